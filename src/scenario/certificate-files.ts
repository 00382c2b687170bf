/** What people do to the files of CAPF in `C:\Program Files\Cisco\Certificates`. */
import { UserError } from '../basics/index.ts';
import { capfCertificateFile, capfCertificateOnAllServers } from '../devices/capf-server/index.ts';
import type { ClusterServer } from '../devices/cluster/index.ts';
import type { HostName } from '../simulation/index.ts';
import type { Site } from './site.ts';

/** CAPF.0 stands for the PEM file, which is named after CAPF: `CAPF-0a1b2c3d.0`. */
type CertificateFile = 'CAPF.cer' | 'CAPF.0';

/** Guide, "Verifying That the CAPF Certificate Installed on All Servers in the Cluster".
 * @throws UserError when no server of the cluster runs CAPF */
export function listCertificates(site: Site, on: readonly HostName[]): void {
  const capf = site.capf;
  if (!capf) throw new UserError('no server of this cluster has the service capf');
  const { trace } = site.world;
  const servers = on.map((name) => ({
    env: { name, trace },
    certificates: site.server(name).certificates,
  }));
  capfCertificateOnAllServers(servers, capf.identity.certificate);
}

/** @throws UserError when it is not there */
export function deleteCertificate({ certificates }: ClusterServer, file: CertificateFile): void {
  for (const name of existing(certificates, file)) certificates.delete(name);
}

/** @throws UserError when it is not there */
export function copyCertificate(
  { certificates }: ClusterServer,
  to: ClusterServer,
  file: CertificateFile,
): void {
  for (const name of existing(certificates, file)) {
    const contents = certificates.read(name);
    if (contents) to.certificates.put(name, contents);
  }
}

/** Guide, "Uninstalling the CAPF 1.0(1) Utility" and "Generating a New CAPF Certificate": afterwards the
 * certificate or the key of CAPF may be missing. Which of them is not said; here both files go. */
export function uninstallCapfUtility(site: Site, on: HostName): void {
  const { certificates } = site.server(on);
  site.world.trace.recordAnd(
    on,
    {
      kind: 'console',
      command: 'Add/Remove Programs',
      output: 'CAPF 1.0(1) removed',
      guide: 'capf/uninstall-utility',
    },
    () => {
      const files = certificates.names();
      for (const name of files.filter((file) => file === capfCertificateFile || isPemOfCapf(file)))
        certificates.delete(name);
    },
  );
}

function existing(
  certificates: ClusterServer['certificates'],
  file: CertificateFile,
): readonly string[] {
  const names = certificates
    .names()
    .filter((name) => (file === 'CAPF.0' ? isPemOfCapf(name) : name === capfCertificateFile));
  if (names.length > 0) return names;
  throw new UserError(`there is no file ${file} in ${certificates.path}`);
}

const isPemOfCapf = (name: string): boolean => /^CAPF-.*\.0$/.test(name);
