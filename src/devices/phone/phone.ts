import {
  anyAddress,
  DeviceName,
  type Ipv4,
  isIpv4,
  type MacAddress,
  UserError,
} from '../../basics/index.ts';
import {
  type PhoneStartupIntent,
  phoneStartupMachine,
  type RegistrationServer,
} from '../../machines/index.ts';
import type { PhoneConfiguration } from '../../protocols/config-file/index.ts';
import type { TrustList } from '../../protocols/ctl/index.ts';
import { englishText } from '../../protocols/sccp/index.ts';
import type { PoweredEnvironment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import { DhcpClient, type DhcpLease } from './dhcp-client.ts';
import { Display } from './display.ts';
import { ctlEntries, Flash } from './flash.ts';
import { Loader } from './loader.ts';
import type { MenuFacts } from './menu-screens.ts';
import { type ModelName, type PhoneModel, phoneModels } from './models.ts';
import type { RestartCause } from './restart-causes.ts';
import { type LineAppearance, SccpClient, type SccpClientOwner } from './sccp-client.ts';
import { SettingsMenu, type SettingsMenuOwner } from './settings-menu.ts';
import { show, type View } from './show.ts';
import { statusMessages } from './status-messages.ts';

export interface PhoneOptions {
  readonly model: ModelName;
  readonly mac: MacAddress;
  /** What flash holds from an earlier life. */
  readonly ctl?: TrustList;
  readonly alternateTftp?: Ipv4;
}

const idleSoftkeys = ['Redial', 'NewCall', 'CFwdAll'];

type Stage = (PhoneStartupIntent & { type: 'screen' })['screen'];

/** What the screen says of each stage of starting. (79xx guides; the order on 7940 and 7960) */
const progress: Readonly<Record<Stage, string[]>> = {
  off: [],
  booting: ['Configuring VLAN'],
  'configuring-ip': ['Configuring IP'],
  'configuring-cm-list': ['Configuring CM List'],
};

const securityModes = { 1: 'Non Secure', 2: 'Authenticated', 3: 'Encrypted' } as const;

/** A Cisco IP Phone: its statecharts, and all that they need to act. */
export class Phone implements SccpClientOwner, SettingsMenuOwner {
  readonly model: PhoneModel;
  readonly deviceName: DeviceName;
  readonly flash: Flash;
  readonly display: Display;
  readonly #env: PoweredEnvironment;
  readonly mac: MacAddress;
  readonly #dhcp: DhcpClient;
  readonly #loader: Loader;
  readonly #sccp: SccpClient;
  readonly #menu: SettingsMenu;
  readonly #startup: Statechart<typeof phoneStartupMachine>;
  #lease: DhcpLease | undefined;
  /** What CallManager last put on the prompt line. */
  #prompt = '';

  constructor(env: PoweredEnvironment, { model, mac, ctl, alternateTftp }: PhoneOptions) {
    this.#env = env;
    this.mac = mac;
    this.model = phoneModels[model];
    this.deviceName = DeviceName(mac);
    this.flash = new Flash(env);
    if (ctl) this.flash.storeCtl(ctl);
    if (alternateTftp) this.flash.setAlternateTftp(alternateTftp);
    this.display = new Display(env);
    this.#dhcp = new DhcpClient(
      env,
      {
        mac,
        vendorClass: this.model.vendorClass,
        configure: (address) => env.host.configure(address),
      },
      {
        bound: (lease) => this.#bound(lease),
        failed: () => this.#startup.send({ type: 'ADDRESS.TIMEOUT' }),
        renewed: (lease) => {
          this.#lease = lease;
        },
        lost: () => this.#restart('initialized'),
      },
    );
    this.#loader = new Loader(env, this, (event) => this.#startup.send(event));
    this.#sccp = new SccpClient(env, this);
    this.#menu = new SettingsMenu(env, this, this.display);
    this.#startup = new Statechart(
      env,
      phoneStartupMachine,
      { bootTime: this.model.bootTime, hasConfiguration: false },
      (intent) => this.#perform(intent),
    );
    env.host.powerOff();
    this.#startup.start();
  }

  get isOn(): boolean {
    return !this.#startup.snapshot.matches('off');
  }

  get isRegistered(): boolean {
    return this.#sccp.isRegistered;
  }

  /** 0.0.0.0 while it has none. */
  get address(): Ipv4 {
    return this.#env.host.address;
  }

  /** Each statechart by name, and the state it is in. */
  get states(): Readonly<Record<string, string>> {
    return {
      'phone-startup': this.#startup.state,
      ...this.#loader.states,
      registration: this.#sccp.state,
      'settings-menu': this.#menu.state,
    };
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
      this.#env.host.configure(anyAddress);
      this.display.goDark();
      this.#sccp.powerLost();
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
    const { model, deviceName, flash, states } = this;
    const output = show(view, {
      model,
      deviceName,
      flash,
      states,
      address: this.address,
      tftpServer: this.#loader.server,
      connections: this.#sccp.connections,
    });
    this.#env.trace.record(this.#env.name, { kind: 'console', command: `show ${view}`, output });
  }

  menuFacts(): MenuFacts {
    const { flash, model, deviceName } = this;
    const { ctl, configuration, alternateTftp } = flash;
    return {
      model,
      deviceName,
      macAddress: this.mac,
      address: this.address,
      tftpServers: this.#tftpServers(),
      alternateTftp,
      callManagers: this.#callManagers().map(({ name }) => name),
      securityMode: securityModes[configuration?.deviceSecurityMode ?? 1],
      capfServer: undefined,
      statusMessages: this.display.statusMessages,
      ctl: ctl && { md5: ctl.md5, entries: ctlEntries(ctl.list) },
    };
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

  registering({ name }: RegistrationServer): void {
    this.#showProgress(`Opening ${name}`);
  }

  unknownHost(): void {
    this.display.status(statusMessages['dns-unknown-host']);
  }

  registered({ directoryNumber }: LineAppearance): void {
    this.display.clearNotices();
    this.display.showBase({
      title: directoryNumber,
      lines: [this.#prompt],
      softkeys: idleSoftkeys,
    });
  }

  /** A phone that starts again has other things to show. */
  unregistered(): void {
    if (this.#startup.snapshot.matches({ on: 'registering' })) this.#showProgress('Registering');
  }

  rejected(text: string): void {
    this.#showProgress('Registration Rejected', englishText(text));
  }

  prompt(text: string): void {
    this.#prompt = englishText(text);
    const { title, softkeys } = this.display.base;
    if (this.isRegistered) this.display.showBase({ title, lines: [this.#prompt], softkeys });
  }

  reload(): void {
    this.#startup.send({ type: 'RESTART' });
  }

  #bound(lease: DhcpLease): void {
    this.#lease = lease;
    this.#startup.send({ type: 'ADDRESS.BOUND' });
  }

  #restart(cause: RestartCause): void {
    this.#recordPower('restarting', cause, () => {
      this.#startup.send({ type: 'RESET' });
      this.#sccp.restartCause = cause;
    });
  }

  #recordPower(state: 'on' | 'off' | 'restarting', reason: string, action: () => void): void {
    this.#env.trace.recordAnd(this.#env.name, { kind: 'power', state, reason }, action);
  }

  #perform(intent: PhoneStartupIntent): void {
    switch (intent.type) {
      case 'start network':
        return this.#dhcp.start();
      case 'stop everything':
        return this.#stopEverything();
      case 'choose server':
        return this.#loader.chooseServer(this.#tftpServers());
      case 'choose server again':
        return this.#loader.chooseServerAgain();
      case 'next server':
        return this.#loader.giveServerUp();
      case 'fetch':
        return this.#loader.fetch(intent.file);
      case 'no ctl on server':
        return this.#loader.noCtlOnServer();
      case 'register':
        return this.#sccp.start(this.#callManagers());
      case 'status':
        return this.display.status(statusMessages[intent.status]);
      case 'screen':
        return this.#showStage(intent.screen);
    }
  }

  #stopEverything(): void {
    this.#sccp.stop();
    this.#loader.stop();
    this.#dhcp.stop();
    this.#lease = undefined;
  }

  /** A phone that starts from the beginning leaves its menu and forgets its notices. */
  #showStage(stage: Stage): void {
    const isBeginning = stage === 'off' || stage === 'booting';
    if (isBeginning) this.display.clearNotices();
    this.#showProgress(...progress[stage]);
    if (isBeginning) this.#menu.close();
  }

  #showProgress(...lines: readonly string[]): void {
    const title = lines.length === 0 ? '' : `Cisco IP Phone ${this.model.name}`;
    this.display.showBase({ title, lines, softkeys: [] });
  }

  /** Alternate TFTP set by hand goes before option 150, and that before option 66. */
  #tftpServers(): readonly Ipv4[] {
    if (this.flash.alternateTftp) return [this.flash.alternateTftp];
    const { tftpServers = [], tftpServerName } = this.#lease ?? {};
    if (tftpServers.length > 0) return tftpServers;
    // Phones would ask DNS for a name; no DNS is simulated, so only an address helps.
    return tftpServerName !== undefined && isIpv4(tftpServerName) ? [tftpServerName] : [];
  }

  #callManagers(): readonly RegistrationServer[] {
    return (this.flash.configuration?.callManagers ?? []).map(serverOf);
  }
}

const serverOf = (member: PhoneConfiguration['callManagers'][number]): RegistrationServer => ({
  name: member.processNodeName,
  address: member.processNodeName,
  port: member.ethernetPhonePort,
});
