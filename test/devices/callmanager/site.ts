import { DeviceName, Endpoint, Ipv4, MacAddress, Millis, Port } from '../../../src/basics/index.ts';
import {
  CallManager,
  type CallManagerSettings,
  ClusterDatabase,
  type ClusterDatabaseOptions,
  type DeviceRecord,
} from '../../../src/devices/callmanager/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import {
  type ByteStream,
  type CloseReason,
  type Host,
  SimulatedNetwork,
} from '../../../src/network/index.ts';
import {
  deviceType,
  encodeSccp,
  type SccpFields,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
  SccpReader,
} from '../../../src/protocols/sccp/index.ts';
import { type Clock, type EntryKind, type EntryOf, World } from '../../../src/simulation/index.ts';

const serverAddress = Ipv4('10.1.0.10');

/** A publisher with CallManager, on a network to which phones are added. */
export class Site {
  readonly world = new World({ seed: 7 });
  readonly network = new SimulatedNetwork(this.world);
  readonly database: ClusterDatabase;
  readonly callManager: CallManager;
  /** How many timers CallManager has set. */
  timersSet = 0;
  #phones = 0;

  constructor(options: ClusterDatabaseOptions = {}, settings: Partial<CallManagerSettings> = {}) {
    this.database = new ClusterDatabase({
      callManagerGroup: [{ name: 'publisher', address: serverAddress }],
      ...options,
    });
    const host = this.network.addHost('publisher', {
      mac: MacAddress('00:50:56:00:00:10'),
      address: serverAddress,
    });
    const { clock, trace, random } = this.world;
    const env: Environment = {
      name: 'publisher',
      host,
      clock: this.#counted(clock),
      trace,
      random,
      date: () => this.world.date(),
    };
    this.callManager = new CallManager(env, this.database, settings);
    this.callManager.start();
  }

  /** A phone with its own host and address, not connected yet. */
  phone(): ScriptedPhone {
    this.#phones++;
    const mac = MacAddress(`0011220000${String(this.#phones).padStart(2, '0')}`);
    const address = Ipv4(`10.1.1.${this.#phones}`);
    const host = this.network.addHost(`phone-${this.#phones}`, { mac, address });
    return new ScriptedPhone(host, DeviceName(mac));
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

  /** Lets time pass, in milliseconds. */
  pass(span: number): void {
    this.world.run(Millis(span));
  }

  entries<Kind extends EntryKind>(kind: Kind): EntryOf<Kind>[] {
    return this.world.trace.entries.filter((entry) => entry.kind === kind) as EntryOf<Kind>[];
  }

  /** The lines of the Cisco CallManager trace. */
  get logLines(): string[] {
    return this.entries('log')
      .filter(({ guide }) => guide === 'log/callmanager')
      .map(({ text }) => text);
  }

  /** Each value that the counter took. */
  get counts(): number[] {
    return this.entries('counter').map(({ value }) => value);
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
  #stream: ByteStream | undefined;

  constructor(host: Host, name: DeviceName) {
    this.host = host;
    this.name = name;
  }

  connect(): void {
    const stream = this.host.connect(Endpoint(serverAddress, Port(2000)));
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
