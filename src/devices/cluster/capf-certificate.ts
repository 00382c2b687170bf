import type { Certificate } from '../../pki/index.ts';
import type { CertificateFolder } from '../capf-server/index.ts';

/**
 * What the Cisco CTL client does with the certificate of CAPF when it makes or updates a CTL file:
 * it fetches it from the publisher, and copies it to all servers in DER and in PEM. (Guide,
 * "Verifying That the CAPF Certificate Installed on All Servers in the Cluster")
 * @returns the certificate, for the CAPF record of the CTL file; undefined when CAPF.cer or the .0
 * file is not on the publisher
 */
export function distributeCapfCertificate(
  publisher: CertificateFolder,
  servers: Iterable<CertificateFolder>,
): Certificate | undefined {
  const certificate = publisher.checkedCapfCertificate;
  if (!certificate) return undefined;
  for (const folder of servers)
    if (folder.capfCertificateProblems(certificate).length > 0)
      folder.putCapfCertificate(certificate);
  return certificate;
}
