import type { KeyObject } from 'node:crypto';
import { BugError, ByteWriter, concat, FormatError, sameBytes } from '../../basics/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import { TlsFailure } from './alerts.ts';
import type { CipherSuiteName } from './cipher-suites.ts';
import type { CertificateChain, TlsMessage, TlsSettings } from './engine.ts';
import {
  type HandshakeType,
  handshakeMessage,
  handshakeType,
  messageHeaderLength,
} from './handshake-messages.ts';
import { randomLength } from './hellos.ts';
import {
  type ConnectionKeys,
  connectionKeys,
  type HelloRandoms,
  masterSecret,
  prf,
} from './key-derivation.ts';
import type { RecordReader } from './record-reader.ts';
import type { RecordWriter } from './record-writer.ts';
import type { ContentType } from './records.ts';
import { publicKeyOf } from './rsa.ts';
import { Transcript } from './transcript.ts';

/** The connection that a handshake is for. */
export interface Carrier {
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  send(messages: readonly TlsMessage[], records: Uint8Array): void;
}

/** What may come next. */
type Step = HandshakeType | 'ChangeCipherSpec';
type Role = 'client' | 'server';

const otherRole = { client: 'server', server: 'client' } as const;
const verifyDataLength = 12;

/** One side of a handshake (RFC 2246 section 7.3): what is said, in which order, and what follows from it. */
export abstract class Handshake<Settings extends TlsSettings = TlsSettings> implements HasPresent {
  readonly #role: Role;
  readonly #carrier: Carrier;
  #flight: { readonly message: TlsMessage; readonly records: Uint8Array }[] = [];
  #secrets: { readonly master: Uint8Array; readonly keys: ConnectionKeys } | undefined;
  protected readonly settings: Settings;
  protected readonly transcript = new Transcript();
  /** Empty when the handshake is done. */
  protected awaited: readonly Step[];
  peerCertificates: readonly Uint8Array[] = [];
  cipherSuite: CipherSuiteName | undefined;

  constructor(role: Role, awaited: Step, carrier: Carrier, settings: Settings) {
    this.#role = role;
    this.awaited = [awaited];
    this.#carrier = carrier;
    this.settings = settings;
  }

  /** What was said so far decides what is said next, so no two handshakes are equal. */
  present(into: Present): void {
    into.put(...this.awaited);
    into.bytes(this.transcript.hash());
  }

  /** The stream below is open. */
  abstract begin(): void;
  /** A message that was awaited. @throws TlsFailure, FormatError */
  protected abstract receive(type: HandshakeType, body: Uint8Array): void;
  /** The peer's Finished was right. */
  protected abstract finish(): void;

  get isDone(): boolean {
    return this.awaited.length === 0;
  }

  /** @param message whole, with its header
   * @throws TlsFailure */
  take(message: Uint8Array): void {
    const type = handshakeType(message);
    // A server may ask for what is going on already; the request is part of no handshake.
    if (type === 'HelloRequest' && this.#role === 'client') return;
    this.#expect(type, `a handshake message of type ${message[0]}`);
    this.transcript.add(message);
    const body = message.subarray(messageHeaderLength);
    try {
      if (type === 'Finished') this.#takeFinished(body);
      else this.receive(type, body);
    } catch (error) {
      throw error instanceof FormatError ? new TlsFailure('decode_error', error.message) : error;
    }
  }

  /** @throws TlsFailure */
  takeChangeCipherSpec(fragment: Uint8Array): void {
    this.#expect('ChangeCipherSpec');
    if (fragment.length !== 1 || fragment[0] !== 1)
      throw new TlsFailure('illegal_parameter', 'a ChangeCipherSpec that is none');
    this.#carrier.reader.protect(this.#agreed.keys[otherRole[this.#role]]);
    this.awaited = ['Finished'];
  }

  /** Adds a message to what goes out with the next `flush`. */
  protected say(type: HandshakeType, body: Uint8Array, detail = ''): void {
    const message = handshakeMessage(type, body);
    this.transcript.add(message);
    this.#write('handshake', message, { name: type, detail });
  }

  protected flush(): void {
    const flight = this.#flight;
    this.#flight = [];
    this.#carrier.send(
      flight.map(({ message }) => message),
      concat(...flight.map(({ records }) => records)),
    );
  }

  /** The time, and 28 bytes of chance behind it (RFC 2246 section 7.4.1.2). */
  protected newRandom(): Uint8Array {
    const seconds = Math.floor(this.settings.date().getTime() / 1000);
    const chance = this.settings.random.bytes(randomLength - 4);
    return new ByteWriter().u32(seconds).put(chance).done();
  }

  /** @returns the key in the peer's own certificate
   * @throws TlsFailure when they are not accepted */
  protected accept(certificates: CertificateChain): KeyObject {
    this.peerCertificates = certificates;
    const alert = this.#judge(certificates);
    if (alert) throw new TlsFailure(alert, 'the certificate of the peer is not accepted');
    return publicKeyOf(certificates[0]);
  }

  /** Both sides know the pre-master secret now, and all that follows from it. */
  protected agree(suite: CipherSuiteName, preMaster: Uint8Array, randoms: HelloRandoms): void {
    const master = masterSecret(preMaster, randoms);
    this.#secrets = { master, keys: connectionKeys(suite, master, randoms) };
    this.settings.observer?.secrets?.(randoms.client, master);
  }

  /** ChangeCipherSpec and Finished: from here on everything that we send is protected. */
  protected sayFinished(): void {
    this.#write('change_cipher_spec', Uint8Array.of(1), { name: 'ChangeCipherSpec', detail: '' });
    this.#carrier.writer.protect(this.#agreed.keys[this.#role]);
    this.say('Finished', this.#verifyData(this.#role, this.transcript.hash()));
  }

  #takeFinished(body: Uint8Array): void {
    const expected = this.#verifyData(otherRole[this.#role], this.transcript.hashBeforeLast());
    if (!sameBytes(expected, body))
      throw new TlsFailure('decrypt_error', 'what the peer heard is not what was said');
    this.awaited = [];
    this.finish();
  }

  /** RFC 2246 section 7.4.9. */
  #verifyData(role: Role, hash: Uint8Array): Uint8Array {
    return prf(this.#agreed.master, `${role} finished`, hash, verifyDataLength);
  }

  #write(type: ContentType, content: Uint8Array, message: TlsMessage): void {
    this.#flight.push({ message, records: this.#carrier.writer.write(type, content) });
  }

  #judge(certificates: CertificateChain) {
    try {
      return this.settings.judge(certificates);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      throw new TlsFailure('bad_certificate', error.message);
    }
  }

  #expect(step: Step | undefined, name: string | undefined = step): asserts step is Step {
    if (!step || !this.awaited.includes(step))
      throw new TlsFailure(
        'unexpected_message',
        `${name} came, and not ${this.awaited.join(' or ')}`,
      );
  }

  get #agreed() {
    if (!this.#secrets) throw new BugError('a handshake went on without a secret');
    return this.#secrets;
  }
}
