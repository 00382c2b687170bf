import { type Endpoint, FormatError } from '../../basics/index.ts';
import { putEndpoint } from '../../network/index.ts';
import type { SecureStream, TlsConnectionFailure } from '../../network/tls/index.ts';
import {
  type CapfMessage,
  CapfReader,
  describeCapf,
  encodeCapf,
} from '../../protocols/capf/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { connectWithTls } from './tls-client.ts';

/** Who hears of a connection. */
export interface CapfConnectionUser {
  opened(): void;
  received(message: CapfMessage): void;
  /** What came is no message; nothing more comes of it. */
  unreadable(): void;
  /** Comes once and is the last; not after our own `end`. */
  closed(failure: TlsConnectionFailure | undefined): void;
}

/** CAPF inside TLS, as a phone speaks it. */
export class CapfConnection implements HasPresent {
  readonly #env: Environment;
  readonly #stream: SecureStream;
  readonly #reader = new CapfReader();
  #user: CapfConnectionUser | undefined;

  /** @param trusted DER of the certificate that the CTL file has for CAPF; without one any will do */
  constructor(
    env: Environment,
    to: Endpoint,
    trusted: Uint8Array | undefined,
    user: CapfConnectionUser,
  ) {
    this.#env = env;
    this.#user = user;
    this.#stream = connectWithTls(env, to, {
      cipherSuite: 'TLS_RSA_WITH_AES_128_CBC_SHA',
      ...(trusted && { trusted }),
    });
    this.#stream.handle({
      opened: () => this.#user?.opened(),
      received: (bytes) => this.#receive(bytes),
      closed: () => this.#closed(),
    });
  }

  present(into: Present): void {
    putEndpoint(into, 'tcp', this.#stream.local);
    into.put(this.#user !== undefined);
    into.bytes(this.#reader.partial);
    into.part('TLS', this.#stream);
  }

  /** Header and elements in one piece.
   * @param because the entries on which the message rests, where it is a decision */
  send(message: CapfMessage, because?: readonly number[]): void {
    const to = this.#stream.remote;
    this.#env.trace.recordAnd(
      this.#env.name,
      { kind: 'message', protocol: 'CAPF', to, ...describeCapf(message) },
      () => this.#stream.write(encodeCapf(message)),
      because,
    );
  }

  /** What the server may still have to say nobody hears. */
  end(): void {
    this.#user = undefined;
    this.#stream.end();
  }

  #receive(bytes: Uint8Array): void {
    let messages: CapfMessage[];
    try {
      messages = this.#reader.push(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      return this.#user?.unreadable();
    }
    for (const message of messages) this.#user?.received(message);
  }

  #closed(): void {
    const user = this.#user;
    this.#user = undefined;
    user?.closed(this.#stream.failure);
  }
}
