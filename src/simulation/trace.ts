import type { Millis } from '../basics/index.ts';
import type { Causes } from './causes.ts';
import type { EntryBody, EntryKind, HostName, TraceEntry } from './entries.ts';
import { Facts } from './facts.ts';

/**
 * How much of the trace stays in memory. Subscribers see every entry whatever is kept; a long run
 * that keeps `{ last: 1000 }` or `'nothing'` does not fill memory.
 */
export type Keep =
  | 'all'
  | 'nothing'
  | { readonly last: number }
  | { readonly kinds: readonly EntryKind[] };

export type Subscriber = (entry: TraceEntry) => void;

const nothing: readonly number[] = [];

/** The only output of a world: every observable thing is one entry, in order, with its cause. */
export class Trace {
  readonly causes: Causes;
  readonly #now: () => Millis;
  readonly #keep: Keep;
  #kept: TraceEntry[] = [];
  #sequence = 0;
  readonly #facts = new Facts();
  readonly #subscribers = new Set<Subscriber>();

  constructor(causes: Causes, now: () => Millis, keep: Keep = 'all') {
    this.causes = causes;
    this.#now = now;
    this.#keep = keep;
  }

  /** How many entries were recorded, kept or not. */
  get length(): number {
    return this.#sequence;
  }

  /** The entries that are kept, oldest first. */
  get entries(): readonly TraceEntry[] {
    this.#trim(0);
    return this.#kept;
  }

  /**
   * @param because the entries on which this one rests, where it is a decision
   * @returns the `seq` of the new entry, to name it as a cause
   */
  record(
    host: HostName,
    body: EntryBody,
    cause = this.causes.current,
    because: readonly number[] = nothing,
  ): number {
    const seq = ++this.#sequence;
    const entry = {
      seq,
      at: this.#now(),
      host,
      ...(cause > 0 && { cause }),
      ...(because.length > 0 && { because }),
      ...body,
    } as TraceEntry;
    this.#facts.note(entry);
    this.#store(entry);
    for (const subscriber of this.#subscribers) subscriber(entry);
    return seq;
  }

  /** Records an entry and runs `action` because of it. */
  recordAnd<Result>(
    host: HostName,
    body: EntryBody,
    action: () => Result,
    because?: readonly number[],
  ): Result {
    return this.causes.within(this.record(host, body, this.causes.current, because), action);
  }

  /**
   * The newest entries that say how these things of a host stand, to be named as what a decision rests
   * on: a setting by its name, a file by what was stored, a statechart by its id, and `power`. What
   * nobody has told of is left out.
   */
  facts(host: HostName, ...names: readonly string[]): number[] {
    return names.flatMap((name) => this.#facts.newest(host, name) ?? []);
  }

  /** @returns a function that ends the subscription */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** The entry with this number, if it is kept. */
  find(seq: number): TraceEntry | undefined {
    let low = this.#surplus;
    let high = this.#kept.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = this.#kept[middle] as TraceEntry;
      if (entry.seq === seq) return entry;
      if (entry.seq < seq) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The entry and what led to it, nearest first, as far back as entries are kept. */
  chain(seq: number): TraceEntry[] {
    const chain: TraceEntry[] = [];
    for (
      let entry = this.find(seq);
      entry;
      entry = entry.cause ? this.find(entry.cause) : undefined
    )
      chain.push(entry);
    return chain;
  }

  #store(entry: TraceEntry): void {
    const keep = this.#keep;
    if (keep === 'nothing') return;
    if (keep === 'all') this.#kept.push(entry);
    else if ('kinds' in keep) {
      if (keep.kinds.includes(entry.kind)) this.#kept.push(entry);
    } else {
      this.#kept.push(entry);
      this.#trim(keep.last);
    }
  }

  /** How many of the oldest entries are to go, and only wait for the next cut. */
  get #surplus(): number {
    const keep = this.#keep;
    if (typeof keep !== 'object' || !('last' in keep)) return 0;
    return Math.max(0, this.#kept.length - keep.last);
  }

  /** Cutting the front off costs as much as is left, so it is done once in `slack` entries. */
  #trim(slack: number): void {
    const surplus = this.#surplus;
    if (surplus > slack) this.#kept = this.#kept.slice(surplus);
  }
}
