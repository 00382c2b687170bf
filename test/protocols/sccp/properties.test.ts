import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, FormatError, hex } from '../../../src/basics/index.ts';
import {
  annotateSccp,
  decodeSccp,
  encodeSccp,
  type SccpMessage,
} from '../../../src/protocols/sccp/index.ts';
import { messageTypes } from '../../../src/protocols/sccp/messages.ts';
import { runs } from '../../support/runs.ts';
import { withBody } from './with-body.ts';

const ids = Object.values(messageTypes).map(({ id }) => id);
const again = ({ name, fields }: SccpMessage) => encodeSccp(name, fields as never);

/** Bodies of every size with many zeros, so that counts are small and texts end. */
const body = fc
  .uint8Array({ maxLength: 800, size: 'max' })
  .map((bytes) => bytes.map((byte) => (byte < 200 ? 0 : byte - 199)));
const wire = fc.tuple(fc.constantFrom(...ids), body).map(([id, body]) => withBody(id, hex(body)));

function read(bytes: Uint8Array): SccpMessage | undefined {
  try {
    return decodeSccp(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(bytes.length);
    return undefined;
  }
}

describe('every SCCP message', () => {
  it('that was read can be written, and what was written reads and writes the same', () => {
    let messages = 0;
    fc.assert(
      fc.property(wire, (bytes) => {
        const message = read(bytes);
        if (!message) return;
        messages++;
        const written = again(message);
        const reread = decodeSccp(written);
        expect(reread.name).toBe(message.name);
        expect(hex(again(reread))).toBe(hex(written));
      }),
      { seed: 42, numRuns: runs(2000) },
    );
    expect(messages).toBeGreaterThan(500);
  });

  it('is a value or a FormatError that points into it, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.oneof(wire, fc.uint8Array({ maxLength: 100 })), (bytes) => {
        read(bytes);
      }),
      { seed: 42, numRuns: runs(1000) },
    );
  });

  it('is a value or a FormatError when its end is cut off, with a header that says so', () => {
    for (const [name, { id, layout }] of Object.entries(messageTypes)) {
      const whole = Object.values(layout).reduce((sum: number, { size }) => sum + size, 0);
      for (let length = 0; length <= whole; length++) read(withBody(id, '00'.repeat(length)));
      expect(read(withBody(id, '00'.repeat(whole)))?.name).toBe(name);
    }
  });
});

/** The leaves of a dump in order. */
const leaves = (annotation: Annotation): readonly Annotation[] =>
  annotation.children?.length ? annotation.children.flatMap(leaves) : [annotation];

describe('the annotated dump', () => {
  it('covers every byte of a message once, in order', () => {
    fc.assert(
      fc.property(wire, (bytes) => {
        if (!read(bytes)) return;
        let at = 0;
        for (const { offset, length } of leaves(annotateSccp(bytes)).filter((l) => l.length > 0)) {
          expect(offset).toBe(at);
          at += length;
        }
        expect(at).toBe(bytes.length);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('of a Reset says what each byte is', () => {
    expect(annotateSccp(encodeSccp('Reset', { type: 2 }))).toEqual({
      offset: 0,
      length: 16,
      name: 'Reset',
      children: [
        { offset: 0, length: 4, name: 'length', value: '8' },
        { offset: 4, length: 4, name: 'headerVersion', value: '0' },
        { offset: 8, length: 4, name: 'id', value: '0x9f' },
        { offset: 12, length: 4, name: 'type', value: '2 (restart)' },
      ],
    });
  });

  it('names the entries of a list, the slots without use and what later releases append', () => {
    const template = encodeSccp('SoftKeyTemplateRes', {
      offset: 0,
      total: 1,
      softKeys: [{ label: '\x80\x01', event: 1 }],
    });
    const appended = withBody(0x108, `${hex(template.slice(12))}00ff`);
    const dump = annotateSccp(appended);
    expect(dump.children?.at(-1)).toEqual({
      offset: 664,
      length: 2,
      name: 'fields of later releases',
      value: '00ff',
    });
    expect(dump.children?.at(-2)?.children).toEqual([
      {
        offset: 24,
        length: 20,
        name: 'entry 1',
        children: [
          { offset: 24, length: 16, name: 'label', value: '"\\x80\\x01"' },
          { offset: 40, length: 4, name: 'event', value: '1 (redial)' },
        ],
      },
      { offset: 44, length: 620, name: 'unused slots' },
    ]);
  });
});
