import { type Endpoint, FormatError } from '../../basics/index.ts';
import { type ByteStream, type CloseReason, putEndpoint } from '../../network/index.ts';
import type { SecureStream } from '../../network/tls/index.ts';
import {
  type CapfMessage,
  CapfReader,
  describeCapf,
  encodeCapf,
} from '../../protocols/capf/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';

/** A stream inside TLS, which knows why its handshake failed, or any other. */
export type PhoneStream = ByteStream & Partial<Pick<SecureStream, 'failure' | 'present'>>;

/** Who hears of a connection. */
export interface PhoneConnectionUser {
  opened(): void;
  /** @throws FormatError when what is inside the message cannot be read */
  received(message: CapfMessage): void;
  /** What came is no message, or one that could not be read. */
  unreadable(why: string): void;
  /** Comes once and is the last, also after our own end. */
  closed(why: string): void;
}

const closeReasons: Readonly<Record<CloseReason, string>> = {
  ended: 'the phone closed the connection',
  reset: 'the connection was reset',
  refused: 'the phone refused the connection',
  timeout: 'the phone does not acknowledge what is sent to it',
  aborted: 'the connection was given up',
};

/** CAPF over one byte stream, as the server speaks it. */
export class PhoneConnection implements HasPresent {
  readonly #env: Environment;
  readonly #stream: PhoneStream;
  readonly #user: PhoneConnectionUser;
  readonly #reader = new CapfReader();

  /** @param stream which opens later, as one inside TLS does when the handshake is done */
  constructor(env: Environment, stream: PhoneStream, user: PhoneConnectionUser) {
    this.#env = env;
    this.#stream = stream;
    this.#user = user;
    stream.handle({
      opened: () => user.opened(),
      received: (bytes) => this.#receive(bytes),
      closed: (reason) => user.closed(this.#whyClosed(reason)),
    });
  }

  get peer(): Endpoint {
    return this.#stream.remote;
  }

  present(into: Present): void {
    putEndpoint(into, 'tcp', this.peer);
    into.bytes(this.#reader.partial);
    // The TCP connection below is the host's.
    if ('failure' in this.#stream) this.#stream.present?.(into);
  }

  /** Header and elements in one piece.
   * @param because the entries on which the message rests, where it is a decision */
  send(message: CapfMessage, because?: readonly number[]): void {
    this.#env.trace.recordAnd(
      this.#env.name,
      { kind: 'message', protocol: 'CAPF', to: this.peer, ...describeCapf(message) },
      () => this.#stream.write(encodeCapf(message)),
      because,
    );
  }

  end(): void {
    this.#stream.end();
  }

  abort(): void {
    this.#stream.abort();
  }

  #receive(bytes: Uint8Array): void {
    try {
      for (const message of this.#reader.push(bytes)) this.#user.received(message);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#user.unreadable(error.message);
    }
  }

  #whyClosed(reason: CloseReason): string {
    const { failure } = this.#stream;
    return failure ? `TLS, ${failure.problem}` : closeReasons[reason];
  }
}
