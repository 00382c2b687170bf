/** Moments in certificates (RFC 5280, section 4.1.2.5), to the second. */
import { type ByteReader, fromLatin1, latin1 } from '../basics/index.ts';
import { contents, element, enter, nextTag, tags } from './der.ts';

/** UTCTime through 2049, GeneralizedTime from 2050 on. */
export function encodeTime(date: Date): Uint8Array {
  const digits = timeDigits(date);
  const isShort = digits >= '1950' && digits < '2050';
  const text = `${isShort ? digits.slice(2) : digits}Z`;
  const tag = isShort ? tags.utcTime : tags.generalizedTime;
  return element(tag, fromLatin1(text));
}

/** @throws FormatError when no UTCTime or GeneralizedTime of a real date stands there */
export function readTime(reader: ByteReader, what: string): Date {
  const at = reader.offset;
  const isShort = nextTag(reader) === tags.utcTime;
  const tag = isShort ? tags.utcTime : tags.generalizedTime;
  const written = latin1(contents(enter(reader, tag, what), what));
  const text = isShort ? withCentury(written) : written;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return reader.fail(`${what} is not a time`, at);
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as Six;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // A 31st of February would have become a day in March.
  if (`${timeDigits(date)}Z` !== text) reader.fail(`${what} is not a date`, at);
  return date;
}

/** A year of two digits below 50 lies after 2000. */
const withCentury = (text: string): string => `${text < '50' ? '20' : '19'}${text}`;

type Six = [number, number, number, number, number, number];

/** `YYYYMMDDHHMMSS`, UTC. */
const timeDigits = (date: Date): string => date.toISOString().slice(0, 19).replace(/[-:T]/g, '');
