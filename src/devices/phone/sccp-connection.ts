import { FormatError, formatEndpoint } from '../../basics/index.ts';
import { type ByteStream, type CloseReason, putEndpoint } from '../../network/index.ts';
import type { SecureStream, TlsConnectionFailure } from '../../network/tls/index.ts';
import {
  encodeSccp,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
  SccpReader,
} from '../../protocols/sccp/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { openRoute, type Route } from './transport.ts';

/** Who hears of a connection. */
export interface SccpConnectionUser {
  opened(): void;
  received(message: SccpMessage): void;
  /** Comes once and is the last; not after our own `end`. */
  closed(end: ConnectionEnd): void;
}

export interface ConnectionEnd {
  readonly reason: CloseReason;
  /** What TLS had against it, if anything. */
  readonly failure: TlsConnectionFailure | undefined;
}

const nobody: SccpConnectionUser = { opened() {}, received() {}, closed() {} };

/** SCCP to one CallManager, in clear or inside TLS. */
export class SccpConnection implements HasPresent {
  readonly route: Route;
  readonly #env: Environment;
  readonly #stream: ByteStream | SecureStream;
  readonly #reader = new SccpReader();
  #user: SccpConnectionUser = nobody;

  /** Opens the connection; to be given its user in the same turn. */
  constructor(env: Environment, route: Route) {
    this.#env = env;
    this.route = route;
    this.#stream = openRoute(env, route);
    this.#stream.handle({
      opened: () => this.#user.opened(),
      received: (bytes) => this.#receive(bytes),
      closed: (reason) => this.#closed(reason),
    });
  }

  present(into: Present): void {
    const { to, tls } = this.route;
    putEndpoint(into, 'tcp', this.#stream.local);
    putEndpoint(into, 'tcp', to);
    into.put(tls?.cipherSuite);
    into.bytes(tls?.identity?.certificate.der);
    into.bytes(tls?.trusted);
    into.bytes(this.#reader.partial);
    if ('failure' in this.#stream) into.part('TLS', this.#stream);
  }

  /** DER of what the server showed; undefined outside TLS. */
  get serverCertificate(): Uint8Array | undefined {
    return 'failure' in this.#stream ? this.#stream.peerCertificates[0] : undefined;
  }

  /** Sets who hears of this connection, in the place of who heard of it before. */
  handle(user: SccpConnectionUser): void {
    this.#user = user;
  }

  /** `tcp 10.1.1.1:49152 10.1.0.10:2000` */
  get name(): string {
    const { local, remote } = this.#stream;
    const protocol = this.route.tls ? 'tls' : 'tcp';
    return `${protocol} ${formatEndpoint(local)} ${formatEndpoint(remote)}`;
  }

  send<Name extends SccpName>(name: Name, ...fields: SccpFieldsArgument<Name>): void {
    const detail = name === 'Alarm' ? (fields[0] as { text: string }).text : '';
    const to = this.#stream.remote;
    const { trace, name: host } = this.#env;
    trace.recordAnd(
      host,
      { kind: 'message', protocol: 'SCCP', name, to, detail },
      () => this.#stream.write(encodeSccp(name, ...fields)),
      // Where and how a phone registers stands in its configuration.
      name === 'Register' ? trace.facts(host, 'configuration') : undefined,
    );
  }

  /** What the server may still have to say nobody hears. */
  end(): void {
    this.#user = nobody;
    this.#stream.end();
  }

  #receive(bytes: Uint8Array): void {
    let messages: SccpMessage[];
    try {
      messages = this.#reader.push(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#stream.abort();
      return this.#closed('aborted');
    }
    for (const message of messages) this.#user.received(message);
  }

  #closed(reason: CloseReason): void {
    const user = this.#user;
    this.#user = nobody;
    const failure = 'failure' in this.#stream ? this.#stream.failure : undefined;
    user.closed({ reason, failure });
  }
}
