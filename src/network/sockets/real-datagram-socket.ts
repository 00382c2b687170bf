import { createSocket, type Socket, type SocketOptions } from 'node:dgram';
import { Endpoint, type Ipv4, Port } from '../../basics/index.ts';
import type { DatagramSocket } from '../host.ts';
import { cannotOpen } from './cannot-open.ts';

/**
 * Addresses are numbers already. A lookup that answers at once makes Node bind and send inside the
 * call, so that `port` is known, and an error is thrown, when the constructor is left.
 */
const asGiven: NonNullable<SocketOptions['lookup']> = (address, _options, callback) =>
  callback(null, address, 4);

/** A UDP socket of this machine. What the system refuses to send is lost, as UDP allows. */
export class RealDatagramSocket implements DatagramSocket {
  readonly port: Port;
  readonly #socket: Socket;
  readonly #gone: Promise<void>;
  #receive: (payload: Uint8Array, from: Endpoint) => void = () => {};
  #sending = 0;
  #closed = false;

  /** @throws UserError when the port is taken or not allowed */
  constructor(address: Ipv4, port: Port | undefined) {
    this.#socket = createSocket({ type: 'udp4', lookup: asGiven });
    this.#gone = new Promise((resolve) => this.#socket.once('close', resolve));
    const problems: NodeJS.ErrnoException[] = [];
    this.#socket.on('error', (problem) => problems.push(problem));
    this.#socket.bind({ address, port: port ?? 0, exclusive: true });
    const [problem] = problems;
    if (problem) {
      this.#socket.close();
      throw cannotOpen('UDP', Endpoint(address, port ?? Port(0)), problem.code, problem.message);
    }
    this.port = Port(this.#socket.address().port);
    this.#socket.on('message', (payload, from) => {
      const bytes = new Uint8Array(payload.buffer, payload.byteOffset, payload.length);
      if (!this.#closed) this.#receive(bytes, Endpoint(from.address as Ipv4, Port(from.port)));
    });
  }

  onDatagram(receive: (payload: Uint8Array, from: Endpoint) => void): void {
    this.#receive = receive;
  }

  send(payload: Uint8Array, to: Endpoint): void {
    if (this.#closed || to.port === 0) return;
    this.#sending++;
    this.#socket.send(payload, to.port, to.address, () => {
      this.#sending--;
      this.#closeWhenSent();
    });
  }

  /** What was sent still goes out. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#closeWhenSent();
  }

  /** Resolves when the port is free again. */
  gone(): Promise<void> {
    return this.#gone;
  }

  #closeWhenSent(): void {
    if (this.#closed && this.#sending === 0) this.#socket.close();
  }
}
