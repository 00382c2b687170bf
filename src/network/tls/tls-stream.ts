import type { Present } from '../../simulation/index.ts';
import type { ByteStream, CloseReason, StreamHandlers } from '../host.ts';
import {
  type AlertName,
  alertLevel,
  alertName,
  readAlert,
  TlsFailure,
  writeAlert,
} from './alerts.ts';
import type { CipherSuiteName } from './cipher-suites.ts';
import type { SecureStream, TlsConnectionFailure, TlsMessage, TlsObserver } from './engine.ts';
import type { Carrier, Handshake } from './handshake.ts';
import { handshakeFramer, handshakeType } from './handshake-messages.ts';
import { RecordReader, type TlsRecord } from './record-reader.ts';
import { RecordWriter } from './record-writer.ts';

const nobody: StreamHandlers = { received() {}, closed() {} };

/** A byte stream inside TLS: handshake first, then data, alerts when something is wrong or over. */
export class TlsStream implements SecureStream {
  readonly #stream: ByteStream;
  readonly #observer: TlsObserver | undefined;
  readonly #reader = new RecordReader();
  readonly #writer = new RecordWriter();
  readonly #messages = handshakeFramer();
  readonly #handshake: Handshake;
  #handlers = nobody;
  /** What the owner wrote before the handshake was done. */
  #waiting: Uint8Array[] = [];
  #isOpen = false;
  /** Of our writing: `sent` when nothing can follow any more, such as behind close_notify. */
  #end: 'open' | 'wanted' | 'sent' = 'open';
  /** What comes does not count any more. */
  #isOver = false;
  #failure: TlsConnectionFailure | undefined;

  constructor(
    stream: ByteStream,
    observer: TlsObserver | undefined,
    makeHandshake: (carrier: Carrier) => Handshake,
  ) {
    this.#stream = stream;
    this.#observer = observer;
    this.#handshake = makeHandshake({
      reader: this.#reader,
      writer: this.#writer,
      send: (messages, records) => this.#send(messages, records),
    });
    stream.handle({
      opened: () => {
        if (!this.#isOver) this.#handshake.begin();
      },
      received: (bytes) => this.#receive(bytes),
      closed: (reason) => this.#closed(reason),
    });
  }

  get local() {
    return this.#stream.local;
  }

  get remote() {
    return this.#stream.remote;
  }

  get peerCertificates(): readonly Uint8Array[] {
    return this.#handshake.peerCertificates;
  }

  get cipherSuite(): CipherSuiteName | undefined {
    return this.#handshake.cipherSuite;
  }

  get failure(): TlsConnectionFailure | undefined {
    return this.#failure;
  }

  handle(handlers: StreamHandlers): void {
    this.#handlers = handlers;
  }

  /** Once it is open both sides have keys, and which ones makes no difference. */
  present(into: Present): void {
    into.put(this.#isOpen, this.#end, this.#isOver, this.#failure?.alert, this.#waiting.length);
    for (const bytes of [this.#reader.partial, this.#messages.partial, ...this.#waiting])
      into.bytes(bytes);
    if (!this.#isOpen && !this.#isOver) into.part('handshake', this.#handshake);
  }

  write(bytes: Uint8Array): void {
    if (this.#end !== 'open') return;
    if (this.#isOpen) this.#writeData(bytes);
    else if (bytes.length > 0) this.#waiting.push(bytes);
  }

  end(): void {
    if (this.#end !== 'open') return;
    this.#end = 'wanted';
    if (this.#isOpen || this.#waiting.length === 0) this.#sayEnd('close_notify');
  }

  abort(): void {
    this.#isOver = true;
    this.#end = 'sent';
    this.#stream.abort();
  }

  #receive(bytes: Uint8Array): void {
    if (this.#isOver) return;
    try {
      for (const record of this.#reader.read(bytes)) {
        this.#take(record);
        if (this.#isOver) return;
      }
    } catch (error) {
      if (!(error instanceof TlsFailure)) throw error;
      this.#fail('us', error.alert, error.message);
      this.#sayEnd(error.alert);
    }
  }

  #take({ type, fragment }: TlsRecord): void {
    switch (type) {
      case 'handshake':
        return this.#takeHandshake(fragment);
      case 'change_cipher_spec':
        if (this.#messages.isPartial) throw unexpected('ChangeCipherSpec inside another message');
        return this.#handshake.takeChangeCipherSpec(fragment);
      case 'alert':
        return this.#takeAlert(fragment);
      case 'application_data':
        if (!this.#isOpen) throw unexpected('data came before the handshake was done');
        if (fragment.length > 0) this.#handlers.received(fragment);
    }
  }

  #takeHandshake(fragment: Uint8Array): void {
    for (const message of this.#messages.units(fragment)) {
      if (this.#isOpen) this.#refuseAnother(message);
      else this.#handshake.take(message);
      if (!this.#isOpen && this.#handshake.isDone) this.#open();
      if (this.#isOver) return;
    }
  }

  /** What waited goes out. */
  #open(): void {
    this.#isOpen = true;
    for (const bytes of this.#waiting) this.#writeData(bytes);
    this.#waiting = [];
    if (this.#end === 'wanted') this.#sayEnd('close_notify');
    this.#handlers.opened?.();
  }

  /** RFC 2246 sections 7.4.1.1 and 7.2.2: one handshake a connection is enough. */
  #refuseAnother(message: Uint8Array): void {
    const type = handshakeType(message);
    if (type !== 'HelloRequest' && type !== 'ClientHello')
      throw unexpected('a handshake message came after the handshake');
    if (this.#end !== 'sent') this.#sendAlert('no_renegotiation');
  }

  #takeAlert(fragment: Uint8Array): void {
    const { isFatal, code } = readAlert(fragment);
    const alert = alertName(code);
    if (alert === 'close_notify') {
      if (!this.#isOpen) this.#fail('peer', alert, 'the peer broke the handshake off');
      this.#isOver = true;
      this.#sayEnd('close_notify');
    } else if (isFatal) {
      const name = alert ?? `alert ${code}, which TLS 1.0 does not have`;
      this.#fail('peer', alert, `the peer gave the connection up: ${name}`);
      this.#end = 'sent';
      this.#stream.end();
    }
  }

  #fail(by: 'us' | 'peer', alert: AlertName | undefined, problem: string): void {
    this.#failure ??= { by, alert, problem };
    this.#isOver = true;
  }

  /** The last that is said, and FIN. */
  #sayEnd(alert: AlertName): void {
    if (this.#end === 'sent') return;
    this.#end = 'sent';
    if (!this.#isOpen) this.#isOver = true;
    // The FIN goes out because of the alert, and what it brings about comes of that.
    this.#sendAlert(alert, () => this.#stream.end());
  }

  #sendAlert(alert: AlertName, afterwards?: () => void): void {
    const message = { name: 'Alert', detail: `${alertLevel(alert)}, ${alert}` };
    this.#send([message], this.#writer.write('alert', writeAlert(alert)), afterwards);
  }

  #send(messages: readonly TlsMessage[], records: Uint8Array, afterwards?: () => void): void {
    const send = (): void => {
      this.#stream.write(records);
      afterwards?.();
    };
    if (this.#observer?.sending) this.#observer.sending(messages, send);
    else send();
  }

  #writeData(bytes: Uint8Array): void {
    this.#stream.write(this.#writer.write('application_data', bytes));
  }

  #closed(reason: CloseReason): void {
    // Whoever cuts a connection can only forge FIN, not close_notify (RFC 2246 section 7.2.1).
    if (reason === 'ended' && !this.#isOver && this.#end !== 'sent')
      this.#fail(
        'peer',
        undefined,
        this.#isOpen
          ? 'the connection ended without close_notify'
          : 'the connection ended in the middle of the handshake',
      );
    this.#isOver = true;
    this.#end = 'sent';
    this.#handlers.closed(reason === 'ended' && this.#failure ? 'reset' : reason);
  }
}

const unexpected = (problem: string): TlsFailure => new TlsFailure('unexpected_message', problem);
