/** RFC 2246 section 4.3, vectors of variable length: bytes behind their count. */
import { type ByteReader, ByteWriter, concat } from '../../basics/index.ts';

/** How many bytes the count takes up. */
type CountLength = 1 | 2 | 3;

export function vector(countLength: CountLength, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  const writer = new ByteWriter({ capacity: countLength + content.length });
  for (let byte = countLength - 1; byte >= 0; byte--) writer.u8(content.length >> (8 * byte));
  return writer.put(content).done();
}

/** A reader of what is in the vector, whose offsets go on from those of `reader`.
 * @throws FormatError */
export function enterVector(
  reader: ByteReader,
  countLength: CountLength,
  what: string,
): ByteReader {
  let length = 0;
  for (let byte = 0; byte < countLength; byte++)
    length = length * 256 + reader.u8(`length of ${what}`);
  return reader.part(length, what);
}

/** @throws FormatError */
export function readVector(reader: ByteReader, countLength: CountLength, what: string): Uint8Array {
  const content = enterVector(reader, countLength, what);
  return content.take(content.left, what);
}
