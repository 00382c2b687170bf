import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';

/** A trace, and how its entries hang together. */
export class Ties {
  readonly entries: readonly TraceEntry[];
  readonly #bySeq = new Map<number, TraceEntry>();
  readonly #effects = new Map<number, TraceEntry[]>();
  readonly #settings: EntryOf<'setting'>[] = [];

  /** @param entries oldest first; where some were not kept, what they have caused has no cause */
  constructor(entries: readonly TraceEntry[]) {
    this.entries = entries;
    for (const entry of entries) {
      this.#bySeq.set(entry.seq, entry);
      if (entry.kind === 'setting') this.#settings.push(entry);
      if (entry.cause === undefined) continue;
      const siblings = this.#effects.get(entry.cause);
      if (siblings) siblings.push(entry);
      else this.#effects.set(entry.cause, [entry]);
    }
  }

  find(seq: number | undefined): TraceEntry | undefined {
    return seq === undefined ? undefined : this.#bySeq.get(seq);
  }

  causeOf(entry: TraceEntry): TraceEntry | undefined {
    return this.find(entry.cause);
  }

  /** What the entry has brought about by itself, oldest first. */
  effectsOf(seq: number): readonly TraceEntry[] {
    return this.#effects.get(seq) ?? [];
  }

  /** What came of an entry, directly or not, before another one; oldest first. */
  *consequencesOf(seq: number, before: number): Generator<TraceEntry> {
    const open = [seq];
    for (let next = open.shift(); next !== undefined; next = open.shift())
      for (const effect of this.effectsOf(next)) {
        if (effect.seq >= before) continue;
        yield effect;
        open.push(effect.seq);
      }
  }

  /** How a setting stood just before an entry, on each host that has told of it. */
  settings(name: string, before: number): EntryOf<'setting'>[] {
    const newest = new Map<HostName, EntryOf<'setting'>>();
    for (const setting of this.#settings)
      if (setting.name === name && setting.seq < before) newest.set(setting.host, setting);
    return [...newest.values()];
  }

  /** For a person: who has the address at that time, else who gets it later, else the address. */
  nameOf(address: string, before: number): string {
    return (
      this.hostWith(address, before) ?? this.hostWith(address, Number.POSITIVE_INFINITY) ?? address
    );
  }

  /** Who had this address last before an entry. */
  hostWith(address: string, before: number): HostName | undefined {
    return this.#settings.findLast(
      ({ name, value, seq }) => name === 'address' && value === address && seq < before,
    )?.host;
  }
}
