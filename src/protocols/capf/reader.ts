import { Framer } from '../../basics/index.ts';
import { decodeWhole } from './codec.ts';
import { headerLength, sizeOnWire } from './framing.ts';
import type { CapfMessage } from './messages.ts';

/**
 * Puts messages together from the pieces in which a stream brings them. Time is linear in the bytes
 * however they are cut, and no more is set aside than one message of the greatest length.
 */
export class CapfReader {
  readonly #framer = new Framer(headerLength, sizeOnWire);

  /** What has come of a message that lacks its end. */
  get partial(): Uint8Array {
    return this.#framer.partial;
  }

  /**
   * @returns the messages that end in this piece; they hold nothing of `bytes`
   * @throws FormatError with an offset in the message that is wrong. Messages that end in the same
   *   piece are lost with it, and so is the place in the stream: give up the connection.
   */
  push(bytes: Uint8Array): CapfMessage[] {
    const messages: CapfMessage[] = [];
    for (const unit of this.#framer.units(bytes)) messages.push(decodeWhole(new Uint8Array(unit)));
    return messages;
  }
}
