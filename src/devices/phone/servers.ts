/** Which servers a phone turns to. */
import { type Ipv4, isIpv4 } from '../../basics/index.ts';
import type { RegistrationServer } from '../../machines/index.ts';
import type { DhcpLease } from './dhcp-client.ts';
import type { Flash } from './flash.ts';

/** Alternate TFTP set by hand goes before option 150, and that before option 66. */
export function tftpServers(
  { alternateTftp }: Flash,
  lease: DhcpLease | undefined,
): readonly Ipv4[] {
  if (alternateTftp) return [alternateTftp];
  const { tftpServers = [], tftpServerName } = lease ?? {};
  if (tftpServers.length > 0) return tftpServers;
  // Phones would ask DNS for a name; no DNS is simulated, so only an address helps.
  return tftpServerName !== undefined && isIpv4(tftpServerName) ? [tftpServerName] : [];
}

export const callManagers = ({ configuration }: Flash): readonly RegistrationServer[] =>
  (configuration?.callManagers ?? []).map(({ processNodeName, ethernetPhonePort }) => ({
    name: processNodeName,
    address: processNodeName,
    port: ethernetPhonePort,
  }));
