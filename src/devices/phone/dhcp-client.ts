import {
  anyAddress,
  broadcastAddress,
  type Ipv4,
  Millis,
  Seconds,
  UserError,
} from '../../basics/index.ts';
import {
  type DhcpMessage,
  type DhcpOptions,
  infiniteLease,
  messageType,
  withoutNul,
} from '../../protocols/dhcp/index.ts';
import type { HasPresent, Present, RandomStream, Timer } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { DhcpConversation, type DhcpIdentity } from './dhcp-conversation.ts';
import { type LeaseTimes, leaseTimes, pauseBeforeAskingAgain } from './lease-times.ts';

/** What the phone got from the server. */
export interface DhcpLease {
  readonly address: Ipv4;
  readonly mask?: Ipv4;
  readonly router?: Ipv4;
  /** `Infinity` when it never ends. */
  readonly lease: Millis;
  /** Option 150, in order of preference; empty when the server sent none. */
  readonly tftpServers: readonly Ipv4[];
  /** Option 66: a name, or an address in dotted form. */
  readonly tftpServerName?: string;
  readonly server: Ipv4;
}

/** What the phone hears from its DHCP client. */
export interface DhcpClientHandlers {
  /** The address is configured. */
  bound(lease: DhcpLease): void;
  /** A round of attempts went by without an answer, or another host has the address that the
   * server gave; the client goes on trying. */
  failed(reason: 'timeout' | 'duplicate address'): void;
  /** The lease was renewed; its options may be others than before. */
  renewed(lease: DhcpLease): void;
  /** The lease ran out or the server took it back; the client begins again. */
  lost(): void;
}

export interface DhcpClientSettings extends DhcpIdentity {
  /** Gives the host its address; `0.0.0.0` takes it away.
   * @throws UserError when another host has the address */
  configure(address: Ipv4): void;
}

/**
 * Waits between attempts, each a second longer or shorter by chance (RFC 2131 section 4.1). How
 * often and how long a Cisco phone waits is not documented: four attempts a round are chosen here.
 */
const retryDelays = [4, 8, 16, 32].map(Seconds);
const retryJitter = Seconds(1);
/** Rest after a Nak. Not documented; chosen here, so that a server that always refuses is not flooded. */
const restartDelay = Seconds(1);
/** RFC 2131 section 3.1, step 5: the rest after a Decline is ten seconds at least. */
const declineDelay = Seconds(10);
/** What public lists of DHCP fingerprints give for Cisco IP phones, in their order. */
const parameterRequestList = [1, 66, 6, 3, 15, 150, 35];
const requestOptions: DhcpOptions = { messageType: messageType.request, parameterRequestList };

type State = 'stopped' | 'selecting' | 'requesting' | 'bound' | 'renewing' | 'resting';

/** The part of a phone that gets it an address and tells it where its files are (RFC 2131 section 4.4). */
export class DhcpClient implements HasPresent {
  readonly #env: Environment;
  readonly #settings: DhcpClientSettings;
  readonly #handlers: DhcpClientHandlers;
  readonly #random: RandomStream;
  readonly #conversation: DhcpConversation;
  #state: State = 'stopped';
  #timer: Timer | undefined;
  /** Which try of a round this is. */
  #attempt = 0;
  #lease: DhcpLease | undefined;
  /** Of the lease; none when it never ends. */
  #times: LeaseTimes | undefined;

  constructor(env: Environment, settings: DhcpClientSettings, handlers: DhcpClientHandlers) {
    this.#env = env;
    this.#settings = settings;
    this.#handlers = handlers;
    this.#random = env.random.stream(`DHCP client ${env.name}`);
    this.#conversation = new DhcpConversation(env, settings);
  }

  /** What is in force, undefined when the phone has no address. */
  get lease(): DhcpLease | undefined {
    return this.#lease;
  }

  /** Takes the host's address away and asks for one. @throws UserError when port 68 is taken */
  start(): void {
    if (this.#state !== 'stopped') return;
    this.#conversation.open((message) => this.#receive(message));
    this.#settings.configure(anyAddress);
    this.#discover();
  }

  /** Falls silent and keeps the address, as a phone does that loses its power. */
  stop(): void {
    this.#clearTimer();
    this.#state = 'stopped';
    this.#lease = undefined;
    this.#conversation.close();
  }

  /** Gives the address back to the server, then stops. */
  release(): void {
    const lease = this.#lease;
    if (lease) {
      this.#newTransaction();
      this.#conversation.send(lease.server, lease.address, {
        messageType: messageType.release,
        serverIdentifier: lease.server,
      });
      this.#settings.configure(anyAddress);
    }
    this.stop();
  }

  present(into: Present): void {
    into.put(this.#state);
    into.data(this.#lease);
    const asks = this.#state === 'selecting' || this.#state === 'requesting';
    if (asks) into.put(this.#attempt);
    const renewing = this.#state === 'renewing' ? this.#times : undefined;
    if (renewing) {
      into.moment(renewing.rebinding);
      into.moment(renewing.expiry);
    }
    if (asks || renewing) into.put(this.#conversation.transactionId);
    into.timer(this.#timer);
  }

  /** The first Discover goes out at once: that a phone waits before it is not documented. */
  #discover(): void {
    this.#state = 'selecting';
    this.#newTransaction();
    const options = { messageType: messageType.discover, parameterRequestList };
    this.#repeat(() => this.#conversation.send(broadcastAddress, anyAddress, options));
  }

  /** The first Offer is taken. Not documented; chosen here. */
  #request(requestedAddress: Ipv4, serverIdentifier: Ipv4): void {
    this.#state = 'requesting';
    const options = { ...requestOptions, requestedAddress, serverIdentifier };
    this.#repeat(() => this.#conversation.send(broadcastAddress, anyAddress, options));
  }

  /** @param send gives the trace entry of what was sent: if nobody answers, what comes of that comes
   *   of this. */
  #repeat(send: () => number, attempt = 0): void {
    this.#attempt = attempt;
    const delay = retryDelays[attempt];
    if (delay === undefined) {
      this.#handlers.failed('timeout');
      if (this.#state !== 'stopped') this.#discover();
      return;
    }
    const jitter = this.#random.between(-retryJitter, retryJitter);
    this.#env.trace.causes.within(send(), () =>
      this.#wait(delay + jitter, () => this.#repeat(send, attempt + 1)),
    );
  }

  #receive(message: DhcpMessage): void {
    const { messageType: type, serverIdentifier: server } = message.options;
    if (this.#state === 'selecting') {
      if (type === messageType.offer && server) this.#request(message.yourAddress, server);
    } else if (this.#state === 'requesting' || this.#state === 'renewing') {
      if (type === messageType.ack && server) this.#acknowledged(message, server);
      else if (type === messageType.nak) this.#refused();
    }
  }

  #acknowledged(ack: DhcpMessage, server: Ipv4): void {
    const seconds = ack.options.leaseTime;
    const before = this.#lease;
    if (seconds === undefined || ack.yourAddress === anyAddress) return;
    if (before && ack.yourAddress !== before.address) return;
    this.#clearTimer();
    if (!before && !this.#configured(ack.yourAddress)) {
      this.#decline(ack.yourAddress, server);
      return;
    }
    const lease = leaseOf(ack, server, seconds);
    this.#lease = lease;
    this.#state = 'bound';
    this.#times = Number.isFinite(lease.lease)
      ? leaseTimes(ack.options, lease.lease, this.#env.clock.now())
      : undefined;
    if (this.#times) this.#renewLater(this.#times);
    if (before) this.#handlers.renewed(lease);
    else this.#handlers.bound(lease);
  }

  #configured(address: Ipv4): boolean {
    try {
      this.#settings.configure(address);
      return true;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }

  #decline(requestedAddress: Ipv4, serverIdentifier: Ipv4): void {
    const options = { messageType: messageType.decline, requestedAddress, serverIdentifier };
    this.#conversation.send(broadcastAddress, anyAddress, options);
    this.#rest(declineDelay);
    this.#handlers.failed('duplicate address');
  }

  #renewLater(times: LeaseTimes): void {
    this.#wait(times.renewal - this.#env.clock.now(), () => {
      this.#newTransaction();
      this.#renew(times);
    });
  }

  /** Asks for more time until it is too late: first the server that gave the lease, then any. */
  #renew(times: LeaseTimes): void {
    const now = this.#env.clock.now();
    if (now >= times.expiry || !this.#lease) return this.#lose();
    this.#state = 'renewing';
    const { address, server } = this.#lease;
    const [whom, until] =
      now < times.rebinding ? [server, times.rebinding] : [broadcastAddress, times.expiry];
    this.#conversation.send(whom, address, requestOptions);
    this.#wait(pauseBeforeAskingAgain(until - now), () => this.#renew(times));
  }

  #refused(): void {
    this.#rest(restartDelay);
    if (this.#lease) this.#giveUpAddress();
  }

  #rest(delay: Millis): void {
    this.#state = 'resting';
    this.#wait(delay, () => this.#discover());
  }

  #lose(): void {
    this.#giveUpAddress();
    if (this.#state !== 'stopped') this.#discover();
  }

  #giveUpAddress(): void {
    this.#lease = undefined;
    this.#settings.configure(anyAddress);
    this.#handlers.lost();
  }

  /** One timer does: the client never waits for two things at once. */
  #wait(delay: number, then: () => void): void {
    this.#clearTimer();
    this.#timer = this.#env.clock.setTimeout(then, delay);
  }

  #clearTimer(): void {
    if (this.#timer) this.#env.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #newTransaction(): void {
    this.#conversation.beginTransaction(this.#random.u32());
  }
}

function leaseOf({ yourAddress, options }: DhcpMessage, server: Ipv4, seconds: number): DhcpLease {
  const { subnetMask, routers, tftpServers = [], tftpServerName } = options;
  const [router] = routers ?? [];
  return {
    address: yourAddress,
    ...(subnetMask && { mask: subnetMask }),
    ...(router && { router }),
    lease: seconds === infiniteLease ? Millis(Number.POSITIVE_INFINITY) : Seconds(seconds),
    tftpServers,
    ...(tftpServerName && { tftpServerName: withoutNul(tftpServerName) }),
    server,
  };
}
