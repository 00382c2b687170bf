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
import type { HasPresent, Present } from '../../simulation/index.ts';
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
export class DhcpServer implements HasPresent {
  readonly #env: Environment;
  readonly #leases: Leases;
  readonly #told = new Map<string, string>();
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

  present(into: Present): void {
    into.put(this.#socket !== undefined);
    into.data(this.#scope);
    this.#leases.present(this.#env.clock.now(), into);
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

  #tellSettings(): void {
    for (const setting of settings) {
      const before = this.#told.get(setting.name);
      const value = setting.value(this.#scope) ?? (before && 'none');
      if (value === undefined || value === before) continue;
      this.#told.set(setting.name, value);
      this.#env.trace.record(this.#env.name, { kind: 'setting', name: setting.name, value });
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
      const pool = this.#env.trace.facts(this.#env.name, 'DHCP pool');
      this.#log(`no address for ${mac}: ${formatPool(this.#scope.pool)} is exhausted`, pool);
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
    // What a lease says of TFTP is what goes wrong; a Nak says that the address is not to be had.
    const setting = type === messageType.nak ? 'DHCP pool' : tftpOption(this.#scope);
    const to = Endpoint(address, dhcpClientPort);
    this.#env.trace.recordAnd(
      this.#env.name,
      { kind: 'message', protocol: 'DHCP', to, ...describeDhcp(reply) },
      () => this.#socket?.send(writeDhcp(reply), to, hardware),
      this.#env.trace.facts(this.#env.name, setting),
    );
  }

  #log(text: string, because?: readonly number[]): void {
    const { trace, name } = this.#env;
    trace.record(name, { kind: 'log', file: logFile, text }, trace.causes.current, because);
  }
}

/** The one that phones go by when they get both. */
const tftpOption = ({ tftpServers = [] }: DhcpScope): string =>
  tftpServers.length > 0 ? 'DHCP option 150' : 'DHCP option 66';

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
