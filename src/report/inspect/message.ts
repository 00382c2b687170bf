import { type Annotation, concat } from '../../basics/index.ts';
import { decodeTftpIfWhole } from '../../protocols/tftp/index.ts';
import type { EntryOf, TraceEntry } from '../../simulation/index.ts';
import type { Timeline } from '../view/index.ts';
import { fileSections } from './file.ts';
import type { Section } from './inspection.ts';
import { payloadOf } from './packet.ts';

type Message = EntryOf<'message'>;
type Packet = EntryOf<'packet'>;

/** The bytes of a message, and the file that a TFTP server sends with it. */
export function messageSections(timeline: Timeline, message: Message): readonly Section[] {
  const packets = packetsOf(timeline, message);
  const [first] = packets;
  if (!first) return [];
  const { nodes, opened } = payloadOf(timeline, first);
  const title =
    packets.length === 1 ? 'Its bytes' : `The first of ${packets.length} packets that carry it`;
  const whole: Section = { title, bytes: first.packet.payload, nodes };
  return [...ownSections(message, whole, opened), ...transferredFile(message, packets)];
}

/** A packet may carry other messages too, in clear or sealed: they are left out where the message
 * itself is found. */
function ownSections(
  { name }: Message,
  whole: Section,
  opened: readonly Section[],
): readonly Section[] {
  const isOwn = ({ name: own, children = [] }: Annotation): boolean =>
    own === name || own.endsWith(` ${name}`) || children.some(isOwn);
  const ownIn = ({ nodes = [], ...section }: Section): Section[] => {
    const own = nodes.filter(isOwn);
    return own.length > 0 ? [{ ...section, nodes: own }] : [];
  };
  const [ownWhole] = ownIn(whole);
  const ownOpened = opened.flatMap(ownIn);
  if (!ownWhole && ownOpened.length === 0) return [whole, ...opened];
  return [ownWhole ?? whole, ...ownOpened];
}

/** Messages that were written at once share their packets; the last of them has them. */
function packetsOf(timeline: Timeline, message: Message): readonly Packet[] {
  const { conversation } = timeline;
  for (let last: Message | undefined = message; last; last = nextInWrite(timeline, last)) {
    const packets = conversation
      .packetsOf(last.seq)
      .flatMap((seq) => ownPacket(timeline.find(seq), message) ?? []);
    if (packets.length > 0) return packets;
  }
  return [];
}

const ownPacket = (entry: TraceEntry | undefined, { host }: Message): Packet | undefined =>
  entry?.kind === 'packet' && entry.host === host && entry.packet.payload.length > 0
    ? entry
    : undefined;

function nextInWrite(timeline: Timeline, { seq, host, at }: Message): Message | undefined {
  const index = timeline.indexOf(seq);
  const next = index === undefined ? undefined : timeline.entries[index + 1];
  const isNext =
    next?.kind === 'message' && next.host === host && next.at === at && next.cause === seq;
  return isNext ? next : undefined;
}

/** The file that the data of a transfer make up, as far as it was sent. */
function transferredFile(message: Message, packets: readonly Packet[]): readonly Section[] {
  if (message.protocol !== 'TFTP' || message.name !== 'Data') return [];
  const blocks = new Map<number, Uint8Array>();
  for (const { packet } of packets) {
    const data = decodeTftpIfWhole(packet.payload);
    if (data?.kind === 'data') blocks.set(data.block, data.bytes);
  }
  const [name = 'file'] = message.detail.split(',');
  return fileSections(name, concat(...blocks.values()));
}
