import { Framer } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import type { DirectionKeys } from './key-derivation.ts';
import { Protection } from './protection.ts';
import {
  type ContentType,
  contentType,
  maximumFragment,
  maximumProtectedFragment,
  recordHeaderLength,
  signedHeaderLength,
} from './records.ts';

export interface TlsRecord {
  readonly type: ContentType;
  /** May be empty. */
  readonly fragment: Uint8Array;
}

/** Puts together the records that arrive, and opens them. */
export class RecordReader {
  readonly #framer = new Framer(recordHeaderLength, (header) => this.#sizeOf(header));
  #protection: Protection | undefined;

  /** From the next record on. */
  protect(keys: DirectionKeys): void {
    this.#protection = new Protection('opening', keys);
  }

  /** What has come of a record that lacks its end. */
  get partial(): Uint8Array {
    return this.#framer.partial;
  }

  /**
   * The records that these bytes complete. Each is opened when it is asked for: a ChangeCipherSpec
   * changes how the next one is.
   * @throws TlsFailure
   */
  *read(bytes: Uint8Array): Generator<TlsRecord, void> {
    for (const record of this.#framer.units(bytes)) {
      const body = record.subarray(recordHeaderLength);
      const header = record.subarray(0, signedHeaderLength);
      const fragment = this.#protection?.open(header, body) ?? body;
      if (fragment.length > maximumFragment) throw overflow(fragment.length);
      yield { type: typeOf(record), fragment };
    }
  }

  /** @throws TlsFailure when the header is none of TLS, or says too much */
  #sizeOf(header: Uint8Array): number {
    typeOf(header);
    const [, major = 0, minor = 0, high = 0, low = 0] = header;
    // A client may put a version other than 3.1 there, while it does not know ours.
    if (major !== 3)
      throw new TlsFailure('protocol_version', `a record of version ${major}.${minor}, not 3.1`);
    const length = high * 256 + low;
    if (length > (this.#protection ? maximumProtectedFragment : maximumFragment))
      throw overflow(length);
    return recordHeaderLength + length;
  }
}

function typeOf([code = 0]: Uint8Array): ContentType {
  const type = contentType(code);
  if (!type) throw new TlsFailure('unexpected_message', `a record of type ${code}`);
  return type;
}

const overflow = (length: number): TlsFailure =>
  new TlsFailure('record_overflow', `a record of ${length} bytes`);
