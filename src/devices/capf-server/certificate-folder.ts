import { FormatError, fromLatin1, latin1 } from '../../basics/index.ts';
import { type Certificate, toPem } from '../../pki/index.ts';
import type { HostName, Trace } from '../../simulation/index.ts';
import { commonName, tryCertificate } from './certificate-names.ts';
import { ServerFolder } from './server-folder.ts';

/** Guide, "Verifying That the CAPF Certificate Installed on All Servers in the Cluster". */
export const certificatesPath = 'C:\\Program Files\\Cisco\\Certificates';
export const capfCertificateFile = 'CAPF.cer';

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

  /** Writes both files: CAPF does on its own server, the CTL client on the others. */
  putCapfCertificate(certificate: Certificate): void {
    this.put(capfCertificateFile, certificate.der, `DER, ${certificate.subject}`);
    this.put(pemFileOf(certificate), fromLatin1(toPem(certificate)), `PEM, ${certificate.subject}`);
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
    const pem = this.read(pemFileOf(certificate));
    if (!pem) problems.push(`${pemFileOf(certificate)} is not there`);
    else if (latin1(pem) !== toPem(certificate))
      problems.push(`${pemFileOf(certificate)} is not the certificate of ${capfCertificateFile}`);
    if (current && toPem(current) !== toPem(certificate))
      problems.push(`${capfCertificateFile} is not the certificate that CAPF has now`);
    return problems;
  }
}
