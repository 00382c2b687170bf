import type { Certificate } from '../../pki/index.ts';
import type { HostName, Trace } from '../../simulation/index.ts';
import type { CertificateFolder } from './certificate-folder.ts';

export interface CheckedServer {
  readonly env: { readonly name: HostName; readonly trace: Trace };
  readonly certificates: CertificateFolder;
}

/**
 * Looks into the certificate folder of each server, as an engineer would: CAPF.cer and the .0 file
 * of the same common name have to be there. What is found is printed on each server. (Guide,
 * "Verifying That the CAPF Certificate Installed on All Servers in the Cluster")
 * @param current the certificate that CAPF has now
 * @returns whether all is well on all servers
 */
export function capfCertificateOnAllServers(
  servers: readonly CheckedServer[],
  current: Certificate,
): boolean {
  const findings = servers.map(({ env, certificates }) => {
    const problems = certificates.capfCertificateProblems(current);
    env.trace.record(env.name, {
      kind: 'console',
      command: `dir "${certificates.path}"`,
      output: [...certificates.names(), ...problems.map((problem) => `! ${problem}`)].join('\n'),
      guide: 'capf/certificate-on-all-servers',
    });
    return problems;
  });
  return findings.every((problems) => problems.length === 0);
}
