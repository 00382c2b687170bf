/** The part of DER (ITU-T X.690) that X.509 certificates and RSA keys are made of. */
import { type ByteReader, concat, fromHex } from '../basics/index.ts';

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of an explicit `[number]` of ASN.1. */
export const explicitTag = (number: number): number => 0xa0 | number;

export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const contents = concat(...parts);
  return concat(Uint8Array.of(tag), lengthBytes(contents.length), contents);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array =>
  element(tags.sequence, ...parts);

/** A number that is not negative, from its big-endian bytes: a byte for the sign is added as needed. */
export function integer(magnitude: Uint8Array): Uint8Array {
  const digits = withoutLeadingZeros(magnitude);
  const needsSign = (digits[0] ?? 0x80) >= 0x80;
  return element(tags.integer, Uint8Array.of(...(needsSign ? [0] : [])), digits);
}

/** @param contents the encoded identifier, hexadecimal */
export const oid = (contents: string): Uint8Array => element(tags.oid, fromHex(contents));

/** A bit string of whole bytes. */
export const bitString = (bytes: Uint8Array): Uint8Array =>
  element(tags.bitString, Uint8Array.of(0), bytes);

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const digits = withoutLeadingZeros(Uint8Array.of(length >>> 16, length >>> 8, length));
  return Uint8Array.of(0x80 | digits.length, ...digits);
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array() : bytes.subarray(first);
}

/**
 * Steps over one element and gives a reader of its contents.
 * @throws FormatError when another tag stands there or its length is not DER or not there
 */
export function enter(reader: ByteReader, tag: number, what: string): ByteReader {
  const at = reader.offset;
  const found = reader.u8(what);
  if (found !== tag) reader.fail(`${what} has tag ${found}, not ${tag}`, at);
  return reader.part(readLength(reader, what), what);
}

export const contents = (reader: ByteReader, what: string): Uint8Array =>
  reader.take(reader.left, what);

/** The tag that comes next, undefined at the end. */
export const nextTag = (reader: ByteReader): number | undefined =>
  reader.left > 0 ? reader.bytes[reader.offset] : undefined;

/** The big-endian bytes of a number that is not negative, without the byte for the sign. */
export function readInteger(reader: ByteReader, what: string): Uint8Array {
  const at = reader.offset;
  const digits = contents(enter(reader, tags.integer, what), what);
  const [first, second = 0x80] = digits;
  if (first === undefined) reader.fail(`${what} is an empty number`, at);
  if (first >= 0x80) reader.fail(`${what} is negative`, at);
  if (first === 0 && second < 0x80) reader.fail(`${what} has a zero too many`, at);
  return first === 0 && digits.length > 1 ? digits.subarray(1) : digits;
}

export function readBitString(reader: ByteReader, what: string): ByteReader {
  const bits = enter(reader, tags.bitString, what);
  const at = bits.offset;
  if (bits.u8(what) !== 0) reader.fail(`${what} is not made of whole bytes`, at);
  return bits;
}

function readLength(reader: ByteReader, what: string): number {
  const at = reader.offset;
  const first = reader.u8(`length of ${what}`);
  if (first < 0x80) return first;
  const count = first & 0x7f;
  if (count === 0 || count > 3) reader.fail(`length of ${what} takes ${count} bytes`, at);
  let length = 0;
  for (const digit of reader.take(count, `length of ${what}`)) length = length * 256 + digit;
  if (lengthBytes(length).length !== count + 1)
    reader.fail(`length of ${what} is not the shortest form`, at);
  return length;
}
