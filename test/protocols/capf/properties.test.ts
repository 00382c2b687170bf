import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, concat, FormatError, fromHex, hex } from '../../../src/basics/index.ts';
import {
  annotateCapf,
  type CapfMessage,
  CapfReader,
  decodeCapf,
  encodeCapf,
} from '../../../src/protocols/capf/index.ts';
import { messageTypes } from '../../../src/protocols/capf/messages.ts';
import { runs } from '../../support/runs.ts';
import { transcripts } from './vectors.ts';

const byte = fc.integer({ min: 0, max: 255 });
const bytes = fc.uint8Array({ maxLength: 60 });
const text = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((c) => String.fromCharCode(c)),
});
const signature = fc.record({ hash: byte, signature: bytes });

const values = {
  reason: byte,
  reasonInfo: text,
  certificateType: byte,
  certificate: fc.record({ type: byte, der: bytes }),
  certificateId: bytes,
  signedData: bytes,
  version: byte,
  authType: byte,
  publicKey: bytes,
  keySize: fc.integer({ min: 0, max: 0xffff }),
  password: text,
  retryDelay: bytes,
  deviceName: text,
  sudiData: fc.record({ der: bytes, signatures: fc.array(signature, { maxLength: 3 }) }),
  keyType: byte,
  curve: byte,
  digestType: bytes,
  sha2SignedData: signature,
};

const session = fc.integer({ min: 0, max: 0xffff_ffff });

/** A message of every kind, with all that it must have and any of what it may have. */
const message: fc.Arbitrary<CapfMessage> = fc.oneof(
  ...Object.entries(messageTypes).map(([name, { must, may }]) => {
    const pick = (keys: readonly (keyof typeof values)[]) =>
      Object.fromEntries(keys.map((key) => [key, values[key]]));
    const fields = fc.record(
      { ...pick(must), ...pick(may) },
      { requiredKeys: [...must] as never[] },
    );
    return fc.record({ name: fc.constant(name), session, fields }) as fc.Arbitrary<CapfMessage>;
  }),
  fc.record({
    name: fc.constant('Unknown' as const),
    session,
    fields: fc.record({ command: fc.integer({ min: 24, max: 255 }), body: bytes }),
  }),
);

/** Bytes that are nearly a message: truncated, flipped, with the length put right or not. */
const damaged = fc
  .tuple(
    fc.oneof(
      message.map(encodeCapf),
      fc.constantFrom(...transcripts.flatMap((t) => t.messages.map((m) => fromHex(m.hex)))),
    ),
    fc.nat(),
    byte,
    fc.nat(),
    fc.boolean(),
  )
  .map(([wire, at, value, cut, fixed]) => {
    const flipped = wire
      .with(at % wire.length, value)
      .slice(0, wire.length - Math.max(0, (cut % 9) - 4));
    if (!fixed || flipped.length < 8) return flipped;
    return flipped.with(6, (flipped.length - 8) >> 8).with(7, (flipped.length - 8) & 0xff);
  });

function read(wire: Uint8Array): CapfMessage | undefined {
  try {
    return decodeCapf(wire);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(wire.length);
    return undefined;
  }
}

const leaves = (annotation: Annotation): readonly Annotation[] =>
  annotation.children?.length ? annotation.children.flatMap(leaves) : [annotation];

describe('every CAPF message', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(message, (given) => {
        expect(decodeCapf(encodeCapf(given))).toEqual(given);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('is a value or a FormatError that points into it, whatever its bytes are', () => {
    let [values, errors] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(damaged, bytes), (wire) => {
        const found = read(wire);
        if (!found) errors++;
        else {
          values++;
          const written = encodeCapf(found);
          expect(hex(encodeCapf(decodeCapf(written)))).toBe(hex(written));
        }
      }),
      { seed: 42, numRuns: runs(2000) },
    );
    expect(values).toBeGreaterThan(100);
    expect(errors).toBeGreaterThan(100);
  });

  it('is annotated so that every byte is named once, in order', () => {
    fc.assert(
      fc.property(fc.oneof(message.map(encodeCapf), damaged), (wire) => {
        if (!read(wire)) return;
        let at = 0;
        for (const { offset, length } of leaves(annotateCapf(wire))) {
          expect(offset).toBe(at);
          at += length;
        }
        expect(at).toBe(wire.length);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });
});

describe('a stream of CAPF messages', () => {
  it('gives the same messages however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 100 }),
        (messages, size) => {
          const stream = concat(...messages.map(encodeCapf));
          const reader = new CapfReader();
          const found: CapfMessage[] = [];
          for (let at = 0; at < stream.length; at += size)
            found.push(...reader.push(stream.subarray(at, at + size)));
          expect(found).toEqual(messages);
        },
      ),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('gives messages or one FormatError, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(damaged, bytes), { maxLength: 4 }), (pieces) => {
        const reader = new CapfReader();
        const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
        try {
          for (const piece of pieces) reader.push(piece);
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
          expect(error.offset).toBeGreaterThanOrEqual(0);
          expect(error.offset).toBeLessThanOrEqual(length);
        }
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });
});
