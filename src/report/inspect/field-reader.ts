import { type Annotation, type ByteReader, hex } from '../../basics/index.ts';

/** Steps over bytes field by field, and notes each with where it stands. */
export class FieldReader {
  readonly reader: ByteReader;
  readonly fields: Annotation[] = [];

  constructor(reader: ByteReader) {
    this.reader = reader;
  }

  /** A big-endian number of 1, 2 or 4 bytes.
   * @param show by default in decimal
   * @throws FormatError when it is not there */
  number(name: string, length: 1 | 2 | 4, show: (value: number) => string = String): number {
    const { offset } = this.reader;
    let value = 0;
    for (const byte of this.reader.take(length, name)) value = value * 256 + byte;
    this.fields.push({ offset, length, name, value: show(value) });
    return value;
  }

  /** @param show by default in hexadecimal
   * @throws FormatError when they are not there */
  bytes(name: string, length: number, show: (bytes: Uint8Array) => string = hex): Uint8Array {
    const { offset } = this.reader;
    const bytes = this.reader.take(length, name);
    this.fields.push({ offset, length, name, value: show(bytes) });
    return bytes;
  }

  /** What is made of more fields, up to where the reader has come.
   * @param from where it began */
  group(name: string, from: number, children: readonly Annotation[], value?: string): void {
    const length = this.reader.offset - from;
    this.fields.push({
      offset: from,
      length,
      name,
      children,
      ...(value !== undefined && { value }),
    });
  }
}
