import {
  broadcastAddress,
  Endpoint,
  type Ipv4,
  type MacAddress,
  Seconds,
} from '../../basics/index.ts';
import type { DatagramSocket } from '../../network/index.ts';
import {
  type DhcpMessage,
  type DhcpOptions,
  describeDhcp,
  dhcpClientPort,
  dhcpServerPort,
  emptyHeader,
  messageType,
  tryReadDhcp,
  writeDhcp,
} from '../../protocols/dhcp/index.ts';
import type { Environment } from '../environment.ts';
import { Leases } from './leases.ts';
import { type DhcpScope, formatPool, scopeOptions, settings } from './scope.ts';

/** How long an offered address waits for the Request. Not documented; chosen here. */
const offerTime = Seconds(60);
/** Not documented; chosen here: the guide names no log of a DHCP server. */
const logFile = 'DHCP server log';
const noAddress = emptyHeader.clientAddress;

/**
 * A DHCP server on the phones' own subnet (RFC 2131; no relay agents). Leases survive `stop` and
 * `start`, as they do on a server's disk.
 */
export class DhcpServer {
  readonly #env: Environment;
  readonly #leases: Leases;
  readonly #told = new Map<string, { readonly value: string; readonly seq: number }>();
  #scope: DhcpScope;
  #socket: DatagramSocket | undefined;

  constructor(env: Environment, scope: DhcpScope) {
    this.#env = env;
    this.#scope = scope;
    this.#leases = new Leases(scope);
  }

  get scope(): DhcpScope {
    return this.#scope;
  }

  /** @throws UserError when port 67 is taken */
  start(): void {
    if (this.#socket) return;
    this.#socket = this.#env.host.udp(dhcpServerPort);
    this.#socket.onDatagram((payload) => this.#receive(payload));
    this.#tellSettings();
  }

  stop(): void {
    this.#socket?.close();
    this.#socket = undefined;
  }

  /**
   * Phones learn of it at their next lease; one whose address is no longer to be had is told so
   * when it renews. An option is taken away by `undefined`.
   */
  change(part: Partial<DhcpScope>): void {
    this.#scope = { ...this.#scope, ...part };
    this.#leases.change(this.#scope);
    this.#tellSettings();
  }

  /** The trace entry that last set `DHCP option 150` and the like; undefined when none did. */
  lastSetting(name: string): number | undefined {
    return this.#told.get(name)?.seq;
  }

  #tellSettings(): void {
    for (const setting of settings) {
      const before = this.#told.get(setting.name);
      const value = setting.value(this.#scope) ?? (before && 'none');
      if (value === undefined || value === before?.value) continue;
      const entry = { kind: 'setting', name: setting.name, value } as const;
      this.#told.set(setting.name, { value, seq: this.#env.trace.record(this.#env.name, entry) });
    }
  }

  #receive(payload: Uint8Array): void {
    const message = tryReadDhcp(payload);
    if (message?.operation === 'request') this.#serve(message);
  }

  #serve(message: DhcpMessage): void {
    const { options, hardwareAddress: mac, clientAddress } = message;
    const forUs = options.serverIdentifier === this.#env.host.address;
    switch (options.messageType) {
      case messageType.discover:
        this.#offer(message);
        break;
      case messageType.request:
        this.#answerRequest(message);
        break;
      case messageType.release:
        if (forUs && this.#leases.holds(mac, clientAddress))
          this.#leases.release(mac, this.#env.clock.now());
        break;
      case messageType.decline:
        if (forUs && options.requestedAddress) this.#decline(mac, options.requestedAddress);
        break;
    }
  }

  #offer(discover: DhcpMessage): void {
    const mac = discover.hardwareAddress;
    const now = this.#env.clock.now();
    const address = this.#leases.choose(mac, discover.options.requestedAddress, now);
    if (!address) {
      this.#log(`no address for ${mac}: ${formatPool(this.#scope.pool)} is exhausted`);
      return;
    }
    this.#leases.grant(mac, address, now + offerTime);
    this.#reply(discover, messageType.offer, address, scopeOptions(this.#scope));
  }

  /** RFC 2131 section 4.3.2. */
  #answerRequest(request: DhcpMessage): void {
    const mac = request.hardwareAddress;
    const { serverIdentifier, requestedAddress } = request.options;
    const wanted = requestedAddress ?? request.clientAddress;
    const now = this.#env.clock.now();
    if (serverIdentifier && serverIdentifier !== this.#env.host.address) {
      this.#leases.release(mac, now);
    } else if (this.#leases.holds(mac, wanted)) {
      this.#leases.grant(mac, wanted, now + this.#scope.lease);
      this.#reply(request, messageType.ack, wanted, scopeOptions(this.#scope));
    } else if (this.#leases.has(mac) || serverIdentifier || request.clientAddress !== noAddress) {
      this.#reply(request, messageType.nak, noAddress, {});
    }
  }

  #decline(mac: MacAddress, address: Ipv4): void {
    if (!this.#leases.holds(mac, address)) return;
    this.#leases.decline(mac, address);
    this.#log(`${mac} found ${address} in use`);
  }

  #reply(request: DhcpMessage, type: number, yourAddress: Ipv4, options: DhcpOptions): void {
    const reply: DhcpMessage = {
      ...emptyHeader,
      operation: 'reply',
      transactionId: request.transactionId,
      broadcast: request.broadcast,
      clientAddress: type === messageType.ack ? request.clientAddress : noAddress,
      yourAddress,
      hardwareAddress: request.hardwareAddress,
      options: { messageType: type, serverIdentifier: this.#env.host.address, ...options },
    };
    const { address, hardware } = receiver(reply, request);
    const to = Endpoint(address, dhcpClientPort);
    this.#env.trace.recordAnd(
      this.#env.name,
      { kind: 'message', protocol: 'DHCP', to, ...describeDhcp(reply) },
      () => this.#socket?.send(writeDhcp(reply), to, hardware),
    );
  }

  #log(text: string): void {
    this.#env.trace.record(this.#env.name, { kind: 'log', file: logFile, text });
  }
}

/** RFC 2131 section 4.1, for a client on the same subnet. */
function receiver(
  reply: DhcpMessage,
  request: DhcpMessage,
): { readonly address: Ipv4; readonly hardware?: MacAddress } {
  if (reply.options.messageType === messageType.nak) return { address: broadcastAddress };
  if (request.clientAddress !== noAddress) return { address: request.clientAddress };
  if (request.broadcast) return { address: broadcastAddress };
  return { address: reply.yourAddress, hardware: reply.hardwareAddress };
}
