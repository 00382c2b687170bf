/** The way from a symptom to its roots, in hops. */
import type { Millis } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { messageName } from '../words.ts';
import { groundsOf, unansweredBefore } from './grounds.ts';
import type { Ties } from './ties.ts';
import { receiver, type Told, type Words } from './words/index.ts';

export interface Hop {
  readonly seq: number;
  readonly at: Millis;
  readonly host: HostName;
  /** A sentence, without its end, about the host. */
  readonly text: string;
  /** How it belongs to the hop `of`: it brought that one about, or that one rests on it. */
  readonly as: 'symptom' | 'cause' | 'ground';
  /** The `seq` of that hop; undefined for the symptom. */
  readonly of?: number;
  /** 0 on the way of causes, one more for each step aside to what a hop rests on. */
  readonly depth: number;
  /** How many entries it tells of: the messages of an exchange are one hop. */
  readonly entries: number;
}

/** A hop in the making. */
interface Draft extends Omit<Hop, 'text' | 'entries'> {
  /** Newest first; more than one for an exchange. */
  readonly told: TraceEntry[];
}

/**
 * First the causes of the symptom, nearest first, back to what somebody did; under each of them, set
 * in, what it rests on beside its cause, and that back to its own root. Left out is what says nothing
 * to a person: packets, screens, counters and the steps of statecharts, unless one is the symptom or a
 * root, or a wait in vain; and lines of logs that tell of no decision. Messages of one protocol
 * between two hosts, one after the other, are one hop.
 */
export function hopsFrom(symptom: TraceEntry, ties: Ties, words: Words): Hop[] {
  const drafts: Draft[] = [];
  const told = new Set<number>();
  const causes = new Set<number>();
  for (let at: TraceEntry | undefined = symptom; at; at = ties.causeOf(at)) causes.add(at.seq);

  const tell = (entry: TraceEntry, way: Pick<Draft, 'as' | 'of' | 'depth'>): number => {
    const before = drafts.findLast(({ depth }) => depth === way.depth);
    if (before && isSameExchange(before.told.at(-1), entry)) {
      before.told.push(entry);
      return before.seq;
    }
    const { seq, at, host } = entry;
    drafts.push({ seq, at, host, ...way, told: [entry] });
    return seq;
  };

  const follow = (from: TraceEntry, as: 'symptom' | 'ground', depth: number, of?: number): void => {
    let nearest = of;
    let at: TraceEntry | undefined = from;
    while (at && !told.has(at.seq)) {
      const entry: TraceEntry = at;
      // What is told aside ends where it comes back to the way of causes, which tells of the rest.
      if (depth > 0 && causes.has(entry.seq)) return;
      told.add(entry.seq);
      const grounds: TraceEntry[] = groundsOf(entry, ties).flatMap((seq) => ties.find(seq) ?? []);
      if (entry === from || isOfInterest(entry, ties, grounds)) {
        const way = { as: entry === from ? as : ('cause' as const), depth };
        nearest = tell(entry, nearest === undefined ? way : { ...way, of: nearest });
      }
      const onTheWay: TraceEntry[] = grounds.filter((ground) => isCauseOf(ground, entry, ties));
      for (const ground of grounds)
        if (!onTheWay.includes(ground)) follow(ground, 'ground', depth + 1, nearest);
      at = depth > 0 && grounds.length > 0 ? onTheWay[0] : ties.causeOf(entry);
    }
  };

  follow(symptom, 'symptom', 0);
  return drafts.map((draft) => worded(draft, ties, words));
}

function isOfInterest(entry: TraceEntry, ties: Ties, grounds: readonly TraceEntry[]): boolean {
  if (entry.cause === undefined && grounds.length === 0) return true;
  switch (entry.kind) {
    case 'packet':
    case 'screen':
    case 'counter':
    case 'tls-secret':
    case 'verdict':
    case 'say':
      return false;
    case 'transition':
      return grounds.length > 0 && unansweredBefore(entry, ties) !== undefined;
    case 'log':
      return grounds.length > 0;
    case 'fate':
      return entry.fate !== 'delayed' && entry.fate !== 'duplicated';
    default:
      return true;
  }
}

/** Whether the way of causes leads from the later entry over the earlier one. */
function isCauseOf(earlier: TraceEntry, later: TraceEntry, ties: Ties): boolean {
  let at: TraceEntry | undefined = later;
  while (at && at.seq > earlier.seq) at = ties.causeOf(at);
  return at === earlier;
}

/** Also when the two take turns; each host has its own view of who the other one is. */
function isSameExchange(later: TraceEntry | undefined, entry: TraceEntry): boolean {
  return later?.kind === 'message' && entry.kind === 'message' && later.protocol === entry.protocol;
}

function worded({ told, ...draft }: Draft, ties: Ties, words: Words): Hop {
  const [newest] = told as [TraceEntry, ...TraceEntry[]];
  const host = (address: string): string => ties.nameOf(address, newest.seq + 1);
  const text =
    told.length > 1
      ? words.exchange(exchangeOf(told as EntryOf<'message'>[], host, words))
      : sentence(newest, { host, awaited: awaitedBy(newest, ties) }, words);
  return { ...draft, text, entries: told.length };
}

/** @param told newest first */
function exchangeOf(
  told: readonly EntryOf<'message'>[],
  host: (address: string) => string,
  words: Words,
) {
  const [newest] = told as [EntryOf<'message'>, ...EntryOf<'message'>[]];
  const other = told.find((message) => message.host !== newest.host)?.host;
  return {
    protocol: newest.protocol,
    other: other ?? receiver(newest, host, words.everybody),
    names: told.map(({ name }) => name.replace(`${newest.protocol} `, '')).reverse(),
    detail: newest.detail,
  };
}

function awaitedBy(entry: TraceEntry, ties: Ties): string | undefined {
  const isWait = entry.kind === 'transition' || entry.kind === 'status';
  const at = entry.kind === 'status' ? ties.causeOf(entry) : entry;
  const awaited = isWait && at ? unansweredBefore(at, ties) : undefined;
  return awaited?.kind === 'message' ? messageName(awaited) : undefined;
}

/** The compiler cannot see that kind and sentence belong together. */
export const sentence = (entry: TraceEntry, told: Told, words: Words): string =>
  (words.sentences[entry.kind] as (entry: TraceEntry, told: Told) => string)(entry, told);
