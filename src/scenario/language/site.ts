/** The site of a scenario: what stands there before anybody does anything. */
import { z } from 'zod';
import { Ipv4 } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import { newName } from './names.ts';
import { phones } from './phones.ts';
import { cluster, ctl, dhcp, network } from './settings.ts';
import { address } from './values.ts';

const serviceNames = ['callmanager', 'tftp', 'capf', 'dhcp'] as const;
export const service = z.enum(serviceNames);
export type Service = z.output<typeof service>;

const serverEntry = z
  .strictObject({
    address: address
      .exactOptional()
      .describe('Its IPv4 address (usual: 10.1.0.10 for the publisher, the next free for others).'),
    services: z
      .array(service)
      .exactOptional()
      .describe(
        'What runs on it (usual: callmanager and tftp, on the publisher capf and dhcp too).',
      ),
  })
  .meta({ id: 'Server', description: 'A server of the cluster.' });

export interface Server {
  readonly address: Ipv4;
  readonly services: readonly Service[];
}

const servers = z
  .record(newName, serverEntry)
  .superRefine((entries, context) => {
    const owners = new Map<Ipv4, string>();
    for (const [name, { address, services = [] }] of Object.entries(entries)) {
      if (name !== 'publisher' && services.includes('capf'))
        context.addIssue({
          code: 'custom',
          path: [name, 'services', services.indexOf('capf')],
          message: 'CAPF runs on the publisher, and nowhere else',
        });
      if (!address) continue;
      const owner = owners.get(address);
      if (owner)
        context.addIssue({
          code: 'custom',
          path: [name, 'address'],
          message: `«${owner}» has the address ${address} already`,
        });
      owners.set(address, name);
    }
  })
  .transform((entries): Readonly<Record<HostName, Server>> => {
    const taken = new Set(Object.values(entries).map(({ address }) => address));
    const complete: Record<HostName, Server> = {};
    const all: typeof entries = { publisher: {}, ...entries };
    for (const [name, { address, services }] of Object.entries(all)) {
      const own = address ?? nextFree(taken);
      taken.add(own);
      complete[name] = { address: own, services: services ?? usualServices(name) };
    }
    return complete;
  });

const usualServices = (name: string): readonly Service[] =>
  name === 'publisher' ? serviceNames : ['callmanager', 'tftp'];

/** From 10.1.0.10 upwards. */
function nextFree(taken: ReadonlySet<Ipv4 | undefined>): Ipv4 {
  for (let last = 10; ; last++) {
    const address = Ipv4(`10.1.${last >> 8}.${last & 0xff}`);
    if (!taken.has(address)) return address;
  }
}

const usualPhones = { 'phone-1': 7960 } as const;

export const site = z
  .strictObject({
    phones: phones.prefault(usualPhones).describe('The phones, by name (usual: phone-1, a 7960).'),
    servers: servers
      .prefault({})
      .describe('The servers of the cluster, by name; the publisher is always there.'),
    cluster: cluster.prefault({}).describe('Settings of the whole cluster.'),
    ctl: ctl.prefault({}).describe('The CTL file that the tokens made before the start.'),
    dhcp: dhcp.prefault({}).describe('What the DHCP service tells phones.'),
    network: network.prefault({}).describe('How packets travel.'),
  })
  .superRefine(({ phones, servers }, context) => {
    for (const name of Object.keys(servers))
      if (Object.hasOwn(phones, name))
        context.addIssue({
          code: 'custom',
          path: ['servers', name],
          message: `a phone is named «${name}» too`,
        });
  })
  .transform(({ ctl: { records, ...ctl }, ...rest }) => ({
    ...rest,
    ctl: { ...ctl, records: records ?? namedInCtl(rest.servers) },
  }));

export type Site = z.output<typeof site>;

const namedInCtl = (servers: Readonly<Record<HostName, Server>>): HostName[] =>
  Object.keys(servers).filter((name) =>
    servers[name]?.services.some((service) => service === 'callmanager' || service === 'tftp'),
  );
