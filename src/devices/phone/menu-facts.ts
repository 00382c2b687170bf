import type { MacAddress } from '../../basics/index.ts';
import type { DhcpLease } from './dhcp-client.ts';
import { ctlEntries } from './flash.ts';
import type { LscUpdate, LscUpdateOwner, LscUpdateView } from './lsc-update.ts';
import type { PhoneModel } from './models.ts';
import { callManagers, tftpServers } from './servers.ts';
import { securityMode } from './transport.ts';

/** What the pages of the Settings menu show of a phone. */
export interface MenuFacts {
  readonly model: PhoneModel;
  readonly deviceName: string;
  readonly macAddress: string;
  readonly address: string;
  readonly tftpServers: readonly string[];
  readonly alternateTftp: string | undefined;
  readonly callManagers: readonly string[];
  readonly securityMode: string;
  readonly capfServer: string | undefined;
  readonly hasMic: boolean;
  readonly hasLsc: boolean;
  readonly lscUpdate: LscUpdateView;
  readonly statusMessages: readonly string[];
  /** MD5 of the installed CTL file and its entries as the phone names them. */
  readonly ctl: { readonly md5: string; readonly entries: readonly string[] } | undefined;
}

const securityModes = { 1: 'Non Secure', 2: 'Authenticated', 3: 'Encrypted' } as const;

interface ShownPhone extends LscUpdateOwner {
  readonly mac: MacAddress;
  readonly lscUpdate: LscUpdate;
}

export function menuFactsOf(
  phone: ShownPhone,
  address: string,
  lease: DhcpLease | undefined,
): MenuFacts {
  const { flash, credentials, display, model, deviceName, mac } = phone;
  const { ctl, configuration, alternateTftp } = flash;
  const [capf] = configuration?.capfList ?? [];
  return {
    model,
    deviceName,
    macAddress: mac,
    address,
    tftpServers: tftpServers(flash, lease),
    alternateTftp,
    callManagers: callManagers(flash).map(({ name }) => name),
    securityMode: securityModes[securityMode(phone)],
    capfServer: capf && `${capf.processNodeName}:${capf.phonePort}`,
    hasMic: credentials.hasMic,
    hasLsc: flash.lsc !== undefined,
    lscUpdate: phone.lscUpdate.view,
    statusMessages: display.statusMessages,
    ctl: ctl && { md5: ctl.md5, entries: ctlEntries(ctl.list) },
  };
}
