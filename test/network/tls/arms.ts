import { Endpoint, Ipv4, Port } from '../../../src/basics/index.ts';
import type { RealHost } from '../../../src/network/sockets/index.ts';
import { realSite, type Site, simulatedSite } from '../../support/site.ts';
import {
  opensslClient,
  opensslServer,
  ourClient,
  ourServer,
  type Party,
  type PartySettings,
} from './parties.ts';

export interface Pair {
  readonly client: Party;
  readonly server: Party;
  /** Lets time pass until the condition holds; rejects when it does not come to hold. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface PairSettings {
  readonly client: PartySettings;
  readonly server: PartySettings;
}

/** Makes a client that connects to a server; both are there, neither need be open. */
export type Arm = (settings: PairSettings) => Promise<Pair>;

async function ours(site: Site, settings: PairSettings): Promise<Pair> {
  const accepted: Party[] = [];
  site.server.host.listen(site.port, (stream) =>
    accepted.push(ourServer(site.server, stream, settings.server)),
  );
  await (site.server.host as Partial<RealHost>).ready?.();
  const to = Endpoint(site.server.host.address, site.port);
  const client = ourClient(site.client, site.client.host.connect(to), settings.client);
  await site.until(() => accepted.length > 0);
  return {
    client,
    server: accepted[0] as Party,
    until: (condition) => site.until(condition),
    close: () => site.close(),
  };
}

async function ourClientAndOpenssl(settings: PairSettings): Promise<Pair> {
  const site = await realSite();
  const { port, party, server } = await opensslServer(settings.server);
  const to = Endpoint(Ipv4('127.0.0.1'), port);
  return {
    client: ourClient(site.client, site.client.host.connect(to), settings.client),
    server: party,
    until: (condition) => site.until(condition),
    close: async () => {
      party.abort();
      await site.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function opensslAndOurServer(settings: PairSettings): Promise<Pair> {
  const site = await realSite();
  const accepted: Party[] = [];
  site.server.host.listen(site.port, (stream) =>
    accepted.push(ourServer(site.server, stream, settings.server)),
  );
  await (site.server.host as RealHost).ready();
  const client = opensslClient(Endpoint(site.server.host.address, site.port), settings.client);
  await site.until(() => accepted.length > 0);
  return {
    client,
    server: accepted[0] as Party,
    until: (condition) => site.until(condition),
    close: async () => {
      client.abort();
      await site.close();
    },
  };
}

/** By name: how to connect, and which of the two ends our engine makes. */
export const arms: [name: string, { arm: Arm; ours: readonly ('client' | 'server')[] }][] = [
  [
    'on the simulated network',
    {
      arm: (settings) => ours(simulatedSite(Port(2443)), settings),
      ours: ['client', 'server'],
    },
  ],
  [
    'on real sockets',
    {
      arm: async (settings) => ours(await realSite(), settings),
      ours: ['client', 'server'],
    },
  ],
  ['our client and OpenSSL as server', { arm: ourClientAndOpenssl, ours: ['client'] }],
  ['OpenSSL as client and our server', { arm: opensslAndOurServer, ours: ['server'] }],
];
