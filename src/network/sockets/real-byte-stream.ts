import type { Socket } from 'node:net';
import { Endpoint, type Ipv4, Port } from '../../basics/index.ts';
import type { ByteStream, CloseReason, StreamHandlers } from '../host.ts';

const reasonOf: Readonly<Record<string, CloseReason>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
};

/** A TCP connection of this machine. */
export class RealByteStream implements ByteStream {
  readonly remote: Endpoint;
  #local: Endpoint;
  readonly #socket: Socket;
  readonly #gone: Promise<void>;
  #handlers: StreamHandlers = { received: () => {}, closed: () => {} };
  #problem: NodeJS.ErrnoException | undefined;
  #aborted = false;

  /** @param socket one that is connecting or open */
  constructor(socket: Socket, local: Endpoint, remote: Endpoint) {
    this.#socket = socket;
    this.#local = local;
    this.remote = remote;
    this.#gone = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.setNoDelay(true);
    socket.once('connect', () => {
      this.#local = Endpoint(local.address, Port(socket.localPort as number));
      this.#handlers.opened?.();
    });
    socket.on('data', (bytes: Buffer) => {
      if (!this.#aborted)
        this.#handlers.received(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    });
    socket.on('error', (problem) => {
      this.#problem ??= problem;
    });
    socket.once('close', () => this.#handlers.closed(this.#reason()));
  }

  /** Port 0 until the stream is open: the system chooses the port when it connects. */
  get local(): Endpoint {
    return this.#local;
  }

  handle(handlers: StreamHandlers): void {
    this.#handlers = handlers;
  }

  write(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(Uint8Array.from(bytes));
  }

  end(): void {
    this.#socket.end();
  }

  abort(): void {
    if (this.#socket.destroyed) return;
    this.#aborted = true;
    if (this.#socket.connecting) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  /** Resolves when the connection is over. */
  gone(): Promise<void> {
    return this.#gone;
  }

  #reason(): CloseReason {
    if (this.#aborted) return 'aborted';
    if (this.#problem) return reasonOf[this.#problem.code ?? ''] ?? 'reset';
    return 'ended';
  }
}

/** The far end of a connection that was accepted. */
export const farEnd = (socket: Socket): Endpoint =>
  Endpoint(socket.remoteAddress as Ipv4, Port(socket.remotePort as number));
