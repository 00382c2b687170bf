import { type Ipv4, Ipv4 as ipv4, isIpv4, MacAddress, UserError } from '../basics/index.ts';
import { ClusterDatabase } from '../devices/callmanager/index.ts';
import {
  ClusterServer,
  type CtlPlan,
  Identities,
  makeCtlFile,
  type PlannedServer,
} from '../devices/cluster/index.ts';
import type { DhcpScope } from '../devices/dhcp-server/index.ts';
import type { PoweredEnvironment } from '../devices/index.ts';
import { Phone } from '../devices/phone/index.ts';
import { SimulatedNetwork } from '../network/index.ts';
import {
  CtlLimitError,
  ctlFileName,
  readTrustList,
  type TrustList,
} from '../protocols/ctl/index.ts';
import { type HostName, World, type WorldOptions } from '../simulation/index.ts';
import { Cables } from './cables.ts';
import type { Phone as PhonePlan, Scenario, Server as ServerPlan } from './language/index.ts';
import { NetworkConditions } from './link-conditions.ts';

/** Ethernet addresses of phones count up from one of Cisco, those of servers from one of Compaq. */
const firstPhoneMac = 0x000d_bc00_0001;
const firstServerMac = 0x000b_cd00_0001;
const firstLine = 2001;
/** Servers live below 10.1.1.0, phones from there on. */
const pool = { first: ipv4('10.1.1.1'), last: ipv4('10.1.255.250') };
const mask = ipv4('255.255.0.0');
const router = ipv4('10.1.0.1');

const settingsAccess = { disabled: 0, enabled: 1, restricted: 2 } as const;

/** Everything that a scenario describes, built and wired: one world and all that lives in it. */
export class Site {
  readonly world: World;
  readonly network: SimulatedNetwork;
  readonly conditions: NetworkConditions;
  readonly cables: Cables;
  readonly database: ClusterDatabase;
  readonly identities: Identities;
  readonly phones = new Map<HostName, Phone>();
  readonly servers = new Map<HostName, ClusterServer>();
  readonly #addresses = new Map<HostName, Ipv4>();
  readonly #startDate: Date;
  /** What the CTL client would show now. */
  ctlPlan: CtlPlan;

  /** @param options what goes before the scenario's own seed and start */
  constructor(scenario: Scenario, options: WorldOptions = {}, prepare?: (world: World) => void) {
    const { site } = scenario;
    this.world = new World({
      ...(scenario.seed !== undefined && { seed: scenario.seed }),
      ...(scenario.start !== undefined && { start: scenario.start }),
      ...options,
    });
    prepare?.(this.world);
    this.#startDate = this.world.date();
    this.network = new SimulatedNetwork(this.world);
    this.cables = new Cables(this.network);
    this.conditions = new NetworkConditions(this.network, site.network);
    this.identities = new Identities(this.world.random, this.#startDate);
    for (const [name, { address }] of Object.entries(site.servers))
      this.#addresses.set(name, address);
    this.database = this.#databaseOf(site);
    this.ctlPlan = this.#planOf(site);
    const scope = this.#scopeOf(site.dhcp);
    for (const [name, plan] of Object.entries(site.servers))
      this.#addServer(name, plan, site, scope);
    const ctl = this.#publishFirstCtl(site);
    const macs = phoneMacs(site.phones);
    for (const [name, plan] of Object.entries(site.phones))
      this.#addPhone(name, plan, macs.get(name) as MacAddress, site.network.mss, ctl);
  }

  /** @throws UserError when the name is that of a server */
  phone(name: HostName): Phone {
    const phone = this.phones.get(name);
    if (!phone) throw new UserError(`«${name}» is no phone of this site`);
    return phone;
  }

  /** @throws UserError when the name is that of a phone */
  server(name: HostName): ClusterServer {
    const server = this.servers.get(name);
    if (!server) throw new UserError(`«${name}» is no server of this site`);
    return server;
  }

  /** The address of a server, that which a phone has now, or the address itself. */
  addressOf(nameOrAddress: string): Ipv4 {
    const address = this.#addresses.get(nameOrAddress) ?? this.phones.get(nameOrAddress)?.address;
    if (address) return address;
    if (isIpv4(nameOrAddress)) return nameOrAddress;
    throw new UserError(`«${nameOrAddress}» is neither a host of this site nor an address`);
  }

  /** A server as a record of the CTL file names it, with its own certificate if it has one. */
  plannedServer(nameOrAddress: string): PlannedServer {
    const server = this.servers.get(nameOrAddress);
    return {
      name: nameOrAddress,
      address: this.addressOf(nameOrAddress),
      role: server?.callManager ? 'CCM+TFTP' : 'TFTP',
      certificateOf: this.#addresses.has(nameOrAddress) ? nameOrAddress : undefined,
    };
  }

  /** Makes the CTL file of the present plan and puts it on servers.
   * @throws UserError when it is larger than the CTL client allows */
  publishCtl(on: readonly HostName[]): void {
    const file = this.#makeCtlFile(this.world.date());
    for (const name of on) this.server(name).files.publish(ctlFileName, file);
  }

  #makeCtlFile(date: Date): Uint8Array {
    try {
      return makeCtlFile(this.ctlPlan, this.identities, date);
    } catch (error) {
      if (error instanceof CtlLimitError)
        throw new UserError(error.message, 'Give it fewer tokens or servers.');
      throw error;
    }
  }

  /** What the DHCP service hands out. */
  #scopeOf(dhcp: Scenario['site']['dhcp']): DhcpScope {
    return { pool, mask, router, lease: dhcp.lease, ...this.tftpOptions(dhcp.tftp, dhcp.option) };
  }

  /** The TFTP servers in the one option or the other. */
  tftpOptions(
    tftp: readonly string[],
    option: 150 | 66,
  ): Pick<DhcpScope, 'tftpServers' | 'tftpServerName'> {
    const addresses = tftp.map((server) => this.addressOf(server));
    return option === 150
      ? { tftpServers: addresses, tftpServerName: undefined }
      : { tftpServers: undefined, tftpServerName: addresses[0] };
  }

  #databaseOf({ servers, cluster, phones }: Scenario['site']): ClusterDatabase {
    const macs = phoneMacs(phones);
    return new ClusterDatabase({
      clusterSecurityMode: cluster['security mode'] === 'mixed' ? 1 : 0,
      autoRegistration: { enabled: cluster['auto-registration'] === 'on' },
      callManagerGroup: Object.entries(servers)
        .filter(([, { services }]) => services.includes('callmanager'))
        .map(([name, { address }]) => ({ name, address })),
      devices: Object.entries(phones).map(([name, { model, line }], index) => ({
        name: `SEP${macs.get(name)}` as Phone['deviceName'],
        model,
        description: name,
        lines: [line ?? String(firstLine + index)],
        deviceSecurityMode: 'nonsecure',
      })),
    });
  }

  #planOf({ ctl, servers }: Scenario['site']): CtlPlan {
    return {
      tokens: ctl.tokens,
      signWith: ctl['sign with'],
      servers: [...ctl.records, ...ctl['alternate tftp']].map((name) => ({
        name,
        address: this.addressOf(name),
        role: servers[name]?.services.includes('callmanager') ? 'CCM+TFTP' : 'TFTP',
        certificateOf: certificateOf(name, ctl.certificates, servers),
      })),
    };
  }

  #publishFirstCtl({ ctl, cluster, servers }: Scenario['site']): TrustList | undefined {
    if (cluster['security mode'] === 'nonsecure') return undefined;
    const file = this.#makeCtlFile(this.#startDate);
    for (const [name, { services }] of Object.entries(servers)) {
      if (ctl.file === 'absent' || !services.includes('tftp')) continue;
      this.server(name).files.publish(ctlFileName, ctl.file === 'empty' ? new Uint8Array() : file);
    }
    return readTrustList(file);
  }

  #addServer(
    name: HostName,
    { address, services }: ServerPlan,
    { phones, dhcp }: Scenario['site'],
    dhcpScope: DhcpScope,
  ): void {
    const mac = macOf(firstServerMac + this.servers.size);
    const env = this.#environment(name, this.network.addHost(name, { mac, address }));
    this.world.trace.record(name, { kind: 'setting', name: 'address', value: address });
    const server = new ClusterServer(env, {
      services,
      database: this.database,
      dhcpScope,
      files: {
        database: this.database,
        signer: () => this.identities.server(name),
        settingsAccess: ({ description }) =>
          settingsAccess[phones[description]?.['settings access'] ?? 'enabled'],
        timestamp: this.#startDate,
      },
    });
    this.servers.set(name, server);
    for (const service of services)
      if (service !== 'dhcp' || dhcp.service === 'on') server.start(service);
  }

  #addPhone(
    name: HostName,
    plan: PhonePlan,
    mac: MacAddress,
    mss: number,
    ctl: TrustList | undefined,
  ): void {
    const env = this.#environment(name, this.network.addHost(name, { mac, mss }));
    const alternateTftp = plan['alternate tftp'];
    const phone = new Phone(env, {
      model: plan.model,
      mac,
      ...(plan.ctl === 'installed' && ctl && { ctl }),
      ...(alternateTftp && { alternateTftp: this.addressOf(alternateTftp) }),
    });
    this.phones.set(name, phone);
  }

  #environment(name: HostName, host: PoweredEnvironment['host']): PoweredEnvironment {
    const { world } = this;
    const { clock, trace, random } = world;
    return { name, host, clock, trace, random, date: () => world.date() };
  }
}

const macOf = (number: number): MacAddress => MacAddress(number.toString(16).padStart(12, '0'));

/** The addresses that the scenario gives, and for the others the next ones that are free. */
function phoneMacs(phones: Scenario['site']['phones']): Map<HostName, MacAddress> {
  const given = new Set(Object.values(phones).map(({ mac }) => mac));
  const macs = new Map<HostName, MacAddress>();
  let next = firstPhoneMac;
  for (const [name, { mac }] of Object.entries(phones)) {
    while (!mac && given.has(macOf(next))) next++;
    macs.set(name, mac ?? macOf(next++));
  }
  return macs;
}

/** A server of the site has a certificate of its own; a bare address has none. */
const certificateOf = (
  name: string,
  wrong: Readonly<Record<string, string>>,
  servers: Scenario['site']['servers'],
): string | undefined => {
  const owner = wrong[name] ?? (name in servers ? name : undefined);
  return owner === 'none' ? undefined : owner;
};
