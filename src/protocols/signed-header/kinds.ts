import {
  BugError,
  type ByteReader,
  ByteWriter,
  fromLatin1,
  hex,
  latin1,
  printable,
} from '../../basics/index.ts';

/** How the value of an element is read, written and shown. */
export interface Kind<Value> {
  /** Reads from exactly the bytes of the value; what it leaves is an error. */
  read(reader: ByteReader, name: string): Value;
  write(value: Value): Uint8Array;
  /** In words for an annotated dump, on one line. */
  show(value: Value): string;
}

export const u16: Kind<number> = {
  read: (reader, name) => reader.u16(name),
  write: (value) => new ByteWriter().u16(value).done(),
  show: String,
};

/** Two bytes as `major.minor`. */
export const version: Kind<string> = {
  read: (reader, name) => `${reader.u8(name)}.${reader.u8(name)}`,
  write: (value) => Uint8Array.from(value.split('.'), Number),
  show: (value) => value,
};

/** Seconds since 1970, UTC. */
export const unixTime: Kind<Date> = {
  read: (reader, name) => new Date(reader.u32(name) * 1000),
  write: (value) => new ByteWriter().u32(Math.floor(value.getTime() / 1000)).done(),
  show: (value) => value.toISOString().replace('.000Z', 'Z'),
};

/**
 * Text of 8-bit characters and a NUL. Each byte is one character of the string, so that names stay
 * opaque: nothing is lost on the way there and back, whatever they are encoded in.
 */
export const text: Kind<string> = {
  read(reader, name) {
    const at = reader.offset;
    const bytes = reader.take(reader.left, name);
    if (bytes.at(-1) !== 0) reader.fail(`${name} has no NUL at its end`, at);
    return latin1(bytes.subarray(0, -1));
  },
  write: (value) => new ByteWriter().textWithNul(value).done(),
  show: (value) => printable(Buffer.from(fromLatin1(value)).toString('utf8')),
};

/** Bytes that say nothing to a reader beyond their first few. */
export const bytes: Kind<Uint8Array> = {
  read: (reader, name) => reader.take(reader.left, name),
  write: (value) => value,
  show: (value) =>
    value.length <= 16 ? hex(value) : `${hex(value.subarray(0, 8))}… (${value.length} bytes)`,
};

/** Bytes that are compared by eye: shown as pairs of digits, `3C:F9:27:00`. */
export const serialNumber: Kind<Uint8Array> = {
  ...bytes,
  show: (value) => Array.from(value, (byte) => hex(Uint8Array.of(byte)).toUpperCase()).join(':'),
};

/** One byte that stands for a value of the list; another one is an error. */
export function code<Value extends string | number>(
  codes: Readonly<Record<number, Value>>,
): Kind<Value> {
  const codeOf = new Map(Object.entries(codes).map(([key, value]) => [value, Number(key)]));
  return {
    read(reader, name) {
      const at = reader.offset;
      const found = reader.u8(name);
      return codes[found] ?? reader.fail(`${name} ${found} is not known`, at);
    },
    write(value) {
      const found = codeOf.get(value);
      if (found === undefined) throw new BugError(`the format has no code for ${value}`);
      return Uint8Array.of(found);
    },
    show: String,
  };
}
