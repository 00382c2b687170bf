/** Finds out what a file is, and reads it as far as it goes. */
import {
  type Annotation,
  ByteReader,
  FormatError,
  tryRead,
  UserError,
} from '../../../basics/index.ts';
import {
  annotateTrustList,
  maximumFileSize,
  type ParsedRecord,
  readRecord,
  readTrustList,
  type TrustList,
} from '../../../protocols/ctl/index.ts';
import {
  annotateSignedFile,
  readSignedFile,
  type SignedFile,
} from '../../../protocols/signed-file/index.ts';
import {
  annotateElements,
  type Element,
  readHeader,
} from '../../../protocols/signed-header/index.ts';

/** An ITL file is a CTL file in its layout; releases later than 4.1 write it. */
export type Examined = {
  readonly bytes: Uint8Array;
  readonly annotations: readonly Annotation[];
} & (
  | { readonly kind: 'CTL file' | 'ITL file'; readonly list: TrustList }
  | { readonly kind: 'signed file'; readonly file: SignedFile }
  | BrokenFile
);

/** What could be read of it stands in the annotations; the last of them is what could not. */
export interface BrokenFile {
  readonly kind: 'broken CTL file' | 'broken signed file' | 'empty file';
  readonly problem: FormatError;
}

/**
 * No phone loads more (printed by the log of a 7942), and each record takes many times its bytes in
 * memory.
 */
const largestTrustList = 550_001;

/**
 * @param name for messages
 * @throws UserError for a trust list that is larger than any phone would load
 */
export function examine(bytes: Uint8Array, name: string): Examined {
  const isSignedFile = looksSigned(bytes);
  if (!isSignedFile && bytes.length > largestTrustList)
    throw new UserError(
      `${name} has ${bytes.length} bytes: no phone loads a CTL file of more than ${largestTrustList}`,
      `CallManager writes at most ${maximumFileSize}.`,
    );
  const found = tryRead(() => (isSignedFile ? examineSignedFile(bytes) : examineTrustList(bytes)));
  if (!(found instanceof FormatError)) return found;
  const kind = isSignedFile ? 'broken signed file' : 'broken CTL file';
  return {
    bytes,
    annotations: readablePart(bytes, found),
    kind: bytes.length === 0 ? 'empty file' : kind,
    problem: found,
  };
}

function examineTrustList(bytes: Uint8Array): Examined {
  const list = readTrustList(bytes);
  const isItl = list.header.fileName.startsWith('ITL');
  return {
    bytes,
    annotations: annotateTrustList(list),
    kind: isItl ? 'ITL file' : 'CTL file',
    list,
  };
}

function examineSignedFile(bytes: Uint8Array): Examined {
  const file = readSignedFile(bytes);
  return { bytes, annotations: annotateSignedFile(file), kind: 'signed file', file };
}

/** What every file of these formats begins with, and every record: tag 1, length 2. */
const firstElement = [1, 0, 2];

const beginsElement = (bytes: Uint8Array, at: number): boolean =>
  firstElement.every((byte, index) => bytes[at + index] === byte);

/**
 * Versions 1.0 and 2.0 are signed files, 1.2 is a CTL or ITL file; of another version, a file whose
 * header is followed by something other than a record is a signed file.
 */
function looksSigned(bytes: Uint8Array): boolean {
  if (!beginsElement(bytes, 0)) return false;
  const version = `${bytes[3]}.${bytes[4]}`;
  if (version === '1.0' || version === '2.0') return true;
  if (version === '1.2') return false;
  const headerLength = ((bytes[8] ?? 0) << 8) | (bytes[9] ?? 0);
  return headerLength < bytes.length && !beginsElement(bytes, headerLength);
}

/** The tree of a broken file: whole pieces, the elements of the broken one, and what is left. */
function readablePart(bytes: Uint8Array, { problem }: FormatError): Annotation[] {
  const readable = wholePieces(bytes);
  const last = readable.at(-1);
  const offset = last ? last.offset + last.length : 0;
  return [
    ...readable,
    { offset, length: bytes.length - offset, name: 'not readable', value: problem },
  ];
}

/** Header and records that are whole, and the whole elements of the one that is not. */
function wholePieces(bytes: Uint8Array): Annotation[] {
  const format = 'broken file';
  const inHeader: Element[] = [];
  const header = tryRead(() => readHeader(bytes, format, inHeader));
  if (header instanceof FormatError) return annotateElements(inHeader);
  const reader = new ByteReader(bytes, format, { start: header.headerLength });
  const records: ParsedRecord[] = [];
  for (;;) {
    const inRecord: Element[] = [];
    const record = tryRead(() => readRecord(reader, inRecord));
    if (record instanceof FormatError)
      return [...annotateTrustList({ header, records }), ...annotateElements(inRecord)];
    records.push(record);
  }
}
