/** The phones of a site. */
import { z } from 'zod';
import { MacAddress } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import { capfFields, deviceSecurityMode, lsc } from './certificates.ts';
import { nameOrAddressOf, newName } from './names.ts';
import { line, mac } from './values.ts';

/** As a number, as people write it, or as text. */
const model = z
  .literal([7970, 7960, 7940, '7970', '7960', '7940'])
  .transform((number) => `${number}` as const);

/** More phones than any CallManager 4.1 cluster held. */
export const mostPhones = 100_000;

const phoneObject = z
  .strictObject({
    model: model.prefault(7960).describe('The model of the phone (usual: 7960).'),
    ctl: z
      .enum(['installed', 'none', 'from another cluster'])
      .prefault('none')
      .describe(
        'The CTL file that the phone has: that of the site, or of another one (usual: none).',
      ),
    lsc: lsc
      .prefault('none')
      .describe('The locally significant certificate that the phone has (usual: none).'),
    mac: mac.exactOptional().describe('Its MAC address; with count that of the first phone.'),
    'alternate tftp': nameOrAddressOf('server')
      .exactOptional()
      .describe('The Alternate TFTP server set on the phone, instead of that from DHCP.'),
    line: line.exactOptional().describe('Its directory number; with count that of the first.'),
    count: z
      .int()
      .min(1)
      .max(mostPhones)
      .exactOptional()
      .describe('So many phones, named with -1, -2 and so on at the end.'),
    'settings access': z
      .enum(['enabled', 'restricted', 'disabled'])
      .prefault('enabled')
      .describe('Settings Access in the configuration of the phone (usual: enabled).'),
    'security mode': deviceSecurityMode
      .prefault('nonsecure')
      .describe('Device security mode (usual: nonsecure).'),
    'in database': z
      .enum(['yes', 'no'])
      .prefault('yes')
      .describe('Whether CallManager knows the phone (usual: yes).'),
    capf: capfFields
      .exactOptional()
      .describe('What is set for CAPF in Phone Configuration (usual: no pending operation).'),
  })
  .describe('A phone and what differs from the usual one.');

const phoneEntry = z
  .union([model.transform((model) => phoneObject.parse({ model })), phoneObject], {
    error: 'a model, or a mapping with «model» and other keys',
  })
  .meta({ id: 'Phone' });

export type Phone = Omit<z.output<typeof phoneObject>, 'count'>;

/** The names that an entry of `phones` stands for. */
export const phoneNames = (name: string, count: number | undefined): HostName[] =>
  count === undefined
    ? [name]
    : Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

export const phones = z
  .record(newName, phoneEntry)
  .superRefine((entries, context) => {
    const total = Object.values(entries).reduce((sum, { count = 1 }) => sum + count, 0);
    if (total > mostPhones) {
      context.addIssue(`a site holds at most ${mostPhones} phones, these are ${total}`);
      return;
    }
    const names = new Set<HostName>();
    const macs = new Set<MacAddress>();
    for (const [name, { count, mac }] of Object.entries(entries)) {
      const clash =
        clashOfNames(phoneNames(name, count), names) ?? (mac && clashOfMacs(mac, count ?? 1, macs));
      if (clash) context.addIssue({ code: 'custom', path: [name], message: clash });
    }
  })
  .transform((entries): Readonly<Record<HostName, Phone>> => {
    const expanded: Record<HostName, Phone> = {};
    for (const [name, { count, ...phone }] of Object.entries(entries))
      for (const [index, each] of phoneNames(name, count).entries())
        expanded[each] = index === 0 ? phone : later(phone, index);
    return expanded;
  });

/** Adds to the names; what is wrong with them, if anything. */
function clashOfNames(own: readonly HostName[], names: Set<HostName>): string | undefined {
  for (const name of own) {
    if (names.has(name)) return `two phones are named «${name}»`;
    names.add(name);
  }
  return undefined;
}

function clashOfMacs(first: MacAddress, count: number, macs: Set<MacAddress>): string | undefined {
  for (let index = 0; index < count; index++) {
    const mac = plus(first, index);
    if (mac === undefined) return `there are not ${count} MAC addresses from ${first} upwards`;
    if (macs.has(mac)) return `two phones have the MAC address ${mac}`;
    macs.add(mac);
  }
  return undefined;
}

/** Phones of one entry count their MAC addresses and lines up. */
function later(phone: Phone, index: number): Phone {
  const { mac, line } = phone;
  const ownMac = mac && plus(mac, index);
  return {
    ...phone,
    ...(ownMac && { mac: ownMac }),
    ...(line && { line: String(BigInt(line) + BigInt(index)).padStart(line.length, '0') }),
  };
}

function plus(mac: MacAddress, count: number): MacAddress | undefined {
  const sum = Number.parseInt(mac, 16) + count;
  return sum > 0xffff_ffff_ffff ? undefined : MacAddress(sum.toString(16).padStart(12, '0'));
}
