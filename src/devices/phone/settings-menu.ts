import { UserError } from '../../basics/index.ts';
import { type MenuPage, type SettingsAccess, settingsMenuMachine } from '../../machines/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { Display } from './display.ts';
import type { Flash } from './flash.ts';
import { Keypad } from './keypad.ts';
import type { LscUpdate } from './lsc-update.ts';
import type { MenuFacts } from './menu-facts.ts';
import { chosenPage, menuScreen } from './menu-screens.ts';
import { statusMessages } from './status-messages.ts';

export interface SettingsMenuOwner {
  menuFacts(): MenuFacts;
  readonly flash: Pick<Flash, 'configuration'>;
  /** Guide, Table 9-4. */
  eraseCtlFile(): void;
  /** The second way of the 7970, which deletes more than the CTL file. */
  eraseSettings(): void;
  /** `**#**` was entered. */
  resetByKeypad(): void;
  readonly lscUpdate: Pick<LscUpdate, 'update' | 'submit' | 'stop'>;
}

/** The hands of the Settings menu: keys come in, pages go to the display. */
export class SettingsMenu implements HasPresent {
  readonly #env: Environment;
  readonly #owner: SettingsMenuOwner;
  readonly #display: Display;
  readonly #keypad: Keypad;
  readonly #chart: Statechart<typeof settingsMenuMachine>;

  constructor(env: Environment, owner: SettingsMenuOwner, display: Display) {
    this.#env = env;
    this.#owner = owner;
    this.#display = display;
    this.#keypad = new Keypad(env.clock);
    const eraseUnderSettings = owner.menuFacts().model.erase.settings !== undefined;
    this.#chart = new Statechart(env, settingsMenuMachine, { eraseUnderSettings }, (intent) => {
      switch (intent.type) {
        case 'show':
          return this.#show();
        case 'say that settings are disabled':
          return this.#display.status(statusMessages['settings-disabled']);
        case 'erase ctl':
          return this.#owner.eraseCtlFile();
        case 'erase settings':
          return this.#owner.eraseSettings();
        case 'update lsc':
          return this.#owner.lscUpdate.update();
        case 'submit string':
          return this.#owner.lscUpdate.submit(intent.string);
        case 'stop lsc update':
          return this.#owner.lscUpdate.stop();
      }
    });
    this.#chart.start();
  }

  get state(): string {
    return this.#chart.state;
  }

  present(into: Present): void {
    into.part('keypad', this.#keypad);
    into.part('menu', this.#chart);
  }

  /**
   * @param key `settings`, a digit, `*`, `#`, a sequence of these such as `**#`, or the label of a
   *   softkey that is on the screen
   * @throws UserError when there is no such key now
   */
  press(key: string): void {
    if (key.toLowerCase() === 'settings')
      this.#chart.send({ type: 'SETTINGS', access: this.#access });
    else if (/^[\d*#]+$/.test(key)) for (const one of key) this.#pressOnKeypad(one);
    else this.#pressSoftkey(key);
  }

  close(): void {
    this.#chart.send({ type: 'EXIT' });
  }

  /** The phone wants an authentication string of its user. */
  askForString(): void {
    this.#chart.send({ type: 'STRING.WANTED' });
  }

  /** What an open page shows may have changed. */
  refresh(): void {
    if (this.#page !== 'closed') this.#show();
  }

  get #page(): MenuPage | 'closed' {
    return this.#chart.snapshot.value.page;
  }

  /** As the configuration has it; a phone without one keeps nothing back. */
  get #access(): SettingsAccess {
    return accessByCode[this.#owner.flash.configuration?.settingsAccess ?? 1];
  }

  #pressOnKeypad(key: string): void {
    const sequence = this.#keypad.press(key);
    if (sequence === 'reset') return this.#owner.resetByKeypad();
    if (sequence === 'unlock') return this.#chart.send({ type: 'UNLOCK' });
    if (this.#page === 'closed') return;
    if (this.#page === 'authentication string') {
      if (/\d/.test(key)) this.#chart.send({ type: 'DIGIT', digit: key });
      return;
    }
    const page = chosenPage(this.#page, key, this.#owner.menuFacts().model);
    if (page) this.#chart.send({ type: 'CHOOSE', page });
  }

  #pressSoftkey(label: string): void {
    const { softkeys } = this.#display.screen;
    const shown = softkeys.find((softkey) => softkey.toLowerCase() === label.toLowerCase());
    if (!shown)
      throw new UserError(
        `${this.#env.name} shows no softkey «${label}»`,
        softkeys.length > 0
          ? `It shows: ${softkeys.join(', ')}.`
          : 'It shows no softkeys at all; «settings» opens the menu.',
      );
    const type = softkeyEvents.get(shown);
    if (type) this.#chart.send({ type });
  }

  #show(): void {
    const page = this.#page;
    if (page === 'closed') return this.#display.showMenu(undefined);
    const { value, context } = this.#chart.snapshot;
    const isLocked = value.lock === 'locked';
    this.#display.showMenu(menuScreen(page, isLocked, this.#owner.menuFacts(), context.digits));
  }
}

/** vendorConfig/settingsAccess of the configuration file. */
const accessByCode = { 0: 'disabled', 1: 'enabled', 2: 'restricted' } as const;

type SoftkeyEvent = 'ERASE' | 'BACK' | 'EXIT' | 'UPDATE' | 'STOP' | 'SUBMIT' | 'RUB_OUT';

/** What each softkey of the menu means. Those that the phone has while no menu is open are not here. */
const softkeyEvents = new Map<string, SoftkeyEvent>([
  ['Erase', 'ERASE'],
  ['Back', 'BACK'],
  ['Cancel', 'BACK'],
  ['Exit', 'EXIT'],
  ['Update', 'UPDATE'],
  ['Stop', 'STOP'],
  ['Submit', 'SUBMIT'],
  ['<<', 'RUB_OUT'],
]);
