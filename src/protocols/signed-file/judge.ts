import { FormatError, tryRead } from '../../basics/index.ts';
import { checkSignature, namesSigner, type TrustList, tftpRecords } from '../ctl/index.ts';
import { readSignedFile, type SignedFile } from './signed-file.ts';

/**
 * What a phone finds when it looks at a signed file:
 *
 * - `ok`: a server that may serve files signed it, under the requested name
 * - `unknown-signer`: the trust list has no record of the signer
 * - `signer-role`: it has one, but not as CCM+TFTP or TFTP
 * - `bad-signature`: the signature is not of this file
 * - `other-name`: the signature is good, but of a file with another name
 * - `corrupt`: it is not in the format
 *
 * That phones compare names is not documented; chosen here, because the name is in the header for
 * no other purpose.
 */
export type SignedFileVerdict =
  | 'ok'
  | 'unknown-signer'
  | 'signer-role'
  | 'bad-signature'
  | 'other-name'
  | 'corrupt';

export type SignedFileDecision =
  | { readonly verdict: 'corrupt'; readonly problem: FormatError }
  | { readonly verdict: Exclude<SignedFileVerdict, 'corrupt'>; readonly file: SignedFile };

/** @param requestedName as the phone asked the TFTP server for it, with `.sgn` */
export function judgeSignedFile(
  list: TrustList,
  bytes: Uint8Array,
  requestedName: string,
): SignedFileDecision {
  const file = tryRead(() => readSignedFile(bytes));
  return file instanceof FormatError
    ? { verdict: 'corrupt', problem: file }
    : { verdict: judge(list, file, requestedName), file };
}

function judge(
  list: TrustList,
  file: SignedFile,
  requestedName: string,
): Exclude<SignedFileVerdict, 'corrupt'> {
  const check = checkSignature(file, tftpRecords(list));
  if (check === 'bad-signature') return check;
  if (check === 'unknown-signer')
    return list.records.some((record) => namesSigner(file, record)) ? 'signer-role' : check;
  return file.header.fileName === requestedName ? 'ok' : 'other-name';
}
