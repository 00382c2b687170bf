import { connect } from 'node:net';
import { Endpoint, Ipv4, Port } from '../../basics/index.ts';
import type { ByteStream, DatagramSocket, Host, Listener } from '../host.ts';
import { cannotOpen } from './cannot-open.ts';
import { farEnd, RealByteStream } from './real-byte-stream.ts';
import { RealDatagramSocket } from './real-datagram-socket.ts';
import { RealListener } from './real-listener.ts';

/**
 * A host on the sockets of this machine. Each address of the loopback network, 127.0.0.1 to
 * 127.255.255.254, can be a host of its own (on systems that have only 127.0.0.1, the others are
 * refused with a UserError when a port is opened).
 */
export class RealHost implements Host {
  readonly address: Ipv4;
  readonly #datagramSockets = new Set<RealDatagramSocket>();
  readonly #streams = new Set<RealByteStream>();
  readonly #listeners = new Map<Port, RealListener>();

  constructor(address = Ipv4('127.0.0.1')) {
    this.address = address;
  }

  udp(port?: Port): DatagramSocket {
    const socket = new RealDatagramSocket(this.address, port);
    this.#datagramSockets.add(socket);
    void socket.gone().then(() => this.#datagramSockets.delete(socket));
    return socket;
  }

  /**
   * Node opens TCP ports a moment later: that another program has the port comes from `ready`.
   * @throws UserError when a listener of this host has the port
   */
  listen(port: Port, onConnection: (stream: ByteStream) => void): Listener {
    const endpoint = Endpoint(this.address, port);
    if (this.#listeners.has(port)) throw cannotOpen('TCP', endpoint, 'EADDRINUSE');
    const listener = new RealListener(endpoint, (socket) =>
      onConnection(this.#keep(new RealByteStream(socket, endpoint, farEnd(socket)))),
    );
    this.#listeners.set(port, listener);
    return {
      close: () => {
        if (this.#listeners.get(port) === listener) this.#listeners.delete(port);
        void listener.close();
      },
    };
  }

  connect(to: Endpoint): ByteStream {
    const socket = connect({ host: to.address, port: to.port, localAddress: this.address });
    return this.#keep(new RealByteStream(socket, Endpoint(this.address, Port(0)), to));
  }

  /**
   * Resolves when all listeners can be reached. To be called in the turn in which they were made.
   * @throws UserError (as a rejection) when a port is taken or not allowed
   */
  async ready(): Promise<void> {
    await Promise.all([...this.#listeners.values()].map((listener) => listener.opened));
  }

  /** Closes all that this host has opened, and resolves when its ports are free again. */
  async close(): Promise<void> {
    const listeners = [...this.#listeners.values()].map((listener) => listener.close());
    this.#listeners.clear();
    for (const socket of this.#datagramSockets) socket.close();
    for (const stream of this.#streams) stream.abort();
    await Promise.all([
      ...listeners,
      ...[...this.#datagramSockets].map((socket) => socket.gone()),
      ...[...this.#streams].map((stream) => stream.gone()),
    ]);
  }

  #keep(stream: RealByteStream): RealByteStream {
    this.#streams.add(stream);
    void stream.gone().then(() => this.#streams.delete(stream));
    return stream;
  }
}
