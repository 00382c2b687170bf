import { createServer, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../../basics/index.ts';
import type { Listener } from '../host.ts';
import { cannotOpen } from './cannot-open.ts';

/** A TCP port of this machine that accepts connections. Node opens it a moment later. */
export class RealListener implements Listener {
  /** Resolves when the port is open, rejects with a UserError when the system does not give it. */
  readonly opened: Promise<void>;
  readonly #server: Server;
  #closed: Promise<void> | undefined;

  constructor(endpoint: Endpoint, onSocket: (socket: Socket) => void) {
    this.#server = createServer(onSocket);
    this.opened = new Promise((resolve, reject) => {
      this.#server.once('listening', resolve);
      this.#server.on('error', (problem: NodeJS.ErrnoException) =>
        reject(cannotOpen('TCP', endpoint, problem.code, problem.message)),
      );
    });
    this.#server.listen({ port: endpoint.port, host: endpoint.address, exclusive: true });
  }

  /** Resolves when the port and all connections that came over it are closed. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  #close(): Promise<void> {
    const closed = () => new Promise<void>((resolve) => this.#server.close(() => resolve()));
    return this.#server.listening ? closed() : this.opened.then(closed, () => {});
  }
}
