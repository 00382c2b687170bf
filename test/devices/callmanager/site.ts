import { DeviceName, Endpoint, Ipv4, MacAddress, Millis, Port } from '../../../src/basics/index.ts';
import {
  CallManager,
  type CallManagerSettings,
  ClusterDatabase,
  type ClusterDatabaseOptions,
  type DeviceRecord,
  type DeviceSecurityMode,
} from '../../../src/devices/callmanager/index.ts';
import { CertificateFolder } from '../../../src/devices/capf-server/index.ts';
import { type EarlierLsc, Identities } from '../../../src/devices/cluster/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import { Manufacturer } from '../../../src/devices/manufacturer/index.ts';
import {
  type ByteStream,
  type CloseReason,
  type Host,
  SimulatedNetwork,
} from '../../../src/network/index.ts';
import { type CipherSuiteName, type SecureStream, tls10 } from '../../../src/network/tls/index.ts';
import type { Identity } from '../../../src/pki/index.ts';
import {
  deviceType,
  encodeSccp,
  type SccpFields,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
  SccpReader,
} from '../../../src/protocols/sccp/index.ts';
import {
  type Clock,
  type EntryKind,
  type EntryOf,
  type RandomStream,
  SeededRandom,
  World,
} from '../../../src/simulation/index.ts';

/** Of all sites: making keys takes longer than anything else in these tests. */
const random = new SeededRandom(7);
const start = new World().date();
export const identities = new Identities(random, start);
export const manufacturer = new Manufacturer(random, start);
const lscs = new Map<string, Identity>();

/** The LSC of a device: issued a month ago by the CAPF of the publisher, unless it is said otherwise. */
export function lscOf(deviceName: string, differences: Partial<EarlierLsc> = {}): Identity {
  const request = {
    deviceName,
    issuedBy: 'publisher',
    date: new Date('2005-05-15T08:00:00Z'),
    validityDays: 1825,
    ...differences,
  };
  const key = JSON.stringify(request);
  const lsc = lscs.get(key) ?? identities.lsc(request);
  lscs.set(key, lsc);
  return lsc;
}

const suites = {
  authenticated: 'TLS_RSA_WITH_NULL_SHA',
  encrypted: 'TLS_RSA_WITH_AES_128_CBC_SHA',
} as const satisfies Partial<Record<DeviceSecurityMode, CipherSuiteName>>;

const serverAddress = Ipv4('10.1.0.10');

/** A publisher with CallManager, on a network to which phones are added. */
export class Site {
  readonly world = new World({ seed: 7 });
  readonly network = new SimulatedNetwork(this.world);
  readonly database: ClusterDatabase;
  readonly host: Host;
  readonly callManager: CallManager;
  /** Of the publisher, with CAPF and the manufacturer in it. */
  readonly certificates: CertificateFolder;
  /** How many timers CallManager has set. */
  timersSet = 0;
  #phones = 0;

  constructor(
    options: ClusterDatabaseOptions = {},
    settings: Partial<CallManagerSettings> = {},
    { root } = manufacturer,
  ) {
    this.database = new ClusterDatabase({
      callManagerGroup: [{ name: 'publisher', address: serverAddress }],
      ...options,
    });
    this.host = this.network.addHost('publisher', {
      mac: MacAddress('00:50:56:00:00:10'),
      address: serverAddress,
    });
    const { clock, trace, random } = this.world;
    const env: Environment = {
      name: 'publisher',
      host: this.host,
      clock: this.#counted(clock),
      trace,
      random,
      date: () => this.world.date(),
    };
    this.certificates = new CertificateFolder(env);
    this.certificates.putCapfCertificate(identities.capf('publisher').certificate);
    this.certificates.putAuthority(root);
    this.callManager = new CallManager(env, {
      database: this.database,
      identity: identities.server('publisher'),
      certificates: this.certificates,
      manufacturers: [root],
      settings,
    });
    this.callManager.start();
  }

  /** A phone with its own host and address, not connected yet. */
  phone(): ScriptedPhone {
    this.#phones++;
    const mac = MacAddress(`0011220000${String(this.#phones).padStart(2, '0')}`);
    const address = Ipv4(`10.1.1.${this.#phones}`);
    const host = this.network.addHost(`phone-${this.#phones}`, { mac, address });
    const tlsRandom = this.world.random.stream(`TLS of phone ${this.#phones}`);
    return new ScriptedPhone(host, DeviceName(mac), tlsRandom);
  }

  /** A phone that the database knows, with one line. */
  configuredPhone(differences: Partial<DeviceRecord> = {}): ScriptedPhone {
    const phone = this.phone();
    this.database.setDevice({
      name: phone.name,
      model: '7960',
      description: '',
      lines: ['2001'],
      deviceSecurityMode: 'nonsecure',
      ...differences,
    });
    return phone;
  }

  /** A phone that the database knows and that has registered. */
  registeredPhone(differences: Partial<DeviceRecord> = {}): ScriptedPhone {
    const phone = this.configuredPhone(differences);
    phone.connect();
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    this.pass(100);
    return phone;
  }

  /** A phone that the database knows and that has registered over TLS, with its LSC. */
  securePhone(mode: keyof typeof suites, differences: Partial<DeviceRecord> = {}): ScriptedPhone {
    const phone = this.configuredPhone({ deviceSecurityMode: mode, ...differences });
    phone.connectSecurely(mode);
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    this.pass(500);
    return phone;
  }

  /** Lets time pass, in milliseconds. */
  pass(span: number): void {
    this.world.run(Millis(span));
  }

  entries<Kind extends EntryKind>(kind: Kind): EntryOf<Kind>[] {
    return this.world.trace.entries.filter((entry) => entry.kind === kind) as EntryOf<Kind>[];
  }

  /** The lines of the Cisco CallManager trace. */
  get logLines(): string[] {
    return this.#linesIn('\\Trace\\CCM\\');
  }

  /** The lines of the SDL trace. */
  get sdlLines(): string[] {
    return this.#linesIn('\\Trace\\SDL\\CCM\\');
  }

  /** Each value that a counter took. */
  countsOf(counter: string): number[] {
    return this.entries('counter')
      .filter((entry) => entry.counter === counter)
      .map(({ value }) => value);
  }

  /** Each value that the counter of all phones took. */
  get counts(): number[] {
    return this.countsOf('RegisteredHardwarePhones');
  }

  #linesIn(folder: string): string[] {
    return this.entries('log')
      .filter(({ file }) => file.includes(folder))
      .map(({ text }) => text);
  }

  #counted(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      setTimeout: (callback, delay) => {
        this.timersSet++;
        return clock.setTimeout(callback, delay);
      },
      clearTimeout: (timer) => clock.clearTimeout(timer),
    };
  }
}

/** Sends what the test says and keeps what comes. */
export class ScriptedPhone {
  readonly name: DeviceName;
  readonly host: Host;
  readonly received: SccpMessage[] = [];
  /** Why the connection is closed; undefined while it is not. */
  closed: CloseReason | undefined;
  trustsServer = true;
  readonly #random: RandomStream;
  #stream: ByteStream | undefined;
  #secureStream: SecureStream | undefined;

  constructor(host: Host, name: DeviceName, random: RandomStream) {
    this.host = host;
    this.name = name;
    this.#random = random;
  }

  connect(port = 2000): void {
    this.#use(this.host.connect(Endpoint(serverAddress, Port(port))));
  }

  /** @param identity certificate and key, undefined for none; the LSC when it is left out */
  connectSecurely(mode: keyof typeof suites, identity?: Identity | 'none'): void {
    const { certificate, key } = identity && identity !== 'none' ? identity : lscOf(this.name);
    const own = { certificates: [certificate.der], privateKey: key.privateKey };
    const stream = tls10.client(this.host.connect(Endpoint(serverAddress, Port(2443))), {
      ...(identity !== 'none' && { identity: own }),
      cipherSuites: [suites[mode]],
      judge: () => (this.trustsServer ? undefined : 'unknown_ca'),
      random: this.#random,
      date: () => start,
    });
    this.#secureStream = stream;
    this.#use(stream);
  }

  /** `peer: unknown_ca` when the server gave the last TLS connection up. */
  get tlsFailure(): string | undefined {
    const failure = this.#secureStream?.failure;
    return failure && `${failure.by}: ${failure.alert ?? failure.problem}`;
  }

  #use(stream: ByteStream): void {
    const reader = new SccpReader();
    this.#stream = stream;
    this.closed = undefined;
    stream.handle({
      received: (bytes) => this.received.push(...reader.push(bytes)),
      closed: (reason) => {
        if (this.#stream === stream) this.closed = reason;
      },
    });
  }

  /** What came since the last time, by name. */
  names(): SccpName[] {
    return this.received.splice(0).map(({ name }) => name);
  }

  send<Name extends SccpName>(name: Name, ...fields: SccpFieldsArgument<Name>): void {
    this.write(encodeSccp(name, ...fields));
  }

  register(differences: Partial<SccpFields<'Register'>> = {}): void {
    this.send('Register', {
      deviceName: this.name,
      userId: 0,
      instance: 1,
      address: this.host.address,
      deviceType: deviceType['7960'],
      maxStreams: 5,
      protocolVersion: 5,
      ...differences,
    });
  }

  write(bytes: Uint8Array): void {
    this.#stream?.write(bytes);
  }

  hangUp(): void {
    this.#stream?.end();
  }
}
