import { Millis } from '../basics/index.ts';
import type { TraceEntry } from '../simulation/index.ts';
import { nearestEntry } from './causes.ts';
import { durationOf, isWell, type Outcome, stepsOf } from './outcome.ts';
import type { Reporter } from './reporter.ts';
import { withoutScreens } from './seen.ts';
import { inWords } from './words.ts';

/** For programs: one JSON document when all have run. */
export class JsonReporter implements Reporter {
  readonly #write: (text: string) => void;
  readonly #scenarios: object[] = [];
  #held = true;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  end(outcome: Outcome): void {
    this.#held &&= isWell(outcome);
    this.#scenarios.push(scenarioToPlain(outcome));
  }

  done(): void {
    const document = { held: this.#held, scenarios: this.#scenarios };
    this.#write(`${JSON.stringify(document, null, 2)}\n`);
  }
}

function scenarioToPlain(outcome: Outcome): object {
  const { scenario, held, world, reproduced, verification } = outcome;
  return {
    file: scenario.file,
    title: scenario.title,
    held,
    seed: world.seed,
    start: world.date(Millis(0)).toISOString(),
    virtualMillis: durationOf(outcome),
    guide: scenario.guide,
    reproduced: [...reproduced],
    steps: stepsOf(outcome).map(({ step, held }) => ({
      line: step.line,
      text: step.text,
      // Null: the run did not come so far.
      held: held ?? null,
    })),
    ...(outcome.failure && { failure: failureToPlain(outcome) }),
    ...(verification && { verification }),
  };
}

function failureToPlain(outcome: Outcome): object {
  const { step, problem, instead } = outcome.failure ?? {};
  const seen = withoutScreens(outcome.seen);
  const entryToPlain = (entry: TraceEntry) => {
    const { seq, at, host } = entry;
    return { seq, at, host, text: inWords(entry, seen) };
  };
  const nearest = nearestEntry(outcome);
  return {
    line: step?.line,
    text: step?.text,
    problem,
    instead: instead?.map(entryToPlain),
    causes: nearest ? outcome.world.trace.chain(nearest.seq).map(entryToPlain) : [],
  };
}
