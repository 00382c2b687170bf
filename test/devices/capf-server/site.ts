import {
  DeviceName,
  Endpoint,
  Ipv4,
  MacAddress,
  Minutes,
  Port,
  Seconds,
} from '../../../src/basics/index.ts';
import {
  CapfDatabase,
  type CapfOrder,
  CapfServer,
  type CapfServerOptions,
  CertificateFolder,
} from '../../../src/devices/capf-server/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import { type SimulatedHost, SimulatedNetwork } from '../../../src/network/index.ts';
import { createRsaKey, type Identity, issue, selfSigned } from '../../../src/pki/index.ts';
import { type EntryKind, type EntryOf, World } from '../../../src/simulation/index.ts';
import { CapfPhone } from './phone.ts';

const capfAddress = Ipv4('10.1.0.10');
export const capfEndpoint = Endpoint(capfAddress, Port(3804));

/** A publisher with CAPF, on a network to which phones are added. */
export class CapfSite {
  readonly world = new World({ seed: 7 });
  readonly network = new SimulatedNetwork(this.world);
  readonly database = new CapfDatabase();
  readonly env: Environment;
  readonly certificates: CertificateFolder;
  readonly manufacturer: Identity;
  readonly capf: CapfServer;
  #phones = 0;

  constructor(options: Partial<CapfServerOptions> = {}) {
    const host = this.network.addHost('publisher', {
      mac: MacAddress('005056000010'),
      address: capfAddress,
    });
    this.env = this.#environment('publisher', host);
    this.certificates = new CertificateFolder(this.env);
    this.manufacturer = this.authority('CAP-RTP-001');
    this.capf = new CapfServer(this.env, {
      database: this.database,
      certificates: this.certificates,
      manufacturers: [this.manufacturer.certificate],
      ...options,
    });
    this.capf.start();
  }

  /** A host on the network, for whoever does not speak CAPF as a phone does. */
  host(): SimulatedHost {
    this.#phones++;
    const mac = MacAddress(String(1122334454 + this.#phones).padStart(12, '0'));
    const address = Ipv4(`10.1.1.${this.#phones}`);
    return this.network.addHost(`phone-${this.#phones}`, { mac, address });
  }

  /** A phone for which something is ordered; the first is SEP001122334455. */
  phone(order: Partial<CapfOrder> = {}, { hasMic = false } = {}): CapfPhone {
    const phone = this.strangePhone();
    this.database.setRecord({ name: phone.name, hasMic });
    this.database.order(phone.name, order);
    if (hasMic) phone.mic = this.certificateFor(phone.name, this.manufacturer);
    return phone;
  }

  /** A phone that the database does not know. */
  strangePhone(): CapfPhone {
    const host = this.host();
    const environment = this.#environment(host.name, host);
    return new CapfPhone(environment, DeviceName(host.mac), capfEndpoint);
  }

  authority(commonName: string): Identity {
    const key = createRsaKey(this.world.random.stream(`authority ${commonName}`), 1024);
    return selfSigned({ ...this.#validity(), subject: [['CN', commonName]], key });
  }

  certificateFor(name: string, issuer: Identity): Identity {
    const key = createRsaKey(this.world.random.stream(`certificate of ${name}`), 1024);
    const { publicKeyPkcs1 } = key;
    const subject = [['CN', name]] as const;
    return { certificate: issue({ ...this.#validity(), subject, publicKeyPkcs1, issuer }), key };
  }

  /** Lets a phone run a session and everything after it until nothing is left to do. */
  run(phone: CapfPhone, settings: Parameters<CapfPhone['start']>[0] = {}): void {
    phone.start(settings);
    this.world.run(Minutes(100), () => phone.outcome !== undefined);
    this.world.run(Seconds(1));
  }

  status(phone: CapfPhone): string | undefined {
    return this.database.record(phone.name)?.status;
  }

  entries<Kind extends EntryKind>(kind: Kind): EntryOf<Kind>[] {
    return this.world.trace.entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
  }

  /** The lines of the CAPF trace. */
  get logLines(): string[] {
    return this.entries('log').map(({ text }) => text);
  }

  /** How often the trace has a line that is an instance of this row. */
  count(guide: string): number {
    return this.entries('log').filter((entry) => entry.guide === guide).length;
  }

  #environment(name: string, host: SimulatedHost): Environment {
    const { clock, trace, random } = this.world;
    return { name, host, clock, trace, random, date: () => this.world.date() };
  }

  #validity() {
    const serial = Uint8Array.of(0x41, 2, 3);
    const notBefore = new Date('2000-01-01T00:00:00Z');
    return { serial, notBefore, notAfter: new Date('2029-01-01T00:00:00Z') };
  }
}
