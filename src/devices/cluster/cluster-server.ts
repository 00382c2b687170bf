import { UserError } from '../../basics/index.ts';
import { type Certificate, type Identity, md5Hex } from '../../pki/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import { CallManager, type ClusterDatabase, type StopKind } from '../callmanager/index.ts';
import {
  CapfServer,
  CertificateFolder,
  capfCertificateFile,
  serverCertificateFile,
} from '../capf-server/index.ts';
import { type DhcpScope, DhcpServer } from '../dhcp-server/index.ts';
import type { PoweredEnvironment } from '../environment.ts';
import { TftpServer } from '../tftp-server/index.ts';
import { tlsInTrace } from '../tls-in-trace.ts';
import { ConfigurationFiles, type ConfigurationFilesOptions } from './configuration-files.ts';
import { PublishedFiles } from './published-files.ts';

export type ServiceName = 'callmanager' | 'tftp' | 'capf' | 'dhcp';

export interface ClusterServerOptions {
  readonly services: readonly ServiceName[];
  readonly database: ClusterDatabase;
  readonly files: ConfigurationFilesOptions;
  readonly dhcpScope: DhcpScope;
  /** The authorities that sign MICs; none when left out. */
  readonly manufacturers?: readonly Certificate[];
  /** What CAPF has from an earlier life; otherwise it makes itself a key when it is started first. */
  readonly capfIdentity?: Identity | undefined;
}

/** How the trace says that a service stands. */
type ServiceState = 'running' | 'stopped' | 'crashed' | 'hung' | 'without power';

const states: Readonly<Record<StopKind | 'without power', ServiceState>> = {
  clean: 'stopped',
  crashed: 'crashed',
  hung: 'hung',
  'without power': 'without power',
};

/** Where the CTL file lies. (Guide, Deleting the CTL File on the Server) */
const tftpPath = 'C:\\Program Files\\Cisco\\tftppath\\';

/** A server of the cluster: a Windows host and the services that run on it. */
export class ClusterServer implements HasPresent {
  readonly files: PublishedFiles;
  readonly certificates: CertificateFolder;
  readonly callManager: CallManager | undefined;
  readonly tftp: TftpServer | undefined;
  readonly capf: CapfServer | undefined;
  readonly dhcp: DhcpServer | undefined;
  readonly #env: PoweredEnvironment;
  /** The services that start with the power. */
  readonly #automatic = new Set<ServiceName>();
  readonly #told = new Map<ServiceName, ServiceState>();
  #isOn = true;

  constructor(env: PoweredEnvironment, options: ClusterServerOptions) {
    const { services, database, files, dhcpScope, manufacturers = [] } = options;
    const runs = (service: ServiceName) => services.includes(service);
    const identity = files.signer();
    this.#env = env;
    const built = new ConfigurationFiles({ ...files, trace: env.trace });
    this.files = new PublishedFiles(env, built, () =>
      this.certificates.facts(serverCertificateFile),
    );
    this.certificates = new CertificateFolder(env);
    this.certificates.putCertificate(serverCertificateFile, identity.certificate);
    for (const manufacturer of manufacturers) this.certificates.putAuthority(manufacturer);
    const security = { identity, certificates: this.certificates, manufacturers };
    this.callManager = runs('callmanager')
      ? new CallManager(env, { database, ...security })
      : undefined;
    this.tftp = runs('tftp') ? new TftpServer(env, this.files) : undefined;
    this.capf = runs('capf') ? this.#capfOf(options) : undefined;
    this.dhcp = runs('dhcp') ? new DhcpServer(env, dhcpScope) : undefined;
  }

  /** The services that it has, running or not. */
  get services(): ServiceName[] {
    const { callManager, tftp, capf, dhcp } = this;
    const all = { callmanager: callManager, tftp, capf, dhcp };
    return (Object.keys(all) as ServiceName[]).filter((name) => all[name] !== undefined);
  }

  /** The services that were not stopped in good order run again.
   * @throws UserError when a phone has taken its address meanwhile */
  powerOn(): void {
    if (this.#isOn) return;
    const { trace, name, host } = this.#env;
    host.powerOn();
    this.#isOn = true;
    const body = { kind: 'power', state: 'on', reason: 'the power is switched on' } as const;
    trace.recordAnd(name, body, () => {
      for (const service of this.services)
        if (this.#automatic.has(service)) this.#startNow(service);
        else this.#tell(service, 'stopped');
    });
  }

  /** Nothing is sent any more: the network learns of it by silence. */
  powerOff(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    const { trace, name, host } = this.#env;
    const body = { kind: 'power', state: 'off', reason: 'the power is cut' } as const;
    trace.recordAnd(name, body, () => {
      host.powerOff();
      for (const service of this.services) this.#stopNow(service, 'without power');
    });
  }

  /** On a server without power the service is set to start with it.
   * @throws UserError when the server has no such service */
  start(service: ServiceName): void {
    this.#mustHave(service);
    this.#automatic.add(service);
    if (this.#isOn) this.#startNow(service);
  }

  /**
   * `clean`: connections are closed, and the service stays as it is when the power comes back;
   * `crashed` and `hung` last until it is started, or the power comes back.
   * @throws UserError when the server has no such service, or it is none that can hang
   */
  stop(service: ServiceName, how: StopKind = 'clean'): void {
    this.#mustHave(service);
    if (how === 'hung' && service !== 'callmanager')
      throw new UserError(`${service} cannot hang`, 'It can be stopped clean, or crash.');
    if (how === 'clean') this.#automatic.delete(service);
    if (this.#isOn) this.#stopNow(service, how);
  }

  /** Says for each service that was not started yet that it does not run, so that from the very start
   * the trace tells of all of them. */
  tellServices(): void {
    const { name, trace } = this.#env;
    trace.record(name, { kind: 'setting', name: 'services', value: this.services.join(', ') });
    for (const service of this.services)
      if (!this.#told.has(service)) this.#tell(service, 'stopped');
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  isRunning(service: ServiceName): boolean {
    return this.#told.get(service) === 'running';
  }

  present(into: Present): void {
    into.put(this.#isOn, ...[...this.#automatic].sort());
    into.part('files', this.files);
    into.part('certificates', this.certificates);
    into.part('callmanager', this.callManager);
    into.part('tftp', this.tftp);
    into.part('capf', this.capf);
    into.part('dhcp', this.dhcp);
  }

  /** MD5UTIL.EXE on a file of the TFTP path. (Guide, Comparing CTL File Versions) */
  md5util(name: string): void {
    const contents = this.files.find(name);
    this.#env.trace.record(this.#env.name, {
      kind: 'console',
      command: `MD5UTIL.EXE ${tftpPath}${name}`,
      output: contents ? md5Hex(contents) : 'file not found',
    });
  }

  /** One that runs already goes on; a CallManager that hangs is started anew. */
  #startNow(service: ServiceName): void {
    this.#tell(service, 'running');
    if (service === 'callmanager') this.callManager?.start();
    if (service === 'tftp') this.tftp?.start();
    if (service === 'capf') this.capf?.start();
    if (service === 'dhcp') this.dhcp?.start();
  }

  #stopNow(service: ServiceName, how: StopKind | 'without power'): void {
    const isThere = this.#told.get(service) === 'running' || this.#told.get(service) === 'hung';
    if (isThere || how === 'without power') this.#tell(service, states[how]);
    if (service === 'callmanager') this.callManager?.stop(how);
    if (service === 'tftp') this.tftp?.stop();
    if (service === 'capf') this.capf?.stop(how === 'clean' ? 'clean' : 'crashed');
    if (service === 'dhcp') this.dhcp?.stop();
  }

  #tell(service: ServiceName, value: ServiceState): void {
    if (this.#told.get(service) === value) return;
    this.#told.set(service, value);
    const { name, trace } = this.#env;
    trace.record(name, { kind: 'setting', name: `service ${service}`, value });
  }

  #capfOf({ database, manufacturers = [], capfIdentity }: ClusterServerOptions): CapfServer {
    return new CapfServer(this.#env, {
      database: database.capf,
      certificates: this.certificates,
      manufacturers,
      tlsObserver: ({ remote }) =>
        tlsInTrace(this.#env, remote, 'server', {
          certificate: () => this.certificates.facts(capfCertificateFile),
        }),
      ...(capfIdentity && { identity: capfIdentity }),
    });
  }

  #mustHave(service: ServiceName): void {
    const { services } = this;
    if (services.includes(service)) return;
    throw new UserError(
      `${this.#env.name} has no service ${service}`,
      `It has ${services.join(', ') || 'none'}.`,
    );
  }
}
