import type { HostName, TraceEntry } from '../../simulation/index.ts';
import { firstWhere } from './history.ts';
import { type Found, foundAt, packetIn } from './ladder-entries.ts';
import type { Fate, LadderOptions, LadderRow } from './ladder-row.ts';
import type { SiteView } from './site-view.ts';
import type { Timeline } from './timeline.ts';

/** Rows of a picture of who sent what to whom; it grows with the timeline. */
export class Ladder {
  readonly #timeline: Timeline;
  readonly #options: LadderOptions;
  readonly #runs: Run[] = [];
  /** The rows at the end that only repeat each other, as a keepalive and its answer do in turn: one of
   * their sort is counted with them wherever it comes among them. */
  readonly #repeating = new Map<string, Run>();
  #looked = 0;

  constructor(timeline: Timeline, options: LadderOptions = {}) {
    this.#timeline = timeline;
    this.#options = options;
  }

  /** How many rows there are when there are so many entries, by default now. */
  rows(length: number = this.#timeline.length): number {
    this.#look();
    return firstWhere(this.#runs.length, (row) => (this.#runs[row] as Run).first.index >= length);
  }

  /** The last rows when there are so many entries. */
  window(length: number, count: number): readonly LadderRow[] {
    const end = this.rows(length);
    return this.slice(end - count, end, length);
  }

  /** Rows from a number up to another one, as they are when there are so many entries. */
  slice(from: number, to: number, length: number = this.#timeline.length): readonly LadderRow[] {
    const end = Math.min(to, this.rows(length));
    return this.#runs.slice(Math.max(0, from), end).map((run) => this.#rowOf(run, length));
  }

  #rowOf({ first, indexes }: Run, length: number): LadderRow {
    const { entries } = this.#timeline;
    const count = firstWhere(indexes.length, (at) => (indexes[at] as number) >= length);
    const last = indexes[count - 1] ?? first.index;
    const fates = indexes.slice(0, count).flatMap((index) => this.#fateAt(index, length) ?? []);
    const { kind, index, entry, at, from, to, toAddress, label, name } = first;
    return {
      kind,
      index,
      entry,
      at,
      count,
      last,
      until: (entries[last] as TraceEntry).at,
      from,
      ...(to !== undefined && { to }),
      ...(toAddress !== undefined && { toAddress }),
      label: count > 1 ? name : label,
      fated: fates.length,
      ...(fates[0] && { fate: fates[0] }),
    };
  }

  /** Of a message it is what became of its first packet. */
  #fateAt(index: number, length: number): Fate | undefined {
    const { entries, conversation } = this.#timeline;
    const entry = entries[index] as TraceEntry;
    const packet =
      entry.kind === 'message' ? conversation.packetsOf(entry.seq)[0] : packetIn(entry);
    const end = entries[length - 1]?.seq ?? 0;
    return conversation.fatesOf(packet ?? entry.seq).find(({ seq }) => seq <= end)?.fate;
  }

  #look(): void {
    for (; this.#looked < this.#timeline.length; this.#looked++) {
      const found = foundAt(this.#timeline, this.#looked, this.#options);
      if (found && this.#concerns(found)) this.#take(found);
    }
  }

  #concerns({ from, to }: Found): boolean {
    const { hosts } = this.#options;
    if (!hosts || from === '' || hosts.includes(from)) return true;
    return to !== undefined && hosts.includes(to);
  }

  #take(found: Found): void {
    if (!found.repeats) this.#repeating.clear();
    const last = this.#runs.at(-1);
    const same = last?.first.sort === found.sort ? last : this.#repeating.get(found.sort);
    if (same) {
      same.indexes.push(found.index);
      return;
    }
    const run = { first: found, indexes: [found.index] };
    this.#runs.push(run);
    if (found.repeats) this.#repeating.set(found.sort, run);
  }
}

/** Rows of one sort. */
interface Run {
  readonly first: Found;
  readonly indexes: number[];
}

/** The hosts of a site in the order in which a ladder has them side by side. */
export const hostsOfLadder = ({ devices }: SiteView): readonly HostName[] =>
  devices.map(({ name }) => name);
