import { Millis, UserError } from '../../basics/index.ts';
import {
  type Condition,
  Diagnosis,
  perform,
  type Scenario,
  Site,
  type SiteOptions,
} from '../../scenario/index.ts';
import { type EntryKind, Present, type TraceEntry } from '../../simulation/index.ts';
import { Goal } from './goal.ts';
import type { Breach, Guard, Invariant } from './invariants.ts';
import type { Move } from './moves.ts';

/** What somebody at the site sees: time stops there, for something else to happen. */
const visible: ReadonlySet<EntryKind> = new Set(['alarm', 'screen', 'status', 'registration']);

/** What is looked for, and how worlds are made. */
export interface Quest {
  readonly scenario: Scenario;
  readonly options: SiteOptions;
  readonly condition?: Condition;
  readonly invariants: readonly Invariant[];
}

export interface BrokenInvariant extends Breach {
  readonly invariant: Invariant;
}

/** A world that is on its way: nothing leads back in it, but the same moves lead to the same again. */
export class LiveWorld {
  readonly site: Site;
  readonly #scenario: Scenario;
  readonly #diagnosis: Diagnosis;
  readonly #goal: Goal | undefined;
  readonly #guards: readonly Guard[];
  #seen = false;
  #broken: BrokenInvariant | undefined;

  constructor({ scenario, options, condition, invariants }: Quest) {
    this.#scenario = scenario;
    this.site = new Site(scenario, { ...options, keep: 'nothing' });
    this.#diagnosis = new Diagnosis(this.site);
    this.#goal = condition && new Goal(condition, this.site);
    this.#guards = invariants.map((invariant) =>
      invariant.watch(this.site, (breach) => {
        this.#broken ??= { ...breach, invariant };
      }),
    );
    this.site.world.trace.subscribe((entry) => this.#note(entry));
  }

  /** Whether the condition is met. */
  get isThere(): boolean {
    return this.#goal?.isMet ?? false;
  }

  get broken(): BrokenInvariant | undefined {
    return this.#broken;
  }

  /** Whether each phone is registered. */
  get isHealthy(): boolean {
    return [...this.site.phones.values()].every(({ isRegistered }) => isRegistered);
  }

  /** @returns whether it could be done; if not, the world is not to be used any more */
  take({ step }: Move): boolean {
    this.#goal?.forget();
    const { trace } = this.site.world;
    try {
      trace.recordAnd('site', { kind: 'step', text: step.text }, () =>
        perform(this.site, this.#scenario, step),
      );
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
    this.#look();
    return true;
  }

  /**
   * Lets time pass until something can be seen, and all else of that moment has happened.
   * @returns how long that took, in whole milliseconds; undefined when nothing came within `most`
   */
  passTime(most: Millis): Millis | undefined {
    const { world } = this.site;
    const before = world.clock.now();
    this.#seen = false;
    if (!world.run(most, () => this.#seen || this.isThere)) return undefined;
    const span = Millis(Math.ceil(world.clock.now() - before));
    this.wait(Millis(before + span - world.clock.now()));
    return span;
  }

  wait(span: Millis): void {
    this.site.world.run(span);
    this.#look();
  }

  /** @returns whether each phone is registered before so much time is over */
  waitForHealth(most: Millis): boolean {
    return this.site.world.run(most, () => this.isHealthy);
  }

  /** What tells this world from others, whatever led to it. */
  digest(): string {
    const present = new Present(this.site.world.clock);
    this.site.present(present);
    this.#diagnosis.present(present);
    if (this.#goal) present.put(this.#goal.progress);
    return present.digest();
  }

  #look(): void {
    for (const guard of this.#guards) guard.look?.();
  }

  #note(entry: TraceEntry): void {
    if (visible.has(entry.kind)) this.#seen = true;
    this.#goal?.note(entry);
    for (const guard of this.#guards) guard.note?.(entry);
  }
}
