import { ByteWriter } from '../../basics/index.ts';
import type { DirectionKeys } from './key-derivation.ts';
import { Protection } from './protection.ts';
import { type ContentType, contentTypes, maximumFragment, tlsVersion } from './records.ts';

/** Cuts what is to be sent into records. */
export class RecordWriter {
  #protection: Protection | undefined;

  /** From the next record on. */
  protect(keys: DirectionKeys): void {
    this.#protection = new Protection('sealing', keys);
  }

  /** @returns the records that carry `content`, as they go onto the wire */
  write(type: ContentType, content: Uint8Array): Uint8Array {
    const header = new ByteWriter().u8(contentTypes[type]).u16(tlsVersion).done();
    const records = new ByteWriter({ capacity: content.length + 64 });
    for (let at = 0; at < content.length; at += maximumFragment) {
      const fragment = content.subarray(at, at + maximumFragment);
      const body = this.#protection?.seal(header, fragment) ?? fragment;
      records.put(header).u16(body.length).put(body);
    }
    return records.done();
  }
}
