import { concat, type Endpoint, FormatError, type Millis } from '../../basics/index.ts';
import { type CloseReason, putEndpoint } from '../../network/index.ts';
import { type SccpMessage, SccpReader } from '../../protocols/sccp/index.ts';
import type { HasPresent, Present, Timer } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import type { Outgoing } from './outgoing.ts';
import type { PhoneStream } from './protection.ts';

/** Who hears of a session. */
export interface SessionUser {
  /** The TLS handshake is done; a TCP connection is open from the start. */
  opened(): void;
  received(message: SccpMessage): void;
  /** Comes once and is the last, whoever closed the session. */
  closed(why: string): void;
}

const reasons: Readonly<Record<CloseReason, string>> = {
  ended: 'the phone closed the connection',
  reset: 'the phone reset the connection',
  refused: 'the phone refused the connection',
  timeout: 'the phone does not acknowledge what is sent to it',
  aborted: 'the connection was given up',
};

/** SCCP over one byte stream, be it TCP or TLS: messages both ways, and an end when none come. */
export class SccpSession implements HasPresent {
  readonly peer: Endpoint;
  readonly #env: Environment;
  readonly #stream: PhoneStream;
  readonly #reader = new SccpReader();
  readonly #user: SessionUser;
  #patience: Millis;
  #heardAt: Millis;
  #timer: Timer | undefined;
  #open = true;

  /** @param patience how long a silent phone is waited for */
  constructor(env: Environment, stream: PhoneStream, patience: Millis, user: SessionUser) {
    this.#env = env;
    this.#stream = stream;
    this.#user = user;
    this.peer = stream.remote;
    this.#patience = patience;
    this.#heardAt = env.clock.now();
    stream.handle({
      opened: () => {
        if (this.#open) user.opened();
      },
      received: (bytes) => this.#receive(bytes),
      closed: (reason) => this.#closed(this.tlsFailure ?? reasons[reason]),
    });
    this.#watch();
  }

  present(into: Present): void {
    putEndpoint(into, 'tcp', this.peer);
    into.put(this.#open, this.#patience);
    if (this.#timer) into.moment(this.#heardAt);
    into.idleTimer(this.#timer);
    into.bytes(this.#reader.partial);
    if ('failure' in this.#stream) into.part('TLS', this.#stream);
  }

  /** What is wrong with TLS on this connection, in words; undefined while nothing is. */
  get tlsFailure(): string | undefined {
    const failure = 'failure' in this.#stream ? this.#stream.failure : undefined;
    if (!failure) return undefined;
    const { by, alert, problem } = failure;
    return by === 'us' ? `TLS failed, ${alert} is sent: ${problem}` : `TLS failed, ${problem}`;
  }

  /** Records the messages and sends them in one piece. Each names the one before as its cause. */
  send(...messages: readonly Outgoing[]): void {
    if (!this.#open || messages.length === 0) return;
    const { trace, name: host } = this.#env;
    let cause = trace.causes.current;
    for (const { name, detail, because } of messages) {
      const to = this.peer;
      const body = { kind: 'message', protocol: 'SCCP', name, to, detail } as const;
      cause = trace.record(host, body, cause, because);
    }
    const [only, ...others] = messages.map(({ bytes }) => bytes) as [Uint8Array, ...Uint8Array[]];
    const bytes = others.length === 0 ? only : concat(only, ...others);
    trace.causes.within(cause, () => this.#stream.write(bytes));
  }

  /** From now on a silent phone is waited for so long. */
  set patience(patience: Millis) {
    if (!this.#open) return;
    this.#patience = patience;
    this.#unwatch();
    this.#watch();
  }

  /** Sends what is left to send, then FIN. */
  end(why: string): void {
    if (!this.#open) return;
    this.#closed(why);
    this.#stream.end();
  }

  /** Sends RST. */
  abort(why: string): void {
    if (!this.#open) return;
    this.#closed(why);
    this.#stream.abort();
  }

  /** Nobody reads or writes any more, though the system goes on to acknowledge what comes. */
  hang(): void {
    this.#open = false;
    this.#unwatch();
  }

  /** The process is gone: the system resets what it left behind. */
  drop(): void {
    this.hang();
    this.#stream.abort();
  }

  #receive(bytes: Uint8Array): void {
    if (!this.#open) return;
    this.#heardAt = this.#env.clock.now();
    let messages: SccpMessage[];
    try {
      messages = this.#reader.push(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.abort(error.message);
      return;
    }
    for (const message of messages) {
      if (!this.#open) return;
      this.#user.received(message);
    }
  }

  /**
   * A timer that is not moved for every message: when it fires it looks how long ago the last one
   * was, and waits for what is left.
   */
  #watch(): void {
    const { clock } = this.#env;
    const due = this.#heardAt + this.#patience - clock.now();
    this.#timer = clock.setTimeout(() => {
      const silence = clock.now() - this.#heardAt;
      if (silence < this.#patience) this.#watch();
      else this.abort(`nothing came for ${silence / 1000} s`);
    }, due);
  }

  #unwatch(): void {
    if (this.#timer) this.#env.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #closed(why: string): void {
    if (!this.#open) return;
    this.#open = false;
    this.#unwatch();
    this.#user.closed(why);
  }
}
