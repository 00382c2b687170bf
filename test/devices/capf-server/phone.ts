import {
  type DeviceName,
  type Endpoint,
  FormatError,
  type Millis,
  Seconds,
  sameBytes,
} from '../../../src/basics/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import { Statechart } from '../../../src/devices/statechart.ts';
import {
  type CapfPhoneFailure,
  type CapfPhoneSessionIntent,
  capfPhoneSessionMachine,
} from '../../../src/machines/index.ts';
import type { ByteStream } from '../../../src/network/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import {
  createRsaKey,
  type Identity,
  type KeyBits,
  type RsaKey,
  readCertificate,
  subjectPublicKeyInfo,
} from '../../../src/pki/index.ts';
import {
  type CapfMessage,
  CapfReader,
  certificateType,
  encodeCapf,
  reason,
  signAuthentication,
} from '../../../src/protocols/capf/index.ts';

const ends = {
  [reason.noAction]: 'no action',
  [reason.updateCertificate]: 'update certificate',
  [reason.unknownDevice]: 'unknown device',
} as const;

/** What the phone and its user bring to a session. */
export interface CapfPhoneSettings {
  authenticationString?: string;
  showCertificate?: 'LSC' | 'MIC';
  version?: number;
  keyTakes?: Millis;
  /** DER of the certificate that the CTL file names for CAPF. */
  trusts?: () => Uint8Array;
}

/** The phone's side of CAPF: its statechart, driven over TLS on the simulated network. */
export class CapfPhone {
  readonly name: DeviceName;
  readonly settings: CapfPhoneSettings = {};
  lsc: Identity | undefined;
  mic: Identity | undefined;
  /** What went over the connection, decoded, both ways. */
  readonly messages: CapfMessage[] = [];
  outcome: 'done' | CapfPhoneFailure | undefined;
  /** What flash keeps over a power failure. */
  remembers = false;
  connections = 0;
  readonly #env: Environment;
  readonly #capf: Endpoint;
  #chart: Statechart<typeof capfPhoneSessionMachine> | undefined;
  #stream: ByteStream | undefined;
  #session = 0;
  #key: RsaKey | undefined;
  #keyBits: KeyBits = 1024;
  #request: CapfMessage | undefined;

  constructor(env: Environment, name: DeviceName, capf: Endpoint) {
    this.#env = env;
    this.name = name;
    this.#capf = capf;
  }

  get state(): string | undefined {
    return this.#chart?.state;
  }

  get names(): string[] {
    return this.messages.map(({ name }) => name);
  }

  start(settings: CapfPhoneSettings = {}): void {
    Object.assign(this.settings, settings);
    this.messages.length = 0;
    this.outcome = undefined;
    const chart = new Statechart(this.#env, capfPhoneSessionMachine, undefined, (intent) =>
      this.#perform(intent),
    );
    this.#chart = chart;
    chart.start();
  }

  losePower(): void {
    this.#stream = undefined;
    this.#chart?.send({ type: 'POWER.LOST' });
  }

  #perform(intent: CapfPhoneSessionIntent): void {
    const session = this.#session;
    switch (intent.type) {
      case 'connect':
        return this.#connect();
      case 'disconnect': {
        const stream = this.#stream;
        this.#stream = undefined;
        return stream?.end();
      }
      case 'remember the operation':
        this.remembers = true;
        return;
      case 'forget the operation':
        this.remembers = false;
        return;
      case 'send authentication':
        return this.#authenticate();
      case 'send progress':
        return this.#send({ name: 'REQUEST_IN_PROGRESS', session, fields: {} });
      case 'send key':
        this.#key = createRsaKey(this.#env.random.stream(`keys of ${this.name}`), this.#keyBits);
        return this.#send({
          name: 'KEY_GENERATE_RESPONSE',
          session,
          fields: { publicKey: subjectPublicKeyInfo(this.#key.publicKeyPkcs1) },
        });
      case 'send certificate':
        return this.#sendCertificate();
      case 'store certificate': {
        const request = this.#request;
        if (request?.name === 'STORE_CERTIFICATE_REQUEST' && this.#key)
          this.lsc = {
            certificate: readCertificate(request.fields.certificate.der),
            key: this.#key,
          };
        return;
      }
      case 'delete certificate':
        this.lsc = undefined;
        return;
      case 'answer': {
        const fields = { reason: intent.done ? reason.updateCertificate : reason.error };
        const name = {
          store: 'STORE_CERTIFICATE_RESPONSE',
          delete: 'DELETE_CERTIFICATE_RESPONSE',
        } as const;
        return this.#send({ name: name[intent.to], session, fields });
      }
      case 'done':
        this.outcome = 'done';
        return;
      case 'failed':
        this.outcome = intent.because;
        return;
    }
  }

  #connect(): void {
    this.connections++;
    const { trusts } = this.settings;
    const stream = tls10.client(this.#env.host.connect(this.#capf), {
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      judge: ([own]) => (!trusts || sameBytes(own, trusts()) ? undefined : 'unknown_ca'),
      random: this.#env.random.stream(`TLS of ${this.name}`),
      date: () => this.#env.date(),
    });
    const reader = new CapfReader();
    this.#stream = stream;
    const ifCurrent = (action: () => void) => {
      if (this.#stream === stream) action();
    };
    stream.handle({
      opened: () => ifCurrent(() => this.#chart?.send({ type: 'STREAM.OPENED' })),
      received: (bytes) => {
        try {
          for (const message of reader.push(bytes)) ifCurrent(() => this.#take(message));
        } catch (error) {
          if (!(error instanceof FormatError)) throw error;
          ifCurrent(() => this.#chart?.send({ type: 'MESSAGE.WRONG' }));
        }
      },
      closed: () =>
        ifCurrent(() => {
          this.#stream = undefined;
          this.#chart?.send({ type: 'STREAM.CLOSED' });
        }),
    });
  }

  #take(message: CapfMessage): void {
    this.messages.push(message);
    this.#session = message.session;
    this.#request = message;
    switch (message.name) {
      case 'AUTH_REQUEST':
      case 'FETCH_CERTIFICATE_REQUEST':
        return this.#chart?.send({ type: message.name });
      case 'KEY_GENERATE_REQUEST':
        this.#keyBits = message.fields.keySize as KeyBits;
        return this.#chart?.send({
          type: 'KEY_GENERATE_REQUEST',
          takes: this.settings.keyTakes ?? Seconds(10),
        });
      case 'STORE_CERTIFICATE_REQUEST': {
        const { publicKeyPkcs1 } = readCertificate(message.fields.certificate.der);
        const fits = !!this.#key && sameBytes(publicKeyPkcs1, this.#key.publicKeyPkcs1);
        return this.#chart?.send({ type: 'STORE_CERTIFICATE_REQUEST', fits });
      }
      case 'DELETE_CERTIFICATE_REQUEST':
        return this.#chart?.send({
          type: 'DELETE_CERTIFICATE_REQUEST',
          present: this.lsc !== undefined,
        });
      case 'END_SESSION':
        return this.#chart?.send({
          type: 'END_SESSION',
          outcome: ends[message.fields.reason as keyof typeof ends] ?? 'error',
        });
      default:
        return this.#chart?.send({ type: 'MESSAGE.WRONG' });
    }
  }

  #authenticate(): void {
    const { authenticationString = '', version, showCertificate } = this.settings;
    const shown = showCertificate === 'MIC' ? this.mic : this.lsc;
    const deviceName = this.name;
    const certificate = shown?.certificate.der;
    this.#send({
      name: 'AUTH_RESPONSE',
      session: this.#session,
      fields: {
        reason: reason.updateCertificate,
        ...(showCertificate &&
          shown &&
          certificate && {
            certificate: {
              type: showCertificate === 'MIC' ? certificateType.mic : certificateType.lsc,
              der: certificate,
            },
            signedData: signAuthentication(shown.key, 'sha1', { deviceName, certificate }),
          }),
        ...(version !== undefined && { version }),
        password: authenticationString,
        deviceName,
      },
    });
  }

  #sendCertificate(): void {
    const request = this.#request;
    const isMic =
      request?.name === 'FETCH_CERTIFICATE_REQUEST' &&
      request.fields.certificateType === certificateType.mic;
    const found = (isMic ? this.mic : this.lsc)?.certificate;
    const type = isMic ? certificateType.mic : certificateType.lsc;
    this.#send({
      name: 'FETCH_CERTIFICATE_RESPONSE',
      session: this.#session,
      fields: found
        ? { reason: reason.updateCertificate, certificate: { type, der: found.der } }
        : { reason: reason.error },
    });
  }

  #send(message: CapfMessage): void {
    this.messages.push(message);
    this.#stream?.write(encodeCapf(message));
  }
}
