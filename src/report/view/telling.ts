import type { EntryKind, HostName, TraceEntry } from '../../simulation/index.ts';
import { type Detail, isTold, markOf, withoutMark } from '../words.ts';
import { isShownInView } from './facts.ts';
import { firstWhere } from './history.ts';
import { markOfEntry } from './marks.ts';
import { receiversOf } from './receivers.ts';
import type { Timeline } from './timeline.ts';

/** Which entries are told. All that is given must be met. */
export interface Filter {
  readonly detail?: Detail;
  /** What one of these did, or was sent. What nobody of the site did (a step, a word) is told too. */
  readonly hosts?: readonly HostName[];
  readonly kinds?: readonly EntryKind[];
  /** Found in the words or the host's name, capital letters or not. */
  readonly text?: string;
}

export interface ToldRow {
  /** Of the entry in the timeline. */
  readonly index: number;
  readonly entry: TraceEntry;
  /** Empty where it is nobody's own. */
  readonly host: HostName;
  readonly mark: ReturnType<typeof markOf>;
  /** In words, on one line, without the mark. */
  readonly text: string;
}

/** The entries of a timeline that pass a filter, in words; it grows with the timeline. */
export class Telling {
  readonly #timeline: Timeline;
  readonly #filter: Filter;
  /** The indexes of the entries that pass. */
  readonly #told: number[] = [];
  #looked = 0;

  constructor(timeline: Timeline, filter: Filter = {}) {
    this.#timeline = timeline;
    this.#filter = filter;
  }

  /** How many rows there are when there are so many entries, by default now. */
  rows(length: number = this.#timeline.length): number {
    this.#look();
    return firstWhere(this.#told.length, (row) => (this.#told[row] as number) >= length);
  }

  /** The row with this number, from 0. */
  row(number: number): ToldRow | undefined {
    this.#look();
    const index = this.#told[number];
    return index === undefined ? undefined : rowAt(this.#timeline, index);
  }

  /** The last rows when there are so many entries. */
  window(length: number, count: number): readonly ToldRow[] {
    const end = this.rows(length);
    return this.slice(end - count, end);
  }

  /** Rows from a number up to another one, as far as there are any. */
  slice(from: number, to: number): readonly ToldRow[] {
    this.#look();
    return this.#told.slice(Math.max(0, from), to).map((index) => rowAt(this.#timeline, index));
  }

  #look(): void {
    for (; this.#looked < this.#timeline.length; this.#looked++)
      if (passes(this.#timeline, this.#looked, this.#filter)) this.#told.push(this.#looked);
  }
}

function rowAt(timeline: Timeline, index: number): ToldRow {
  const entry = timeline.entries[index] as TraceEntry;
  return {
    index,
    entry,
    host: entry.host === 'site' ? '' : entry.host,
    mark: markOf(entry),
    text: withoutMark(entry, timeline.history.seenAt(index)),
  };
}

function passes(timeline: Timeline, index: number, filter: Filter): boolean {
  const entry = timeline.entries[index] as TraceEntry;
  const { detail = 'story', hosts, kinds, text } = filter;
  const isLockout = markOfEntry(entry) === 'lockout';
  if (!isLockout && !isTold(entry, detail)) return false;
  if (detail === 'story' && isShownAtOnce(entry)) return false;
  if (kinds && !kinds.includes(entry.kind)) return false;
  if (hosts && !concerns(timeline, index, hosts)) return false;
  return text === undefined || text === '' || isIn(rowAt(timeline, index), text);
}

/** How the site was before anything happened, and the address of each phone, stand in its view. */
function isShownAtOnce(entry: TraceEntry): boolean {
  if (entry.kind === 'setting' && entry.name === 'address') return true;
  if (entry.at > 0 || entry.cause !== undefined) return false;
  return entry.kind === 'store' || (entry.kind === 'setting' && isShownInView(entry.name));
}

function concerns(timeline: Timeline, index: number, hosts: readonly HostName[]): boolean {
  const entry = timeline.entries[index] as TraceEntry;
  return (
    entry.host === 'site' ||
    hosts.includes(entry.host) ||
    receiversOf(timeline, index).some((host) => hosts.includes(host))
  );
}

const isIn = ({ host, text }: ToldRow, wanted: string): boolean =>
  `${host} ${text}`.toLowerCase().includes(wanted.toLowerCase());
