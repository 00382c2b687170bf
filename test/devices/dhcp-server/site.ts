import { Hours, Ipv4, MacAddress, Millis, Seconds } from '../../../src/basics/index.ts';
import { type DhcpScope, DhcpServer } from '../../../src/devices/dhcp-server/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import { DhcpClient, type DhcpLease } from '../../../src/devices/phone/dhcp-client.ts';
import { type SimulatedHost, SimulatedNetwork } from '../../../src/network/index.ts';
import { vendorClass } from '../../../src/protocols/dhcp/index.ts';
import { type EntryKind, type EntryOf, World } from '../../../src/simulation/index.ts';

export const scope: DhcpScope = {
  pool: { first: Ipv4('10.1.0.50'), last: Ipv4('10.1.0.59') },
  mask: Ipv4('255.255.0.0'),
  router: Ipv4('10.1.0.1'),
  lease: Hours(24),
  tftpServers: [Ipv4('10.1.0.11'), Ipv4('10.1.0.12')],
};

export const phoneMac = (number: number): MacAddress =>
  MacAddress(`0011223344${number.toString(16).padStart(2, '0')}`);

/** A phone's DHCP client, and what the phone heard from it. */
export class DhcpPhone {
  readonly host: SimulatedHost;
  readonly client: DhcpClient;
  readonly events: string[] = [];
  lease: DhcpLease | undefined;
  /** What else the phone does when it hears something. */
  react: (event: string) => void = () => {};

  constructor(site: Site, number: number) {
    const name = `phone-${number}`;
    const mac = phoneMac(number);
    this.host = site.network.addHost(name, { mac });
    this.client = new DhcpClient(
      site.environment(name, this.host),
      { mac, vendorClass: vendorClass('7960'), configure: (to) => this.host.configure(to) },
      {
        bound: (lease) => this.#hears(`bound ${lease.address}`, lease),
        failed: (reason) => this.#hears(`failed ${reason}`),
        renewed: (lease) => this.#hears(`renewed ${lease.address}`, lease),
        lost: () => this.#hears('lost'),
      },
    );
  }

  #hears(event: string, lease?: DhcpLease): void {
    this.events.push(event);
    this.lease = lease;
    this.react(event);
  }
}

/** A server at 10.1.0.10 and as many phones as are asked for. */
export class Site {
  readonly world = new World({ seed: 7 });
  readonly network = new SimulatedNetwork(this.world, { latency: Millis(1) });
  readonly serverHost: SimulatedHost;
  readonly server: DhcpServer;

  constructor(changed: Partial<DhcpScope> = {}) {
    const address = Ipv4('10.1.0.10');
    this.serverHost = this.network.addHost('publisher', {
      mac: MacAddress('0050569a0001'),
      address,
    });
    this.server = new DhcpServer(this.environment('publisher', this.serverHost), {
      ...scope,
      ...changed,
    });
  }

  phone(number: number): DhcpPhone {
    return new DhcpPhone(this, number);
  }

  environment(name: string, host: SimulatedHost): Environment {
    const { clock, trace, random } = this.world;
    return { name, host, clock, trace, random, date: () => this.world.date() };
  }

  run(seconds: number): void {
    this.world.run(Seconds(seconds));
  }

  entries<Kind extends EntryKind>(kind: Kind): EntryOf<Kind>[] {
    return this.world.trace.entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
  }

  /** `publisher: DHCP Offer` and so on, in order. */
  get messages(): string[] {
    return this.entries('message').map(({ host, name }) => `${host}: ${name}`);
  }
}
