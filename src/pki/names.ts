/** Distinguished names (RFC 5280, section 4.1.2.4). */
import { type ByteReader, hex, latin1 } from '../basics/index.ts';
import { contents, element, enter, nextTag, oid, sequence, tags } from './der.ts';

/** The encoded identifiers of the kinds of attribute that telephony certificates use. */
const attributeTypes = {
  CN: '550403',
  OU: '55040b',
  O: '55040a',
  L: '550407',
  ST: '550408',
  C: '550406',
} as const;

export type AttributeType = keyof typeof attributeTypes;
export type Attribute = readonly [type: AttributeType, value: string];

/** A distinguished name as ordered attributes, most specific first, as CallManager writes it. */
export type Name = readonly Attribute[];

const typeNames = new Map<string, string>(
  Object.entries(attributeTypes).map(([name, encoded]) => [encoded, name]),
);

/** What every subject carries that does not say so itself: no key of a simulation may be mistaken. */
const simulationMark: Attribute = ['O', 'offhook simulation'];

export const markedAsSimulated = (name: Name): Name =>
  name.some(([, value]) => /simulat/i.test(value)) ? name : [...name, simulationMark];

/** Encodes the attributes in the order in which they are given. */
export const encodeName = (name: Name): Uint8Array =>
  sequence(
    ...name.map(([type, value]) => {
      // RFC 5280, appendix A.1: a country is a PrintableString, the others may be UTF-8.
      const tag = type === 'C' ? tags.printableString : tags.utf8String;
      const text = new Uint8Array(Buffer.from(value, 'utf8'));
      return element(tags.set, sequence(oid(attributeTypes[type]), element(tag, text)));
    }),
  );

/**
 * Reads a name as CallManager writes it, `CN=…;OU=…;O=…`: its attributes in the order of the
 * certificate, joined by semicolons, nothing escaped.
 * @throws FormatError
 */
export function readName(reader: ByteReader, what: string): string {
  const sets = enter(reader, tags.sequence, what);
  const attributes: string[] = [];
  while (sets.left > 0) {
    const set = enter(sets, tags.set, what);
    while (set.left > 0) attributes.push(readAttribute(set, what));
  }
  return attributes.join(';');
}

function readAttribute(set: ByteReader, what: string): string {
  const attribute = enter(set, tags.sequence, `attribute of ${what}`);
  const type = contents(enter(attribute, tags.oid, `type in ${what}`), `type in ${what}`);
  const tag = nextTag(attribute) ?? attribute.fail(`an attribute of ${what} has no value`);
  const value = contents(enter(attribute, tag, `value in ${what}`), `value in ${what}`);
  attribute.expectEnd(`an attribute of ${what}`);
  const text = tag === tags.utf8String ? Buffer.from(value).toString('utf8') : latin1(value);
  return `${typeNames.get(hex(type)) ?? dotted(type)}=${text}`;
}

/** An object identifier as dotted numbers: `2.5.4.5`. */
function dotted(encoded: Uint8Array): string {
  const numbers: bigint[] = [];
  let number = 0n;
  for (const byte of encoded) {
    number = (number << 7n) | BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0n;
  }
  const [first = 0n, ...rest] = numbers;
  const arc = first < 80n ? first / 40n : 2n;
  return [arc, first - arc * 40n, ...rest].join('.');
}
