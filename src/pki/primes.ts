import { checkPrimeSync } from 'node:crypto';
import { hex } from '../basics/index.ts';

/** Where keys come from: a named stream of the seed. */
export interface ByteSource {
  bytes(count: number): Uint8Array;
  /** What the next bytes depend on, and nothing else. */
  position: string;
}

/** How far a search goes on from one draw before it draws anew. */
const span = 1 << 16;

/** Trial division by these spares most calls of the costly test. */
const smallPrimes = oddPrimesBelow(4096);

/**
 * A prime of exactly `bits` bits with its two highest bits set, so that the product of two has
 * exactly twice the bits. The same bytes give the same prime.
 * @param accept what else the prime must be
 */
export function drawPrime(
  source: ByteSource,
  bits: number,
  accept: (prime: bigint) => boolean,
): bigint {
  for (;;) {
    const start = drawOdd(source, bits);
    const remainders = smallPrimes.map((prime) => Number(start % BigInt(prime)));
    for (let step = 0; step < span; step += 2) {
      if (hasSmallFactor(remainders, step)) continue;
      const candidate = start + BigInt(step);
      if (accept(candidate) && checkPrimeSync(candidate)) return candidate;
    }
  }
}

function drawOdd(source: ByteSource, bits: number): bigint {
  const bytes = source.bytes(bits / 8).slice();
  const last = bytes.length - 1;
  bytes[0] = (bytes[0] as number) | 0xc0;
  bytes[last] = (bytes[last] as number) | 1;
  return BigInt(`0x${hex(bytes)}`);
}

const hasSmallFactor = (remainders: readonly number[], step: number): boolean =>
  remainders.some((remainder, index) => (remainder + step) % (smallPrimes[index] as number) === 0);

function oddPrimesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let number = 3; number < limit; number += 2) {
    const divisor = primes.find((prime) => prime * prime > number || number % prime === 0);
    if (divisor === undefined || divisor * divisor > number) primes.push(number);
  }
  return primes;
}
