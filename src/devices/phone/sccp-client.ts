import { Seconds } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import {
  type RegistrationIntent,
  type RegistrationServer,
  registrationMachine,
} from '../../machines/index.ts';
import type { CloseReason } from '../../network/index.ts';
import { resetType, type SccpMessage } from '../../protocols/sccp/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { Display } from './display.ts';
import { Failback } from './failback.ts';
import { type Station, sendRegister, sendRequest } from './registration-messages.ts';
import type { RestartCause } from './restart-causes.ts';
import { type ConnectionEnd, SccpConnection } from './sccp-connection.ts';
import {
  callManagerNotAuthorized,
  factsBehind,
  statusMessages,
  tlsError,
} from './status-messages.ts';
import { refusedServer } from './tls-client.ts';
import { type Protection, protectionBy, routeName, routeTo } from './transport.ts';

/** What registration means for the rest of the phone. */
export interface SccpClientOwner extends Station {
  readonly display: Display;
  registering(server: RegistrationServer): void;
  registered(line: LineAppearance): void;
  unregistered(): void;
  rejected(text: string): void;
  /** A text of CallManager for the prompt line, in which codes are still to be translated. */
  prompt(text: string): void;
  /** No server takes the phone: the configuration is to be loaded again. */
  reload(): void;
  /** CallManager asks the phone to start again. */
  resetBy(cause: RestartCause): void;
}

export interface LineAppearance {
  readonly directoryNumber: string;
}

/** The phone's side of SCCP: its connections, and what the statechart makes of what comes over them. */
export class SccpClient implements HasPresent {
  readonly #env: Environment;
  readonly #owner: SccpClientOwner;
  readonly #chart: Statechart<typeof registrationMachine>;
  readonly #failback: Failback;
  #connection: SccpConnection | undefined;
  /** Over which the phone is about to register instead. */
  #wayHome: SccpConnection | undefined;
  #line: LineAppearance = { directoryNumber: '' };
  /** The entries because of which the last server was not trusted. */
  #refusal: readonly number[] = [];
  /** Of the connection that was used last. */
  #routeName = '';
  #security: Protection = 'nonsecure';
  /** What the next connection gives as the reason for itself. */
  #restartCause: RestartCause = 'initialized';

  constructor(env: Environment, owner: SccpClientOwner) {
    this.#env = env;
    this.#owner = owner;
    this.#failback = new Failback(env, owner, (server, connection) => {
      this.#wayHome = connection;
      this.#chart.send({ type: 'HOME.FREE', server });
    });
    this.#chart = new Statechart(env, registrationMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    this.#chart.start();
  }

  /** Why the phone started last only a log tells. */
  present(into: Present): void {
    into.put(this.#line?.directoryNumber, this.#routeName);
    into.part('registration', this.#chart);
    into.part('connection', this.#connection);
    into.part('way home', this.#wayHome);
    into.part('failback', this.#failback);
  }

  get isRegistered(): boolean {
    return this.#chart.snapshot.matches('registered');
  }

  /** The connection that the phone is registered over. */
  get registeredOver(): SccpConnection | undefined {
    return this.isRegistered ? this.#connection : undefined;
  }

  get states(): Readonly<Record<string, string>> {
    const failback = this.#failback.state;
    return { registration: this.#chart.state, ...(failback !== undefined && { failback }) };
  }

  /** Each with both its ends. */
  get connections(): readonly string[] {
    const all = [this.#connection, this.#failback.connection];
    return all.flatMap((connection) => (connection ? [connection.name] : []));
  }

  set restartCause(cause: RestartCause) {
    this.#restartCause = cause;
  }

  start(servers: readonly RegistrationServer[]): void {
    this.#chart.send({ type: 'START', servers });
  }

  /** Ends the registration in good order, as before a reset. */
  stop(): void {
    this.#chart.send({ type: 'STOP' });
  }

  /** The power is gone and the connections with it: the servers are not told. */
  powerLost(): void {
    this.#connection = undefined;
    this.#failback.powerLost();
  }

  #perform(intent: RegistrationIntent): void {
    switch (intent.type) {
      case 'connect':
        return this.#connect(intent.server);
      case 'not trusted':
        return this.#owner.display.status(callManagerNotAuthorized(intent.server.name), {
          problem: 'ctl-file/phone-does-not-register',
          because: this.#refusal,
        });
      case 'move':
        return this.#move();
      case 'disconnect':
        if (intent.because) this.#restartCause = intent.because;
        return this.#disconnect();
      case 'send register':
        if (this.#connection)
          sendRegister(this.#connection, this.#env, this.#owner, this.#restartCause);
        return;
      case 'send':
        if (this.#connection) sendRequest(this.#connection, this.#owner, intent.request);
        return;
      case 'send keepalive':
        return this.#connection?.send('KeepAlive');
      case 'send unregister':
        return this.#connection?.send('Unregister');
      case 'registered':
        this.#record('registered', intent.server, this.#owner.model.guide);
        this.#owner.registered(this.#line);
        return this.#failback.registered(intent.better);
      case 'unregistered':
        this.#record('unregistered', intent.server);
        this.#owner.unregistered();
        return this.#failback.unregistered();
      case 'rejected':
        this.#restartCause = 'registration rejected';
        return this.#owner.rejected(intent.text);
      case 'load the configuration again':
        return this.#owner.reload();
    }
  }

  #connect(server: RegistrationServer): void {
    this.#owner.registering(server);
    const route = routeTo(server, this.#owner);
    switch (route) {
      case 'not trusted':
        this.#refusal = this.#facts('configuration', 'CTL file');
        return this.#chart.send({ type: 'SERVER.NOT_TRUSTED' });
      case 'unknown host':
        this.#owner.display.status(statusMessages['dns-unknown-host'], {
          because: this.#facts('configuration'),
        });
        return this.#chart.send({ type: 'STREAM.CLOSED' });
      case 'no certificate':
        this.#owner.display.status(statusMessages['no-certificate-for-tls'], {
          because: this.#facts(...factsBehind('no-certificate-for-tls')),
        });
        return this.#chart.send({ type: 'STREAM.CLOSED' });
      default:
        return this.#use(new SccpConnection(this.#env, route));
    }
  }

  #use(connection: SccpConnection): void {
    this.#connection = connection;
    this.#routeName = routeName(connection.route);
    this.#security = protectionBy(connection.route);
    connection.handle({
      opened: () => this.#chart.send({ type: 'STREAM.OPENED' }),
      received: (message) => this.#receive(message),
      closed: (end) => this.#closed(end, connection),
    });
  }

  #move(): void {
    this.#connection?.end();
    this.#restartCause = 'failback';
    const wayHome = this.#wayHome;
    this.#wayHome = undefined;
    if (wayHome) this.#use(wayHome);
  }

  #disconnect(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.end();
  }

  #closed({ reason, failure }: ConnectionEnd, { route }: SccpConnection): void {
    this.#connection = undefined;
    this.#restartCause = causeOfClose[reason];
    const isRefused = refusedServer(failure);
    this.#refusal = [this.#env.trace.causes.current, ...this.#facts('CTL file')];
    const grounds = isRefused ? { because: this.#refusal } : {};
    if (failure) this.#owner.display.status(tlsError(route.to.address, failure), grounds);
    this.#chart.send({ type: isRefused ? 'SERVER.NOT_TRUSTED' : 'STREAM.CLOSED' });
  }

  #facts(...names: readonly string[]): readonly number[] {
    return this.#env.trace.facts(this.#env.name, ...names);
  }

  #receive(message: SccpMessage): void {
    switch (message.name) {
      case 'RegisterAck':
        return this.#chart.send({
          type: 'REGISTER.ACK',
          keepaliveInterval: Seconds(message.fields.keepaliveInterval),
        });
      case 'RegisterReject':
        return this.#chart.send({ type: 'REGISTER.REJECT', text: message.fields.text });
      case 'CapabilitiesReq':
        return this.#chart.send({ type: 'CAPABILITIES.REQ' });
      case 'ButtonTemplateRes':
        return this.#chart.send({ type: 'BUTTON_TEMPLATE.RES' });
      case 'SoftKeyTemplateRes':
        return this.#chart.send({ type: 'SOFT_KEY_TEMPLATE.RES' });
      case 'SoftKeySetRes':
        return this.#chart.send({ type: 'SOFT_KEY_SET.RES' });
      case 'LineStat':
        this.#line = { directoryNumber: message.fields.directoryNumber };
        return this.#chart.send({ type: 'LINE_STAT' });
      case 'DefineTimeDate':
        return this.#chart.send({ type: 'DEFINE_TIME_DATE' });
      case 'KeepAliveAck':
        return this.#chart.send({ type: 'KEEPALIVE.ACK' });
      case 'DisplayPromptStatus':
        return this.#owner.prompt(message.fields.text);
      case 'Reset':
        return this.#owner.resetBy(
          message.fields.type === resetType.restart
            ? 'restart from CallManager'
            : 'reset from CallManager',
        );
      default:
        // What CallManager sends beyond this asks nothing of the registration.
        return;
    }
  }

  #record(state: 'registered' | 'unregistered', server: RegistrationServer, guide?: RowId): void {
    const detail = `${this.#owner.deviceName}, ${this.#routeName}`;
    this.#env.trace.record(this.#env.name, {
      kind: 'registration',
      state,
      server: server.name,
      detail,
      security: this.#security,
      ...(guide && { guide }),
    });
  }
}

const causeOfClose: Readonly<Record<CloseReason, RestartCause>> = {
  ended: 'connection closed',
  reset: 'connection reset',
  refused: 'connection refused',
  timeout: 'connection timed out',
  aborted: 'connection closed',
};
