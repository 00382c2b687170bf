import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, FormatError, fromHex } from '../../../src/basics/index.ts';
import { encodeSccp, maximumLength, SccpReader } from '../../../src/protocols/sccp/index.ts';
import { runs } from '../../support/runs.ts';
import { withBody } from './with-body.ts';

const keepAlive = encodeSccp('KeepAlive');
const prompt = encodeSccp('DisplayPromptStatus', {
  timeout: 0,
  text: '\x80\x13',
  line: 0,
  callReference: 0,
});

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] as number;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

describe('a stream of SCCP messages', () => {
  it('gives several messages that came in one segment', () => {
    const names = new SccpReader().push(concat(keepAlive, prompt, keepAlive)).map((m) => m.name);
    expect(names).toEqual(['KeepAlive', 'DisplayPromptStatus', 'KeepAlive']);
  });

  it('gives a message once its last byte has come', () => {
    const reader = new SccpReader();
    const early = [...prompt.subarray(0, -1)].flatMap((byte) => reader.push(Uint8Array.of(byte)));
    expect(early).toEqual([]);
    expect(reader.push(prompt.subarray(-1))).toMatchObject([{ name: 'DisplayPromptStatus' }]);
  });

  it('gives the same messages however TCP cuts it', () => {
    const part = fc.oneof(
      fc.constantFrom(keepAlive, prompt),
      fc
        .tuple(fc.integer({ min: 0x200, max: 0xffff }), fc.uint8Array({ maxLength: 40 }))
        .map(([id, body]) => encodeSccp('Unknown', { id, body })),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), sizes, (parts, sizes) => {
        const stream = concat(...parts);
        const reader = new SccpReader();
        const pieces = cut(stream, sizes).flatMap((piece) => reader.push(piece));
        expect(pieces).toEqual(new SccpReader().push(stream));
        expect(pieces).toHaveLength(parts.length);
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('does not keep hold of the bytes it was given', () => {
    const reader = new SccpReader();
    const wire = withBody(0x777, '0102030405');
    const [message] = reader.push(wire);
    wire.fill(0xee);
    expect(message?.fields).toEqual({ id: 0x777, body: fromHex('0102030405') });
  });
});

describe('a hostile stream', () => {
  it('is refused as soon as the header is there, before anything is set aside for its body', () => {
    const reader = new SccpReader();
    const header = fromHex('ffffffff 00000000 01000000');
    reader.push(header.subarray(0, 11));
    expect(() => reader.push(header.subarray(11))).toThrow(
      new FormatError('SCCP', 0, `the length 4294967295 is not from 4 to ${maximumLength}`),
    );
  });

  it('gives messages or one FormatError that points into the message, however it is cut', () => {
    const noise = fc.uint8Array({ maxLength: 200 });
    const damaged = fc
      .tuple(fc.nat({ max: prompt.length - 1 }), fc.nat({ max: 255 }))
      .map(([at, value]) => prompt.with(at, value));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(noise, damaged, fc.constant(prompt)), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        (parts, size) => {
          const stream = concat(...parts);
          const reader = new SccpReader();
          try {
            for (const piece of cut(stream, [size])) reader.push(piece);
          } catch (error) {
            if (!(error instanceof FormatError)) throw error;
            expect(error.offset).toBeGreaterThanOrEqual(0);
            expect(error.offset).toBeLessThanOrEqual(stream.length);
          }
        },
      ),
      { seed: 42, numRuns: runs(500) },
    );
  });
});
