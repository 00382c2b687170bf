/**
 * Files that a TFTP server signs for phones: `SEP….cnf.xml.sgn`, locales, ring lists. A header as in
 * a CTL file, then the original file, unchanged. Layout: public tool certutils (usecallmanager.nz).
 */
import type { Identity } from '../../pki/index.ts';
import { type Digest, readHeader, type SignedHeader, writeSigned } from '../signed-header/index.ts';

export interface SignedFile {
  /** The whole file. */
  readonly bytes: Uint8Array;
  readonly header: SignedHeader;
  /** The original file. */
  readonly payload: Uint8Array;
}

/**
 * Reads a signed file; looks at no signature. The payload is a view of the bytes, not a copy.
 * @throws FormatError
 */
export function readSignedFile(file: Uint8Array): SignedFile {
  const header = readHeader(file, 'signed file');
  return { bytes: file, header, payload: file.subarray(header.headerLength) };
}

export interface SignedFileContents {
  /** The name under which phones request it, with folders and `.sgn`. */
  readonly name: string;
  readonly payload: Uint8Array;
  /** CallManager or TFTP server: its record in the CTL file must say so. */
  readonly signer: Identity;
  readonly timestamp: Date;
  /** SHA-1 by default, as CallManager 4.1 signs. */
  readonly digest?: Digest;
}

export const writeSignedFile = ({
  name,
  payload,
  digest = 'sha1',
  ...rest
}: SignedFileContents): Uint8Array =>
  writeSigned(payload, { version: '1.0', fileName: name, digest, ...rest });
