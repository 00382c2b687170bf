import { decodeWhole } from './codec.ts';
import { headerLength, sizeOnWire } from './framing.ts';
import type { SccpMessage } from './messages.ts';

/**
 * Puts messages together from the pieces in which TCP brings them: a segment may hold several, and
 * one may come in many. Time is linear in the bytes however they are cut, and no more is set aside
 * than one message of the greatest length.
 */
export class SccpReader {
  /** The beginning of a message whose end has not come yet: its header, then all of it. */
  #partial = new Uint8Array(headerLength);
  #have = 0;

  /**
   * @returns the messages that end in this piece
   * @throws FormatError with an offset in the message that is wrong. Messages that end in the same
   *   piece are lost with it, and so is the place in the stream: give up the connection.
   */
  push(bytes: Uint8Array): SccpMessage[] {
    const messages: SccpMessage[] = [];
    let at = 0;
    while (at < bytes.length) {
      const end = this.#have === 0 ? endOfWhole(bytes, at) : undefined;
      if (end !== undefined) {
        messages.push(decodeWhole(bytes.subarray(at, end)));
        at = end;
      } else {
        at = this.#collect(bytes, at, messages);
      }
    }
    return messages;
  }

  /** Adds to the partial message what it still lacks; returns how far `bytes` are used up. */
  #collect(bytes: Uint8Array, at: number, messages: SccpMessage[]): number {
    const end = Math.min(bytes.length, at + this.#partial.length - this.#have);
    this.#partial.set(bytes.subarray(at, end), this.#have);
    this.#have += end - at;
    if (this.#have < this.#partial.length) return end;

    const size = sizeOnWire(this.#partial, 0);
    if (this.#have < size) {
      const whole = new Uint8Array(size);
      whole.set(this.#partial);
      this.#partial = whole;
    } else {
      messages.push(decodeWhole(this.#partial));
      this.#partial = new Uint8Array(headerLength);
      this.#have = 0;
    }
    return end;
  }
}

/** Where the message that begins at `at` ends, if all of it is there. */
function endOfWhole(bytes: Uint8Array, at: number): number | undefined {
  if (bytes.length - at < headerLength) return undefined;
  const end = at + sizeOnWire(bytes, at);
  return end <= bytes.length ? end : undefined;
}
