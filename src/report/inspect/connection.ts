import { type Endpoint, sameEndpoint } from '../../basics/index.ts';
import type { EntryOf, PacketRecord, TraceEntry } from '../../simulation/index.ts';

export type Side = 'client' | 'server';

/** What went over a TCP connection from its beginning to its end. */
export interface RecordedConnection {
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** Each segment with data that had not been sent before, in the order in which they were sent. */
  readonly segments: readonly RecordedSegment[];
}

export interface RecordedSegment {
  readonly side: Side;
  /** In the bytes of its side. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Where the data of a segment stands in the bytes of its side. */
export interface Place {
  readonly side: Side;
  readonly offset: number;
  readonly length: number;
}

type Packet = EntryOf<'packet'>;

/**
 * The connection to which a segment belongs, and where in it the segment stands; undefined where the
 * trace does not have its beginning.
 */
export function connectionOf(
  entries: readonly TraceEntry[],
  { seq, packet }: Packet,
): { readonly connection: RecordedConnection; readonly place: Place } | undefined {
  const own = entries.filter(
    (entry): entry is Packet => entry.kind === 'packet' && isSameConnection(entry.packet, packet),
  );
  const begin = own.findLastIndex((entry) => entry.seq <= seq && isOpening(entry.packet));
  const opening = own[begin];
  if (!opening) return undefined;
  const next = own.findIndex(
    (entry, at) => at > begin && isReopening(entry.packet, opening.packet),
  );
  const packets = own.slice(begin, next < 0 ? own.length : next).map((entry) => entry.packet);
  const { source: client, destination: server } = opening.packet;
  const reader = new SegmentReader(client, packets);
  return {
    connection: { client, server, segments: reader.segments },
    place: reader.placeOf(packet),
  };
}

const isSameConnection = (a: PacketRecord, b: PacketRecord): boolean =>
  a.tcp !== undefined &&
  ((sameEndpoint(a.source, b.source) && sameEndpoint(a.destination, b.destination)) ||
    (sameEndpoint(a.source, b.destination) && sameEndpoint(a.destination, b.source)));

const isOpening = ({ tcp }: PacketRecord): boolean => Boolean(tcp?.flags.syn && !tcp.flags.ack);

/** The same SYN again opens no other connection. */
const isReopening = (packet: PacketRecord, opening: PacketRecord): boolean =>
  isOpening(packet) && packet.tcp?.sequence !== opening.tcp?.sequence;

/** Follows the sequence numbers of both sides. */
class SegmentReader {
  readonly #client: Endpoint;
  /** The sequence number of the first byte of each side. */
  readonly #first = new Map<Side, number>();
  readonly #sent = new Map<Side, number>();
  readonly segments: RecordedSegment[] = [];

  constructor(client: Endpoint, packets: readonly PacketRecord[]) {
    this.#client = client;
    for (const packet of packets) this.#read(packet);
  }

  placeOf(packet: PacketRecord): Place {
    const side = this.#sideOf(packet);
    const offset = ((packet.tcp?.sequence ?? 0) - (this.#first.get(side) ?? 0)) >>> 0;
    return { side, offset, length: packet.payload.length };
  }

  #read(packet: PacketRecord): void {
    const side = this.#sideOf(packet);
    if (packet.tcp?.flags.syn) this.#first.set(side, (packet.tcp.sequence + 1) >>> 0);
    if (packet.payload.length === 0) return;
    const { offset } = this.placeOf(packet);
    const sent = this.#sent.get(side) ?? 0;
    const end = offset + packet.payload.length;
    // A side sends again what it has sent before, but leaves nothing out.
    if (end <= sent || offset > sent) return;
    this.segments.push({ side, offset: sent, bytes: packet.payload.subarray(sent - offset) });
    this.#sent.set(side, end);
  }

  #sideOf({ source }: PacketRecord): Side {
    return sameEndpoint(source, this.#client) ? 'client' : 'server';
  }
}
