import { formatSpan, Millis } from '../../basics/index.ts';
import type { TraceEntry } from '../../simulation/index.ts';
import type { Scenario } from '../language/index.ts';
import { type Failure, ScenarioRun } from '../scenario-run.ts';
import type { Site } from '../site.ts';
import type { ScenarioDocument } from './scenario-document.ts';

/** A place in a run: after this entry, at this moment. */
export interface Position {
  readonly at: Millis;
  /** Sequence number of the last entry before it, 0 at the very start. */
  readonly seq: number;
}

/** A step of the script that has not been taken. */
export interface ScriptStep {
  /** In the scenario language. */
  readonly step: string;
  /** As it reads aloud. */
  readonly text: string;
}

/** Where a branch comes from, and what it is a run of. */
export interface BranchPlan {
  readonly number: number;
  readonly name: string;
  /** The branch that it left, and when; none for the script itself. */
  readonly parent?: Branch;
  readonly begins: Millis;
  /** How many steps of the script it begins with. */
  readonly fromScript: number;
  /** Steps of the script that were set aside. */
  readonly remaining: readonly ScriptStep[];
  readonly document: ScenarioDocument;
  /** The document, checked. */
  readonly scenario: Scenario;
}

/**
 * One course of events at a site: the run of a scenario document. In the script's own branch the
 * document says what happens; an operator's branch holds what was done there, and goes on for as
 * long as somebody lets time pass.
 */
export class Branch {
  readonly plan: BranchPlan;
  readonly #run: ScenarioRun;

  /** @throws UserError when the site cannot be built */
  constructor(plan: BranchPlan) {
    this.plan = plan;
    this.#run = new ScenarioRun(plan.scenario);
  }

  get isScript(): boolean {
    return this.plan.parent === undefined;
  }

  /** What has happened so far. It grows; the entry with `seq` n has the index n - 1. */
  get entries(): readonly TraceEntry[] {
    return this.site.world.trace.entries;
  }

  /** How far it has run. */
  get now(): Millis {
    return this.site.world.clock.now();
  }

  /** The devices, as they are now. */
  get site(): Site {
    return this.#run.site;
  }

  /** Why the document came to an end before its last step. */
  get failure(): Failure | undefined {
    return this.#run.failure;
  }

  /** Whether nothing more will happen: only a script ends. */
  get ended(): boolean {
    return this.isScript && this.#run.ended;
  }

  /** Lets it run on up to this moment, or to its end. */
  advance(until: Millis): void {
    if (!this.#run.ended) this.#run.advance(until);
    if (!this.isScript && this.#run.ended) this.site.world.clock.runUntil(until);
  }

  /** Takes all steps of the document, and lets no more time pass than they do. */
  takeSteps(): void {
    this.#run.toEnd();
  }

  /** How many steps of the document have been taken at this place. */
  takenAt({ at, seq }: Position): number {
    return this.#run.taken.filter((taken) => taken.seq <= seq && taken.at <= at).length;
  }

  /** The document, and at its end the time that has passed since its last step: it runs to `now`. */
  get textUntilNow(): string {
    const { taken } = this.#run;
    const last = taken.at(-1)?.at ?? 0;
    if (this.isScript || this.now === last) return this.plan.document.text;
    const wait = `wait: ${formatSpan(Millis(this.now - last))}`;
    return this.plan.document.withSteps(taken.length, [{ step: wait }]);
  }
}
