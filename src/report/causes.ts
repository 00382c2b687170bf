import { formatMoment } from '../basics/index.ts';
import type { ScenarioResult } from '../scenario/index.ts';
import type { Trace, TraceEntry } from '../simulation/index.ts';
import { conditionOf } from './outcome.ts';
import type { Seen } from './seen.ts';
import { inWords, isTold } from './words.ts';

/** One step on the way back from a symptom to its root. */
export interface Hop {
  /** `0:12.004`, as `formatMoment` gives it. */
  readonly time: string;
  readonly host: string;
  readonly text: string;
}

const nearestShown = 16;
const rootsShown = 6;

/**
 * A symptom and what led to it, nearest first: one line a hop. The packets of one message, and
 * those that only acknowledge each other, are one hop; of a very long way the middle is left out.
 */
export function causes(symptom: TraceEntry, trace: Trace, seen: Seen): Hop[] {
  const found = trace.chain(symptom.seq);
  const chain = found.length > 0 ? found : [symptom];
  const hops: Hop[] = [];
  let packets: TraceEntry[] = [];
  for (const entry of chain) {
    if (entry.kind === 'packet') {
      packets.push(entry);
      continue;
    }
    // The message that a single packet carries says more than the packet.
    if (packets.length > 1 || entry.kind !== 'message') hops.push(...packetHop(packets, seen));
    packets = [];
    hops.push(hop(entry, seen));
  }
  hops.push(...packetHop(packets, seen));
  // A run that keeps only the last entries has lost the way to the root.
  if (chain.at(-1)?.cause !== undefined) hops.push(remark('what came before was not kept'));
  return shortened(hops);
}

export const hop = (entry: TraceEntry, seen: Seen): Hop => ({
  time: formatMoment(entry.at),
  host: entry.host === 'site' ? '' : entry.host,
  text: inWords(entry, seen),
});

function packetHop(packets: readonly TraceEntry[], seen: Seen): Hop[] {
  const [first] = packets;
  if (!first) return [];
  const one = hop(first, seen);
  if (packets.length === 1) return [one];
  const senders = [...new Set(packets.map(({ host }) => host))].join(' and ');
  return [{ ...one, text: `${packets.length} packets of ${senders}, the last: ${one.text}` }];
}

const remark = (text: string): Hop => ({ time: '', host: '', text: `… ${text} …` });

function shortened(hops: readonly Hop[]): Hop[] {
  const left = hops.length - nearestShown - rootsShown;
  if (left <= 1) return [...hops];
  return [...hops.slice(0, nearestShown), remark(`${left} more`), ...hops.slice(-rootsShown)];
}

/**
 * The entry from which a failure is explained: the last of what came instead, or where nothing
 * of the kind came, the last notable thing that the host of the expectation did. A deed that could
 * not be done needs no more than its own message.
 */
export function nearestEntry({ world, failure }: ScenarioResult): TraceEntry | undefined {
  const condition = failure && conditionOf(failure.step);
  if (!condition) return undefined;
  return (
    failure.instead.at(-1) ??
    world.trace.entries.findLast(
      (entry) =>
        (condition.on === undefined ? entry.host !== 'site' : entry.host === condition.on) &&
        isTold(entry, 'story'),
    )
  );
}
