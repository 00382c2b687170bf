import { Seconds } from '../../basics/index.ts';
import {
  type FailbackIntent,
  failbackMachine,
  type RegistrationServer,
} from '../../machines/index.ts';
import type { SccpMessage } from '../../protocols/sccp/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import { deviceIdentification, type Station } from './registration-messages.ts';
import { SccpConnection } from './sccp-connection.ts';
import { routeTo } from './transport.ts';

/** Looks for a way home while the phone is registered with a server of lower priority. */
export class Failback implements HasPresent {
  readonly #env: Environment;
  readonly #phone: Station;
  readonly #comeHome: (server: RegistrationServer, connection: SccpConnection) => void;
  /** Made when the phone is first away from home: most never are. */
  #chart: Statechart<typeof failbackMachine> | undefined;
  #probe: SccpConnection | undefined;

  /** @param comeHome registers the phone over this connection, which is open */
  constructor(
    env: Environment,
    phone: Station,
    comeHome: (server: RegistrationServer, connection: SccpConnection) => void,
  ) {
    this.#env = env;
    this.#phone = phone;
    this.#comeHome = comeHome;
  }

  /** Undefined while the phone was never away from home. */
  get state(): string | undefined {
    return this.#chart?.state;
  }

  get connection(): SccpConnection | undefined {
    return this.#probe;
  }

  present(into: Present): void {
    into.part('failback', this.#chart);
    into.part('probe', this.#probe);
  }

  /** @param better the servers of higher priority, highest first */
  registered(better: readonly RegistrationServer[]): void {
    if (better.length > 0) this.#chart ??= this.#start();
    this.#chart?.send({ type: 'REGISTERED', better });
  }

  unregistered(): void {
    this.#chart?.send({ type: 'UNREGISTERED' });
  }

  /** The power is gone and the connection with it. */
  powerLost(): void {
    this.#probe = undefined;
  }

  #start(): Statechart<typeof failbackMachine> {
    const chart = new Statechart(this.#env, failbackMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    chart.start();
    return chart;
  }

  #perform(intent: FailbackIntent): void {
    switch (intent.type) {
      case 'probe':
        return this.#open(intent.server);
      case 'ask for a token':
        return this.#probe?.send('RegisterTokenReq', deviceIdentification(this.#env, this.#phone));
      case 'give the probe up':
        this.#probe?.end();
        this.#probe = undefined;
        return;
      case 'come home': {
        const probe = this.#probe;
        this.#probe = undefined;
        if (probe) this.#comeHome(intent.server, probe);
      }
    }
  }

  #open(server: RegistrationServer): void {
    const route = routeTo(server, this.#phone);
    if (typeof route === 'string') return this.#chart?.send({ type: 'PROBE.CLOSED' });
    const probe = new SccpConnection(this.#env, route);
    this.#probe = probe;
    probe.handle({
      opened: () => this.#chart?.send({ type: 'PROBE.OPENED' }),
      received: (message) => this.#receive(message),
      closed: () => {
        this.#probe = undefined;
        this.#chart?.send({ type: 'PROBE.CLOSED' });
      },
    });
  }

  #receive(message: SccpMessage): void {
    if (message.name === 'RegisterTokenAck') this.#chart?.send({ type: 'TOKEN.ACK' });
    if (message.name === 'RegisterTokenReject')
      this.#chart?.send({ type: 'TOKEN.REJECT', wait: Seconds(message.fields.waitTime) });
  }
}
