import { Endpoint, fromHex, type Ipv4, type MacAddress, Millis } from '../../basics/index.ts';
import type { DatagramSocket } from '../../network/index.ts';
import {
  type DhcpMessage,
  type DhcpOptions,
  describeDhcp,
  dhcpClientPort,
  dhcpServerPort,
  emptyHeader,
  tryReadDhcp,
  writeDhcp,
} from '../../protocols/dhcp/index.ts';
import type { Environment } from '../environment.ts';

/** What a phone says of itself in every message. */
export interface DhcpIdentity {
  readonly mac: MacAddress;
  /** Option 60, with the NUL that Cisco phones put behind it. */
  readonly vendorClass: string;
}

/**
 * What a phone and the DHCP servers say to each other: messages of one transaction at a time, by
 * whose number the phone knows what is meant for it (RFC 2131 section 4.4.1).
 */
export class DhcpConversation {
  readonly #env: Environment;
  readonly #identity: DhcpIdentity;
  #socket: DatagramSocket | undefined;
  #transactionId = 0;
  #began = Millis(0);

  constructor(env: Environment, identity: DhcpIdentity) {
    this.#env = env;
    this.#identity = identity;
  }

  get transactionId(): number {
    return this.#transactionId;
  }

  /** @param received hears of every reply that belongs to the transaction
   * @throws UserError when port 68 is taken */
  open(received: (message: DhcpMessage) => void): void {
    this.#socket = this.#env.host.udp(dhcpClientPort);
    this.#socket.onDatagram((payload) => {
      const message = tryReadDhcp(payload);
      if (message && this.#isForUs(message)) received(message);
    });
  }

  close(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  beginTransaction(id: number): void {
    this.#transactionId = id;
    this.#began = this.#env.clock.now();
  }

  /** @param clientAddress `0.0.0.0` while the phone has none that it may use
   * @returns the trace entry of the message */
  send(address: Ipv4, clientAddress: Ipv4, options: DhcpOptions): number {
    const { mac, vendorClass } = this.#identity;
    const message: DhcpMessage = {
      ...emptyHeader,
      operation: 'request',
      transactionId: this.#transactionId,
      seconds: Math.min(Math.floor((this.#env.clock.now() - this.#began) / 1000), 0xffff),
      clientAddress,
      hardwareAddress: mac,
      options: { ...options, clientIdentifier: fromHex(`01${mac}`), vendorClass },
    };
    const to = Endpoint(address, dhcpServerPort);
    const { trace, name } = this.#env;
    const body = { kind: 'message', protocol: 'DHCP', to, ...describeDhcp(message) } as const;
    const entry = trace.record(name, body);
    trace.causes.within(entry, () => this.#socket?.send(writeDhcp(message), to));
    return entry;
  }

  #isForUs({ operation, transactionId, hardwareAddress }: DhcpMessage): boolean {
    return (
      operation === 'reply' &&
      transactionId === this.#transactionId &&
      hardwareAddress === this.#identity.mac
    );
  }
}
