import { ByteWriter } from './bytes.ts';

/**
 * Cuts a stream of bytes into units whose head says how long they are: messages on TCP, records of
 * TLS. Time is linear in the bytes however they are cut when they come, and no more is kept than has
 * come of one unit.
 */
export class Framer {
  readonly #headLength: number;
  readonly #sizeOf: (head: Uint8Array) => number;
  /** What has come of a unit that is not complete, and up to where it must come to know more. */
  #partial: ByteWriter | undefined;
  #need: number;

  /** @param sizeOf reads from a head, with or without what follows it, how long the unit is, head and
   * all; it may throw, and then the place in the stream is lost */
  constructor(headLength: number, sizeOf: (head: Uint8Array) => number) {
    this.#headLength = headLength;
    this.#need = headLength;
    this.#sizeOf = sizeOf;
  }

  /** Whether the last unit lacks its end. */
  get isPartial(): boolean {
    return this.#partial !== undefined;
  }

  /** What has come of a unit that lacks its end; empty when none does. */
  get partial(): Uint8Array {
    return this.#partial?.done() ?? new Uint8Array();
  }

  /**
   * The units that these bytes complete, heads included: views of the bytes where they hold a unit
   * whole. Whoever stops early loses the rest.
   */
  *units(bytes: Uint8Array): Generator<Uint8Array, void> {
    for (let at = 0; at < bytes.length; ) {
      const rest = at === 0 ? bytes : bytes.subarray(at);
      const size = this.#partial || rest.length < this.#headLength ? 0 : this.#sizeOf(rest);
      const isWhole = size > 0 && size <= rest.length;
      const length = isWhole ? size : this.#need - (this.#partial?.length ?? 0);
      const piece = length === rest.length ? rest : rest.subarray(0, length);
      at += piece.length;
      const unit = isWhole ? piece : this.#collect(piece);
      if (unit) yield unit;
    }
  }

  /** @returns the unit, when this piece completes it */
  #collect(piece: Uint8Array): Uint8Array | undefined {
    this.#partial ??= new ByteWriter();
    this.#partial.put(piece);
    if (this.#partial.length < this.#need) return undefined;
    const unit = this.#partial.done();
    if (unit.length === this.#headLength) this.#need = this.#sizeOf(unit);
    if (unit.length < this.#need) return undefined;
    this.#partial = undefined;
    this.#need = this.#headLength;
    return unit;
  }
}
