import {
  formatSpan,
  type Ipv4,
  ipv4ToNumber,
  type MacAddress,
  type Millis,
} from '../../basics/index.ts';
import { type DhcpOptions, infiniteLease } from '../../protocols/dhcp/index.ts';

/** What a DHCP server hands out: the same options to everybody. */
export interface DhcpScope {
  /** The addresses to hand out, first and last included. */
  readonly pool: { readonly first: Ipv4; readonly last: Ipv4 };
  readonly mask: Ipv4;
  /** `Infinity` for a lease that never ends. */
  readonly lease: Millis;
  readonly router?: Ipv4 | undefined;
  readonly domainNameServers?: readonly Ipv4[] | undefined;
  readonly domainName?: string | undefined;
  /** Option 66: one TFTP server, by name or address. */
  readonly tftpServerName?: string | undefined;
  /** Option 150: the TFTP servers in order of preference. */
  readonly tftpServers?: readonly Ipv4[] | undefined;
  /** Addresses that are kept for one phone each, inside the pool or not. */
  readonly reservations?: ReadonlyMap<MacAddress, Ipv4> | undefined;
}

/** A line of the scope as an administrator reads it; `undefined` where nothing is set. */
interface Setting {
  readonly name: string;
  value(scope: DhcpScope): string | undefined;
}

/** What the trace tells of when the server starts, and when one of them changes. */
export const settings: readonly Setting[] = [
  { name: 'DHCP pool', value: ({ pool }) => formatPool(pool) },
  { name: 'DHCP option 1', value: ({ mask }) => mask },
  { name: 'DHCP option 3', value: ({ router }) => router },
  { name: 'DHCP option 6', value: ({ domainNameServers }) => list(domainNameServers) },
  { name: 'DHCP option 15', value: ({ domainName }) => domainName },
  {
    name: 'DHCP option 51',
    value: ({ lease }) => (Number.isFinite(lease) ? formatSpan(lease) : 'for ever'),
  },
  { name: 'DHCP option 66', value: ({ tftpServerName }) => tftpServerName },
  { name: 'DHCP option 150', value: ({ tftpServers }) => list(tftpServers) },
  {
    name: 'DHCP reservations',
    value: ({ reservations }) =>
      list([...(reservations ?? [])].map(([mac, address]) => `${address} for ${mac}`)),
  },
];

const list = (values: readonly string[] | undefined): string | undefined =>
  values && values.length > 0 ? values.join(', ') : undefined;

export const formatPool = ({ first, last }: DhcpScope['pool']): string => `${first} to ${last}`;

export function inPool(address: Ipv4, { first, last }: DhcpScope['pool']): boolean {
  const number = ipv4ToNumber(address);
  return number >= ipv4ToNumber(first) && number <= ipv4ToNumber(last);
}

/** What goes with an address. An empty list is left out: an option holds at least one address. */
export function scopeOptions(scope: DhcpScope): DhcpOptions {
  const { router, domainNameServers, domainName, tftpServerName, tftpServers } = scope;
  return {
    subnetMask: scope.mask,
    leaseTime: Number.isFinite(scope.lease) ? Math.ceil(scope.lease / 1000) : infiniteLease,
    ...(router && { routers: [router] }),
    ...(domainNameServers?.length && { domainNameServers }),
    ...(domainName && { domainName }),
    ...(tftpServerName && { tftpServerName }),
    ...(tftpServers?.length && { tftpServers }),
  };
}
