import { closeSync, openSync, readSync } from 'node:fs';
import { UserError } from '../../basics/index.ts';
import { withFile } from '../file-problems.ts';

/** More than any file that phones load. */
const largest = 10 * 1024 * 1024;

/**
 * The bytes of a file.
 * @throws UserError when it cannot be read or has more than 10 MB; of an endless one no more is read
 */
export function readBytes(file: string): Uint8Array {
  const bytes = withFile('read', file, () => readUpTo(file, largest + 1));
  if (bytes.length > largest)
    throw new UserError(`${file} has more than 10 MB, which no CTL file and no signed file has`);
  return bytes;
}

/** The first bytes of a file, which may be an endless one. */
export function readUpTo(file: string, count: number): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const chunks: Uint8Array[] = [];
    for (let left = count; left > 0; ) {
      const chunk = new Uint8Array(Math.min(left, 64 * 1024));
      const read = readSync(descriptor, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      left -= read;
    }
    return new Uint8Array(Buffer.concat(chunks));
  } finally {
    closeSync(descriptor);
  }
}
