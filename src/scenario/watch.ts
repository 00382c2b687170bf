import type { EntryKind, TraceEntry } from '../simulation/index.ts';
import { type Directory, evidenceFor, isLasting, kindsOf, subjectOf } from './conditions.ts';
import type { Condition, Scenario } from './language/index.ts';

/**
 * Watches the trace for what a scenario waits for. It remembers the entries since the last thing
 * that was done, and of each lasting kind (a screen, a registration) the one in force; of both only
 * kinds that some condition of the scenario is about, so that a long run does not fill memory.
 */
export class Watch {
  /** Undefined: a condition may be about any kind. */
  readonly #kinds: ReadonlySet<EntryKind> | undefined;
  #recent: TraceEntry[] = [];
  readonly #inForce = new Map<string, TraceEntry>();
  /** Counts what came, so that a condition is looked at again only when there is more to see. */
  #news = 0;

  constructor(scenario: Scenario) {
    const kinds = conditionsOf(scenario).map(kindsOf);
    this.#kinds = kinds.includes(undefined)
      ? undefined
      : new Set(kinds.flatMap((own) => [...(own ?? [])]));
  }

  /** Takes notice of an entry: of every one from the very first on. */
  note(entry: TraceEntry): void {
    if (this.#kinds && !this.#kinds.has(entry.kind)) return;
    this.#news++;
    this.#recent.push(entry);
    this.#inForce.set(subjectOf(entry), entry);
  }

  /** What was done from here on is what the next conditions are about. */
  forget(): void {
    this.#recent = [];
  }

  /** Entries of one host since the last thing that was done: what came instead. */
  recent(kinds: ReadonlySet<EntryKind> | undefined, host: string | undefined): TraceEntry[] {
    return this.#recent.filter(
      (entry) =>
        (kinds === undefined || kinds.has(entry.kind)) &&
        (host === undefined || entry.host === host),
    );
  }

  /** @returns asks, at any later moment, what has met the condition since the last thing done */
  lookout(site: Directory, condition: Condition): () => readonly TraceEntry[] | undefined {
    let looked = -1;
    return () => {
      if (looked === this.#news) return undefined;
      looked = this.#news;
      return evidenceFor(condition, this.#recent, site);
    };
  }

  /** What meets the condition because it came earlier and lasts. */
  inForce(site: Directory, condition: Condition): readonly TraceEntry[] | undefined {
    return isLasting(condition)
      ? evidenceFor(condition, [...this.#inForce.values()], site)
      : undefined;
  }
}

function conditionsOf({ steps }: Scenario): Condition[] {
  return steps.flatMap((step) => {
    switch (step.action) {
      case 'expect':
      case 'expect no':
      case 'wait until':
        return [step.value];
      default:
        return [];
    }
  });
}
