import { createHash } from 'node:crypto';
import { concat } from '../../basics/index.ts';

/**
 * What was said in a handshake, as MD5 and SHA-1 of all its messages: Finished and CertificateVerify
 * vouch for this (RFC 2246 sections 7.4.8 and 7.4.9).
 */
export class Transcript {
  readonly #hashes = [createHash('md5'), createHash('sha1')] as const;
  #last: Uint8Array = new Uint8Array();

  add(message: Uint8Array): void {
    for (const hash of this.#hashes) hash.update(this.#last);
    this.#last = message;
  }

  /** Both hashes of all that was said. */
  hash(): Uint8Array {
    return concat(...this.#hashes.map((hash) => hash.copy().update(this.#last).digest()));
  }

  /** Both hashes of what was said before the last message: what that message may vouch for. */
  hashBeforeLast(): Uint8Array {
    return concat(...this.#hashes.map((hash) => hash.copy().digest()));
  }
}
