import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../src/basics/index.ts';
import { SeededRandom } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';

const aSeed = fc.integer({ min: 0, max: 0xffff_ffff });
const numbers = (seed: number, name: string, count: number): number[] => {
  const stream = new SeededRandom(seed).stream(name);
  return Array.from({ length: count }, () => stream.u32());
};

/** xoshiro128** as its authors publish it, in arithmetic modulo 2^32. */
function* xoshiro128(state: bigint[]): Generator<number> {
  const mask = 0xffff_ffffn;
  const rotateLeft = (value: bigint, count: bigint) =>
    ((value << count) | (value >> (32n - count))) & mask;
  let [a = 0n, b = 0n, c = 0n, d = 0n] = state;
  for (;;) {
    yield Number((rotateLeft((b * 5n) & mask, 7n) * 9n) & mask);
    const shifted = (b << 9n) & mask;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11n);
  }
}

const take = (count: number, values: Generator<number>): number[] =>
  Array.from({ length: count }, () => values.next().value);

describe('a stream of the seed', () => {
  it('gives the values that seed 42 has always given', () => {
    const stream = new SeededRandom(42).stream('link publisher–phone-1');
    expect([stream.u32(), stream.u32(), stream.u32(), stream.u32()]).toMatchInlineSnapshot(`
      [
        2230851483,
        793606625,
        1511853196,
        1466705884,
      ]
    `);
    expect([stream.fraction(), stream.fraction()]).toMatchInlineSnapshot(`
      [
        0.7407215272542089,
        0.5908565514255315,
      ]
    `);
    expect([
      stream.between(1, 6),
      stream.between(1, 6),
      stream.between(1, 6),
    ]).toMatchInlineSnapshot(`
      [
        4,
        2,
        5,
      ]
    `);
    expect(hex(stream.bytes(11))).toMatchInlineSnapshot(`"4cc049681c56b7776f7fed"`);
  });

  it('is xoshiro128**, started from SHA-256 of seed and name', () => {
    expect(take(4, xoshiro128([1n, 2n, 3n, 4n]))).toEqual([11520, 0, 5927040, 70819200]);
    fc.assert(
      fc.property(aSeed, fc.string(), (seed, name) => {
        const digest = createHash('sha256').update(`${seed}/${name}`).digest();
        const state = [0, 4, 8, 12].map((at) => BigInt(digest.readUInt32LE(at)));
        expect(numbers(seed, name, 20)).toEqual(take(20, xoshiro128(state)));
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('does not depend on what was drawn from other streams, and when', () => {
    fc.assert(
      fc.property(
        aSeed,
        fc.array(fc.constantFrom('phone-2', 'phone-3', 'keys')),
        (seed, others) => {
          const random = new SeededRandom(seed);
          const seen = others.map((other) => {
            random.stream(other).u32();
            return random.stream('phone-1').u32();
          });
          expect(seen).toEqual(numbers(seed, 'phone-1', others.length));
        },
      ),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('goes on from a position as the stream did that stood there', () => {
    const stream = new SeededRandom(42).stream('there');
    stream.u32();
    const { position } = stream;
    const next = [stream.u32(), stream.u32()];
    const other = new SeededRandom(7).stream('elsewhere');
    other.position = position;

    expect([other.u32(), other.u32()]).toEqual(next);
  });

  it('differs from the stream of another name and of another seed', () => {
    const seen = [
      numbers(42, 'phone-1', 8),
      numbers(42, 'phone-2', 8),
      numbers(43, 'phone-1', 8),
      numbers(4, '2/phone-1', 8),
    ];
    expect(new Set(seen.map(String)).size).toBe(4);
  });

  it('gives fractions from 0 up to but not 1', () => {
    const stream = new SeededRandom(42).stream('fractions');
    const seen = Array.from({ length: 1000 }, () => stream.fraction());
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seen)).toBeLessThan(1);
  });

  it('gives each whole number of a range, and none outside it', () => {
    const stream = new SeededRandom(42).stream('dice');
    const seen = new Set(Array.from({ length: 200 }, () => stream.between(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(stream.between(5, 5)).toBe(5);
  });

  it.each([0, 1, 3, 4, 5, 16])('gives %d bytes when asked for so many', (count) => {
    expect(new SeededRandom(42).stream('bytes').bytes(count)).toHaveLength(count);
  });
});
