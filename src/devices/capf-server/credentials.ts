import { FormatError } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import { type Certificate, isIssuedBy, isValidAt } from '../../pki/index.ts';
import {
  type CapfFields,
  certificateType,
  verifyAuthentication,
} from '../../protocols/capf/index.ts';
import { commonName, tryCertificate } from './certificate-names.ts';
import { lscProblem, lscProblemTexts } from './lsc-validation.ts';
import type { OperationFailure } from './operation-status.ts';

/** What CAPF has to check a certificate of a phone with. */
export interface Trust {
  readonly capfCertificate: Certificate | undefined;
  readonly lscSerial: string | undefined;
  /** The authorities that sign MICs. */
  readonly manufacturers: readonly Certificate[];
  readonly date: Date;
}

/** Why a phone is not believed. */
export interface Refusal {
  readonly failure: OperationFailure;
  readonly text: string;
  readonly guide?: RowId;
}

/**
 * Whether a phone has proved itself with a certificate that it has: whether the certificate is one
 * that counts, and whether the phone has its key. Which one it shows when it has both is the phone's
 * choice by the mode. Of the proofs SIGNED_DATA counts; those of later phones are not looked at.
 * @returns undefined when it has
 */
export function certificateRefusal(
  { deviceName, certificate: shown, signedData }: CapfFields<'AUTH_RESPONSE'>,
  trust: Trust,
): Refusal | undefined {
  if (!shown || !signedData)
    return { failure: 'no credentials', text: 'the phone shows no certificate' };
  const isMic = shown.type === certificateType.mic;
  const name = isMic ? 'MIC' : 'LSC';
  const failure: OperationFailure = isMic ? 'invalid MIC' : 'invalid LSC';
  const certificate = tryCertificate(shown.der);
  if (certificate instanceof FormatError)
    return { failure, text: `the ${name} cannot be read: ${certificate.message}` };
  const problem = isMic
    ? micProblem(certificate, deviceName, trust)
    : lscRefusal(certificate, deviceName, trust);
  if (problem) return { failure, ...problem, text: `the ${name} is not accepted: ${problem.text}` };
  const { publicKeyPkcs1, der } = certificate;
  const data = { deviceName, certificate: der };
  return verifyAuthentication(publicKeyPkcs1, 'sha1', data, signedData)
    ? undefined
    : { failure, text: `the phone does not have the key of the ${name}` };
}

type Problem = Omit<Refusal, 'failure'>;

/** The CAPF directory is the folder of certificates on the server where CAPF runs. */
function lscRefusal(lsc: Certificate, deviceName: string, trust: Trust): Problem | undefined {
  const problem = lscProblem(lsc, { deviceName, ...trust });
  if (problem === 'no CAPF certificate')
    return {
      ...lscProblemTexts[problem],
      guide: 'lsc-validation/capf-certificate-not-in-directory',
    };
  return problem && lscProblemTexts[problem];
}

function micProblem(
  mic: Certificate,
  deviceName: string,
  { manufacturers, date }: Trust,
): Problem | undefined {
  if (!manufacturers.some((manufacturer) => isIssuedBy(mic, manufacturer)))
    return { text: 'no manufacturer that is known here issued it' };
  if (!isValidAt(mic, date)) return { text: 'it is not valid at this date' };
  const name = commonName(mic);
  // MICs of phones name the model too: CP-7970G-SEP001122334455.
  return name === deviceName || name.endsWith(`-${deviceName}`)
    ? undefined
    : { text: 'it names another device' };
}
