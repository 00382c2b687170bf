import { type Annotation, concat, fromHex, hex, tryRead } from '../../basics/index.ts';
import { ethernetFrame } from '../../network/index.ts';
import { type SeenRecord, TlsOnlooker } from '../../network/tls/index.ts';
import type { EntryOf } from '../../simulation/index.ts';
import type { Timeline } from '../view/index.ts';
import { connectionOf, type Place, type RecordedConnection } from './connection.ts';
import { annotateFrame } from './frame.ts';
import { type Section, shifted } from './inspection.ts';
import { annotateFragment, annotateRecord } from './tls-nodes.ts';
import {
  annotateDatagram,
  annotateUnit,
  data,
  streamProtocolOf,
  type Unit,
  unitsIn,
  withRest,
} from './units.ts';

/** The bytes of a packet with what they mean, and what was sealed in it. */
export function packetSections(timeline: Timeline, entry: EntryOf<'packet'>): readonly Section[] {
  const frame = ethernetFrame(entry.packet);
  const { nodes, payloadOffset } = annotateFrame(frame);
  const payload = payloadOf(timeline, entry);
  const inside = payload.nodes.map((node) => shifted(node, payloadOffset));
  return [{ title: 'The packet', bytes: frame, nodes: [...nodes, ...inside] }, ...payload.opened];
}

/** What a packet carries. */
export interface Payload {
  /** Offsets count from its first byte. */
  readonly nodes: readonly Annotation[];
  /** What is in sealed records, which is nowhere in the packet as it is. */
  readonly opened: readonly Section[];
}

export function payloadOf(timeline: Timeline, entry: EntryOf<'packet'>): Payload {
  const { packet } = entry;
  if (packet.payload.length === 0) return { nodes: [], opened: [] };
  if (!packet.tcp)
    return { nodes: [annotateDatagram(protocolOf(timeline, entry), packet.payload)], opened: [] };
  const found = connectionOf(timeline.entries, entry);
  if (!found) return { nodes: [data(packet.payload)], opened: [] };
  const { connection, place } = found;
  return isTls(connection)
    ? tlsPayload(timeline, connection, place, packet.payload)
    : { nodes: clearPayload(connection, place, packet.payload), opened: [] };
}

/** A UDP packet goes in the course of a message, or answers one. */
function protocolOf(timeline: Timeline, { seq }: EntryOf<'packet'>): string | undefined {
  const message = timeline.conversation.messageOf(seq);
  const entry = message === undefined ? undefined : timeline.find(message);
  return entry?.kind === 'message' ? entry.protocol : undefined;
}

/** A client of TLS speaks first, and begins with a record of handshake. */
function isTls({ segments }: RecordedConnection): boolean {
  const [type, major] = segments.find(({ side }) => side === 'client')?.bytes ?? [];
  return type === 22 && major === 3;
}

function clearPayload(
  { segments }: RecordedConnection,
  place: Place,
  payload: Uint8Array,
): readonly Annotation[] {
  const stream = concat(
    ...segments.flatMap(({ side, bytes }) => (side === place.side ? [bytes] : [])),
  );
  const protocol = streamProtocolOf(stream);
  const units = unitsIn(protocol, stream);
  return annotateIn(place, payload, units, (unit) =>
    annotateUnit(protocol, { ...unit, offset: 0 }),
  );
}

function tlsPayload(
  timeline: Timeline,
  { segments }: RecordedConnection,
  place: Place,
  payload: Uint8Array,
): Payload {
  const onlooker = new TlsOnlooker((random) => masterSecretOf(timeline, random));
  const records: SeenRecord[] = [];
  tryRead(() => {
    for (const { side, bytes } of segments) {
      const seen = onlooker.see(side, bytes);
      if (side === place.side) records.push(...seen);
    }
  });
  return {
    nodes: annotateIn(place, payload, records, annotateRecord),
    opened: records.filter((record) => isIn(place, record)).flatMap(openedSection),
  };
}

function masterSecretOf({ entries }: Timeline, clientRandom: Uint8Array): Uint8Array | undefined {
  const wanted = hex(clientRandom);
  const found = entries.find(
    (entry) => entry.kind === 'tls-secret' && entry.clientRandom === wanted,
  );
  return found?.kind === 'tls-secret' ? fromHex(found.masterSecret) : undefined;
}

function openedSection(record: SeenRecord): readonly Section[] {
  const { fragment, isSealed, type } = record;
  if (!isSealed || !fragment || fragment.length === 0) return [];
  const protocol = streamProtocolOf(fragment);
  const nodes =
    type === 'application_data'
      ? unitsIn(protocol, fragment).map((unit) => annotateUnit(protocol, unit))
      : annotateFragment(record, fragment);
  const title = 'In the sealed record, opened with the secret in the trace';
  return [{ title, bytes: fragment, nodes }];
}

const isIn = ({ offset, length }: Place, unit: Unit): boolean =>
  unit.offset < offset + length && unit.offset + unit.bytes.length > offset;

/** The units of which a segment has a part, each at its place in the segment. */
function annotateIn<Piece extends Unit>(
  place: Place,
  payload: Uint8Array,
  units: readonly Piece[],
  annotate: (unit: Piece) => Annotation,
): readonly Annotation[] {
  const nodes = units
    .filter((unit) => isIn(place, unit))
    .map((unit) => annotatePart(place, unit, annotate(unit)));
  return withRest(nodes, payload);
}

/** Of a unit that begins or ends in another segment only what it is can be told. */
function annotatePart({ offset, length }: Place, unit: Unit, node: Annotation): Annotation {
  const begin = unit.offset - offset;
  const end = begin + unit.bytes.length;
  if (begin >= 0 && end <= length) return shifted(node, begin);
  const words = [begin < 0 && 'goes on here', end > length && 'goes on in the next packet'];
  const value = [node.value, ...words].filter(Boolean).join(', ');
  const from = Math.max(0, begin);
  return { offset: from, length: Math.min(end, length) - from, name: node.name, value };
}
