import {
  type DeviceName,
  Endpoint,
  FormatError,
  formatEndpoint,
  isIpv4,
  Port,
  Seconds,
} from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import {
  type RegistrationIntent,
  type RegistrationServer,
  registrationMachine,
  type SetupRequest,
} from '../../machines/index.ts';
import type { ByteStream, CloseReason } from '../../network/index.ts';
import {
  alarmSeverity,
  type codec,
  encodeSccp,
  resetType,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
  SccpReader,
} from '../../protocols/sccp/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import type { PhoneModel } from './models.ts';
import { type RestartCause, restartCauses } from './restart-causes.ts';

/** What registration means for the rest of the phone. */
export interface SccpClientOwner {
  readonly model: PhoneModel;
  readonly deviceName: DeviceName;
  registering(server: RegistrationServer): void;
  /** The server goes by a name. Phones would ask DNS; none is simulated. */
  unknownHost(server: RegistrationServer): void;
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

/** Version 5 or 6 is likely for loads of the 4.1 era (not documented). */
const protocolVersion = 5;
/** Seen from a 7912; a 79xx of that era is not documented. */
const alarmParameter1 = 0x0001_0800;
/** What the 7960 and 7970 loads list (chan-sccp dumps), with a packet time that G.711 allows. */
const capabilities = [25, 4, 2, 15, 16, 11, 12].map((number) => ({
  codec: number as (typeof codec)[keyof typeof codec],
  maxFrames: 40,
  extra: new Uint8Array(8),
}));

/** The phone's side of SCCP: one connection, the messages on it, and what the statechart makes of them. */
export class SccpClient {
  readonly #env: Environment;
  readonly #owner: SccpClientOwner;
  readonly #chart: Statechart<typeof registrationMachine>;
  #stream: ByteStream | undefined;
  #server: RegistrationServer | undefined;
  #line: LineAppearance = { directoryNumber: '' };
  /** What the next connection gives as the reason for itself. */
  #restartCause: RestartCause = 'initialized';

  constructor(env: Environment, owner: SccpClientOwner) {
    this.#env = env;
    this.#owner = owner;
    this.#chart = new Statechart(env, registrationMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    this.#chart.start();
  }

  get isRegistered(): boolean {
    return this.#chart.snapshot.matches('registered');
  }

  get state(): string {
    return this.#chart.state;
  }

  get server(): RegistrationServer | undefined {
    return this.#server;
  }

  /** The connection, if there is one, with both its ends. */
  get connections(): readonly string[] {
    const stream = this.#stream;
    return stream ? [`tcp ${formatEndpoint(stream.local)} ${formatEndpoint(stream.remote)}`] : [];
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

  /** The power is gone and the connection with it: the server is not told. */
  powerLost(): void {
    this.#stream = undefined;
  }

  #perform(intent: RegistrationIntent): void {
    switch (intent.type) {
      case 'connect':
        return this.#connect(intent.server);
      case 'disconnect':
        if (intent.because) this.#restartCause = intent.because;
        return this.#disconnect();
      case 'send register':
        return this.#sendRegister();
      case 'send':
        return this.#sendRequest(intent.request);
      case 'send keepalive':
        return this.#send('KeepAlive');
      case 'send unregister':
        return this.#send('Unregister');
      case 'registered':
        this.#record('registered', intent.server, this.#owner.model.guide);
        return this.#owner.registered(this.#line);
      case 'unregistered':
        this.#record('unregistered', intent.server);
        return this.#owner.unregistered();
      case 'rejected':
        this.#restartCause = 'registration rejected';
        return this.#owner.rejected(intent.text);
      case 'load the configuration again':
        return this.#owner.reload();
    }
  }

  #record(state: 'registered' | 'unregistered', server: RegistrationServer, guide?: RowId): void {
    const detail = `${this.#owner.deviceName}, SCCP, port ${server.port}`;
    this.#env.trace.record(this.#env.name, {
      kind: 'registration',
      state,
      server: server.name,
      detail,
      ...(guide && { guide }),
    });
  }

  #connect(server: RegistrationServer): void {
    this.#server = server;
    this.#owner.registering(server);
    if (!isIpv4(server.address)) {
      this.#owner.unknownHost(server);
      return this.#chart.send({ type: 'STREAM.CLOSED' });
    }
    const stream = this.#env.host.connect(Endpoint(server.address, Port(server.port)));
    const reader = new SccpReader();
    this.#stream = stream;
    stream.handle({
      opened: () => this.#ifCurrent(stream, () => this.#chart.send({ type: 'STREAM.OPENED' })),
      received: (bytes) => this.#ifCurrent(stream, () => this.#receive(reader, bytes)),
      closed: (reason) => this.#ifCurrent(stream, () => this.#closed(reason)),
    });
  }

  /** A connection that was given up may still have something to say; nobody listens. */
  #ifCurrent(stream: ByteStream, action: () => void): void {
    if (this.#stream === stream) action();
  }

  #disconnect(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.end();
  }

  #closed(reason: CloseReason): void {
    this.#stream = undefined;
    this.#restartCause = causeOfClose[reason];
    this.#chart.send({ type: 'STREAM.CLOSED' });
  }

  #receive(reader: SccpReader, bytes: Uint8Array): void {
    let messages: SccpMessage[];
    try {
      messages = reader.push(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#stream?.abort();
      return this.#closed('aborted');
    }
    for (const message of messages) {
      if (!this.#stream) return;
      this.#handle(message);
    }
  }

  #handle(message: SccpMessage): void {
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

  /** The alarm tells why the phone connects; Register follows at once. */
  #sendRegister(): void {
    const { model, deviceName } = this.#owner;
    const { number, text } = restartCauses[this.#restartCause];
    const { address } = this.#env.host;
    this.#send('Alarm', {
      severity: alarmSeverity.informational,
      text: `${number}: Name=${deviceName} Load=${model.loadVersion} Last=${text}`,
      parameter1: alarmParameter1,
      parameter2: address,
    });
    this.#send('Register', {
      deviceName,
      userId: 0,
      instance: 1,
      address,
      deviceType: model.deviceType,
      maxStreams: model.maxStreams,
      activeStreams: 0,
      protocolVersion,
    });
  }

  #sendRequest(request: SetupRequest): void {
    switch (request) {
      case 'capabilities':
        return this.#send('CapabilitiesRes', { capabilities });
      case 'button template':
        return this.#send('ButtonTemplateReq');
      case 'soft key template':
        return this.#send('SoftKeyTemplateReq');
      case 'soft key set':
        return this.#send('SoftKeySetReq');
      case 'line':
        return this.#send('LineStatReq', { line: 1 });
      case 'time and date':
        this.#send('RegisterAvailableLines', { highestLine: this.#owner.model.lines });
        return this.#send('TimeDateReq');
    }
  }

  #send<Name extends SccpName>(name: Name, ...fields: SccpFieldsArgument<Name>): void {
    const stream = this.#stream;
    if (!stream) return;
    const detail = name === 'Alarm' ? (fields[0] as { text: string }).text : '';
    this.#env.trace.recordAnd(
      this.#env.name,
      { kind: 'message', protocol: 'SCCP', name, to: stream.remote, detail },
      () => stream.write(encodeSccp(name, ...fields)),
    );
  }
}

const causeOfClose: Readonly<Record<CloseReason, RestartCause>> = {
  ended: 'connection closed',
  reset: 'connection reset',
  refused: 'connection refused',
  timeout: 'connection timed out',
  aborted: 'connection closed',
};
