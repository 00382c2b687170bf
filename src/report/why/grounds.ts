/** On what an entry rests: what devices say of it, and what follows from the network around them. */
import type { EntryOf, TraceEntry } from '../../simulation/index.ts';
import type { Ties } from './ties.ts';

/**
 * The entries on which this one rests; empty where it has only its cause. A device names what it has
 * decided by. What no device can know is found here:
 *
 * - a wait that ran out rests on what became of the packets of the message that nobody answered, or
 *   on the service that does not answer;
 * - a reset of TCP rests on the fate of the packet that it answers;
 * - a packet that nobody listens for rests on the service that would, and does not run;
 * - a statechart that has a connection opened rests on the service that does not take it;
 * - a packet for an address that no host has rests on the loss of the address by who had it last.
 */
export function groundsOf(entry: TraceEntry, ties: Ties): readonly number[] {
  if (entry.because) return entry.because;
  if (entry.kind === 'verdict') return entry.evidence;
  if (entry.kind === 'fate') return groundsOfFate(entry, ties);
  if (entry.kind === 'packet' && entry.packet.tcp?.flags.rst) return groundsOfReset(entry, ties);
  if (entry.kind === 'transition') {
    const idle = idleServiceFor(entry, ties);
    if (idle.length > 0) return idle;
  }
  const unanswered = unansweredBefore(entry, ties);
  return unanswered ? groundsOfSilence(unanswered, entry, ties) : [];
}

/**
 * The message, or the packet, for whose answer was waited in vain before this entry came: the host
 * that sent it goes on later, because of it, and not because of anything that arrived.
 */
export function unansweredBefore(
  entry: TraceEntry,
  ties: Ties,
): EntryOf<'message'> | EntryOf<'packet'> | undefined {
  const cause = ties.causeOf(entry);
  if (!cause) return undefined;
  if (isSending(cause)) return cause.host === entry.host && cause.at < entry.at ? cause : undefined;
  // A statechart sets its timer beside what it sends: both have the same cause.
  const wait = entry.kind === 'transition' ? /^after (\d+) ms$/.exec(entry.event) : null;
  if (!wait) return undefined;
  const sent = ties.effectsOf(cause.seq).filter(({ seq }) => seq < entry.seq);
  const since = entry.at - Number(wait[1]);
  return sent.findLast(
    (other): other is EntryOf<'message'> | EntryOf<'packet'> =>
      isSending(other) && other.host === entry.host && Math.abs(other.at - since) < 1,
  );
}

const isSending = (entry: TraceEntry): entry is EntryOf<'message'> | EntryOf<'packet'> =>
  entry.kind === 'message' || entry.kind === 'packet';

function groundsOfSilence(
  sent: EntryOf<'message'> | EntryOf<'packet'>,
  entry: TraceEntry,
  ties: Ties,
): readonly number[] {
  for (const consequence of [sent, ...ties.consequencesOf(sent.seq, entry.seq)])
    if (consequence.kind === 'fate' && isEnd(consequence)) return [consequence.seq];
  const to = sent.kind === 'message' ? sent.to : sent.packet.destination;
  const host = ties.hostWith(to.address, entry.seq);
  return idleServices(to.port, entry.seq, ties)
    .filter((service) => service.host === host)
    .map(({ seq }) => seq);
}

/** The service of the server to which a transition has sent a SYN, where that does not run. */
function idleServiceFor(entry: EntryOf<'transition'>, ties: Ties): readonly number[] {
  const syn = ties
    .effectsOf(entry.seq)
    .find((effect) => effect.kind === 'packet' && effect.packet.tcp?.flags.syn);
  if (syn?.kind !== 'packet') return [];
  const { address, port } = syn.packet.destination;
  const host = ties.hostWith(address, entry.seq);
  return idleServices(port, entry.seq, ties)
    .filter((service) => service.host === host)
    .map(({ seq }) => seq);
}

const isEnd = ({ fate }: EntryOf<'fate'>): boolean => fate !== 'delayed' && fate !== 'duplicated';

function groundsOfReset(reset: EntryOf<'packet'>, ties: Ties): readonly number[] {
  if (reset.cause === undefined) return [];
  return ties
    .effectsOf(reset.cause)
    .filter((effect) => effect.kind === 'fate' && effect.host === reset.host)
    .map(({ seq }) => seq);
}

function groundsOfFate(fate: EntryOf<'fate'>, ties: Ties): readonly number[] {
  const lost = ties.causeOf(fate);
  if (lost?.kind !== 'packet') return [];
  const { port, address } = lost.packet.destination;
  if (fate.fate === 'no listener') {
    const idle = idleServices(port, fate.seq, ties);
    const there = idle.filter(({ host }) => host === fate.host);
    return (there.length > 0 ? there : idle).map(({ seq }) => seq);
  }
  if (fate.fate !== 'undeliverable') return [];
  const owner = ties.hostWith(address, fate.seq);
  const now = ties.settings('address', fate.seq).find(({ host }) => host === owner);
  return now && now.value !== address ? [now.seq] : [];
}

/** Which service of a server answers on which port, as all of them are set here. */
const services: Readonly<Record<number, string>> = {
  67: 'dhcp',
  69: 'tftp',
  2000: 'callmanager',
  2443: 'callmanager',
  3804: 'capf',
};

/** The settings that say that a service on this port does not answer; on any host. */
function idleServices(port: number, before: number, ties: Ties): EntryOf<'setting'>[] {
  const service = services[port];
  if (service === undefined) return [];
  return ties.settings(`service ${service}`, before).filter(({ value }) => value !== 'running');
}
