import { UserError } from '../../basics/index.ts';
import { md5Hex } from '../../pki/index.ts';
import { CallManager, type ClusterDatabase } from '../callmanager/index.ts';
import { type DhcpScope, DhcpServer } from '../dhcp-server/index.ts';
import type { PoweredEnvironment } from '../environment.ts';
import { TftpServer } from '../tftp-server/index.ts';
import { ConfigurationFiles, type ConfigurationFilesOptions } from './configuration-files.ts';
import { PublishedFiles } from './published-files.ts';

export type ServiceName = 'callmanager' | 'tftp' | 'dhcp';

export interface ClusterServerOptions {
  readonly services: readonly ServiceName[];
  readonly database: ClusterDatabase;
  readonly files: ConfigurationFilesOptions;
  readonly dhcpScope: DhcpScope;
}

/** Where the CTL file lies. (Guide, Deleting the CTL File on the Server) */
const tftpPath = 'C:\\Program Files\\Cisco\\tftppath\\';

/** A server of the cluster: a Windows host and the services that run on it. */
export class ClusterServer {
  readonly files: PublishedFiles;
  readonly callManager: CallManager | undefined;
  readonly tftp: TftpServer | undefined;
  readonly dhcp: DhcpServer | undefined;
  readonly #env: PoweredEnvironment;
  readonly #running = new Set<ServiceName>();
  #isOn = true;

  constructor(
    env: PoweredEnvironment,
    { services, database, files, dhcpScope }: ClusterServerOptions,
  ) {
    const runs = (service: ServiceName) => services.includes(service);
    this.#env = env;
    this.files = new PublishedFiles(env, new ConfigurationFiles(files));
    this.callManager = runs('callmanager') ? new CallManager(env, database) : undefined;
    this.tftp = runs('tftp') ? new TftpServer(env, this.files) : undefined;
    this.dhcp = runs('dhcp') ? new DhcpServer(env, dhcpScope) : undefined;
  }

  /** The services that it has, running or not. */
  get services(): ServiceName[] {
    const all = { callmanager: this.callManager, tftp: this.tftp, dhcp: this.dhcp };
    return (Object.keys(all) as ServiceName[]).filter((name) => all[name] !== undefined);
  }

  /** What was running when the power went runs again.
   * @throws UserError when a phone has taken its address meanwhile */
  powerOn(): void {
    if (this.#isOn) return;
    const { trace, name, host } = this.#env;
    host.powerOn();
    this.#isOn = true;
    const body = { kind: 'power', state: 'on', reason: 'the power is switched on' } as const;
    trace.recordAnd(name, body, () => {
      const running = [...this.#running];
      this.#running.clear();
      for (const service of running) this.start(service);
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
      this.callManager?.stop('crashed');
      this.tftp?.stop();
      this.dhcp?.stop();
    });
  }

  /** On a server without power the service is set to start with it.
   * @throws UserError when the server has no such service */
  start(service: ServiceName): void {
    this.#mustHave(service);
    if (this.#running.has(service)) return;
    this.#running.add(service);
    if (!this.#isOn) return;
    if (service === 'callmanager') this.callManager?.start();
    if (service === 'tftp') this.tftp?.start();
    if (service === 'dhcp') this.dhcp?.start();
  }

  /** In good order: connections are closed.
   * @throws UserError when the server has no such service */
  stop(service: ServiceName): void {
    this.#mustHave(service);
    if (!this.#running.delete(service) || !this.#isOn) return;
    if (service === 'callmanager') this.callManager?.stop('clean');
    if (service === 'tftp') this.tftp?.stop();
    if (service === 'dhcp') this.dhcp?.stop();
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

  #mustHave(service: ServiceName): void {
    const { services } = this;
    if (services.includes(service)) return;
    throw new UserError(
      `${this.#env.name} has no service ${service}`,
      `It has ${services.join(', ') || 'none'}.`,
    );
  }
}
