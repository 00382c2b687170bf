import type { DeviceName } from '../../basics/index.ts';
import type { ByteStream, Listener, StreamHandlers } from '../../network/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import type { ClusterDatabase, DeviceSecurityMode } from './cluster-database.ts';
import type { PhoneStream } from './protection.ts';
import { RegisteredPhones } from './registered-phones.ts';
import { SecurePort, type ServerSecurity } from './secure-port.ts';
import { type CallManagerSettings, defaultSettings } from './settings.ts';
import { Station, type StationServer } from './station.ts';
import { TraceFiles } from './trace-files.ts';

/**
 * How the service ends. `clean`: all connections get their FIN; `crashed`: the system resets them;
 * `hung`: the system acknowledges what comes, and nobody answers it.
 */
export type StopKind = 'clean' | 'crashed' | 'hung';

/** With its server, which records nothing any more: the counters fall when the service is back. */
type WithoutPower = 'without power';

export interface CallManagerOptions extends ServerSecurity {
  readonly database: ClusterDatabase;
  readonly settings?: Partial<CallManagerSettings>;
}

/** Nobody reads what comes. */
const nobody: StreamHandlers = { received() {}, closed() {} };

/** The Cisco CallManager service of one server: registers phones of the cluster over SCCP, in the
 * clear and inside TLS. */
export class CallManager implements HasPresent {
  readonly #env: Environment;
  readonly #server: StationServer;
  readonly #traceFiles: TraceFiles;
  readonly #settings: CallManagerSettings;
  readonly #securePort: SecurePort;
  /** Each with the TCP connection below it. */
  readonly #connections = new Map<Station, ByteStream>();
  /** Which connection a device registers through: one at a time. */
  readonly #stations = new Map<DeviceName, Station>();
  readonly #registered: RegisteredPhones;
  #listeners: readonly Listener[] = [];
  #hung = false;

  constructor(env: Environment, { database, settings, ...security }: CallManagerOptions) {
    this.#env = env;
    this.#settings = { ...defaultSettings, ...settings };
    this.#traceFiles = new TraceFiles(env);
    this.#securePort = new SecurePort(env, database, security, this.#traceFiles);
    this.#registered = new RegisteredPhones(env);
    this.#server = {
      env,
      database,
      settings: this.#settings,
      traceFiles: this.#traceFiles,
      claim: (name, station) => this.#claim(name, station),
      registered: (name, mode) => this.#registered.add(name, mode),
      released: (name, station) => this.#released(name, station),
      closed: (station) => this.#connections.delete(station),
    };
  }

  get isRunning(): boolean {
    return this.#isThere && !this.#hung;
  }

  /** How many phones are registered; the counter RegisteredHardwarePhones. */
  get registeredPhones(): number {
    return this.#registered.size;
  }

  isRegistered(name: DeviceName): boolean {
    return this.#registered.modeOf(name) !== undefined;
  }

  /** How the connection of a registered phone is protected; undefined when it is not registered. */
  registeredMode(name: DeviceName): DeviceSecurityMode | undefined {
    return this.#registered.modeOf(name);
  }

  present(into: Present): void {
    into.put(this.#isThere, this.#hung);
    into.part('registered', this.#registered);
    const stations = [...this.#connections.keys()];
    for (const station of stations) into.part('station', station);
    for (const [name, station] of this.#stations) into.put(name, stations.indexOf(station));
  }

  /** Starts the service; one that hung starts again.
   * @throws UserError when a port is taken */
  start(): void {
    if (this.isRunning) return;
    if (this.#hung) this.stop('crashed');
    this.#listeners = this.#listen();
    this.#traceFiles.ccm('Cisco CallManager service started');
    this.#registered.showCounters();
  }

  stop(how: StopKind | WithoutPower): void {
    if (!this.#isThere) return;
    if (how === 'hung') this.#hang();
    else this.#end(how);
  }

  /**
   * Tells a phone to start over, load and all, or only to register again.
   * @returns whether it is registered with this server, and so heard of it
   */
  reset(name: DeviceName, type: 'reset' | 'restart'): boolean {
    const station = this.#hung ? undefined : this.#stations.get(name);
    station?.reset(type);
    return station !== undefined;
  }

  /** Whether the process is there, and the system takes connections for it. */
  get #isThere(): boolean {
    return this.#listeners.length > 0;
  }

  /** On both ports, or on none. */
  #listen(): readonly Listener[] {
    const { host } = this.#env;
    const { port, securePort } = this.#settings;
    const inTheClear = host.listen(port, (wire) => this.#accept(wire, wire));
    try {
      const secure = host.listen(securePort, (wire) =>
        this.#accept(wire, this.#securePort.secure(wire)),
      );
      return [inTheClear, secure];
    } catch (error) {
      inTheClear.close();
      throw error;
    }
  }

  /** @param wire the TCP connection below `stream`, or `stream` itself */
  #accept(wire: ByteStream, stream: PhoneStream): void {
    const station = new Station(this.#server, stream);
    this.#connections.set(station, wire);
    if (this.#hung) hang(station, wire);
  }

  #hang(): void {
    this.#hung = true;
    for (const [station, wire] of this.#connections) hang(station, wire);
  }

  #end(how: 'clean' | 'crashed' | WithoutPower): void {
    for (const listener of this.#listeners) listener.close();
    this.#listeners = [];
    const inOrder = how === 'clean' && !this.#hung;
    this.#hung = false;
    this.#stations.clear();
    this.#registered.forgetAll();
    if (how !== 'without power') this.#registered.showCounters();
    for (const { session } of [...this.#connections.keys()])
      if (inOrder) session.end('the service is stopped');
      else session.drop();
    this.#connections.clear();
    if (inOrder) this.#traceFiles.ccm('Cisco CallManager service stopped');
  }

  #claim(name: DeviceName, station: Station): void {
    this.#stations.get(name)?.session.end(`it registers from ${station.session.peer.address} now`);
    this.#stations.set(name, station);
  }

  #released(name: DeviceName, station: Station): void {
    if (this.#stations.get(name) === station) this.#stations.delete(name);
    this.#registered.delete(name);
  }
}

/** The engine of TLS would go on to answer. */
function hang({ session }: Station, wire: ByteStream): void {
  session.hang();
  wire.handle(nobody);
}
