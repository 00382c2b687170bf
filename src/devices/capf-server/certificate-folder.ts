import { FormatError, fromLatin1, latin1 } from '../../basics/index.ts';
import { type Certificate, toPem } from '../../pki/index.ts';
import type { HostName, Trace } from '../../simulation/index.ts';
import { commonName, tryCertificate } from './certificate-names.ts';
import { ServerFolder } from './server-folder.ts';

/** Guide, "Verifying That the CAPF Certificate Installed on All Servers in the Cluster". */
export const certificatesPath = 'C:\\Program Files\\Cisco\\Certificates';
export const capfCertificateFile = 'CAPF.cer';
/** The server's own certificate. (Guide, the messages of the CTL client) */
export const serverCertificateFile = 'ccmserver.cer';

/** The PEM file beside CAPF.cer: the common name of the certificate, extension .0. */
export const pemFileOf = (certificate: Certificate): string => `${commonName(certificate)}.0`;

/** The folder of certificates that each server of a cluster has. */
export class CertificateFolder extends ServerFolder {
  constructor(env: { readonly name: HostName; readonly trace: Trace }) {
    super(env, certificatesPath);
  }

  /** What CAPF.cer holds; undefined when there is no such file, or it is no certificate. */
  get capfCertificate(): Certificate | undefined {
    const file = this.read(capfCertificateFile);
    const certificate = file && tryCertificate(file);
    return certificate instanceof FormatError ? undefined : certificate;
  }

  /** The certificate of CAPF where both its files are right; undefined otherwise. */
  get checkedCapfCertificate(): Certificate | undefined {
    return this.capfCertificateProblems().length === 0 ? this.capfCertificate : undefined;
  }

  /** The entries of the trace that say how the two files stand, as far as they are known by name. */
  get capfCertificateFacts(): number[] {
    const certificate = this.capfCertificate;
    return this.facts(capfCertificateFile, ...(certificate ? [pemFileOf(certificate)] : []));
  }

  /** Writes both files: CAPF does on its own server, the CTL client on the others. */
  putCapfCertificate(certificate: Certificate): void {
    this.putCertificate(capfCertificateFile, certificate);
    this.#putPem(certificate);
  }

  /** An authority other than CAPF has its two files under its own name. */
  putAuthority(certificate: Certificate): void {
    this.putCertificate(`${commonName(certificate)}.cer`, certificate);
    this.#putPem(certificate);
  }

  /** In DER. */
  putCertificate(name: string, { der, subject }: Certificate): void {
    this.put(name, der, `DER, ${subject}`);
  }

  /** Whether the .0 file of this authority is there, and is right. */
  hasPemOf(authority: Certificate): boolean {
    const pem = this.read(pemFileOf(authority));
    return pem !== undefined && latin1(pem) === toPem(authority);
  }

  /**
   * What is wrong with the two files; empty when all is well.
   * @param current the certificate that CAPF has, when that is to be compared too
   */
  capfCertificateProblems(current?: Certificate): string[] {
    if (!this.read(capfCertificateFile)) return [`${capfCertificateFile} is not there`];
    const certificate = this.capfCertificate;
    if (!certificate) return [`${capfCertificateFile} is no certificate in DER format`];
    const problems: string[] = [];
    if (!this.read(pemFileOf(certificate))) problems.push(`${pemFileOf(certificate)} is not there`);
    else if (!this.hasPemOf(certificate))
      problems.push(`${pemFileOf(certificate)} is not the certificate of ${capfCertificateFile}`);
    if (current && toPem(current) !== toPem(certificate))
      problems.push(`${capfCertificateFile} is not the certificate that CAPF has now`);
    return problems;
  }

  #putPem(certificate: Certificate): void {
    const pem = fromLatin1(toPem(certificate));
    this.put(pemFileOf(certificate), pem, `PEM, ${certificate.subject}`);
  }
}
