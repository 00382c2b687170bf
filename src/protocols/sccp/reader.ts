import { Framer } from '../../basics/index.ts';
import { decodeWhole } from './codec.ts';
import { headerLength, sizeOnWire } from './framing.ts';
import type { SccpMessage } from './messages.ts';

/**
 * Puts messages together from the pieces in which TCP brings them: a segment may hold several, and
 * one may come in many. Time is linear in the bytes however they are cut, and no more is set aside
 * than one message of the greatest length.
 */
export class SccpReader {
  readonly #framer = new Framer(headerLength, sizeOnWire);

  /** What has come of a message that lacks its end. */
  get partial(): Uint8Array {
    return this.#framer.partial;
  }

  /**
   * @returns the messages that end in this piece
   * @throws FormatError with an offset in the message that is wrong. Messages that end in the same
   *   piece are lost with it, and so is the place in the stream: give up the connection.
   */
  push(bytes: Uint8Array): SccpMessage[] {
    const messages: SccpMessage[] = [];
    for (const unit of this.#framer.units(bytes)) messages.push(decodeWhole(unit));
    return messages;
  }
}
