import type { Millis } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { isTold, messageName, withoutMark } from '../words.ts';
import type { LadderOptions } from './ladder-row.ts';
import { type PacketLabel, packetLabel } from './packet-label.ts';
import { receiversOf } from './receivers.ts';
import type { Timeline } from './timeline.ts';

/** What an entry is in a ladder. */
export interface Found {
  readonly kind: 'message' | 'packet' | 'note';
  readonly index: number;
  readonly entry: TraceEntry;
  readonly at: Millis;
  readonly from: HostName;
  readonly to: HostName | undefined;
  readonly toAddress: string | undefined;
  readonly label: string;
  /** What it is called among others of its sort. */
  readonly name: string;
  /** Equal for those that are counted together. */
  readonly sort: string;
  /** Whether it comes again and again and tells nothing new. */
  readonly repeats: boolean;
}

/** The row that an entry makes; undefined where it makes none. */
export function foundAt(
  timeline: Timeline,
  index: number,
  options: LadderOptions,
): Found | undefined {
  const entry = timeline.entries[index] as TraceEntry;
  switch (entry.kind) {
    case 'message':
      return isTold(entry, options.detail ?? 'everything')
        ? messageRow(timeline, index, entry)
        : undefined;
    case 'packet':
      return isPacketShown(timeline, entry, options)
        ? packetRow(timeline, index, entry, options)
        : undefined;
    case 'fate':
      return lostPacketRow(timeline, entry, index, options);
    default:
      return options.notes !== false && isNote(entry) ? noteRow(timeline, index, entry) : undefined;
  }
}

/** The `seq` of the packet that an entry is, or is about. */
export function packetIn(entry: TraceEntry): number | undefined {
  if (entry.kind === 'packet') return entry.seq;
  return entry.kind === 'fate' ? entry.cause : undefined;
}

function messageRow(timeline: Timeline, index: number, entry: EntryOf<'message'>): Found {
  const name = messageName(entry);
  const label = entry.detail === '' ? name : `${name} ${entry.detail}`;
  const toAddress = entry.to.address;
  const [to] = receiversOf(timeline, index);
  return {
    kind: 'message',
    index,
    entry,
    at: entry.at,
    from: entry.host,
    to,
    toAddress,
    label,
    name: label,
    sort: `${entry.host}|${to ?? toAddress}|${label}`,
    repeats: entry.name.startsWith('KeepAlive'),
  };
}

function packetRow(
  timeline: Timeline,
  index: number,
  entry: EntryOf<'packet'>,
  { open }: LadderOptions,
): Found {
  const message = timeline.conversation.messageOf(entry.seq);
  const carried = message === undefined ? undefined : timeline.find(message);
  const protocol = carried?.kind === 'message' ? carried.protocol : undefined;
  const { sort: name, detail } = labelBelow(carried, packetLabel(entry.packet, protocol), entry);
  const toAddress = entry.packet.destination.address;
  const [to] = receiversOf(timeline, index);
  const alone = message !== undefined && open?.has(message) ? entry.seq : '';
  return {
    kind: 'packet',
    index,
    entry,
    at: entry.at,
    from: entry.host,
    to,
    toAddress,
    label: detail === '' ? name : `${name} ${detail}`,
    name,
    sort: `packet|${entry.host}|${to ?? toAddress}|${name}|${alone}`,
    repeats: alone === '' && message !== undefined,
  };
}

/** A packet that is its message whole would say the same again: there its size is what is new. */
function labelBelow(
  message: TraceEntry | undefined,
  label: PacketLabel,
  { packet }: EntryOf<'packet'>,
): PacketLabel {
  if (message?.kind !== 'message') return label;
  const isSame = label.sort === messageName(message) && label.detail === message.detail;
  return isSame ? { sort: 'UDP', detail: `${packet.payload.length} bytes` } : label;
}

/** A packet that does not arrive is a row even where packets are not. */
function lostPacketRow(
  timeline: Timeline,
  { fate, cause = 0 }: EntryOf<'fate'>,
  index: number,
  options: LadderOptions,
): Found | undefined {
  if (fate === 'delayed' || fate === 'duplicated') return undefined;
  const packetIndex = timeline.indexOf(cause);
  const packet = timeline.find(cause);
  if (packetIndex === undefined || packet?.kind !== 'packet') return undefined;
  if (isPacketShown(timeline, packet, options)) return undefined;
  const message = timeline.conversation.messageOf(cause);
  const isToldByMessage =
    message !== undefined && timeline.conversation.packetsOf(message)[0] === cause;
  if (isToldByMessage) return undefined;
  const entry = timeline.entries[index] as TraceEntry;
  const row = packetRow(timeline, packetIndex, packet, options);
  const sort = `${fate}|${row.sort}|${row.label}`;
  return { ...row, index, entry, at: entry.at, name: row.label, sort, repeats: false };
}

function isPacketShown(
  { conversation }: Timeline,
  { seq, packet }: EntryOf<'packet'>,
  { packets = 'few', open }: LadderOptions,
): boolean {
  if (packets === 'all') return true;
  const message = conversation.messageOf(seq);
  if (message !== undefined && open?.has(message)) return true;
  const { syn, ack, rst } = packet.tcp?.flags ?? {};
  return message === undefined ? Boolean(rst || (syn && !ack)) : Boolean(rst);
}

const isNote = (entry: TraceEntry): boolean =>
  entry.kind === 'step' ||
  entry.kind === 'power' ||
  entry.kind === 'alarm' ||
  entry.kind === 'registration';

function noteRow(timeline: Timeline, index: number, entry: TraceEntry): Found {
  const label = withoutMark(entry, timeline.history.seenAt(index));
  return {
    kind: 'note',
    index,
    entry,
    at: entry.at,
    from: entry.host === 'site' ? '' : entry.host,
    to: undefined,
    toAddress: undefined,
    label,
    name: label,
    sort: `note|${entry.seq}`,
    repeats: false,
  };
}
