import {
  type PhoneStartupEvent,
  type PhoneStartupIntent,
  phoneStartupMachine,
} from '../../machines/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { BaseScreen, Stage } from './base-screen.ts';
import type { Display } from './display.ts';
import type { Flash } from './flash.ts';
import type { Loader } from './loader.ts';
import type { LscUpdate } from './lsc-update.ts';
import type { PhoneModel } from './models.ts';
import type { NetworkConfiguration } from './network-configuration.ts';
import type { SccpClient } from './sccp-client.ts';
import { callManagers } from './servers.ts';
import type { SettingsMenu } from './settings-menu.ts';
import { factsBehind, type StatusMessage, statusMessages } from './status-messages.ts';

/** The parts of a phone that take their turn while it starts. */
export interface StartingPhone {
  readonly model: PhoneModel;
  readonly flash: Flash;
  readonly network: NetworkConfiguration;
  readonly loader: Loader;
  readonly lscUpdate: LscUpdate;
  readonly sccp: SccpClient;
  readonly display: Display;
  readonly screen: BaseScreen;
  readonly menu: SettingsMenu;
}

/** The hands of the `phone-startup` statechart: gives each part of the phone its turn. */
export class Startup implements HasPresent {
  readonly #env: Environment;
  readonly #phone: StartingPhone;
  readonly #chart: Statechart<typeof phoneStartupMachine>;

  constructor(env: Environment, phone: StartingPhone) {
    this.#env = env;
    this.#phone = phone;
    this.#chart = new Statechart(
      env,
      phoneStartupMachine,
      { bootTime: phone.model.bootTime, hasConfiguration: false },
      (intent) => this.#perform(intent),
    );
  }

  get state(): string {
    return this.#chart.state;
  }

  get isOn(): boolean {
    return !this.#chart.snapshot.matches('off');
  }

  /** It has all that it needs to register. */
  get isRegistering(): boolean {
    return this.#chart.snapshot.matches({ on: 'registering' });
  }

  present(into: Present): void {
    this.#chart.present(into);
  }

  start(): void {
    this.#chart.start();
  }

  send(event: PhoneStartupEvent): void {
    this.#chart.send(event);
  }

  #perform(intent: PhoneStartupIntent): void {
    const { flash, network, loader, lscUpdate, sccp } = this.#phone;
    switch (intent.type) {
      case 'start network':
        return network.start();
      case 'stop everything':
        return this.#stopEverything();
      case 'choose server':
        return loader.chooseServer(network.tftpServers, network.tftpServersFrom);
      case 'choose server again':
        return loader.chooseServerAgain();
      case 'next server':
        return loader.giveServerUp();
      case 'fetch':
        return loader.fetch(intent.file);
      case 'no ctl on server':
        return loader.noCtlOnServer();
      case 'settle security':
        return lscUpdate.prepare(intent.configuration);
      case 'register':
        return sccp.start(callManagers(flash));
      case 'status':
        return this.#status(intent.status);
      case 'screen':
        return this.#showStage(intent.screen);
    }
  }

  #stopEverything(): void {
    const { lscUpdate, sccp, loader, network } = this.#phone;
    lscUpdate.reset();
    sccp.stop();
    loader.stop();
    network.stop();
  }

  #status(message: StatusMessage): void {
    const { trace, name } = this.#env;
    const because = trace.facts(name, ...factsBehind(message));
    this.#phone.display.status(statusMessages[message], { because });
  }

  /** A phone that starts from the beginning leaves its menu and forgets its notices. */
  #showStage(stage: Stage): void {
    const { display, screen, menu } = this.#phone;
    const isBeginning = stage === 'off' || stage === 'booting';
    if (isBeginning) display.clearNotices();
    screen.showStage(stage);
    if (isBeginning) menu.close();
  }
}
