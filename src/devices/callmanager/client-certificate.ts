import type { RowId } from '../../guide/index.ts';
import type { AlertName } from '../../network/tls/index.ts';
import { type Certificate, isIssuedBy, isValidAt } from '../../pki/index.ts';
import {
  type CertificateFolder,
  commonName,
  lscProblem,
  lscProblemTexts,
  pemFileOf,
} from '../capf-server/index.ts';

/** What a server checks the certificate of a phone with. */
export interface ClientTrust {
  /** Of this server: what is not there does not count. */
  readonly certificates: CertificateFolder;
  /** The authorities that sign MICs. */
  readonly manufacturers: readonly Certificate[];
  /** Of the LSC that CAPF issued last to the device, hexadecimal, as far as the database knows. */
  readonly lscSerial: string | undefined;
  readonly date: Date;
}

/** Why a certificate is not accepted. */
export interface CertificateRefusal {
  readonly alert: AlertName;
  readonly text: string;
  readonly guide?: RowId;
  /** The entries of the trace that tell of the files against which it was held. */
  readonly facts: readonly number[];
}

/**
 * Whether a phone may come in with this certificate: a MIC or an LSC, by the name of its issuer.
 * Which alert is sent for what follows RFC 2246 section 7.2.2.
 * @returns undefined when it may
 */
export function certificateRefusal(
  certificate: Certificate,
  trust: ClientTrust,
): CertificateRefusal | undefined {
  const manufacturer = trust.manufacturers.find(({ subject }) => subject === certificate.issuer);
  return manufacturer
    ? micRefusal(certificate, manufacturer, trust)
    : lscRefusal(certificate, trust);
}

function micRefusal(
  mic: Certificate,
  manufacturer: Certificate,
  { certificates, date }: ClientTrust,
): CertificateRefusal | undefined {
  if (!certificates.hasPemOf(manufacturer)) {
    const file = pemFileOf(manufacturer);
    return {
      alert: 'unknown_ca',
      text: `the MIC cannot be checked: ${file} is not there`,
      facts: certificates.facts(file),
    };
  }
  if (!isIssuedBy(mic, manufacturer))
    return {
      alert: 'bad_certificate',
      text: 'the MIC is not accepted: its signature is wrong',
      facts: [],
    };
  return isValidAt(mic, date)
    ? undefined
    : { alert: 'certificate_expired', text: 'the MIC is not accepted: it has expired', facts: [] };
}

/** Guide, "Troubleshooting If the Locally Significant Certificate Validation Fails". */
function lscRefusal(
  lsc: Certificate,
  { certificates, lscSerial, date }: ClientTrust,
): CertificateRefusal | undefined {
  const capfCertificate = certificates.checkedCapfCertificate;
  const deviceName = commonName(lsc);
  const problem = lscProblem(lsc, { deviceName, capfCertificate, lscSerial, date });
  switch (problem) {
    case undefined:
    case 'another device':
      // Which device it is comes with Register.
      return undefined;
    case 'no CAPF certificate':
      return {
        alert: 'unknown_ca',
        text: `the LSC cannot be checked: ${certificates.capfCertificateProblems().join(', ')}`,
        facts: certificates.capfCertificateFacts,
        guide: 'lsc-validation/capf-certificate-not-on-all-servers',
      };
    case 'not issued by CAPF':
      return notAccepted(
        problem,
        capfCertificate?.subject === lsc.issuer ? 'bad_certificate' : 'unknown_ca',
        certificates.capfCertificateFacts,
      );
    case 'not the one issued last':
      return notAccepted(problem, 'certificate_revoked');
    case 'expired':
      return notAccepted(problem, 'certificate_expired');
  }
}

function notAccepted(
  problem: keyof typeof lscProblemTexts,
  alert: AlertName,
  facts: readonly number[] = [],
): CertificateRefusal {
  const { text, ...row } = lscProblemTexts[problem];
  return { alert, text: `the LSC is not accepted: ${text}`, facts, ...row };
}
