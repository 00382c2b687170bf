/**
 * The header that CTL files, ITL files and signed files (`.sgn`) begin with: who signed the file,
 * how, and the signature. Layout: public tool certutils (usecallmanager.nz) and the `show ctl`
 * output of real servers in Cisco tech notes 118892 and 118893.
 */
import { BugError, ByteReader, concat } from '../../basics/index.ts';
import {
  type Element,
  expectElement,
  headLength,
  readElements,
  type Table,
  valueRows,
  valuesOf,
  writeElements,
} from './elements.ts';
import { bytes, code, serialNumber, text, u16, unixTime, version } from './kinds.ts';

export type Digest = 'sha1' | 'sha256' | 'sha512';

export interface HeaderValues {
  /** `1.2` in CTL and ITL files, `1.0` in signed files, `2.0` in signed and encrypted ones. */
  readonly version: string;
  /** Bytes from the start of the file to the first record or the payload. */
  readonly headerLength: number;
  /** Only in files of later years; CallManager 4.1 writes none. */
  readonly signerVersion?: string;
  /** Distinguished names are opaque: compared as they stand, never taken apart. */
  readonly signerName: string;
  /** Big-endian, without the byte that DER adds for the sign. */
  readonly signerSerial: Uint8Array;
  readonly signerIssuer: string;
  readonly digest: Digest;
  readonly signatureAlgorithm: 'RSA';
  /** Size of the signer's key in bits. */
  readonly signerKeyBits: number;
  readonly signature: Uint8Array;
  /** `CTLFile.tlv`; the name that is requested of a signed file, with `.sgn`. */
  readonly fileName: string;
  /** To the second. */
  readonly timestamp: Date;
}

export interface SignedHeader extends HeaderValues {
  readonly elements: readonly Element[];
  /** The one element that the signature does not cover. */
  readonly signatureElement: Element;
}

const versionTag = 1;
const headerLengthTag = 2;
const signatureTag = 12;
const paddingTag = 13;

/** In the order in which CallManager writes them; padding follows, up to a multiple of 4 bytes. */
const headerTable: Table<HeaderValues> = [
  { tag: versionTag, name: 'VERSION', key: 'version', kind: version },
  { tag: headerLengthTag, name: 'HEADERLENGTH', key: 'headerLength', kind: u16 },
  { tag: 28, name: 'SIGNER_VERSION', key: 'signerVersion', kind: version },
  {
    tag: 3,
    name: 'SIGNERID',
    children: [
      { tag: 4, name: 'SIGNERNAME', key: 'signerName', kind: text },
      { tag: 5, name: 'SERIALNUMBER', key: 'signerSerial', kind: serialNumber },
      { tag: 6, name: 'CANAME', key: 'signerIssuer', kind: text },
    ],
  },
  {
    tag: 7,
    name: 'SIGNATUREINFO',
    children: [
      {
        tag: 8,
        name: 'DIGESTALGORITHM',
        key: 'digest',
        kind: code<Digest>({ 1: 'sha1', 2: 'sha256', 3: 'sha512' }),
      },
      {
        tag: 9,
        name: 'SIGNATUREALGOINFO',
        children: [
          {
            tag: 10,
            name: 'SIGNATUREALGORITHM',
            key: 'signatureAlgorithm',
            kind: code<'RSA'>({ 0: 'RSA' }),
          },
          {
            tag: 11,
            name: 'SIGNATUREMODULUS',
            key: 'signerKeyBits',
            kind: code<number>({ 0: 512, 1: 1024, 2: 2048, 3: 4096 }),
          },
        ],
      },
    ],
  },
  { tag: signatureTag, name: 'SIGNATURE', key: 'signature', kind: bytes },
  { tag: 14, name: 'FILENAME', key: 'fileName', kind: text },
  { tag: 15, name: 'TIMESTAMP', key: 'timestamp', kind: unixTime },
  { tag: paddingTag, name: 'PADDING', bare: true },
];

/**
 * Reads the header at the start of a file. VERSION and HEADERLENGTH come first; the others may stand
 * in any order, as files of certutils and of CallManager differ in it.
 * @param format what the file is called in errors
 * @param elements receives what is read, also where a problem follows
 * @throws FormatError
 */
export function readHeader(
  file: Uint8Array,
  format: string,
  elements: Element[] = [],
): SignedHeader {
  const start = new ByteReader(file, format);
  elements.push(expectElement(start, headerTable, versionTag));
  const lengthElement = expectElement(start, headerTable, headerLengthTag);
  const headerLength = lengthElement.content?.value as number;
  if (headerLength < start.offset || headerLength > file.length)
    start.fail(
      `HEADERLENGTH ${headerLength} does not fit a file of ${file.length} bytes`,
      lengthElement.offset,
    );

  elements.push(lengthElement);
  const reader = new ByteReader(file, format, { start: start.offset, end: headerLength });
  readElements(reader, headerTable, elements);
  const values = valuesOf<HeaderValues>(elements);
  const missing = valueRows(headerTable).find(
    ({ key }) => key !== 'signerVersion' && values[key] === undefined,
  );
  if (missing) reader.fail(`the header has no ${missing.name}`);
  const signatureElement = elements.find(({ tag }) => tag === signatureTag) as Element;
  return { ...(values as HeaderValues), elements, signatureElement };
}

/** Writes a header in CallManager's order and pads it; its length is worked out here. */
export function writeHeader(values: Omit<HeaderValues, 'headerLength'>): Uint8Array {
  const { length } = writeElements({ ...values, headerLength: 0 }, headerTable);
  const padding = new Uint8Array((4 - (length % 4)) % 4).fill(paddingTag);
  const headerLength = length + padding.length;
  if (headerLength > 0xffff) throw new BugError(`a header of ${headerLength} bytes is too long`);
  return concat(writeElements({ ...values, headerLength }, headerTable), padding);
}

/** What the signature covers: the whole file without the SIGNATURE element, nothing set to zero. */
export const signedPart = (
  file: Uint8Array,
  { signatureElement: { offset, length } }: SignedHeader,
): Uint8Array => concat(file.subarray(0, offset), file.subarray(offset + length));

/** Where the bytes of the signature stand in the file. */
export const signatureOffset = ({ signatureElement }: SignedHeader): number =>
  signatureElement.offset + headLength;
