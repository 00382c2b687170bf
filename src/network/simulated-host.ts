import {
  anyAddress,
  BugError,
  broadcastAddress,
  broadcastMac,
  type Endpoint,
  type Ipv4,
  type MacAddress,
  Port,
  UserError,
} from '../basics/index.ts';
import type {
  FateEntry,
  HasPresent,
  HostName,
  PacketRecord,
  Present,
  RandomStream,
  TcpHeader,
  World,
} from '../simulation/index.ts';
import { SimulatedDatagramSocket } from './datagram-socket.ts';
import { EphemeralPorts } from './ephemeral-ports.ts';
import type { ByteStream, DatagramSocket, Host, Listener } from './host.ts';
import { putEndpoint } from './put-endpoint.ts';
import { type IpLayer, TcpStack } from './tcp/index.ts';

export interface HostOptions {
  readonly mac: MacAddress;
  /** 0.0.0.0 until it is configured. */
  readonly address?: Ipv4;
  /** The largest TCP segment that the host takes, in bytes: 1460 on Ethernet. */
  readonly mss?: number;
}

/** What a host needs of the network it is on. */
export interface Wire {
  readonly world: World;
  /** The address as a number, to look things up by. */
  numberOf(address: Ipv4): number;
  /** Makes the host reachable under this address instead of its present one.
   * @throws UserError when another host that is up has it */
  claim(host: SimulatedHost, address: Ipv4): void;
  /** The Ethernet address to which a packet for this address goes: the receiver's or the gateway's. */
  macOf(address: Ipv4): MacAddress;
  /** Records the packet and lets it go. @returns the `seq` of its trace entry */
  carry(from: SimulatedHost, packet: PacketRecord): number;
  /** A UDP port of the host was opened or closed: broadcasts find it or not. */
  opened(host: SimulatedHost, port: Port): void;
  closed(host: SimulatedHost, port: Port): void;
}

/** A computer or a phone on the simulated network. */
export class SimulatedHost implements Host, HasPresent {
  readonly name: HostName;
  readonly mac: MacAddress;
  /** Counts the hosts of a network from 0. */
  readonly index: number;
  readonly #wire: Wire;
  readonly #sockets = new Map<number, SimulatedDatagramSocket>();
  readonly #ephemeral = new EphemeralPorts('UDP');
  readonly #tcp: TcpStack;
  #address = anyAddress;
  #up = true;
  #identification = 0;

  /** Made by `SimulatedNetwork.addHost`. */
  constructor(
    name: HostName,
    index: number,
    wire: Wire,
    { mac, address, mss = 1460 }: HostOptions,
  ) {
    this.name = name;
    this.mac = mac;
    this.index = index;
    this.#wire = wire;
    this.#tcp = new TcpStack(this.#ipLayer(mss));
    if (address) this.configure(address);
  }

  get address(): Ipv4 {
    return this.#address;
  }

  /** Whether it has power. */
  get up(): boolean {
    return this.#up;
  }

  /** Sets the address; connections that were made under another one run into nothing.
   * @throws UserError when another host that is up has it */
  configure(address: Ipv4): void {
    this.#wire.claim(this, address);
    this.#address = address;
  }

  /** All sockets, listeners and connections are gone, and nobody is told. */
  powerOff(): void {
    this.#up = false;
    for (const socket of this.#sockets.values()) {
      socket.vanish();
      this.#wire.closed(this, socket.port);
    }
    this.#sockets.clear();
    this.#tcp.vanish();
  }

  /** @throws UserError when another host has taken the address meanwhile */
  powerOn(): void {
    this.#wire.claim(this, this.#address);
    this.#up = true;
  }

  udp(port?: Port): DatagramSocket {
    this.#mustBeUp();
    const chosen = port === undefined ? this.#ephemeral.next(this.#sockets) : Port(port);
    if (this.#sockets.has(chosen))
      throw new UserError(
        `UDP port ${chosen} of ${this.name} is taken`,
        'close the socket that has it first, or choose another port',
      );
    const socket = new SimulatedDatagramSocket(
      chosen,
      (payload, to, hardware) => this.#sendDatagram(chosen, payload, to, hardware),
      () => {
        this.#sockets.delete(chosen);
        this.#wire.closed(this, chosen);
      },
    );
    this.#sockets.set(chosen, socket);
    this.#wire.opened(this, chosen);
    return socket;
  }

  listen(port: Port, onConnection: (stream: ByteStream) => void): Listener {
    this.#mustBeUp();
    return this.#tcp.listen(port, onConnection);
  }

  connect(to: Endpoint): ByteStream {
    this.#mustBeUp();
    return this.#tcp.connect(to);
  }

  present(into: Present): void {
    into.put(this.#up, this.#address);
    for (const port of [...this.#sockets.keys()].sort((a, b) => a - b))
      putEndpoint(into, 'udp', { address: this.#address, port: port as Port });
    into.part('TCP', this.#tcp);
  }

  /** A packet reached the interface. @param entry its trace entry, which is also the current cause */
  arrived(packet: PacketRecord, entry: number): void {
    const { trace } = this.#wire.world;
    if (!this.#up) this.#refused('undeliverable', 'host is down', trace.facts(this.name, 'power'));
    else if (packet.tcp) this.#tcp.arrived(packet, packet.tcp, entry);
    else {
      const socket = this.#sockets.get(packet.destination.port);
      if (socket) socket.arrived(packet.payload, packet.source);
      else this.#refused('no listener', `nothing listens on UDP port ${packet.destination.port}`);
    }
  }

  #sendDatagram(port: Port, payload: Uint8Array, to: Endpoint, hardware?: MacAddress): void {
    this.#wire.carry(this, {
      transport: 'udp',
      source: { address: this.#address, port },
      destination: to,
      sourceMac: this.mac,
      destinationMac: hardware ?? this.#macOf(to.address),
      identification: this.#nextIdentification(),
      payload,
    });
  }

  #sendSegment(
    source: Endpoint,
    destination: Endpoint,
    tcp: TcpHeader,
    payload: Uint8Array,
  ): number {
    return this.#wire.carry(this, {
      transport: 'tcp',
      source,
      destination,
      sourceMac: this.mac,
      destinationMac: this.#macOf(destination.address),
      identification: this.#nextIdentification(),
      payload,
      tcp,
    });
  }

  #macOf(address: Ipv4): MacAddress {
    return address === broadcastAddress ? broadcastMac : this.#wire.macOf(address);
  }

  #nextIdentification(): number {
    this.#identification = (this.#identification + 1) & 0xffff;
    return this.#identification;
  }

  #refused(fate: FateEntry['fate'], why: string, because?: readonly number[]): void {
    const { trace, causes } = this.#wire.world;
    trace.record(this.name, { kind: 'fate', fate, why }, causes.current, because);
  }

  #mustBeUp(): void {
    if (!this.#up) throw new BugError(`${this.name} has no power and opened a socket`);
  }

  #ipLayer(mss: number): IpLayer {
    const host = this;
    const { clock, causes, random } = this.#wire.world;
    let stream: RandomStream | undefined;
    return {
      name: this.name,
      mss,
      clock,
      causes,
      get address() {
        return host.#address;
      },
      numberOf: (address) => this.#wire.numberOf(address),
      initialSequence: () => {
        stream ??= random.stream(`host ${this.name}`);
        return stream.u32();
      },
      transmit: (source, destination, header, payload) =>
        this.#sendSegment(source, destination, header, payload),
      refused: (why) => this.#refused('no listener', why),
    };
  }
}
