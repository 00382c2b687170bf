import { type Endpoint, type Ipv4, Port, UserError } from '../../basics/index.ts';
import type {
  Causes,
  Clock,
  HasPresent,
  PacketRecord,
  Present,
  TcpHeader,
} from '../../simulation/index.ts';
import { EphemeralPorts } from '../ephemeral-ports.ts';
import type { ByteStream, Listener } from '../host.ts';
import { TcpConnection, type TcpEnvironment } from './connection.ts';
import { noBytes } from './constants.ts';
import { resetAnswer } from './reset.ts';

/** What TCP needs of the host under it. */
export interface IpLayer {
  readonly name: string;
  readonly address: Ipv4;
  readonly mss: number;
  readonly clock: Clock;
  readonly causes: Causes;
  /** The address as a number, to look things up by. */
  numberOf(address: Ipv4): number;
  /** Where a new connection starts to count. */
  initialSequence(): number;
  /** @returns the `seq` of the packet's trace entry */
  transmit(source: Endpoint, destination: Endpoint, header: TcpHeader, payload: Uint8Array): number;
  /** The packet that is just arriving is for nobody. */
  refused(why: string): void;
}

interface TcpListener extends Listener {
  readonly onConnection: (stream: ByteStream) => void;
}

interface LocalPort {
  listener: TcpListener | undefined;
  /** By the remote endpoint as one number. */
  readonly connections: Map<number, TcpConnection>;
}

/** TCP of one host: its ports, its listeners, and which segment belongs to which connection. */
export class TcpStack implements TcpEnvironment, HasPresent {
  readonly clock: Clock;
  readonly causes: Causes;
  readonly mss: number;
  readonly #ip: IpLayer;
  readonly #ports = new Map<number, LocalPort>();
  readonly #ephemeral = new EphemeralPorts('TCP');

  constructor(ip: IpLayer) {
    this.#ip = ip;
    this.clock = ip.clock;
    this.causes = ip.causes;
    this.mss = ip.mss;
  }

  /** @throws UserError when something listens there already */
  listen(port: Port, onConnection: (stream: ByteStream) => void): Listener {
    Port(port);
    const local = this.#at(port);
    if (local.listener)
      throw new UserError(
        `TCP port ${port} of ${this.#ip.name} is taken`,
        'close what listens there first, or choose another port',
      );
    const listener = {
      onConnection,
      close: () => {
        if (local.listener !== listener) return;
        local.listener = undefined;
        this.#tidy(port, local);
      },
    };
    local.listener = listener;
    return listener;
  }

  connect(remote: Endpoint): ByteStream {
    const port = this.#ephemeral.next(this.#ports);
    const connection = this.#add({ address: this.#ip.address, port }, remote);
    connection.connect();
    return connection;
  }

  /** @param entry the packet's trace entry, which is also the current cause */
  arrived({ source, destination, payload }: PacketRecord, header: TcpHeader, entry: number): void {
    const local = this.#ports.get(destination.port);
    const connection = local?.connections.get(this.#key(source));
    if (connection) connection.arrived(header, payload, entry);
    else if (local?.listener && header.flags.syn && !header.flags.ack)
      this.#add(destination, source).answer(header, (stream) => {
        const { listener } = local;
        listener?.onConnection(stream);
        return listener !== undefined;
      });
    else if (!header.flags.rst) {
      this.#ip.refused(
        header.flags.syn && !header.flags.ack
          ? `nothing listens on TCP port ${destination.port}`
          : 'no such connection',
      );
      const reset = resetAnswer(header, payload.length);
      this.#ip.transmit(destination, source, reset, noBytes);
    }
  }

  /** Loses all listeners and connections without a word to anybody. */
  vanish(): void {
    for (const local of [...this.#ports.values()]) {
      local.listener = undefined;
      for (const connection of [...local.connections.values()]) connection.vanish();
    }
    this.#ports.clear();
  }

  transmit(
    source: Endpoint,
    destination: Endpoint,
    header: TcpHeader,
    payload: Uint8Array,
  ): number {
    return this.#ip.transmit(source, destination, header, payload);
  }

  present(into: Present): void {
    const listening = [...this.#ports].filter(([, { listener }]) => listener);
    into.put('listens', ...listening.map(([port]) => port).sort((a, b) => a - b));
    for (const { connections } of this.#ports.values())
      for (const connection of connections.values()) into.part('connection', connection);
  }

  forget(connection: TcpConnection): void {
    const { local, remote } = connection;
    const port = this.#ports.get(local.port);
    const key = this.#key(remote);
    if (port?.connections.get(key) !== connection) return;
    port.connections.delete(key);
    this.#tidy(local.port, port);
  }

  #add(local: Endpoint, remote: Endpoint): TcpConnection {
    const connection = new TcpConnection(this, local, remote, this.#ip.initialSequence());
    this.#at(local.port).connections.set(this.#key(remote), connection);
    return connection;
  }

  #at(port: Port): LocalPort {
    let local = this.#ports.get(port);
    if (!local) {
      local = { listener: undefined, connections: new Map() };
      this.#ports.set(port, local);
    }
    return local;
  }

  #tidy(port: Port, local: LocalPort): void {
    if (!local.listener && local.connections.size === 0) this.#ports.delete(port);
  }

  #key({ address, port }: Endpoint): number {
    return this.#ip.numberOf(address) * 0x1_0000 + port;
  }
}
