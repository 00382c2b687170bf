import { hex } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import { type Certificate, isIssuedBy, isValidAt } from '../../pki/index.ts';
import { commonName } from './certificate-names.ts';

/** Against what a server checks the LSC of a phone. */
export interface LscFacts {
  readonly deviceName: string;
  /** What CAPF.cer on this server holds; undefined when it is not there. */
  readonly capfCertificate: Certificate | undefined;
  /** Of the LSC that CAPF issued last, hexadecimal; undefined when that is not known here. */
  readonly lscSerial: string | undefined;
  readonly date: Date;
}

export type LscProblem =
  | 'no CAPF certificate'
  | 'not issued by CAPF'
  | 'not the one issued last'
  | 'expired'
  | 'another device';

/** Why an LSC is not accepted; undefined when it is. (Guide, "Troubleshooting If the Locally
 * Significant Certificate Validation Fails") */
export function lscProblem(
  lsc: Certificate,
  { deviceName, capfCertificate, lscSerial, date }: LscFacts,
): LscProblem | undefined {
  if (!capfCertificate) return 'no CAPF certificate';
  if (!isIssuedBy(lsc, capfCertificate)) return 'not issued by CAPF';
  if (lscSerial !== undefined && hex(lsc.serial) !== lscSerial) return 'not the one issued last';
  if (!isValidAt(lsc, date)) return 'expired';
  return commonName(lsc) === deviceName ? undefined : 'another device';
}

/** What an engineer reads of it, and the row of the guide that it is. That CAPF.cer is missing is one
 * row where CAPF runs, and another one elsewhere: the caller knows where this is. */
export const lscProblemTexts: Readonly<
  Record<LscProblem, { readonly text: string; readonly guide?: RowId }>
> = {
  'no CAPF certificate': { text: 'there is no CAPF certificate to check it against' },
  'not issued by CAPF': {
    text: 'it was not issued by this CAPF',
    guide: 'lsc-validation/not-issued-by-capf',
  },
  'not the one issued last': {
    text: 'CAPF has issued another one since',
    guide: 'lsc-validation/not-issued-by-capf',
  },
  expired: { text: 'it is not valid at this date', guide: 'lsc-validation/expired' },
  'another device': { text: 'it names another device' },
};
