import { BugError, type Endpoint, type MacAddress, type Port } from '../basics/index.ts';
import type { DatagramSocket } from './host.ts';

/** RFC 768: what the length field leaves for the payload, in one IPv4 packet. */
const longestPayload = 65_507;

export class SimulatedDatagramSocket implements DatagramSocket {
  readonly port: Port;
  readonly #transmit: (payload: Uint8Array, to: Endpoint, hardware?: MacAddress) => void;
  readonly #closed: () => void;
  #receive: (payload: Uint8Array, from: Endpoint) => void = () => {};
  #open = true;

  constructor(
    port: Port,
    transmit: (payload: Uint8Array, to: Endpoint, hardware?: MacAddress) => void,
    closed: () => void,
  ) {
    this.port = port;
    this.#transmit = transmit;
    this.#closed = closed;
  }

  onDatagram(receive: (payload: Uint8Array, from: Endpoint) => void): void {
    this.#receive = receive;
  }

  /** Does nothing once the socket is closed. The bytes must not be changed afterwards.
   * @throws BugError when the payload is longer than a datagram can be */
  send(payload: Uint8Array, to: Endpoint, hardware?: MacAddress): void {
    if (payload.length > longestPayload)
      throw new BugError(`a datagram of ${payload.length} bytes is longer than ${longestPayload}`);
    if (this.#open) this.#transmit(payload, to, hardware);
  }

  close(): void {
    if (!this.#open) return;
    this.vanish();
    this.#closed();
  }

  /** The power is off. */
  vanish(): void {
    this.#open = false;
    this.#receive = () => {};
  }

  arrived(payload: Uint8Array, from: Endpoint): void {
    this.#receive(payload, from);
  }
}
