import { sameBytes } from '../../basics/index.ts';
import { isSignedBy, type SignedHeader } from '../signed-header/index.ts';
import type { CtlRecord } from './record.ts';

/** A CTL file, an ITL file or a signed file, as it was read. */
export interface SignedBytes {
  /** The whole file. */
  readonly bytes: Uint8Array;
  readonly header: SignedHeader;
}

/** What is known of one who may have signed. */
export type Signer = Pick<CtlRecord, 'serial' | 'publicKey'>;

/** Whether the file names this signer. Serial numbers tell signers apart, as in certutils: names are
 * written in more than one way. */
export const namesSigner = ({ header }: SignedBytes, { serial }: Signer): boolean =>
  serial !== undefined && sameBytes(serial, header.signerSerial);

/** Whether one of `signers` signed the file: it names one of them, and that one's key fits. */
export function checkSignature(
  file: SignedBytes,
  signers: readonly Signer[],
): 'good' | 'unknown-signer' | 'bad-signature' {
  const named = signers.filter((signer) => namesSigner(file, signer));
  if (named.length === 0) return 'unknown-signer';
  const fits = ({ publicKey }: Signer): boolean =>
    publicKey !== undefined && isSignedBy(file.bytes, file.header, publicKey);
  return named.some(fits) ? 'good' : 'bad-signature';
}
