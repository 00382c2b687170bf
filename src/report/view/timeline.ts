import type { Millis } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { inWords } from '../words.ts';
import { Conversation } from './conversation.ts';
import { firstWhere, History } from './history.ts';
import { type Mark, markOfEntry } from './marks.ts';
import { advance, nothingYet, type SiteState } from './site-state.ts';
import type { DeviceView, PhoneView, ServerView, SiteView } from './site-view.ts';

/** Entries between two states that are kept: going anywhere takes up to so many steps. */
const stride = 512;

/**
 * The entries of a run, and what the site looked like after each of them. Going to any place is
 * cheap: the view is a function of the trace, and some of its states on the way are kept.
 */
export class Timeline {
  readonly #entries: TraceEntry[] = [];
  readonly #marks: Mark[] = [];
  readonly #checkpoints: SiteState[] = [nothingYet];
  #newest: SiteState = nothingYet;
  #latest: { readonly state: SiteState; readonly view: SiteView } | undefined;
  /** Whose an address was, and what a display showed before. */
  readonly history = new History();
  /** Which packets carry which message. */
  readonly conversation = new Conversation();

  constructor(entries: readonly TraceEntry[] = []) {
    this.extend(entries);
  }

  /** Takes the next entry of the run. */
  add(entry: TraceEntry): void {
    const index = this.#entries.push(entry) - 1;
    this.history.note(entry, index);
    this.conversation.note(entry);
    const kind = markOfEntry(entry);
    if (kind) this.#marks.push({ kind, at: entry.at, index, entry });
    if (this.length - this.#newest.length === stride) {
      this.#newest = advance(this.#newest, this.#entries, this.length, this.history);
      this.#checkpoints.push(this.#newest);
    }
  }

  /** Takes those entries of a growing list that it has not got yet. */
  extend(all: readonly TraceEntry[]): void {
    for (let index = this.length; index < all.length; index++) this.add(all[index] as TraceEntry);
  }

  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** The moment of the last entry. */
  get end(): Millis {
    return this.#entries.at(-1)?.at ?? (0 as Millis);
  }

  /** In the order of the run. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** How many entries there are up to this moment, those of the moment included. */
  indexAt(moment: Millis): number {
    return firstWhere(this.length, (index) => (this.#entries[index]?.at ?? 0) > moment);
  }

  /** The index of the entry with this `seq`; undefined where it is not here. */
  indexOf(seq: number): number | undefined {
    const index = firstWhere(this.length, (at) => (this.#entries[at]?.seq ?? 0) >= seq);
    return this.#entries[index]?.seq === seq ? index : undefined;
  }

  /** The entry with this `seq`, if it is here. */
  find(seq: number): TraceEntry | undefined {
    const index = this.indexOf(seq);
    return index === undefined ? undefined : this.#entries[index];
  }

  /** An entry in words, with a mark before what must not be overlooked; hosts have the names that
   * belonged to their addresses then. */
  inWords(entry: TraceEntry): string {
    return inWords(entry, this.history.seenAt(this.indexOf(entry.seq) ?? this.length));
  }

  /** What the site looks like after the first `length` entries; after all where there are less. */
  at(length: number): SiteView {
    const wanted = Math.min(Math.max(0, length), this.length);
    if (this.#latest?.state.length === wanted) return this.#latest.view;
    const state = advance(this.#before(wanted), this.#entries, wanted, this.history);
    const view = this.#viewOf(state);
    this.#latest = { state, view };
    return view;
  }

  /** The nearest state that is known and not behind. */
  #before(length: number): SiteState {
    const checkpoint = this.#checkpoints[Math.floor(length / stride)] ?? nothingYet;
    const latest = this.#latest?.state;
    return latest && latest.length <= length && latest.length > checkpoint.length
      ? latest
      : checkpoint;
  }

  #viewOf({ length, devices }: SiteState): SiteView {
    const marks = this.#marks.slice(
      0,
      firstWhere(this.#marks.length, (at) => (this.#marks[at]?.index ?? 0) >= length),
    );
    const all = [...devices.values()];
    const phones = all.filter((device): device is PhoneView => device.kind === 'phone');
    const servers = all.filter((device): device is ServerView => device.kind === 'server');
    const caption = lastOf(marks, 'say');
    const step = lastOf(marks, 'step');
    return {
      at: this.#entries[length - 1]?.at ?? (0 as Millis),
      length,
      devices: [...phones, ...servers] satisfies DeviceView[],
      phones,
      servers,
      device: (name: HostName) => devices.get(name),
      alarms: marks.flatMap(({ entry }) => (entry.kind === 'alarm' ? [entry] : [])),
      ...(caption && { caption }),
      ...(step && { step }),
    };
  }
}

const lastOf = <Kind extends 'say' | 'step'>(marks: readonly Mark[], kind: Kind) =>
  marks.findLast((mark) => mark.kind === kind)?.entry as EntryOf<Kind> | undefined;
