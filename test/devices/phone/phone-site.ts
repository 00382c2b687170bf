import { DeviceName, Hours, hex, Ipv4, MacAddress, Seconds } from '../../../src/basics/index.ts';
import {
  ClusterDatabase,
  type DeviceSecurityMode,
} from '../../../src/devices/callmanager/index.ts';
import type { CapfOrder } from '../../../src/devices/capf-server/index.ts';
import {
  ClusterServer,
  type CtlPlan,
  distributeCapfCertificate,
  Identities,
  makeCtlFile,
  type PlannedServer,
} from '../../../src/devices/cluster/index.ts';
import type { DhcpScope } from '../../../src/devices/dhcp-server/index.ts';
import type { PoweredEnvironment } from '../../../src/devices/environment.ts';
import { Manufacturer } from '../../../src/devices/manufacturer/index.ts';
import { type ModelName, Phone, type PhoneOptions } from '../../../src/devices/phone/index.ts';
import { SimulatedNetwork } from '../../../src/network/index.ts';
import type { Identity } from '../../../src/pki/index.ts';
import { ctlFileName, readTrustList, type TrustList } from '../../../src/protocols/ctl/index.ts';
import {
  type EntryKind,
  type EntryOf,
  type TraceEntry,
  World,
} from '../../../src/simulation/index.ts';

export const publisherAddress = Ipv4('10.1.0.10');
export const subscriberAddress = Ipv4('10.1.0.11');

const planned = (name: string, address: Ipv4): PlannedServer => ({
  name,
  address,
  role: 'CCM+TFTP',
  certificateOf: name,
});
/** Of all sites: making keys takes longer than anything else in these tests. */
const identities = new Identities(new World({ seed: 7 }).random, new World().date());
const manufacturer = new Manufacturer(new World({ seed: 7 }).random, new World().date());

const capfServer = { name: 'publisher', address: publisherAddress };

/** What the CTL file of the cluster holds. */
export const usualPlan: CtlPlan = {
  tokens: ['token-1', 'token-2'],
  signWith: 'token-1',
  servers: [planned('publisher', publisherAddress), planned('subscriber', subscriberAddress)],
  capf: { ...capfServer, certificate: identities.capf('publisher').certificate },
};

/** A phone, and what the administrator has set for it. */
export interface PhonePlan extends Partial<PhoneOptions> {
  readonly mode?: DeviceSecurityMode;
  /** Whether it has an LSC of this cluster from the start. */
  readonly hasLsc?: boolean;
  readonly capf?: Partial<CapfOrder>;
}

export interface PhoneSiteOptions {
  readonly securityMode?: 'mixed' | 'nonsecure';
  readonly scope?: Partial<DhcpScope>;
  /** 0 disabled, 1 enabled, 2 restricted. */
  readonly settingsAccess?: 0 | 1 | 2;
}

/** A publisher with all services, CAPF among them, a subscriber with CallManager and TFTP, and phones. */
export class PhoneSite {
  readonly world = new World({ seed: 7 });
  readonly network = new SimulatedNetwork(this.world);
  readonly identities = identities;
  readonly database: ClusterDatabase;
  readonly publisher: ClusterServer;
  readonly subscriber: ClusterServer;
  readonly #scope: DhcpScope;
  readonly #settingsAccess: 0 | 1 | 2;
  #hosts = 0;

  constructor({ securityMode = 'mixed', scope = {}, settingsAccess = 1 }: PhoneSiteOptions = {}) {
    this.#settingsAccess = settingsAccess;
    this.database = new ClusterDatabase({
      clusterSecurityMode: securityMode === 'mixed' ? 1 : 0,
      callManagerGroup: [
        { name: 'publisher', address: publisherAddress },
        { name: 'subscriber', address: subscriberAddress },
      ],
      capfServer,
    });
    this.#scope = {
      pool: { first: Ipv4('10.1.1.1'), last: Ipv4('10.1.1.50') },
      mask: Ipv4('255.255.0.0'),
      lease: Hours(8),
      tftpServers: [publisherAddress, subscriberAddress],
      ...scope,
    };
    this.publisher = this.#server('publisher', publisherAddress);
    this.subscriber = this.#server('subscriber', subscriberAddress);
    this.publisher.start('dhcp');
    this.publisher.start('capf');
    distributeCapfCertificate(this.publisher.certificates, [this.subscriber.certificates]);
    for (const server of this.servers) {
      server.start('tftp');
      server.start('callmanager');
    }
    if (securityMode === 'mixed') this.publishCtl();
  }

  get servers(): ClusterServer[] {
    return [this.publisher, this.subscriber];
  }

  ctlFile(plan: Partial<CtlPlan> = {}): Uint8Array {
    return makeCtlFile({ ...usualPlan, ...plan }, this.identities, this.world.date());
  }

  trustList(plan: Partial<CtlPlan> = {}): TrustList {
    return readTrustList(this.ctlFile(plan));
  }

  publishCtl(plan: Partial<CtlPlan> = {}): void {
    for (const { files } of this.servers) files.publish(ctlFileName, this.ctlFile(plan));
  }

  /** A phone that the database knows, with line 2001 for the first, 2002 for the next. */
  phone(model: ModelName = '7960', { mode, hasLsc, capf, ...options }: PhonePlan = {}): Phone {
    const { name, mac } = this.#next('phone');
    const deviceName = DeviceName(mac);
    this.database.setDevice({
      name: deviceName,
      model,
      description: '',
      lines: [String(1998 + this.#hosts)],
      deviceSecurityMode: mode ?? 'nonsecure',
    });
    if (capf) this.database.capf.order(deviceName, capf);
    const lsc = hasLsc ? { lsc: this.lscOf(deviceName) } : {};
    return this.#phone(name, mac, { model, ...lsc, ...options });
  }

  unknownPhone(model: ModelName = '7960', options: Partial<PhoneOptions> = {}): Phone {
    const { name, mac } = this.#next('phone');
    return this.#phone(name, mac, { model, ...options });
  }

  /** A phone that has started and is registered with the publisher. */
  registeredPhone(model: ModelName = '7960', plan: PhonePlan = {}): Phone {
    const phone = this.phone(model, plan);
    phone.powerOn();
    this.until(() => phone.isRegistered);
    return phone;
  }

  setMode(phone: Phone, deviceSecurityMode: DeviceSecurityMode): void {
    const device = this.database.device(phone.deviceName);
    if (device) this.database.setDevice({ ...device, deviceSecurityMode });
  }

  /** An LSC of this cluster that is valid for a year. */
  lscOf(deviceName: DeviceName): Identity {
    const request = { deviceName, issuedBy: 'publisher', date: this.world.date() };
    const lsc = this.identities.lsc({ ...request, validityDays: 365 });
    const record = this.database.capf.record(deviceName);
    const lscSerial = hex(lsc.certificate.serial);
    if (record) this.database.capf.setRecord({ ...record, lscSerial });
    return lsc;
  }

  #phone(name: string, mac: MacAddress, options: Omit<PhoneOptions, 'mac'>): Phone {
    const env = this.environment(name, this.network.addHost(name, { mac }));
    const mic = () => manufacturer.mic(DeviceName(mac));
    return new Phone(env, { ...(options.model === '7970' && { mic }), ...options, mac });
  }

  run(seconds: number): void {
    this.world.run(Seconds(seconds));
  }

  /** Lets time pass until the condition holds. */
  until(condition: () => boolean): void {
    if (!this.world.run(Hours(1), condition)) throw new Error(`never came to hold: ${condition}`);
  }

  entries<Kind extends EntryKind>(kind: Kind, from = 0): EntryOf<Kind>[] {
    return this.world.trace.entries.filter(
      (entry): entry is EntryOf<Kind> => entry.kind === kind && entry.seq > from,
    );
  }

  /** The number of the last entry, for `entries` and the like to look only at later ones. */
  get here(): number {
    return this.world.trace.length;
  }

  /** What a phone has said: alarms and status messages. */
  said(from = 0): string[] {
    return this.world.trace.entries
      .filter((entry) => entry.seq > from)
      .flatMap((entry: TraceEntry) =>
        entry.kind === 'alarm' || entry.kind === 'status' ? [entry.text] : [],
      );
  }

  /** The files that phones asked for, with the last part of the server's address. */
  asked(from = 0): string[] {
    return this.entries('message', from)
      .filter(({ name }) => name === 'Read Request')
      .map(({ to, detail }) => `${to.address.split('.').at(-1)}: ${detail.replace(', octet', '')}`);
  }

  /** The messages of a protocol that phones sent. */
  sent(protocol: string, from = 0): string[] {
    return this.entries('message', from)
      .filter((entry) => entry.protocol === protocol && entry.host.startsWith('phone'))
      .map(({ name }) => name);
  }

  /** Each screen as one line: title, lines. */
  screens(from = 0): string[] {
    return this.entries('screen', from).map(({ title, lines }) => [title, ...lines].join(' | '));
  }

  environment(name: string, host: PoweredEnvironment['host']): PoweredEnvironment {
    const { clock, trace, random } = this.world;
    return { name, host, clock, trace, random, date: () => this.world.date() };
  }

  #server(name: string, address: Ipv4): ClusterServer {
    const { mac } = this.#next('server');
    const start = this.world.date();
    return new ClusterServer(this.environment(name, this.network.addHost(name, { mac, address })), {
      services: [
        'callmanager',
        'tftp',
        ...(name === 'publisher' ? (['capf', 'dhcp'] as const) : []),
      ],
      manufacturers: [manufacturer.root],
      capfIdentity: this.identities.capf('publisher'),
      database: this.database,
      files: {
        database: this.database,
        settingsAccess: () => this.#settingsAccess,
        signer: () => this.identities.server(name),
        timestamp: start,
      },
      dhcpScope: this.#scope,
    });
  }

  #next(what: string): { name: string; mac: MacAddress } {
    this.#hosts++;
    const mac = MacAddress(`0011223344${String(this.#hosts).padStart(2, '0')}`);
    return { name: `${what}-${this.#hosts - 2}`, mac };
  }
}
