/** The addresses and numbers that things of a site get unless the scenario says otherwise. */
import { Ipv4, MacAddress } from '../basics/index.ts';
import type { DhcpScope } from '../devices/dhcp-server/index.ts';
import type { HostName } from '../simulation/index.ts';
import type { Scenario } from './language/index.ts';

/** Ethernet addresses of phones count up from one of Cisco, those of servers from one of Compaq. */
const firstPhoneMac = 0x000d_bc00_0001;
const firstServerMac = 0x000b_cd00_0001;
const firstLine = 2001;

/** Servers live below 10.1.1.0, phones from there on. */
export const addressing: Pick<DhcpScope, 'pool' | 'mask' | 'router'> = {
  pool: { first: Ipv4('10.1.1.1'), last: Ipv4('10.1.255.250') },
  mask: Ipv4('255.255.0.0'),
  router: Ipv4('10.1.0.1'),
};

/** @param index of the server, from 0 */
export const serverMac = (index: number): MacAddress => macOf(firstServerMac + index);

/** The addresses that the scenario gives, and for the others the next ones that are free. */
export function phoneMacs(phones: Scenario['site']['phones']): ReadonlyMap<HostName, MacAddress> {
  const given = new Set(Object.values(phones).map(({ mac }) => mac));
  const macs = new Map<HostName, MacAddress>();
  let next = firstPhoneMac;
  for (const [name, { mac }] of Object.entries(phones)) {
    while (!mac && given.has(macOf(next))) next++;
    macs.set(name, mac ?? macOf(next++));
  }
  return macs;
}

/** @param index of the phone, from 0 */
export const lineOf = ({ line }: { readonly line?: string }, index: number): string =>
  line ?? String(firstLine + index);

const macOf = (number: number): MacAddress => MacAddress(number.toString(16).padStart(12, '0'));
