import { FormatError, latin1, sameBytes, tryRead } from '../../basics/index.ts';
import { sastRecords } from './lookup.ts';
import { checkSignature } from './signature-check.ts';
import { readTrustList, type TrustList } from './trust-list.ts';

/**
 * What a phone finds when it looks at a CTL file that it has downloaded:
 *
 * - `first`: no list is installed, and the file is consistent: one of its own tokens signed it
 * - `signed-by-installed-token`: a token of the installed list signed it
 * - `unchanged`: it is the installed file, byte for byte
 * - `signed-by-new-token`: it updates the installed list, but a token that it adds itself signed it
 * - `unknown-signer`: no token that could vouch for it signed it
 * - `bad-signature`: the signer is known, the signature is not of this file
 * - `corrupt`: it is not in the format
 * - `empty`: it has no bytes; several loads take that for no CTL file at all
 *
 * Guide, Table 9-3, "Phone cannot authenticate CTL file", tells `unknown-signer` and
 * `signed-by-new-token` apart.
 */
export type CtlVerdict =
  | 'first'
  | 'signed-by-installed-token'
  | 'unchanged'
  | 'signed-by-new-token'
  | 'unknown-signer'
  | 'bad-signature'
  | 'corrupt'
  | 'empty';

export type CtlDecision =
  | { readonly verdict: 'empty' }
  | { readonly verdict: 'corrupt'; readonly problem: FormatError }
  | { readonly verdict: Exclude<CtlVerdict, 'empty' | 'corrupt'>; readonly list: TrustList };

/** @param installed the list in the phone's flash, if there is one */
export function judgeTrustList(installed: TrustList | undefined, file: Uint8Array): CtlDecision {
  if (file.length === 0) return { verdict: 'empty' };
  if (installed && sameBytes(installed.bytes, file))
    return { verdict: 'unchanged', list: installed };
  const list = tryRead(() => readTrustList(file));
  if (list instanceof FormatError) return { verdict: 'corrupt', problem: list };
  return { verdict: installed ? judgeUpdate(installed, list) : judgeFirst(list), list };
}

function judgeFirst(list: TrustList): 'first' | 'unknown-signer' | 'bad-signature' {
  const check = checkSignature(list, sastRecords(list));
  return check === 'good' ? 'first' : check;
}

function judgeUpdate(
  installed: TrustList,
  list: TrustList,
): 'signed-by-installed-token' | 'bad-signature' | 'signed-by-new-token' | 'unknown-signer' {
  const check = checkSignature(list, sastRecords(installed));
  if (check === 'good') return 'signed-by-installed-token';
  if (check === 'bad-signature') return check;
  const isSignedByOwnToken = checkSignature(list, sastRecords(list)) === 'good';
  return isSignedByOwnToken && sharesToken(installed, list)
    ? 'signed-by-new-token'
    : 'unknown-signer';
}

/** An update keeps a token of the installed file; a file of another cluster has none of them. */
function sharesToken(installed: TrustList, list: TrustList): boolean {
  const known = new Set(tokenKeys(installed));
  return tokenKeys(list).some((key) => known.has(key));
}

const tokenKeys = (list: TrustList): string[] =>
  sastRecords(list).flatMap(({ publicKey }) => (publicKey ? [latin1(publicKey)] : []));
