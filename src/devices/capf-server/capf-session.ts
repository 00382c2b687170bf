import { type DeviceName, formatEndpoint, hex } from '../../basics/index.ts';
import {
  type CapfServerSessionEvent,
  type CapfServerSessionIntent,
  capfServerSessionMachine,
} from '../../machines/index.ts';
import { type Certificate, publicKeyBits, readSubjectPublicKeyInfo } from '../../pki/index.ts';
import type { CapfFields, CapfMessage } from '../../protocols/capf/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Statechart } from '../statechart.ts';
import { type Answer, awaitedIn, isAnswer, isDone } from './answers.ts';
import type { CapfDatabase, CapfRecord } from './capf-database.ts';
import { type OperationFailure, operationStatus } from './operation-status.ts';
import { PhoneConnection, type PhoneStream } from './phone-connection.ts';
import {
  authRequest,
  deleteCertificateRequest,
  endSession,
  fetchCertificateRequest,
  keyGenerateRequest,
  storeCertificateRequest,
} from './requests.ts';
import type { CapfSettings } from './settings.ts';
import type { CapfTraceFile } from './trace-file.ts';

/** What a session has of the service that it belongs to. */
export interface CapfService {
  readonly env: Environment;
  readonly settings: CapfSettings;
  readonly database: CapfDatabase;
  readonly traceFile: CapfTraceFile;
  /** What is ordered for a device now, to be carried out; undefined when there is no such device. */
  takeUp(name: string): CapfRecord | undefined;
  /** Whether the phone is sent away: the entry of the line in the trace file that says why, undefined
   * when it may stay. */
  refusal(record: CapfRecord, answer: CapfFields<'AUTH_RESPONSE'>): number | undefined;
  /** The device is served through this session, and from now on through no other. */
  claim(name: DeviceName, session: CapfSession): void;
  issue(record: CapfRecord, publicKeyPkcs1: Uint8Array): Certificate;
  /** Writes a certificate that was fetched for troubleshooting. */
  keep(record: CapfRecord, kind: 'LSC' | 'MIC', der: Uint8Array): void;
  closed(session: CapfSession): void;
}

/** One session of CAPF with a phone, over one connection: the hands of its statechart. */
export class CapfSession implements HasPresent {
  readonly #service: CapfService;
  readonly #connection: PhoneConnection;
  /** Chosen by CAPF and echoed by the phone. */
  readonly #number: number;
  readonly #chart: Statechart<typeof capfServerSessionMachine>;
  #record: CapfRecord | undefined;
  /** Whether the phone speaks the dialect with VERSION, which has KEY_TYPE too. */
  #hasVersion = false;
  #publicKey: Uint8Array = new Uint8Array();
  #issued: Certificate | undefined;
  #fetching: 'LSC' | 'MIC' = 'LSC';
  /** The entries because of which the session ends, where it was refused. */
  #grounds: readonly number[] = [];
  #isOver = false;
  #isDropped = false;

  constructor(service: CapfService, stream: PhoneStream, number: number) {
    this.#service = service;
    this.#number = number;
    const { keyGenerationTime, keyGenerationAttempts } = service.settings;
    this.#chart = new Statechart(
      service.env,
      capfServerSessionMachine,
      { keyGenerationTime, keyGenerationAttempts },
      (intent) => this.#perform(intent),
    );
    this.#connection = new PhoneConnection(service.env, stream, {
      opened: () => this.#send({ type: 'OPENED' }),
      received: (message) => this.#receive(message),
      unreadable: (why) => this.#breakOff(why),
      closed: (why) => this.#closed(why),
    });
    this.#chart.start();
  }

  /** Whom it serves; undefined before the phone is authenticated. */
  get deviceName(): DeviceName | undefined {
    return this.#record?.name;
  }

  /** `in session › AWAIT KEYGEN RESP` */
  get state(): string {
    return this.#chart.state;
  }

  present(into: Present): void {
    into.part('connection', this.#connection);
    into.alias('CAPF session', this.#number);
    into.part('session', this.#chart);
    into.data(this.#record);
    into.put(this.#hasVersion, this.#fetching, this.#isOver, this.#isDropped);
    into.bytes(this.#publicKey);
    into.bytes(this.#issued?.der);
  }

  /** Gives the session up. What is pending for the phone stays so. */
  stop(why: string): void {
    if (this.#isOver) return;
    this.#log(`session ended: ${why}`);
    this.#send({ type: 'STOP' });
  }

  /** The process is gone: the system resets what it left behind. */
  drop(): void {
    this.#isDropped = true;
    this.#send({ type: 'STOP' });
  }

  #send(event: CapfServerSessionEvent): void {
    if (!this.#isOver) this.#chart.send(event);
  }

  #breakOff(why: string): void {
    if (this.#isOver) return;
    this.#log(`session broken off: ${why}`);
    this.#send({ type: 'MESSAGE.WRONG' });
  }

  #closed(why: string): void {
    if (this.#isOver) return;
    this.#log(`connection lost: ${why}`);
    this.#send({ type: 'STREAM.CLOSED' });
    this.#finish();
  }

  /** @throws FormatError when what is inside the message cannot be read */
  #receive(message: CapfMessage): void {
    if (this.#isOver) return;
    const { name, session } = message;
    if (session !== this.#number) this.#breakOff(`${name} of session ${session} came`);
    else if (!isAnswer(message)) this.#breakOff(`${name} is not for CAPF`);
    else if (!this.#awaits(message)) this.#breakOff(`${name} came unasked`);
    else this.#take(message);
  }

  #awaits({ name }: Answer): boolean {
    return this.#chart.snapshot.matches({ 'in session': awaitedIn[name] });
  }

  #take(message: Answer): void {
    switch (message.name) {
      case 'AUTH_RESPONSE':
        return this.#authenticate(message.fields);
      case 'REQUEST_IN_PROGRESS':
        return this.#send({ type: 'KEY.IN_PROGRESS' });
      case 'KEY_GENERATE_RESPONSE':
        return this.#takeKey(message.fields);
      case 'STORE_CERTIFICATE_RESPONSE':
        return this.#send({
          type: isDone(message.fields) ? 'CERTIFICATE.STORED' : 'CERTIFICATE.NOT_STORED',
        });
      case 'DELETE_CERTIFICATE_RESPONSE':
        return this.#send({
          type: isDone(message.fields) ? 'CERTIFICATE.DELETED' : 'CERTIFICATE.NOT_DELETED',
        });
      case 'FETCH_CERTIFICATE_RESPONSE':
        return this.#takeCertificate(message.fields);
    }
  }

  #authenticate(answer: CapfFields<'AUTH_RESPONSE'>): void {
    const record = this.#service.takeUp(answer.deviceName);
    if (!record) {
      this.#grounds = [this.#log(`${answer.deviceName} is not known`)];
      return this.#send({ type: 'REFUSED', because: 'unknown device' });
    }
    this.#hasVersion = answer.version !== undefined;
    const refusal = this.#service.refusal(record, answer);
    if (refusal !== undefined) {
      this.#grounds = [refusal];
      return this.#send({ type: 'REFUSED', because: 'not authenticated' });
    }
    const { name, operation } = record;
    this.#record = record;
    this.#service.claim(name, this);
    this.#log(operation === 'none' ? 'no operation is pending' : `authenticated for ${operation}`);
    const certificates = record.hasMic ? (['LSC', 'MIC'] as const) : (['LSC'] as const);
    this.#send({ type: 'AUTHENTICATED', operation, certificates });
  }

  #takeKey({ publicKey }: CapfFields<'KEY_GENERATE_RESPONSE'>): void {
    const pkcs1 = publicKey && readSubjectPublicKeyInfo(publicKey);
    const bits = pkcs1 && publicKeyBits(pkcs1);
    if (!pkcs1 || bits !== this.#record?.keyBits) {
      this.#log(`no key of ${this.#record?.keyBits} bits: ${bits ?? 'no'} bits came`);
      return this.#send({ type: 'KEY.FAILED' });
    }
    this.#publicKey = pkcs1;
    this.#send({ type: 'KEY.RECEIVED' });
  }

  #takeCertificate(fields: CapfFields<'FETCH_CERTIFICATE_RESPONSE'>): void {
    const { certificate } = fields;
    if (!isDone(fields) || !certificate) {
      this.#log(`the phone has no ${this.#fetching}`);
      return this.#send({ type: 'CERTIFICATE.NOT_FETCHED' });
    }
    this.#service.keep(this.#known, this.#fetching, certificate.der);
    this.#send({ type: 'CERTIFICATE.FETCHED' });
  }

  #perform(intent: CapfServerSessionIntent): void {
    switch (intent.type) {
      case 'send':
        return this.#ask(intent.message);
      case 'fetch':
        this.#fetching = intent.certificate;
        return this.#connection.send(fetchCertificateRequest(this.#number, intent.certificate));
      case 'succeeded':
        return this.#succeeded();
      case 'failed':
        return this.#failed(intent.because);
      case 'end':
        return this.#connection.send(endSession(this.#number, intent.reason), this.#grounds);
      case 'close':
        this.#finish();
        return this.#isDropped ? this.#connection.abort() : this.#connection.end();
    }
  }

  #ask(name: (CapfServerSessionIntent & { type: 'send' })['message']): void {
    const session = this.#number;
    switch (name) {
      case 'AUTH_REQUEST':
        return this.#connection.send(authRequest(session, this.#service.settings.version));
      case 'KEY_GENERATE_REQUEST':
        return this.#connection.send(
          keyGenerateRequest(session, this.#known.keyBits, this.#hasVersion),
        );
      case 'STORE_CERTIFICATE_REQUEST':
        this.#issued = this.#service.issue(this.#known, this.#publicKey);
        return this.#connection.send(storeCertificateRequest(session, this.#issued.der));
      case 'DELETE_CERTIFICATE_REQUEST':
        return this.#connection.send(deleteCertificateRequest(session));
    }
  }

  #succeeded(): void {
    const { operation, lscSerial } = this.#known;
    const serials = {
      none: lscSerial,
      install: this.#issued && hex(this.#issued.serial),
      delete: undefined,
      troubleshoot: lscSerial,
    };
    this.#service.database.succeeded(this.#known, serials[operation]);
    this.#log(`operation status: ${operationStatus(operation, 'success')}`);
  }

  /** Before the phone is authenticated there is nobody's operation that could fail. */
  #failed(failure: OperationFailure): void {
    if (!this.#record) return;
    this.#service.database.failed(this.#record, failure);
    this.#log(`operation status: ${operationStatus(this.#record.operation, failure)}`);
  }

  /** Asked only after the phone was authenticated. */
  get #known(): CapfRecord {
    return this.#record as CapfRecord;
  }

  get #peer(): string {
    return formatEndpoint(this.#connection.peer);
  }

  /** @returns the trace entry of the line */
  #log(text: string): number {
    const who = this.#record ? `${this.#record.name} (${this.#peer})` : this.#peer;
    return this.#service.traceFile.write(`${who}: ${text}`);
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#service.closed(this);
  }
}
