import { ByteWriter } from '../../basics/index.ts';

/**
 * Cuts a stream of bytes into units whose head says how long they are: records, and the handshake
 * messages inside them. Takes time linear in the bytes, however they are cut when they come.
 */
export class Framer {
  readonly #headLength: number;
  readonly #bodyLength: (head: Uint8Array) => number;
  /** What has come of a unit that is not complete. */
  #partial = new ByteWriter();
  #need: number;

  /** @param bodyLength reads how much stands behind a head, and may throw */
  constructor(headLength: number, bodyLength: (head: Uint8Array) => number) {
    this.#headLength = headLength;
    this.#need = headLength;
    this.#bodyLength = bodyLength;
  }

  /** Whether the last unit lacks its end. */
  get isPartial(): boolean {
    return this.#partial.length > 0;
  }

  /** The units that these bytes complete, heads included. Whoever stops early loses the rest. */
  *units(bytes: Uint8Array): Generator<Uint8Array, void> {
    let rest = bytes;
    while (rest.length > 0) {
      const piece = rest.subarray(0, this.#need - this.#partial.length);
      rest = rest.subarray(piece.length);
      this.#partial.put(piece);
      if (this.#partial.length < this.#need) return;
      const unit = this.#partial.done();
      if (unit.length === this.#headLength) this.#need += this.#bodyLength(unit);
      if (unit.length < this.#need) continue;
      this.#partial = new ByteWriter();
      this.#need = this.#headLength;
      yield unit;
    }
  }
}
