import { formatSpan, Millis, UserError } from '../basics/index.ts';
import type { RowId } from '../guide/index.ts';
import type { TraceEntry, World } from '../simulation/index.ts';
import { kindsOf } from './conditions.ts';
import { Diagnosis } from './diagnosis.ts';
import type { Condition, Scenario, Step } from './language/index.ts';
import { isDeed, perform } from './perform.ts';
import { Site, type SiteOptions } from './site.ts';
import { Watch } from './watch.ts';

export interface RunOptions extends SiteOptions {
  /** Gets the world before anything is in it, to subscribe to its trace. */
  readonly prepare?: (world: World) => void;
}

export interface Failure {
  readonly step: Step;
  readonly problem: string;
  /** What came in the place of what was expected, newest last. */
  readonly instead: readonly TraceEntry[];
}

/** Where in the trace a step was taken. */
export interface TakenStep {
  readonly step: Step;
  /** The entry with which it counts as taken: its own, or the last one that it waited for. */
  readonly seq: number;
  readonly at: Millis;
}

/** How many entries a failure report shows of what came instead. */
const insteadShown = 5;

/** A step in progress: it yields whenever the moment is reached up to which the run may go. */
type Progress<Result> = Generator<void, Result>;

/** One run of a scenario, which can be held at any moment of virtual time and let go on. */
export class ScenarioRun {
  readonly scenario: Scenario;
  readonly site: Site;
  /** Rows of the guide that the run both showed and asserted. */
  readonly reproduced: ReadonlySet<RowId>;
  /** The steps taken so far, in order. */
  readonly taken: readonly TakenStep[];
  readonly #reproduced = new Set<RowId>();
  readonly #taken: TakenStep[] = [];
  readonly #watch: Watch;
  readonly #progress: Progress<void>;
  #limit = 0 as Millis;
  #failure: Failure | undefined;
  #ended = false;

  /** Builds the site. @throws UserError when that is not possible */
  constructor(scenario: Scenario, { prepare, ...options }: RunOptions = {}) {
    this.scenario = scenario;
    this.reproduced = this.#reproduced;
    this.taken = this.#taken;
    this.#watch = new Watch(scenario);
    this.site = new Site(scenario, options, (world) => {
      prepare?.(world);
      world.trace.subscribe((entry) => this.#watch.note(entry));
    });
    new Diagnosis(this.site);
    this.#progress = this.#takeSteps();
  }

  /** Whether the last step was taken, or one failed. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Why it ended before its last step. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /**
   * Lets the run go on up to this moment, or to its end.
   * @throws BugError, and what else is a fault of ours
   */
  advance(until: Millis): void {
    this.#limit = until;
    this.#ended ||= this.#progress.next().done === true;
  }

  /** @throws as `advance` does */
  toEnd(): void {
    this.advance(Number.POSITIVE_INFINITY as Millis);
  }

  *#takeSteps(): Progress<void> {
    for (const step of this.scenario.steps) {
      this.#failure = yield* this.#take(step);
      if (this.#failure) return;
    }
  }

  *#take(step: Step): Progress<Failure | undefined> {
    const { clock, trace } = this.site.world;
    const wait = step.at === undefined ? (step.after ?? 0) : step.at - clock.now();
    if (wait < 0)
      return this.#fail(step, 'this moment has passed already when the step is reached', []);
    if (wait > 0) yield* this.#pass(Millis(wait));
    switch (step.action) {
      case 'say':
        this.#note(step, trace.record('site', { kind: 'say', text: step.value }));
        return undefined;
      case 'wait':
        yield* this.#pass(step.value);
        this.#note(step, trace.length);
        return undefined;
      case 'wait until':
      case 'expect':
        return yield* this.#expect(step, step.value, step.within);
      case 'expect no':
        return yield* this.#expectNot(step, step.value, step.for);
      default:
        return isDeed(step) ? this.#do(step) : undefined;
    }
  }

  /** Lets a span of time pass, in pieces where the run is held on the way.
   * @returns whether `stop` ended it */
  *#pass(span: Millis, stop?: () => boolean): Progress<boolean> {
    const { clock } = this.site.world;
    const end = clock.now() + span;
    for (;;) {
      const piece = Math.min(end, this.#limit) as Millis;
      if (clock.runUntil(piece, stop)) return true;
      if (piece === end) return false;
      yield;
    }
  }

  #note(step: Step, seq: number): void {
    this.#taken.push({ step, seq, at: this.site.world.clock.now() });
  }

  #do(step: Parameters<typeof perform>[2]): Failure | undefined {
    this.#watch.forget();
    const { trace } = this.site.world;
    this.#note(step, trace.length + 1);
    try {
      trace.recordAnd('site', { kind: 'step', text: step.text }, () =>
        perform(this.site, this.scenario, step),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.#fail(step, [error.message, error.hint].filter(Boolean).join('. '), []);
    }
  }

  *#expect(step: Step, condition: Condition, within: Millis): Progress<Failure | undefined> {
    const evidence = yield* this.#await(condition, within);
    if (!evidence) {
      const instead = this.#watch.recent(kindsOf(condition), condition.on).slice(-insteadShown);
      return this.#fail(step, `this did not happen within ${formatSpan(within)}`, instead);
    }
    if (step.action === 'expect') {
      this.#hold(step, evidence);
      for (const entry of evidence)
        if ('guide' in entry && entry.guide) this.#reproduced.add(entry.guide as RowId);
    }
    this.#note(step, this.site.world.trace.length);
    return undefined;
  }

  *#expectNot(step: Step, condition: Condition, span: Millis): Progress<Failure | undefined> {
    const evidence =
      this.#watch.inForce(this.site, condition) ?? (yield* this.#await(condition, span));
    if (evidence) return this.#fail(step, 'this happened', evidence);
    this.#hold(step, []);
    this.#note(step, this.site.world.trace.length);
    return undefined;
  }

  /** Lets time pass until the condition is met, at most for `within`. */
  *#await(condition: Condition, within: Millis): Progress<readonly TraceEntry[] | undefined> {
    const look = this.#watch.lookout(this.site, condition);
    let evidence: readonly TraceEntry[] | undefined;
    yield* this.#pass(within, () => {
      evidence = look();
      return evidence !== undefined;
    });
    return evidence ?? this.#watch.inForce(this.site, condition);
  }

  #hold(step: Step, evidence: readonly TraceEntry[]): void {
    this.#verdict(step, true, evidence, '');
  }

  #fail(step: Step, problem: string, instead: readonly TraceEntry[]): Failure {
    this.#verdict(step, false, instead, problem);
    return { step, problem, instead };
  }

  #verdict(step: Step, held: boolean, evidence: readonly TraceEntry[], problem: string): void {
    this.site.world.trace.record('site', {
      kind: 'verdict',
      line: step.line,
      expected: step.text,
      held,
      evidence: evidence.map(({ seq }) => seq),
      problem,
    });
  }
}
