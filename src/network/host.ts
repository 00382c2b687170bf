import type { Endpoint, Ipv4, MacAddress, Port } from '../basics/index.ts';

/** What a device sees of the network. The simulated network and real sockets both fulfil it. */
export interface Host {
  readonly address: Ipv4;
  /** @param port a free one is chosen when it is left out
   * @throws UserError when the port is taken */
  udp(port?: Port): DatagramSocket;
  /** @throws UserError when the port is taken */
  listen(port: Port, onConnection: (stream: ByteStream) => void): Listener;
  /** The stream opens later, or closes with the reason why not. */
  connect(to: Endpoint): ByteStream;
}

export interface DatagramSocket {
  readonly port: Port;
  /** Sets who gets what arrives, in the place of who got it before. */
  onDatagram(receive: (payload: Uint8Array, from: Endpoint) => void): void;
  /** @param hardware the receiver's Ethernet address where it has no IP address yet
   * (RFC 2131 section 4.1); real sockets leave this to the system */
  send(payload: Uint8Array, to: Endpoint, hardware?: MacAddress): void;
  close(): void;
}

export interface Listener {
  close(): void;
}

/** A TCP connection. Bytes arrive in pieces that have nothing to do with how they were written. */
export interface ByteStream {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** Sets who hears of this stream; to be called in the same turn in which the stream was got. */
  handle(handlers: StreamHandlers): void;
  /** May be called before the stream is open; bytes wait until then. */
  write(bytes: Uint8Array): void;
  /** Sends what is still to be sent, then FIN. */
  end(): void;
  /** Sends RST and forgets the connection. */
  abort(): void;
}

export interface StreamHandlers {
  opened?(): void;
  received(bytes: Uint8Array): void;
  /** Comes once, and is the last; also after our own `end` or `abort`. */
  closed(reason: CloseReason): void;
}

/**
 * `ended`: FIN from either side; `reset`: RST on an open connection; `refused`: RST instead of an
 * answer; `timeout`: no answer to SYN or to data; `aborted`: our own `abort`.
 */
export type CloseReason = 'ended' | 'reset' | 'refused' | 'timeout' | 'aborted';
