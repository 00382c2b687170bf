import { hash } from 'node:crypto';

/**
 * One named stream of the seed: `random.stream('link publisher–phone-1')`. A new device never
 * shifts another's stream.
 */
export interface Random {
  stream(name: string): RandomStream;
}

export interface RandomStream {
  /** A whole number from 0 to 2^32 - 1. */
  u32(): number;
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  bytes(count: number): Uint8Array;
  /** Where the stream stands: from the same position on, every stream gives the same. */
  position: string;
}

/**
 * Streams of xoshiro128** (Blackman and Vigna, 2018), each started from SHA-256 of seed and name:
 * whole-number arithmetic only, so every version of Node gives the same values.
 */
export class SeededRandom implements Random {
  readonly seed: number;
  readonly #streams = new Map<string, RandomStream>();

  constructor(seed: number) {
    this.seed = seed;
  }

  stream(name: string): RandomStream {
    let stream = this.#streams.get(name);
    if (!stream) {
      stream = new Xoshiro128(hash('sha256', `${this.seed}/${name}`, 'buffer'));
      this.#streams.set(name, stream);
    }
    return stream;
  }
}

class Xoshiro128 implements RandomStream {
  readonly #state = new Uint32Array(4);

  constructor(digest: Buffer) {
    for (let word = 0; word < 4; word++) this.#state[word] = digest.readUInt32LE(word * 4);
  }

  get position(): string {
    return this.#state.join(' ');
  }

  set position(position: string) {
    this.#state.set(position.split(' ').map(Number));
  }

  u32(): number {
    const state = this.#state as Uint32Array & [number, number, number, number];
    const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotateLeft(state[3], 11);
    return result;
  }

  fraction(): number {
    return this.u32() / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; at += 4) {
      const word = this.u32();
      for (let byte = 0; byte < 4 && at + byte < count; byte++)
        bytes[at + byte] = word >>> (8 * byte);
    }
    return bytes;
  }
}

const rotateLeft = (value: number, count: number): number =>
  (value << count) | (value >>> (32 - count));
