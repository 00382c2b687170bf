import { latin1, sameBytes } from '../../basics/index.ts';
import { isSignedByOneOf, type SignedHeader } from '../signed-header/index.ts';
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

/**
 * How many keys are tried that all stand under the serial number of the signer. Not documented;
 * chosen here: real files have one, and a file that is made to cost time costs little.
 */
const mostKeys = 10;

/** Whether one of `signers` signed the file: it names one of them, and that one's key fits. */
export function checkSignature(
  file: SignedBytes,
  signers: readonly Signer[],
): 'good' | 'unknown-signer' | 'bad-signature' {
  const named = signers.filter((signer) => namesSigner(file, signer));
  if (named.length === 0) return 'unknown-signer';
  const keys = differentKeys(named).slice(0, mostKeys);
  return isSignedByOneOf(keys, file.bytes, file.header) ? 'good' : 'bad-signature';
}

function differentKeys(signers: readonly Signer[]): Uint8Array[] {
  const keys = signers.flatMap(({ publicKey }) => (publicKey ? [publicKey] : []));
  return [...new Map(keys.map((key) => [latin1(key), key])).values()];
}
