/** The kinds of fields that SCCP messages are made of. Integers are little-endian. */
import {
  type Annotation,
  anyAddress,
  type ByteReader,
  type ByteWriter,
  type Codes,
  codeInWords,
  hex,
  type Ipv4,
} from '../../basics/index.ts';

/** Fields by name: those read so far, or all that are to be written. */
export type Values = Readonly<Record<string, unknown>>;

/** One kind of field: how it is read, written and shown. */
export interface Field<Value> {
  /** In bytes. */
  readonly size: number;
  /** The value of a field whose bytes are all zero. */
  readonly zero: Value;
  /** Messages may end before this field, which then reads as zero. */
  readonly mayBeMissing?: true;
  /** @param before the fields in front of this one
   * @throws FormatError, which calls the field `name`, when the bytes end before it does */
  read(reader: ByteReader, name: string, before: Values): Value;
  /** @param all the fields of the same message or entry */
  write(writer: ByteWriter, value: Value, all: Values): void;
  /** The value in one line of a dump. */
  show(value: Value): string;
  /** The pieces of a field that has some, for a dump. */
  parts?(reader: ByteReader, before: Values): readonly Annotation[];
}

/** A field that need not be given when a message is made. */
export interface OmittableField<Value> extends Field<Value> {
  readonly omittable: true;
}

/** A field at the end of a message that some loads or releases leave out. */
export const optional = <Value>(field: Field<Value>): OmittableField<Value> => ({
  ...field,
  mayBeMissing: true,
  omittable: true,
});

export const u8: Field<number> = {
  size: 1,
  zero: 0,
  read: (reader, name) => reader.u8(name),
  write: (writer, value) => writer.u8(value),
  show: String,
};

export const u16: Field<number> = {
  size: 2,
  zero: 0,
  read: (reader, name) => reader.u16(name),
  write: (writer, value) => writer.u16(value),
  show: String,
};

export const u32: Field<number> = {
  size: 4,
  zero: 0,
  read: (reader, name) => reader.u32(name),
  write: (writer, value) => writer.u32(value),
  show: String,
};

/** A call reference, a bit mask: a number that is read in hexadecimal. */
export const u32Hex: Field<number> = {
  ...u32,
  show: (value) => `0x${value.toString(16).padStart(8, '0')}`,
};

/** A number from a list of codes; one that the list lacks is kept as it is. */
export const code = (field: Field<number>, codes: Codes): Field<number> => ({
  ...field,
  show: codeInWords(codes),
});

/** Text in a field of `size` bytes, one character a byte. What follows the NUL is stale memory. */
export const text = (size: number): Field<string> => ({
  size,
  zero: '',
  read: (reader, name) => reader.textField(size, name),
  write: (writer, value) => writer.textField(value, size),
  // Text codes are bytes that terminals do not print.
  show: (value) =>
    `"${value.replace(
      /[^\x20-\x7e]/g,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )}"`,
});

/** Bytes whose meaning is not known, or that are not text. */
export const bytes = (size: number): Field<Uint8Array> => ({
  size,
  zero: new Uint8Array(size),
  read: (reader, name) => new Uint8Array(reader.take(size, name)),
  write: (writer, value) => {
    const kept = value.subarray(0, size);
    writer.put(kept).zeros(size - kept.length);
  },
  show: hex,
});

/** An address in network order. */
export const ipv4: Field<Ipv4> = {
  size: 4,
  zero: anyAddress,
  read: (reader, name) => reader.ipv4(name),
  write: (writer, value) => writer.ipv4(value),
  show: String,
};

/** A field with bytes behind it that only keep the next one aligned. */
export const padded = <Value>(field: Field<Value>, padding: number): Field<Value> => ({
  ...field,
  size: field.size + padding,
  read: (reader, name, before) => {
    const value = field.read(reader, name, before);
    reader.take(padding, `padding after ${name}`);
    return value;
  },
  write: (writer, value, all) => {
    field.write(writer, value, all);
    writer.zeros(padding);
  },
});
