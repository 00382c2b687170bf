import { ByteReader, concat, latin1, Memo } from '../../basics/index.ts';
import type { Identity } from '../../pki/index.ts';
import { type Digest, readHeader, type SignedHeader, writeSigned } from '../signed-header/index.ts';
import { type CtlLimit, CtlLimitError, exceededLimits } from './limits.ts';
import { type CtlRecord, type ParsedRecord, readRecord, writeRecord } from './record.ts';

/** A CTL file (or an ITL file, which looks the same), as it was read. */
export interface TrustList {
  /** The whole file. */
  readonly bytes: Uint8Array;
  readonly header: SignedHeader;
  readonly records: readonly ParsedRecord[];
  /** What the CTL client would have refused to write; phones are not known to mind. */
  readonly exceededLimits: readonly CtlLimit[];
}

/** The name of the file on every TFTP server, and inside the file. */
export const ctlFileName = 'CTLFile.tlv';

/**
 * Reads a CTL or ITL file; looks at no signature. The list holds views of the bytes, not copies.
 * @throws FormatError
 */
export const readTrustList = (file: Uint8Array): TrustList =>
  read.get(latin1(file), () => parse(new Uint8Array(file)));

/** All phones of a site read the same file; those who read it change nothing in it. */
const read = new Memo<TrustList>(64);

function parse(file: Uint8Array): TrustList {
  const format = 'CTL file';
  const header = readHeader(file, format);
  const reader = new ByteReader(file, format, { start: header.headerLength });
  const records: ParsedRecord[] = [];
  while (reader.left > 0) records.push(readRecord(reader));
  return {
    bytes: file,
    header,
    records,
    exceededLimits: exceededLimits(records.length, file.length),
  };
}

export interface TrustListContents {
  readonly records: readonly CtlRecord[];
  /** The token that signs; phones that have a list accept it only if that list has its record. */
  readonly signer: Identity;
  readonly timestamp: Date;
  /** SHA-1 by default, as CallManager 4.1 signs. */
  readonly digest?: Digest;
  readonly fileName?: string;
}

/**
 * Writes and signs a CTL file with its elements in the order of real CallManagers.
 * @throws CtlLimitError when it would have more than 100 records or 75K
 */
export function writeTrustList({
  records,
  signer,
  timestamp,
  digest = 'sha1',
  fileName = ctlFileName,
}: TrustListContents): Uint8Array {
  const options = { version: '1.2', signer, timestamp, digest, fileName };
  const file = writeSigned(concat(...records.map(writeRecord)), options);
  for (const limit of exceededLimits(records.length, file.length))
    throw new CtlLimitError(limit, limit === 'records' ? records.length : file.length);
  return file;
}
