import { type Endpoint, FormatError, sameBytes } from '../../basics/index.ts';
import {
  type CapfMode,
  type CapfPhoneFailure,
  type CapfPhoneSessionIntent,
  capfPhoneSessionMachine,
} from '../../machines/index.ts';
import type { TlsConnectionFailure } from '../../network/tls/index.ts';
import {
  type Certificate,
  createRsaKey,
  type KeyBits,
  type RsaKey,
  readCertificate,
} from '../../pki/index.ts';
import type { CapfMessage, CapfMessageOf } from '../../protocols/capf/index.ts';
import { capfRecord } from '../../protocols/ctl/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import {
  answer,
  authResponse,
  fetchCertificateResponse,
  fetchedKind,
  keyGenerateResponse,
  sessionEnd,
} from './capf-answers.ts';
import { CapfConnection } from './capf-connection.ts';
import type { Display } from './display.ts';
import type { Station } from './registration-messages.ts';
import { tlsError } from './status-messages.ts';
import { refusedServer } from './tls-client.ts';

export interface CapfPhone extends Station {
  readonly display: Display;
}

/** What a session is about. */
export interface CapfTask {
  readonly server: Endpoint;
  readonly mode: CapfMode;
  /** Empty for the null string, and where a certificate is the proof. */
  readonly authenticationString: string;
  /** The entry because of which there is a session: a string was entered, a configuration came. */
  readonly because: number;
}

/** The phone's side of CAPF: one session at a time, tried again when its connection is lost. */
export class CapfClient implements HasPresent {
  readonly #env: Environment;
  readonly #phone: CapfPhone;
  readonly #task: CapfTask;
  readonly #ended: (outcome: 'done' | CapfPhoneFailure) => void;
  readonly #chart: Statechart<typeof capfPhoneSessionMachine>;
  #connection: CapfConnection | undefined;
  /** What CAPF asked for last. */
  #request: CapfMessage | undefined;
  #key: RsaKey | undefined;
  #offered: Certificate | undefined;

  /** @param ended hears how the session ended, after all attempts; not when it is dropped */
  constructor(
    env: Environment,
    phone: CapfPhone,
    task: CapfTask,
    ended: (outcome: 'done' | CapfPhoneFailure) => void,
  ) {
    this.#env = env;
    this.#phone = phone;
    this.#task = task;
    this.#ended = ended;
    this.#chart = new Statechart(env, capfPhoneSessionMachine, undefined, (intent) =>
      this.#perform(intent),
    );
  }

  get state(): string {
    return this.#chart.state;
  }

  present(into: Present): void {
    into.data(this.#task);
    into.part('session', this.#chart);
    into.part('connection', this.#connection);
    into.data(this.#request);
    into.bytes(this.#key?.publicKeyPkcs1);
    into.bytes(this.#offered?.der);
  }

  start(): void {
    this.#chart.start();
  }

  /** The user gives it up. */
  stop(): void {
    this.#chart.send({ type: 'STOP' });
  }

  /** The phone starts again: the session is gone, what was to be done stays in flash. */
  drop(): void {
    this.#disconnect();
    this.#chart.send({ type: 'POWER.LOST' });
  }

  /** The power is gone and the connection with it: CAPF is not told. */
  powerLost(): void {
    this.#connection = undefined;
  }

  #perform(intent: CapfPhoneSessionIntent): void {
    const { flash } = this.#phone;
    switch (intent.type) {
      case 'connect':
        return this.#connect();
      case 'disconnect':
        return this.#disconnect();
      case 'remember the operation':
        return flash.setCapfMode(this.#task.mode);
      case 'forget the operation':
        return flash.setCapfMode('none');
      case 'send authentication':
        return this.#authenticate();
      case 'send progress':
        return this.#send({ name: 'REQUEST_IN_PROGRESS', session: this.#session, fields: {} });
      case 'send key':
        return this.#sendKey();
      case 'send certificate':
        return this.#sendCertificate();
      case 'store certificate':
        return this.#storeCertificate();
      case 'delete certificate':
        return flash.deleteLsc();
      case 'answer':
        return this.#send(answer(intent.to, this.#session, intent.done));
      case 'done':
        return this.#ended('done');
      case 'failed':
        return this.#ended(intent.because);
    }
  }

  #connect(): void {
    this.#connection = new CapfConnection(this.#env, this.#task.server, this.#trusted, {
      opened: () => this.#chart.send({ type: 'STREAM.OPENED' }),
      received: (message) => this.#take(message),
      unreadable: () => this.#chart.send({ type: 'MESSAGE.WRONG' }),
      closed: (failure) => this.#closed(failure),
    });
  }

  /** The certificate that the CTL file has for CAPF; none fits when it has none. Without a CTL file
   * there is nothing to compare with. */
  get #trusted(): Uint8Array | undefined {
    const list = this.#phone.flash.ctl?.list;
    return list && (capfRecord(list)?.certificate ?? new Uint8Array());
  }

  #closed(failure: TlsConnectionFailure | undefined): void {
    this.#connection = undefined;
    const isRefused = refusedServer(failure);
    const { trace, name } = this.#env;
    const problem = isRefused && {
      problem: 'ctl-file/wrong-capf-server-tls-error' as const,
      because: [trace.causes.current, ...trace.facts(name, 'CTL file')],
    };
    if (failure)
      this.#phone.display.status(tlsError(this.#task.server.address, failure), problem || {});
    this.#chart.send({ type: isRefused ? 'SERVER.NOT_TRUSTED' : 'STREAM.CLOSED' });
  }

  #disconnect(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.end();
  }

  #take(message: CapfMessage): void {
    this.#request = message;
    switch (message.name) {
      case 'AUTH_REQUEST':
      case 'FETCH_CERTIFICATE_REQUEST':
        return this.#chart.send({ type: message.name });
      case 'KEY_GENERATE_REQUEST':
        return this.#takeKeyRequest(message);
      case 'STORE_CERTIFICATE_REQUEST':
        return this.#takeCertificate(message);
      case 'DELETE_CERTIFICATE_REQUEST': {
        const present = this.#phone.flash.lsc !== undefined;
        return this.#chart.send({ type: message.name, present });
      }
      case 'END_SESSION':
        return this.#chart.send({ type: message.name, outcome: sessionEnd(message) });
      default:
        return this.#chart.send({ type: 'MESSAGE.WRONG' });
    }
  }

  #takeKeyRequest({ name, fields }: CapfMessageOf<'KEY_GENERATE_REQUEST'>): void {
    const { keyGenerationTime } = this.#phone.model;
    const takes = keyGenerationTime[fields.keySize as KeyBits];
    this.#chart.send(takes === undefined ? { type: 'MESSAGE.WRONG' } : { type: name, takes });
  }

  #takeCertificate({ name, fields }: CapfMessageOf<'STORE_CERTIFICATE_REQUEST'>): void {
    const certificate = tryCertificate(fields.certificate.der);
    if (!certificate) return this.#chart.send({ type: 'MESSAGE.WRONG' });
    this.#offered = certificate;
    const key = this.#key?.publicKeyPkcs1;
    const fits = key !== undefined && sameBytes(certificate.publicKeyPkcs1, key);
    this.#chart.send({ type: name, fits });
  }

  #authenticate(): void {
    const request = this.#request;
    if (request?.name !== 'AUTH_REQUEST') return;
    const { deviceName, credentials } = this.#phone;
    const { mode, authenticationString, because } = this.#task;
    const certificate = credentials.forCapf(mode);
    const { trace, name } = this.#env;
    this.#send(
      authResponse(request, { deviceName, authenticationString, certificate }),
      certificate ? trace.facts(name, certificate.kind) : [because],
    );
  }

  /** Only now is the key really made: no time passes while that is done. */
  #sendKey(): void {
    const request = this.#request;
    if (request?.name !== 'KEY_GENERATE_REQUEST') return;
    const stream = this.#env.random.stream(`LSC key ${this.#env.name}`);
    this.#key = createRsaKey(stream, request.fields.keySize as KeyBits);
    this.#send(keyGenerateResponse(request.session, this.#key));
  }

  #sendCertificate(): void {
    const request = this.#request;
    if (request?.name !== 'FETCH_CERTIFICATE_REQUEST') return;
    const kind = fetchedKind(request);
    const found = this.#phone.credentials.get(kind);
    this.#send(fetchCertificateResponse(request.session, kind, found));
  }

  #storeCertificate(): void {
    const [certificate, key] = [this.#offered, this.#key];
    if (certificate && key) this.#phone.flash.storeLsc({ certificate, key });
  }

  #send(message: CapfMessage, because?: readonly number[]): void {
    this.#connection?.send(message, because);
  }

  get #session(): number {
    return this.#request?.session ?? 0;
  }
}

function tryCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
