/** Reading and writing bytes: bounds are checked in one place, and what is wrong is named. */
import { type Ipv4, ipv4FromNumber, ipv4ToNumber } from './addresses.ts';

/**
 * Input that is not in its format: which format, where (bytes from its start) and what was wrong.
 * It is the only error that a parser throws.
 */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly format: string;
  readonly offset: number;
  readonly problem: string;

  constructor(format: string, offset: number, problem: string) {
    super(`${format}: ${problem} (at offset ${offset})`);
    this.format = format;
    this.offset = offset;
    this.problem = problem;
  }
}

/** What is read, for bytes that may be anything: what is wrong with them instead of an error. */
export function tryRead<Value>(read: () => Value): Value | FormatError {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

export type ByteOrder = 'big' | 'little';

/** Walks over bytes from the front. Every read past the end is a FormatError that says what was missing. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly order: ByteOrder;
  readonly end: number;
  offset: number;
  readonly #view: DataView;

  constructor(
    bytes: Uint8Array,
    format: string,
    { order = 'big' as ByteOrder, start = 0, end = bytes.length } = {},
  ) {
    this.bytes = bytes;
    this.format = format;
    this.order = order;
    this.offset = start;
    this.end = Math.min(end, bytes.length);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.end - this.offset;
  }

  fail(problem: string, offset = this.offset): never {
    throw new FormatError(this.format, offset, problem);
  }

  #advance(count: number, what: string): number {
    if (count < 0 || count > this.left)
      this.fail(`${what} needs ${count} bytes, ${this.left} are left`);
    const at = this.offset;
    this.offset += count;
    return at;
  }

  u8(what: string): number {
    return this.#view.getUint8(this.#advance(1, what));
  }
  u16(what: string): number {
    return this.#view.getUint16(this.#advance(2, what), this.order === 'little');
  }
  u32(what: string): number {
    return this.#view.getUint32(this.#advance(4, what), this.order === 'little');
  }
  /** A view of the next bytes, not a copy. */
  take(count: number, what: string): Uint8Array {
    const at = this.#advance(count, what);
    return this.bytes.subarray(at, at + count);
  }
  /** A reader of the next bytes, whose offsets go on from those of this one. */
  part(count: number, what: string): ByteReader {
    const { bytes, format, order } = this;
    const start = this.#advance(count, what);
    return new ByteReader(bytes, format, { order, start, end: this.offset });
  }
  /** @throws FormatError when something is left behind `what` */
  expectEnd(what: string): void {
    if (this.left > 0) this.fail(`${this.left} bytes follow ${what}`);
  }
  /** Four bytes, always in network order whatever the order of the reader. */
  ipv4(what: string): Ipv4 {
    return ipv4FromNumber(this.#view.getUint32(this.#advance(4, what), false));
  }
  /** Text up to a NUL, which is consumed. */
  textToNul(what: string): string {
    const nul = this.bytes.indexOf(0, this.offset);
    if (nul < 0 || nul >= this.end) this.fail(`${what} has no NUL at its end`);
    return latin1(this.take(nul - this.offset + 1, what).subarray(0, -1));
  }
  /** Text in a field of fixed size: up to the first NUL, what stands behind it is garbage. */
  textField(size: number, what: string): string {
    const field = this.take(size, what);
    const nul = field.indexOf(0);
    return latin1(nul < 0 ? field : field.subarray(0, nul));
  }
}

/** Collects bytes at the back; grows as needed. */
export class ByteWriter {
  readonly order: ByteOrder;
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor({ order = 'big' as ByteOrder, capacity = 64 } = {}) {
    this.order = order;
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  /** To be called before `#bytes` or `#view` is read: it may replace both. */
  #grow(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }

  u8(value: number): this {
    const at = this.#grow(1);
    this.#view.setUint8(at, value);
    return this;
  }
  u16(value: number): this {
    const at = this.#grow(2);
    this.#view.setUint16(at, value, this.order === 'little');
    return this;
  }
  u32(value: number): this {
    const at = this.#grow(4);
    this.#view.setUint32(at, value, this.order === 'little');
    return this;
  }
  put(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }
  ipv4(address: Ipv4): this {
    const at = this.#grow(4);
    this.#view.setUint32(at, ipv4ToNumber(address), false);
    return this;
  }
  text(text: string): this {
    return this.put(fromLatin1(text));
  }
  textWithNul(text: string): this {
    return this.text(text).u8(0);
  }
  /** Text in a field of fixed size, cut so that a NUL always ends it. */
  textField(text: string, size: number): this {
    const at = this.#grow(size);
    this.#bytes.set(fromLatin1(text).subarray(0, Math.max(0, size - 1)), at);
    return this;
  }
  zeros(count: number): this {
    this.#grow(count);
    return this;
  }
  /** Sets a 16-bit value that was left open, such as a length known only at the end. */
  setU16(at: number, value: number): this {
    this.#view.setUint16(at, value, this.order === 'little');
    return this;
  }
  /** A copy of what was written. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** One character a byte: no byte is lost or changed on the way there and back. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
export const fromLatin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
export const fromHex = (text: string): Uint8Array =>
  new Uint8Array(Buffer.from(text.replace(/\s+/g, ''), 'hex'));

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && Buffer.compare(a, b) === 0;
