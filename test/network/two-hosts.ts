import { Endpoint, Ipv4, MacAddress, type Millis, Port, Seconds } from '../../src/basics/index.ts';
import {
  type ByteStream,
  type CloseReason,
  type HostOptions,
  type NetworkOptions,
  SimulatedNetwork,
} from '../../src/network/index.ts';
import {
  type EntryKind,
  type EntryOf,
  type PacketRecord,
  World,
} from '../../src/simulation/index.ts';

/** A network of a phone and a server: what most tests of this folder need. */
export function twoHosts(
  options: NetworkOptions & { seed?: number; phone?: Partial<HostOptions> } = {},
) {
  const world = new World({ seed: options.seed ?? 1 });
  const network = new SimulatedNetwork(world, options);
  const phone = network.addHost('phone', {
    mac: MacAddress('000000000001'),
    address: Ipv4('10.1.0.11'),
    ...options.phone,
  });
  const server = network.addHost('server', {
    mac: MacAddress('000000000002'),
    address: Ipv4('10.1.0.1'),
  });
  return { world, network, phone, server, link: network.link('phone', 'server') };
}

export const serverPort = Endpoint(Ipv4('10.1.0.1'), Port(2000));

export const entriesOf = <Kind extends EntryKind>(world: World, kind: Kind): EntryOf<Kind>[] =>
  world.trace.entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);

export const packetsOf = (world: World): PacketRecord[] =>
  entriesOf(world, 'packet').map(({ packet }) => packet);

/** The fates in the trace, as `lost: the link is cut`. */
export const fatesOf = (world: World): string[] =>
  entriesOf(world, 'fate').map(({ fate, why }) => `${fate}: ${why}`);

/** A packet as `1001 phone syn`: when, from whom, flags and length of payload. */
export function wireOf(world: World, from = 0): string[] {
  return entriesOf(world, 'packet')
    .filter(({ seq }) => seq > from)
    .map(({ at, host, packet }) => {
      const flags = Object.keys(packet.tcp?.flags ?? {}).join('+');
      const length = packet.payload.length > 0 ? ` ${packet.payload.length}` : '';
      return `${at} ${host} ${flags}${length}`;
    });
}

/** What one end of a connection heard. */
export class Ear {
  opened = 0;
  readonly pieces: Uint8Array[] = [];
  readonly closed: CloseReason[] = [];
  closedAt: Millis | undefined;
  readonly stream: ByteStream;

  constructor(stream: ByteStream, world: World) {
    this.stream = stream;
    stream.handle({
      opened: () => this.opened++,
      received: (bytes) => this.pieces.push(bytes),
      closed: (reason) => {
        this.closed.push(reason);
        this.closedAt = world.clock.now();
      },
    });
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.pieces);
  }
}

/** A connection from the phone to the server that is open at both ends. */
export function connected(hosts: ReturnType<typeof twoHosts>) {
  const { world, phone, server } = hosts;
  const accepted: Ear[] = [];
  server.listen(serverPort.port, (stream) => accepted.push(new Ear(stream, world)));
  const client = new Ear(phone.connect(serverPort), world);
  world.run(Seconds(60), () => client.opened > 0 && accepted.length > 0);
  return { client, server: accepted[0] as Ear, accepted };
}
