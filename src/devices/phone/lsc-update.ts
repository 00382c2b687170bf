import { Endpoint, isIpv4 } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import {
  type CapfMode,
  type CapfPhoneFailure,
  type LscIntent,
  type LscSettings,
  lscMachine,
  type StringRefusal,
} from '../../machines/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import { CapfClient, type CapfPhone } from './capf-client.ts';
import { isSecure } from './transport.ts';

/** What the update of the LSC means for the rest of the phone. */
export interface LscUpdateOwner extends CapfPhone {
  /** CAPF has had its turn: the phone may register, if it can. */
  securitySettled(): void;
  /** The user is to enter an authentication string. */
  stringWanted(): void;
  /** What the screen says of the LSC may have changed. */
  lscChanged(): void;
}

type LscProgress = 'Pending' | 'Success' | 'Failure';

/** What the page of the LSC shows of the last update. */
export interface LscUpdateView {
  /** Undefined when nothing was updated since the phone started. */
  readonly progress: LscProgress | undefined;
  readonly message: string;
}

const nothingUpdated: LscUpdateView = { progress: undefined, message: '' };

/** Texts of the screen for which no document is at hand; chosen here. */
const outcomes: Readonly<Record<'done' | CapfPhoneFailure, string>> = {
  done: 'LSC update successful',
  'no pending operation': 'LSC update failed: no operation pending',
  refused: 'LSC update failed: not authenticated',
  'operation failed': 'LSC update failed',
  'unknown device': 'LSC update failed: phone unknown',
  'server not trusted': 'LSC update failed: CAPF server not trusted',
  'connection lost': 'LSC update failed: no connection',
  stopped: 'LSC update stopped',
};
/** Of a refusal after a string was entered. That the device is locked the phone does not learn. */
const stringRefused = 'Authentication string not accepted';

interface Refusal {
  readonly text: string;
  /** What the trace tells of that the refusal rests on. */
  readonly facts: readonly string[];
  /** Guide, "Troubleshooting the Authentication String on the Phone". */
  readonly guide?: RowId;
  /** Guide, "Troubleshooting If the Locally Significant Certificate Validation Fails". */
  readonly problem?: RowId;
}

const refusals: Readonly<Record<StringRefusal, Refusal>> = {
  'not registered': {
    text: 'LSC update: phone not registered',
    facts: ['registration'],
    guide: 'capf/phone-not-registered',
    problem: 'lsc-validation/phone-not-registered',
  },
  'security mode': {
    text: 'LSC update: security mode not Non Secure',
    facts: ['configuration'],
    guide: 'capf/device-mode-not-nonsecure',
  },
  'no CAPF server': { text: 'LSC update: no CAPF server', facts: ['configuration'] },
};

const modes: readonly CapfMode[] = [
  'none',
  'authentication string',
  'null string',
  'existing certificate, LSC first',
  'existing certificate, MIC first',
];

/** The hands of the `lsc` statechart: turns to CAPF when it is time to. */
export class LscUpdate implements HasPresent {
  readonly #env: Environment;
  readonly #owner: LscUpdateOwner;
  readonly #chart: Statechart<typeof lscMachine>;
  #client: CapfClient | undefined;
  #view = nothingUpdated;
  /** What was entered last. */
  #string = '';

  constructor(env: Environment, owner: LscUpdateOwner) {
    this.#env = env;
    this.#owner = owner;
    this.#chart = new Statechart(env, lscMachine, undefined, (intent) => this.#perform(intent));
    this.#chart.start();
  }

  get states(): Readonly<Record<string, string>> {
    const client = this.#client;
    return { lsc: this.#chart.state, ...(client && { 'capf-phone-session': client.state }) };
  }

  get view(): LscUpdateView {
    return this.#view;
  }

  present(into: Present): void {
    into.data(this.#view);
    into.put(this.#string);
    into.part('lsc', this.#chart);
    into.part('client', this.#client);
  }

  /** @param configuration the one of the flash is old when no new one could be loaded: then the mode
   *   holds that the flash has kept of an operation that is not over */
  prepare(configuration: 'new' | 'old'): void {
    const isWithdrawn = configuration === 'new' && this.#configuredMode === 'none';
    if (isWithdrawn) this.#owner.flash.setCapfMode('none');
    this.#chart.send({ type: 'PREPARE', settings: this.#settings(configuration) });
  }

  registered(): void {
    this.#chart.send({ type: 'REGISTERED' });
  }

  unregistered(): void {
    this.#chart.send({ type: 'UNREGISTERED' });
  }

  /** The Update softkey. */
  update(): void {
    this.#chart.send({ type: 'UPDATE' });
  }

  submit(authenticationString: string): void {
    this.#string = authenticationString;
    this.#chart.send({ type: 'SUBMIT' });
  }

  stop(): void {
    this.#chart.send({ type: 'STOP' });
  }

  /** The phone starts again from the beginning. */
  reset(): void {
    this.#view = nothingUpdated;
    this.#chart.send({ type: 'RESET' });
  }

  powerLost(): void {
    this.#client?.powerLost();
  }

  #settings(configuration: 'new' | 'old'): LscSettings {
    const { flash } = this.#owner;
    return {
      mode: configuration === 'new' ? this.#configuredMode : flash.capfMode,
      isSecure: isSecure(this.#owner),
      knowsCapf: this.#server !== undefined,
    };
  }

  get #configuredMode(): CapfMode {
    return modes[this.#owner.flash.configuration?.capfAuthMode ?? 0] ?? 'none';
  }

  /** The first of the configuration file. Phones would ask DNS for a name; none is simulated. */
  get #server(): Endpoint | undefined {
    const [capf] = this.#owner.flash.configuration?.capfList ?? [];
    const { processNodeName: address = '', phonePort } = capf ?? {};
    return isIpv4(address) && phonePort !== undefined ? Endpoint(address, phonePort) : undefined;
  }

  #perform(intent: LscIntent): void {
    switch (intent.type) {
      case 'go on':
        return this.#owner.securitySettled();
      case 'start session':
        return this.#start(intent.mode);
      case 'stop session':
        return this.#client?.stop();
      case 'drop session':
        this.#client?.drop();
        this.#client = undefined;
        return;
      case 'ask for the string':
        return this.#owner.stringWanted();
      case 'refuse the string': {
        const { text, facts, ...rows } = refusals[intent.because];
        const because = this.#env.trace.facts(this.#env.name, ...facts);
        this.#owner.display.status(text, { ...rows, because });
        return this.#show(undefined, text);
      }
    }
  }

  #start(mode: CapfMode): void {
    const server = this.#server as Endpoint;
    const authenticationString = mode === 'authentication string' ? this.#string : '';
    const because = this.#env.trace.causes.current;
    const task = { server, mode, authenticationString, because };
    this.#show('Pending');
    this.#client = new CapfClient(this.#env, this.#owner, task, (outcome) => {
      this.#client = undefined;
      const isRefused = outcome === 'refused' && mode === 'authentication string';
      const text = isRefused ? stringRefused : outcomes[outcome];
      this.#owner.display.status(text);
      this.#show(outcome === 'done' ? 'Success' : 'Failure', text);
      this.#chart.send({ type: 'SESSION.ENDED' });
    });
    this.#client.start();
  }

  #show(progress: LscProgress | undefined, message = ''): void {
    this.#view = { progress, message };
    this.#owner.lscChanged();
  }
}
