import {
  type Cipher,
  createCipheriv,
  createDecipheriv,
  createHmac,
  type Decipher,
  timingSafeEqual,
} from 'node:crypto';
import { ByteWriter, concat } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import { macLength } from './cipher-suites.ts';
import type { DirectionKeys } from './key-derivation.ts';

/** One direction of a connection after ChangeCipherSpec: HMAC-SHA-1, and AES where there is a key. */
export class Protection {
  readonly #mac: Uint8Array;
  readonly #blockLength: number;
  readonly #cipher: Cipher | Decipher | undefined;
  /** Counts the records of this direction. */
  #sequence = 0;

  constructor(direction: 'sealing' | 'opening', { mac, key, iv }: DirectionKeys) {
    this.#mac = mac;
    this.#blockLength = iv.length;
    if (key.length === 0) return;
    // TLS 1.0 chains the blocks of all records of a direction: one cipher lives as long as it.
    const create = direction === 'sealing' ? createCipheriv : createDecipheriv;
    this.#cipher = create('aes-128-cbc', key, iv).setAutoPadding(false);
  }

  /** @param header type and version of the record */
  seal(header: Uint8Array, fragment: Uint8Array): Uint8Array {
    const signed = concat(fragment, this.#macOf(header, fragment));
    if (!this.#cipher) return signed;
    const padding = this.#blockLength - 1 - (signed.length % this.#blockLength);
    return this.#cipher.update(concat(signed, new Uint8Array(padding + 1).fill(padding)));
  }

  /** @param header type and version of the record
   * @throws TlsFailure */
  open(header: Uint8Array, sealed: Uint8Array): Uint8Array {
    const signed = this.#cipher ? this.#decrypted(this.#cipher, sealed) : sealed;
    if (signed.length < macLength) throw badRecord();
    const fragment = signed.subarray(0, signed.length - macLength);
    const mac = signed.subarray(signed.length - macLength);
    if (!timingSafeEqual(mac, this.#macOf(header, fragment))) throw badRecord();
    return fragment;
  }

  /** RFC 2246 section 6.2.3.2: the last byte counts the bytes before it, which all repeat it. */
  #decrypted(cipher: Cipher | Decipher, sealed: Uint8Array): Uint8Array {
    if (sealed.length === 0 || sealed.length % this.#blockLength !== 0) throw badRecord();
    const padded = cipher.update(sealed);
    const padding = padded.at(-1) as number;
    const end = padded.length - padding - 1;
    if (end < macLength || padded.subarray(end).some((byte) => byte !== padding)) throw badRecord();
    return padded.subarray(0, end);
  }

  /** RFC 2246 section 6.2.3.1. */
  #macOf(header: Uint8Array, fragment: Uint8Array): Uint8Array {
    const numbered = new ByteWriter()
      .u32(Math.floor(this.#sequence / 2 ** 32))
      .u32(this.#sequence % 2 ** 32)
      .put(header)
      .u16(fragment.length)
      .done();
    this.#sequence++;
    return createHmac('sha1', this.#mac).update(numbered).update(fragment).digest();
  }
}

/** One alert for padding and MAC, as OpenSSL does it, so that nobody can probe for the difference. */
const badRecord = (): TlsFailure => new TlsFailure('bad_record_mac', 'a record was tampered with');
