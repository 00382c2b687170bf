import { type Ipv4, isIpv4, type MacAddress, UserError } from '../basics/index.ts';
import type { ClusterDatabase, DeviceRecord } from '../devices/callmanager/index.ts';
import type { CapfServer } from '../devices/capf-server/index.ts';
import { ClusterServer, Identities } from '../devices/cluster/index.ts';
import type { DhcpScope } from '../devices/dhcp-server/index.ts';
import type { PoweredEnvironment, Substitutes } from '../devices/index.ts';
import { Manufacturer } from '../devices/manufacturer/index.ts';
import { Phone, type PhoneOptions, phoneModels } from '../devices/phone/index.ts';
import { SimulatedNetwork } from '../network/index.ts';
import { ctlFileName, readTrustList, type TrustList } from '../protocols/ctl/index.ts';
import {
  type HasPresent,
  type HostName,
  type Present,
  World,
  type WorldOptions,
} from '../simulation/index.ts';
import { Administration } from './administration.ts';
import { ctlOfAnotherCluster } from './another-cluster.ts';
import { Cables } from './cables.ts';
import { CtlClient } from './ctl-client.ts';
import { clusterDatabaseOf, devicesOf } from './databases.ts';
import type {
  CapfFields,
  Phone as PhonePlan,
  Scenario,
  Server as ServerPlan,
} from './language/index.ts';
import { NetworkConditions } from './link-conditions.ts';
import { Losses } from './losses.ts';
import { addressing, phoneMacs, serverMac } from './numbers.ts';
import { earlierLsc } from './phone-certificates.ts';

const settingsAccess = { disabled: 0, enabled: 1, restricted: 2 } as const;

export interface SiteOptions extends WorldOptions {
  /** Statecharts that run in the place of the shipped ones, in every device. */
  readonly machines?: Substitutes;
}

/** Everything that a scenario describes, built and wired: one world and all that lives in it. */
export class Site implements HasPresent {
  readonly world: World;
  readonly network: SimulatedNetwork;
  readonly conditions: NetworkConditions;
  readonly cables: Cables;
  readonly losses: Losses;
  readonly database: ClusterDatabase;
  readonly administration: Administration;
  readonly identities: Identities;
  readonly manufacturer: Manufacturer;
  readonly ctlClient: CtlClient;
  readonly phones = new Map<HostName, Phone>();
  readonly servers = new Map<HostName, ClusterServer>();
  readonly #addresses = new Map<HostName, Ipv4>();
  readonly #startDate: Date;
  readonly #machines: Substitutes;
  /** What the database says of each phone, or would say. */
  readonly #devices: ReadonlyMap<HostName, DeviceRecord>;

  /** @param options what goes before the scenario's own seed and start */
  constructor(
    scenario: Scenario,
    { machines = {}, ...options }: SiteOptions = {},
    prepare?: (world: World) => void,
  ) {
    const { site } = scenario;
    this.#machines = machines;
    this.world = new World({
      ...(scenario.seed !== undefined && { seed: scenario.seed }),
      ...(scenario.start !== undefined && { start: scenario.start }),
      ...options,
    });
    prepare?.(this.world);
    this.#startDate = this.world.date();
    this.network = new SimulatedNetwork(this.world);
    this.cables = new Cables(this.network);
    this.losses = new Losses(this.network);
    this.conditions = new NetworkConditions(this.network, site.network);
    this.identities = new Identities(this.world.random, this.#startDate);
    this.manufacturer = new Manufacturer(this.world.random, this.#startDate);
    for (const [name, { address }] of Object.entries(site.servers))
      this.#addresses.set(name, address);
    this.#devices = devicesOf(site);
    this.database = clusterDatabaseOf(site, this.#devices);
    this.administration = new Administration(this.world, this.database);
    this.ctlClient = new CtlClient(this, site);
    this.administration.tell(this.#devices.values());
    const scope = this.#scopeOf(site.dhcp);
    for (const [name, plan] of Object.entries(site.servers))
      this.#addServer(name, plan, site, scope);
    this.#addPhones(site, this.#publishFirstCtl(site));
  }

  present(into: Present): void {
    into.part('network', this.network);
    into.part('conditions', this.conditions);
    into.part('cables', this.cables);
    into.part('losses', this.losses);
    into.part('database', this.database);
    into.data(this.ctlClient.plan);
    for (const [name, phone] of this.phones) into.part(name, phone);
    for (const [name, server] of this.servers) into.part(name, server);
  }

  /** The CAPF service of the cluster, if it has one. */
  get capf(): CapfServer | undefined {
    return this.server('publisher').capf;
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

  /** What the database says of a phone, or would say if it were in it.
   * @throws UserError when the name is that of a server */
  deviceOf(name: HostName): DeviceRecord {
    const device = this.#devices.get(name);
    if (!device) throw new UserError(`«${name}» is no phone of this site`);
    return this.database.device(device.name) ?? device;
  }

  /** The address of a server, that which a phone has now, or the address itself. */
  addressOf(nameOrAddress: string): Ipv4 {
    const address = this.#addresses.get(nameOrAddress) ?? this.phones.get(nameOrAddress)?.address;
    if (address) return address;
    if (isIpv4(nameOrAddress)) return nameOrAddress;
    throw new UserError(`«${nameOrAddress}» is neither a host of this site nor an address`);
  }

  /** What the DHCP service hands out. */
  #scopeOf(dhcp: Scenario['site']['dhcp']): DhcpScope {
    return { ...addressing, lease: dhcp.lease, ...this.tftpOptions(dhcp.tftp, dhcp.option) };
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

  #publishFirstCtl({ ctl, cluster, servers }: Scenario['site']): TrustList | undefined {
    const isMixed = cluster['security mode'] === 'mixed';
    const file = isMixed ? this.ctlClient.makeFile(this.#startDate) : undefined;
    for (const [name, { services }] of Object.entries(servers)) {
      if (!services.includes('tftp')) continue;
      const published = ctl.file === 'empty' ? new Uint8Array() : file;
      if (published && isMixed && ctl.file !== 'absent')
        this.server(name).files.publish(ctlFileName, published);
      else this.world.trace.record(name, { kind: 'setting', name: ctlFileName, value: 'none' });
    }
    return file && readTrustList(file);
  }

  #addServer(
    name: HostName,
    { address, services }: ServerPlan,
    { phones, dhcp }: Scenario['site'],
    dhcpScope: DhcpScope,
  ): void {
    const mac = serverMac(this.servers.size);
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
      manufacturers: [this.manufacturer.root],
      ...(services.includes('capf') && { capfIdentity: this.identities.capf(name) }),
    });
    this.servers.set(name, server);
    for (const service of services)
      if (service !== 'dhcp' || dhcp.service === 'on') server.start(service);
    server.tellServices();
  }

  #addPhones({ phones, network }: Scenario['site'], ctl: TrustList | undefined): void {
    const macs = phoneMacs(phones);
    for (const [name, plan] of Object.entries(phones)) {
      const mac = macs.get(name) as MacAddress;
      const env = this.#environment(name, this.network.addHost(name, { mac, mss: network.mss }));
      this.phones.set(name, new Phone(env, { ...this.#flashOf(name, plan, ctl), mac }));
      if (plan.capf) this.#orderOfCapf(name, plan.capf);
    }
  }

  #orderOfCapf(name: HostName, fields: CapfFields): void {
    const problem = this.administration.saveCapf(this.deviceOf(name).name, fields);
    if (problem) throw new UserError(`the CAPF settings of ${name} cannot be saved: ${problem}`);
  }

  /** What a phone has from its factory and from its life before. */
  #flashOf(name: HostName, plan: PhonePlan, ctl: TrustList | undefined): Omit<PhoneOptions, 'mac'> {
    const deviceName = this.deviceOf(name).name;
    const { world, identities, database } = this;
    const start = this.#startDate;
    const alternateTftp = plan['alternate tftp'];
    const installed = plan.ctl === 'installed' ? ctl : undefined;
    return {
      model: plan.model,
      ...(installed && { ctl: installed }),
      ...(plan.ctl === 'from another cluster' && { ctl: ctlOfAnotherCluster(world.random, start) }),
      ...(alternateTftp && { alternateTftp: this.addressOf(alternateTftp) }),
      ...(phoneModels[plan.model].mic && { mic: () => this.manufacturer.mic(deviceName) }),
      ...(plan.lsc !== 'none' && {
        lsc: earlierLsc(plan.lsc, deviceName, { identities, database, start }),
      }),
    };
  }

  #environment(name: HostName, host: PoweredEnvironment['host']): PoweredEnvironment {
    const { world } = this;
    const { clock, trace, random } = world;
    const machines = this.#machines;
    return { name, host, clock, trace, random, machines, date: () => world.date() };
  }
}
