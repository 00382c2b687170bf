import { decodeWhole } from './codec.ts';
import { headerLength, sizeOnWire } from './framing.ts';
import type { CapfMessage } from './messages.ts';

/**
 * Puts messages together from the pieces in which a stream brings them. Time is linear in the bytes
 * however they are cut, and no more is set aside than one message of the greatest length.
 */
export class CapfReader {
  /** The beginning of a message whose end has not come yet: its header, then all of it. */
  #partial = new Uint8Array(headerLength);
  #have = 0;

  /**
   * @returns the messages that end in this piece; they hold nothing of `bytes`
   * @throws FormatError with an offset in the message that is wrong. Messages that end in the same
   *   piece are lost with it, and so is the place in the stream: give up the connection.
   */
  push(bytes: Uint8Array): CapfMessage[] {
    const messages: CapfMessage[] = [];
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(bytes.length, at + this.#partial.length - this.#have);
      this.#partial.set(bytes.subarray(at, end), this.#have);
      this.#have += end - at;
      at = end;
      if (this.#have === this.#partial.length) this.#complete(messages);
    }
    return messages;
  }

  /** What was set aside is full: a header, which says how long the message is, or the message. */
  #complete(messages: CapfMessage[]): void {
    const size = sizeOnWire(this.#partial, 0);
    if (this.#have < size) {
      const whole = new Uint8Array(size);
      whole.set(this.#partial);
      this.#partial = whole;
      return;
    }
    const whole = this.#partial;
    this.#partial = new Uint8Array(headerLength);
    this.#have = 0;
    messages.push(decodeWhole(whole));
  }
}
