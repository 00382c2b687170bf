import {
  anyAddress,
  broadcastMac,
  type Ipv4,
  ipv4ToNumber,
  MacAddress,
  Millis,
  type Port,
  UserError,
} from '../basics/index.ts';
import type {
  FateEntry,
  HasPresent,
  HostName,
  PacketRecord,
  Present,
  Timer,
  World,
} from '../simulation/index.ts';
import { firstAnswer, pass, type Rule, type Verdict } from './faults.ts';
import { Link } from './link.ts';
import { putPacket } from './put-endpoint.ts';
import { type HostOptions, SimulatedHost, type Wire } from './simulated-host.ts';
import { Subnet } from './subnet.ts';

export interface NetworkOptions {
  /** What hosts reach without a gateway; 10.1.0.0/16 when left out. */
  readonly subnet?: string;
  /** Where packets for other addresses go, and are not heard of again. */
  readonly gateway?: MacAddress;
  /** Of links on which nothing else is set, in milliseconds. */
  readonly latency?: Millis;
  /** Of links on which nothing else is set, in milliseconds. */
  readonly jitter?: Millis;
}

/** A packet on its way. */
interface Flight {
  readonly to: SimulatedHost;
  readonly packet: PacketRecord;
  timer: Timer | undefined;
}

const noCopy = { delays: [], overtaken: false };

/** The virtual router of HSRP group 1: 0000.0C07.ACxx (RFC 2281 section 4.2). */
const usualGateway = MacAddress('0000.0c07.ac01');

/**
 * One switched subnet. Every packet becomes a trace entry of the host that sends it; what happens on
 * its arrival names that entry as its cause, and so does the entry that says why it did not arrive.
 */
export class SimulatedNetwork implements HasPresent {
  readonly world: World;
  readonly subnet: Subnet;
  /** Asked about every packet, in this order, before the rules of its link. */
  readonly rules: Rule[] = [];
  readonly #gateway: MacAddress;
  readonly #latency: Millis;
  readonly #jitter: Millis;
  readonly #hosts = new Map<HostName, SimulatedHost>();
  readonly #byAddress = new Map<Ipv4, SimulatedHost>();
  readonly #byMac = new Map<MacAddress, SimulatedHost>();
  readonly #listeners = new Map<Port, Set<SimulatedHost>>();
  readonly #links = new Map<number, Link>();
  readonly #flights = new Set<Flight>();
  readonly #numbers = new Map<Ipv4, number>();
  readonly #wire: Wire;

  constructor(
    world: World,
    {
      subnet = '10.1.0.0/16',
      gateway = usualGateway,
      latency = Millis(1),
      jitter = Millis(0),
    }: NetworkOptions = {},
  ) {
    this.world = world;
    this.subnet = new Subnet(subnet);
    this.#gateway = gateway;
    this.#latency = latency;
    this.#jitter = jitter;
    this.#wire = {
      world,
      numberOf: (address) => this.#numberOf(address),
      claim: (host, address) => this.#claim(host, address),
      macOf: (address) => this.#byAddress.get(address)?.mac ?? this.#gateway,
      carry: (from, packet) => this.#carry(from, packet),
      opened: (host, port) => this.#opened(host, port),
      closed: (host, port) => this.#listeners.get(port)?.delete(host),
    };
  }

  /** @throws UserError when the name, the Ethernet address or the IP address is another host's */
  addHost(name: HostName, options: HostOptions): SimulatedHost {
    const other = this.#byMac.get(options.mac);
    if (this.#hosts.has(name))
      throw new UserError(`there are two hosts named «${name}»`, 'give each a name of its own');
    if (other)
      throw new UserError(
        `${name} has the Ethernet address ${options.mac} of ${other.name}`,
        'give each host an address of its own',
      );
    const host = new SimulatedHost(name, this.#hosts.size, this.#wire, options);
    this.#hosts.set(name, host);
    this.#byMac.set(host.mac, host);
    return host;
  }

  /** @throws UserError when there is none of this name */
  host(name: HostName): SimulatedHost {
    const host = this.#hosts.get(name);
    if (!host)
      throw new UserError(
        `there is no host «${name}»`,
        `there are ${[...this.#hosts.keys()].join(', ') || 'none yet'}`,
      );
    return host;
  }

  /** The link between two hosts; which comes first makes no difference.
   * @throws UserError when there is no host of such a name */
  link(a: HostName, b: HostName): Link {
    return this.#linkBetween(this.host(a), this.host(b));
  }

  /** The rules and what chance does on links are left to whoever has made the rules. */
  present(into: Present): void {
    for (const host of this.#hosts.values()) into.part(host.name, host);
    for (const { to, packet, timer } of this.#flights) {
      into.put('on its way to', to.name);
      putPacket(into, packet);
      into.timer(timer);
    }
  }

  /** Those on which anything went so far. */
  get links(): Iterable<Link> {
    return this.#links.values();
  }

  #linkBetween(a: SimulatedHost, b: SimulatedHost): Link {
    const key = Math.min(a.index, b.index) * 0x100_0000 + Math.max(a.index, b.index);
    let link = this.#links.get(key);
    if (!link) {
      // What a host sends to itself takes no time.
      const latency = a === b ? Millis(0) : this.#latency;
      const jitter = a === b ? Millis(0) : this.#jitter;
      link = new Link([a.name, b.name], latency, jitter, this.world.random);
      this.#links.set(key, link);
    }
    return link;
  }

  #numberOf(address: Ipv4): number {
    let number = this.#numbers.get(address);
    if (number === undefined) {
      number = ipv4ToNumber(address);
      this.#numbers.set(address, number);
    }
    return number;
  }

  /** A host outside the subnet is on the wire, but nobody finds it under its address. */
  #claim(host: SimulatedHost, address: Ipv4): void {
    const other = this.#byAddress.get(address);
    if (other && other !== host && other.up)
      throw new UserError(
        `${host.name} has the address ${address} of ${other.name}`,
        'give each host an address of its own',
      );
    if (this.#byAddress.get(host.address) === host) this.#byAddress.delete(host.address);
    if (address !== anyAddress && this.subnet.contains(address)) this.#byAddress.set(address, host);
  }

  #opened(host: SimulatedHost, port: Port): void {
    const listeners = this.#listeners.get(port);
    if (listeners) listeners.add(host);
    else this.#listeners.set(port, new Set([host]));
  }

  #carry(from: SimulatedHost, packet: PacketRecord): number {
    const entry = this.world.trace.record(from.name, { kind: 'packet', packet });
    if (packet.destinationMac === broadcastMac) this.#broadcast(from, packet, entry);
    else {
      const to = this.#byMac.get(packet.destinationMac);
      if (to) this.#cross(from, to, packet, entry);
      else this.#fate(from, entry, 'undeliverable', this.#whyUndeliverable(packet));
    }
    return entry;
  }

  #whyUndeliverable({ destination: { address }, destinationMac }: PacketRecord): string {
    if (destinationMac !== this.#gateway) return `no host has Ethernet address ${destinationMac}`;
    return this.subnet.contains(address)
      ? `no host has address ${address}`
      : `${address} is outside ${this.subnet}, and no router leads there`;
  }

  /** Goes to the hosts that listen; the others would only throw it away. */
  #broadcast(from: SimulatedHost, packet: PacketRecord, entry: number): void {
    const { port } = packet.destination;
    let heard = false;
    for (const to of this.#listeners.get(port) ?? []) {
      if (to === from) continue;
      heard = true;
      this.#cross(from, to, packet, entry);
    }
    if (!heard) this.#fate(from, entry, 'no listener', `no host listens on UDP port ${port}`);
  }

  #cross(from: SimulatedHost, to: SimulatedHost, packet: PacketRecord, entry: number): void {
    const link = this.#linkBetween(from, to);
    const verdict = this.#judge(from, to, link, packet);
    if (verdict.answer === 'pass') this.#deliver(from, to, link, packet, entry, 0, true);
    else {
      const why = `${verdict.why}: ${from.name} → ${to.name}`;
      const { delays, overtaken = false } = verdict.answer === 'drop' ? noCopy : verdict;
      const because = verdict.answer === 'drop' ? verdict.because : undefined;
      if (delays.length === 0) this.#fate(from, entry, 'lost', why, because);
      else if (delays.length > 1) this.#fate(from, entry, 'duplicated', why);
      else if (delays[0] !== 0) this.#fate(from, entry, 'delayed', why);
      delays.forEach((extra, copy) => {
        this.#deliver(from, to, link, packet, entry, extra, copy === 0 && !overtaken);
      });
    }
  }

  #judge(from: SimulatedHost, to: SimulatedHost, link: Link, packet: PacketRecord): Verdict {
    if (this.rules.length === 0 && link.rules.length === 0) return pass;
    const crossing = { from: from.name, to: to.name, now: this.world.clock.now() };
    const verdict = firstAnswer(this.rules, packet, crossing);
    return verdict.answer === 'pass' ? firstAnswer(link.rules, packet, crossing) : verdict;
  }

  #deliver(
    from: SimulatedHost,
    to: SimulatedHost,
    link: Link,
    packet: PacketRecord,
    entry: number,
    extra: number,
    inOrder: boolean,
  ): void {
    const { clock, causes } = this.world;
    const direction = from.index < to.index ? 0 : 1;
    const transit = link.transit(clock.now(), extra, direction, inOrder);
    // A timer fires with the cause that was current when it was set.
    const before = causes.current;
    causes.current = entry;
    const flight: Flight = { to, packet, timer: undefined };
    this.#flights.add(flight);
    flight.timer = clock.setTimeout(() => {
      this.#flights.delete(flight);
      to.arrived(packet, entry);
    }, transit);
    causes.current = before;
  }

  #fate(
    host: SimulatedHost,
    packet: number,
    fate: FateEntry['fate'],
    why: string,
    because?: readonly number[],
  ): void {
    this.world.trace.record(host.name, { kind: 'fate', fate, why }, packet, because);
  }
}
