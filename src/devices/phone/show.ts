import { type DeviceName, hex } from '../../basics/index.ts';
import { type Identity, md5Hex } from '../../pki/index.ts';
import type { Credentials } from './credentials.ts';
import { ctlEntries, type Flash, securityModes } from './flash.ts';

export type View = 'ctl' | 'security' | 'sockets' | 'registration';

/** What the views are made from. */
export interface Viewed {
  readonly deviceName: DeviceName;
  readonly flash: Flash;
  readonly credentials: Credentials;
  readonly address: string;
  readonly states: Readonly<Record<string, string>>;
  readonly tftpServer: string | undefined;
  /** `10.1.1.1:49152 10.1.0.10:2000`, one for each connection. */
  readonly connections: readonly string[];
}

/** A look into a phone, as an engineer expects it of a console. */
export function show(view: View, phone: Viewed): string {
  return views[view](phone).join('\n');
}

const views: Readonly<Record<View, (phone: Viewed) => readonly string[]>> = {
  ctl: ({ flash: { ctl } }) =>
    ctl
      ? [
          `CTL file, ${ctl.list.bytes.length} bytes, MD5 ${ctl.md5}`,
          `signed by ${ctl.list.header.signerName}`,
          ...ctlEntries(ctl.list).map((entry, index) => `${index + 1} ${entry}`),
        ]
      : ['no CTL file'],
  security: ({ flash: { ctl, configuration }, credentials, tftpServer }) => [
    `device security mode ${securityModes[configuration?.deviceSecurityMode ?? 1]}`,
    `CTL file ${ctl ? 'installed' : 'not installed'}`,
    certificateLine('MIC', credentials.get('MIC')),
    certificateLine('LSC', credentials.get('LSC')),
    `TFTP server ${tftpServer ?? 'none authorized'}`,
  ],
  sockets: ({ connections }) =>
    connections.length > 0 ? ['Proto Local Remote', ...connections] : ['no connections'],
  registration: ({ deviceName, address, states }) => [
    `${deviceName} at ${address}`,
    ...Object.entries(states).map(([machine, state]) => `${machine}: ${state}`),
  ],
};

/** With the MD5 by which configuration files name a certificate in `certHash`. */
const certificateLine = (name: string, identity: Identity | undefined): string =>
  identity
    ? `${name} installed, serial number ${hex(identity.certificate.serial)}, MD5 ${md5Hex(identity.certificate.der)}`
    : `${name} not installed`;
