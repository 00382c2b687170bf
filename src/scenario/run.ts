import { formatSpan, UserError } from '../basics/index.ts';
import type { RowId } from '../guide/index.ts';
import type { TraceEntry, World, WorldOptions } from '../simulation/index.ts';
import { kindsOf } from './conditions.ts';
import { Diagnosis } from './diagnosis.ts';
import type { Condition, Scenario, Step } from './language/index.ts';
import { isDeed, perform } from './perform.ts';
import { Site } from './site.ts';
import { Watch } from './watch.ts';

export interface RunOptions extends WorldOptions {
  /** Gets the world before anything is in it, to subscribe to its trace. */
  readonly prepare?: (world: World) => void;
}

export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly world: World;
  readonly held: boolean;
  /** Why the scenario failed. */
  readonly failure?: Failure;
  /** Rows of the guide that the run both showed and asserted. */
  readonly reproduced: ReadonlySet<RowId>;
}

export interface Failure {
  readonly step: Step;
  readonly problem: string;
  /** What came in the place of what was expected, newest last. */
  readonly instead: readonly TraceEntry[];
}

/** How many entries a failure report shows of what came instead. */
const insteadShown = 5;

/**
 * Runs a scenario from start to end, or to the first expectation that fails.
 * @throws BugError, and what else is a fault of ours
 */
export function runScenario(
  scenario: Scenario,
  { prepare, ...options }: RunOptions = {},
): ScenarioResult {
  return new Run(scenario, options, prepare).toEnd();
}

class Run {
  readonly #scenario: Scenario;
  readonly #site: Site;
  readonly #watch: Watch;
  readonly #reproduced = new Set<RowId>();

  constructor(scenario: Scenario, options: WorldOptions, prepare: RunOptions['prepare']) {
    this.#scenario = scenario;
    this.#watch = new Watch(scenario);
    this.#site = new Site(scenario, options, (world) => {
      prepare?.(world);
      world.trace.subscribe((entry) => this.#watch.note(entry));
    });
    new Diagnosis(this.#site);
  }

  toEnd(): ScenarioResult {
    const { world } = this.#site;
    for (const step of this.#scenario.steps) {
      const failure = this.#take(step);
      if (!failure) continue;
      return { ...this.#result(world), held: false, failure };
    }
    return { ...this.#result(world), held: true };
  }

  #result(world: World) {
    return { scenario: this.#scenario, world, reproduced: this.#reproduced };
  }

  #take(step: Step): Failure | undefined {
    const { world } = this.#site;
    const now = world.clock.now();
    const wait = step.at === undefined ? (step.after ?? 0) : step.at - now;
    if (wait < 0)
      return this.#fail(step, 'this moment has passed already when the step is reached', []);
    if (wait > 0) world.run(wait as typeof now);
    switch (step.action) {
      case 'say':
        world.trace.record('site', { kind: 'say', text: step.value });
        return undefined;
      case 'wait':
        world.run(step.value);
        return undefined;
      case 'wait until':
      case 'expect':
        return this.#expect(step, step.value, step.within);
      case 'expect no':
        return this.#expectNot(step, step.value, step.for);
      default:
        return isDeed(step) ? this.#do(step) : undefined;
    }
  }

  #do(step: Parameters<typeof perform>[2]): Failure | undefined {
    this.#watch.forget();
    try {
      this.#site.world.trace.recordAnd('site', { kind: 'step', text: step.text }, () =>
        perform(this.#site, this.#scenario, step),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.#fail(step, [error.message, error.hint].filter(Boolean).join('. '), []);
    }
  }

  #expect(step: Step, condition: Condition, within: typeof step.at & number): Failure | undefined {
    const sighting = this.#watch.waitFor(this.#site, condition, within);
    if (!sighting.seen) {
      const instead = this.#watch.recent(kindsOf(condition), condition.on).slice(-insteadShown);
      return this.#fail(step, `this did not happen within ${formatSpan(within)}`, instead);
    }
    if (step.action === 'expect') {
      this.#hold(step, sighting.evidence);
      for (const entry of sighting.evidence)
        if ('guide' in entry && entry.guide) this.#reproduced.add(entry.guide as RowId);
    }
    return undefined;
  }

  #expectNot(step: Step, condition: Condition, span: typeof step.at & number): Failure | undefined {
    const sighting = this.#watch.waitInVain(this.#site, condition, span);
    if (sighting.seen) return this.#fail(step, 'this happened', sighting.evidence);
    this.#hold(step, []);
    return undefined;
  }

  #hold(step: Step, evidence: readonly TraceEntry[]): void {
    this.#verdict(step, true, evidence, '');
  }

  #fail(step: Step, problem: string, instead: readonly TraceEntry[]): Failure {
    this.#verdict(step, false, instead, problem);
    return { step, problem, instead };
  }

  #verdict(step: Step, held: boolean, evidence: readonly TraceEntry[], problem: string): void {
    this.#site.world.trace.record('site', {
      kind: 'verdict',
      line: step.line,
      expected: step.text,
      held,
      evidence: evidence.map(({ seq }) => seq),
      problem,
    });
  }
}
