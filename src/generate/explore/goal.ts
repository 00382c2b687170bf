import { type Condition, evidenceFor, kindsOf, type Site } from '../../scenario/index.ts';
import type { EntryKind, TraceEntry } from '../../simulation/index.ts';

/**
 * How near a world is to a condition. As in a scenario, only what came since the last thing that was
 * done counts.
 */
export class Goal {
  readonly #condition: Condition;
  readonly #facets: readonly Condition[];
  /** Undefined: entries of every kind that belong to a row of the guide. */
  readonly #kinds: ReadonlySet<EntryKind> | undefined;
  readonly #site: Site;
  #since: TraceEntry[] = [];
  #isMet = false;

  constructor(condition: Condition, site: Site) {
    this.#condition = condition;
    this.#facets = facetsOf(condition);
    this.#kinds = kindsOf(condition);
    this.#site = site;
  }

  get isMet(): boolean {
    return this.#isMet;
  }

  note(entry: TraceEntry): void {
    if (this.#isMet || !this.#isOfInterest(entry)) return;
    this.#since.push(entry);
    this.#isMet = evidenceFor(this.#condition, this.#since, this.#site) !== undefined;
  }

  forget(): void {
    this.#since = [];
  }

  /** Worlds that are equal otherwise may differ in this. */
  get progress(): string {
    if (this.#since.length === 0) return '';
    return this.#facets
      .map((facet) => evidenceFor(facet, this.#since, this.#site)?.length ?? 0)
      .join('/');
  }

  #isOfInterest(entry: TraceEntry): boolean {
    const { on } = this.#condition;
    if (on !== undefined && entry.host !== on) return false;
    return this.#kinds ? this.#kinds.has(entry.kind) : 'guide' in entry;
  }
}

type Facet = Exclude<keyof Condition, 'times'>;

const companions: ReadonlySet<string> = new Set(['on', 'times', 'file', 'says']);

/** The condition once for each thing that it asks for, and for that alone. */
function facetsOf({ times: _, ...condition }: Condition): Condition[] {
  const keys = Object.keys(condition) as Facet[];
  const shared = keys.filter((key) => companions.has(key));
  return keys
    .filter((key) => !companions.has(key))
    .map((key) => Object.fromEntries([...shared, key].map((own) => [own, condition[own]])));
}
