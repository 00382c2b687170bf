import type { DeviceName } from '../../basics/index.ts';
import type { ByteStream, Listener } from '../../network/index.ts';
import type { Environment } from '../environment.ts';
import type { ClusterDatabase } from './cluster-database.ts';
import { type CallManagerSettings, defaultSettings } from './settings.ts';
import { Station, type StationServer } from './station.ts';
import { TraceFiles } from './trace-files.ts';

/**
 * How the service ends. `clean`: all connections get their FIN; `crashed`: the system resets them;
 * `hung`: the system acknowledges what comes, and nobody answers it.
 */
export type StopKind = 'clean' | 'crashed' | 'hung';

/** The Cisco CallManager service of one server: registers phones of the cluster over SCCP. */
export class CallManager {
  readonly #env: Environment;
  readonly #server: StationServer;
  readonly #traceFiles: TraceFiles;
  readonly #settings: CallManagerSettings;
  readonly #connections = new Set<Station>();
  /** Which connection a device registers through: one at a time. */
  readonly #stations = new Map<DeviceName, Station>();
  readonly #registered = new Set<DeviceName>();
  #listener: Listener | undefined;
  #hung = false;

  constructor(
    env: Environment,
    database: ClusterDatabase,
    settings: Partial<CallManagerSettings> = {},
  ) {
    this.#env = env;
    this.#settings = { ...defaultSettings, ...settings };
    this.#traceFiles = new TraceFiles(env);
    this.#server = {
      env,
      database,
      settings: this.#settings,
      traceFiles: this.#traceFiles,
      claim: (name, station) => this.#claim(name, station),
      registered: (name) => this.#note(name),
      released: (name, station) => this.#released(name, station),
      closed: (station) => this.#connections.delete(station),
    };
  }

  get isRunning(): boolean {
    return this.#listener !== undefined && !this.#hung;
  }

  /** How many phones are registered; the counter RegisteredHardwarePhones. */
  get registeredPhones(): number {
    return this.#registered.size;
  }

  isRegistered(name: DeviceName): boolean {
    return this.#registered.has(name);
  }

  /** Starts the service; one that hung starts again.
   * @throws UserError when the port is taken */
  start(): void {
    if (this.isRunning) return;
    if (this.#hung) this.stop('crashed');
    this.#listener = this.#env.host.listen(this.#settings.port, (stream) => this.#accept(stream));
    this.#traceFiles.ccm('Cisco CallManager service started');
  }

  stop(how: StopKind): void {
    if (!this.#listener) return;
    if (how === 'hung') this.#hang();
    else this.#end(this.#listener, how);
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

  #accept(stream: ByteStream): void {
    const station = new Station(this.#server, stream);
    this.#connections.add(station);
    if (this.#hung) station.session.hang();
  }

  #hang(): void {
    this.#hung = true;
    for (const { session } of this.#connections) session.hang();
  }

  #end(listener: Listener, how: 'clean' | 'crashed'): void {
    listener.close();
    this.#listener = undefined;
    const inOrder = how === 'clean' && !this.#hung;
    this.#hung = false;
    this.#forgetRegistrations();
    for (const { session } of [...this.#connections])
      if (inOrder) session.end('the service is stopped');
      else session.drop();
    this.#connections.clear();
    if (inOrder) this.#traceFiles.ccm('Cisco CallManager service stopped');
  }

  #claim(name: DeviceName, station: Station): void {
    this.#stations.get(name)?.session.end(`it registers from ${station.session.peer.address} now`);
    this.#stations.set(name, station);
  }

  #note(name: DeviceName): void {
    this.#registered.add(name);
    this.#count();
  }

  #released(name: DeviceName, station: Station): void {
    if (this.#stations.get(name) === station) this.#stations.delete(name);
    if (this.#registered.delete(name)) this.#count();
  }

  /** All at once, so that the counter falls once. */
  #forgetRegistrations(): void {
    this.#stations.clear();
    if (this.#registered.size === 0) return;
    this.#registered.clear();
    this.#count();
  }

  /** Named as serviceability guides of later releases name it; the 4.1 guide has no such counter. */
  #count(): void {
    this.#env.trace.record(this.#env.name, {
      kind: 'counter',
      object: 'Cisco CallManager',
      counter: 'RegisteredHardwarePhones',
      value: this.#registered.size,
    });
  }
}
