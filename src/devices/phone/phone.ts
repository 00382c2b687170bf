import { DeviceName, type Ipv4, type MacAddress, UserError } from '../../basics/index.ts';
import type { RegistrationServer } from '../../machines/index.ts';
import { vendorClass } from '../../protocols/dhcp/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { PoweredEnvironment } from '../environment.ts';
import { BaseScreen } from './base-screen.ts';
import { Credentials } from './credentials.ts';
import { Display } from './display.ts';
import { Flash } from './flash.ts';
import { Loader } from './loader.ts';
import { LscUpdate, type LscUpdateOwner } from './lsc-update.ts';
import { type MenuFacts, menuFactsOf } from './menu-facts.ts';
import { type PhoneModel, phoneModels } from './models.ts';
import { NetworkConfiguration } from './network-configuration.ts';
import type { PhoneOptions } from './phone-options.ts';
import type { RestartCause } from './restart-causes.ts';
import { type LineAppearance, SccpClient, type SccpClientOwner } from './sccp-client.ts';
import type { SccpConnection } from './sccp-connection.ts';
import { SettingsMenu, type SettingsMenuOwner } from './settings-menu.ts';
import { show, type View } from './show.ts';
import { Startup } from './startup.ts';
import { lackForTls } from './transport.ts';

/** A Cisco IP Phone: its parts, what they mean for each other, and what a person does to it. */
export class Phone implements SccpClientOwner, LscUpdateOwner, SettingsMenuOwner, HasPresent {
  readonly model: PhoneModel;
  readonly deviceName: DeviceName;
  readonly flash: Flash;
  readonly credentials: Credentials;
  readonly display: Display;
  readonly lscUpdate: LscUpdate;
  readonly #env: PoweredEnvironment;
  readonly mac: MacAddress;
  readonly #screen: BaseScreen;
  readonly #network: NetworkConfiguration;
  readonly #loader: Loader;
  readonly #sccp: SccpClient;
  readonly #menu: SettingsMenu;
  readonly #startup: Startup;
  /** The line as the trace last heard of it. */
  #toldLine = '';

  constructor(env: PoweredEnvironment, { model, mac, ctl, alternateTftp, lsc, mic }: PhoneOptions) {
    this.#env = env;
    this.mac = mac;
    this.model = phoneModels[model];
    this.deviceName = DeviceName(mac);
    this.flash = new Flash(env);
    this.#tell({
      model: this.model.name,
      'device name': this.deviceName,
      'MAC address': mac,
      MIC: mic ? 'installed' : 'none',
      'device security mode': 'nonsecure',
      ...(!lsc && { LSC: 'none' }),
      ...(!ctl && { 'CTL file': 'none' }),
    });
    if (ctl) this.flash.storeCtl(ctl);
    if (alternateTftp) this.flash.setAlternateTftp(alternateTftp);
    if (lsc) this.flash.storeLsc(lsc);
    this.credentials = new Credentials(this.flash, mic);
    this.display = new Display(env);
    this.#screen = new BaseScreen(this.display, this.model);
    const identity = { mac, vendorClass: vendorClass(this.model.name) };
    this.#network = new NetworkConfiguration(env, identity, this.flash, {
      bound: () => this.#startup.send({ type: 'ADDRESS.BOUND' }),
      failed: (reason) =>
        this.#startup.send({ type: reason === 'timeout' ? 'ADDRESS.TIMEOUT' : 'ADDRESS.TAKEN' }),
      lost: () => this.#restart('initialized'),
    });
    this.#loader = new Loader(env, this, (event) => this.#startup.send(event));
    this.#sccp = new SccpClient(env, this);
    this.lscUpdate = new LscUpdate(env, this);
    this.#menu = new SettingsMenu(env, this, this.display);
    this.#startup = new Startup(env, {
      model: this.model,
      flash: this.flash,
      network: this.#network,
      loader: this.#loader,
      lscUpdate: this.lscUpdate,
      sccp: this.#sccp,
      display: this.display,
      screen: this.#screen,
      menu: this.#menu,
    });
    env.host.powerOff();
    this.#startup.start();
  }

  get isOn(): boolean {
    return this.#startup.isOn;
  }

  get isRegistered(): boolean {
    return this.#sccp.isRegistered;
  }

  /** The connection that it is registered over. */
  get registeredOver(): SccpConnection | undefined {
    return this.#sccp.registeredOver;
  }

  /** 0.0.0.0 while it has none. */
  get address(): Ipv4 {
    return this.#network.address;
  }

  /** Each statechart by name, and the state it is in. */
  get states(): Readonly<Record<string, string>> {
    return {
      'phone-startup': this.#startup.state,
      ...this.#loader.states,
      ...this.lscUpdate.states,
      ...this.#sccp.states,
      'settings-menu': this.#menu.state,
    };
  }

  present(into: Present): void {
    into.part('flash', this.flash);
    into.part('display', this.display);
    into.part('screen', this.#screen);
    into.part('startup', this.#startup);
    into.part('network', this.#network);
    into.part('loader', this.#loader);
    into.part('LSC', this.lscUpdate);
    into.part('SCCP', this.#sccp);
    into.part('settings', this.#menu);
  }

  powerOn(): void {
    if (this.isOn) return;
    this.#env.host.powerOn();
    this.#sccp.restartCause = 'initialized';
    this.#recordPower('on', 'the power is switched on', () =>
      this.#startup.send({ type: 'POWER.ON' }),
    );
  }

  /** Nothing is sent any more: the network learns of it by silence. */
  powerOff(): void {
    if (!this.isOn) return;
    this.#recordPower('off', 'the power is cut', () => {
      this.#env.host.powerOff();
      this.#network.powerLost();
      this.display.goDark();
      this.#sccp.powerLost();
      this.lscUpdate.powerLost();
      this.#startup.send({ type: 'POWER.OFF' });
    });
  }

  /** @throws UserError when the phone has no such key now, or no power */
  press(key: string): void {
    if (!this.isOn) throw new UserError(`${this.#env.name} has no power`, 'Switch it on first.');
    this.#menu.press(key);
  }

  /** The Alternate TFTP setting of the Network Configuration menu; the phone then starts again. */
  setAlternateTftp(server: Ipv4 | undefined): void {
    this.flash.setAlternateTftp(server);
    if (this.isOn) this.#restart('reset by keypad');
  }

  /** Prints a look into the phone, as its console would. */
  show(view: View): void {
    const { deviceName, flash, credentials, states } = this;
    const output = show(view, {
      deviceName,
      flash,
      credentials,
      states,
      address: this.address,
      tftpServer: this.#loader.server,
      connections: this.#sccp.connections,
    });
    this.#env.trace.record(this.#env.name, { kind: 'console', command: `show ${view}`, output });
  }

  menuFacts(): MenuFacts {
    return menuFactsOf(this, this.address, this.#network.lease);
  }

  eraseCtlFile(): void {
    this.#loader.eraseCtl(this.model.erase.ctlFile);
    this.#restart('reset by keypad');
  }

  eraseSettings(): void {
    const way = this.model.erase.settings;
    if (way && this.flash.ctl) this.#loader.eraseCtl(way);
    this.flash.eraseSettings();
    this.#startup.send({ type: 'CONFIGURATION.ERASED' });
    this.#restart('reset by keypad');
  }

  resetByKeypad(): void {
    this.#restart('reset by keypad');
  }

  resetBy(cause: RestartCause): void {
    if (cause !== 'restart from CallManager') return this.#restart(cause);
    this.#recordPower('restarting', cause, () => {
      this.#sccp.stop();
      this.#sccp.restartCause = cause;
      this.#startup.send({ type: 'RESTART' });
    });
  }

  securitySettled(): void {
    this.#startup.send({ type: 'SECURITY.SETTLED', lacks: lackForTls(this) });
  }

  stringWanted(): void {
    this.#menu.askForString();
  }

  lscChanged(): void {
    this.#menu.refresh();
  }

  registering({ name }: RegistrationServer): void {
    this.#screen.showProgress(`Opening ${name}`);
  }

  registered({ directoryNumber }: LineAppearance): void {
    if (directoryNumber !== this.#toldLine) this.#tell({ line: directoryNumber });
    this.#toldLine = directoryNumber;
    this.display.clearNotices();
    this.#screen.showLine(directoryNumber);
    this.lscUpdate.registered();
  }

  /** A phone that starts again has other things to show. */
  unregistered(): void {
    this.lscUpdate.unregistered();
    if (this.#startup.isRegistering) this.#screen.showProgress('Registering');
  }

  rejected(text: string): void {
    this.#screen.showRejection(text);
  }

  prompt(text: string): void {
    this.#screen.setPrompt(text, this.isRegistered);
  }

  reload(): void {
    this.#startup.send({ type: 'RESTART' });
  }

  #restart(cause: RestartCause): void {
    this.#recordPower('restarting', cause, () => {
      this.#startup.send({ type: 'RESET' });
      this.#sccp.restartCause = cause;
    });
  }

  #tell(settings: Readonly<Record<string, string>>): void {
    const { trace, name: host } = this.#env;
    for (const [name, value] of Object.entries(settings))
      trace.record(host, { kind: 'setting', name, value });
  }

  #recordPower(state: 'on' | 'off' | 'restarting', reason: string, action: () => void): void {
    this.#env.trace.recordAnd(this.#env.name, { kind: 'power', state, reason }, action);
  }
}
