import { BugError, UserError } from '../basics/index.ts';
import { Memory, type Outcome, type Reporter } from '../report/index.ts';
import {
  type Failure,
  runScenario,
  type Scenario,
  type ScenarioResult,
  type SiteOptions,
} from '../scenario/index.ts';
import type { Recorder } from './recorders.ts';
import { Verifier } from './verify.ts';

export interface RunOptions {
  readonly world: SiteOptions;
  /** Runs it twice, and compares. */
  readonly verify: boolean;
}

/**
 * Runs a scenario, tells the reporter of it while it happens, and records it.
 * @throws UserError when the site cannot be built, BugError for all that is a fault of ours
 */
export function runOnce(
  scenario: Scenario,
  reporter: Reporter,
  recorders: readonly Recorder[],
  { world: options, verify }: RunOptions,
): Outcome {
  const seen = new Memory();
  const verifier = verify ? new Verifier() : undefined;
  const watching: Recorder = {
    begin: (world) => {
      const report = reporter.begin?.(scenario, world, seen);
      return (entry) => {
        report?.(entry);
        seen.note(entry);
      };
    },
    end: () => {},
  };
  const before = performance.now();
  const all = [watching, ...recorders, ...(verifier ? [verifier.first] : [])];
  const result = run(scenario, options, all);
  const elapsed = performance.now() - before;
  if (!verifier) return { ...result, seen, elapsed };
  run(scenario, { ...options, keep: 'nothing' }, [verifier.second]);
  return { ...result, seen, elapsed, verification: verifier.verdict() };
}

/** Runs a scenario for its outcome alone: nobody is told of it, and nothing else is kept of the run. */
export const runSilently = (scenario: Scenario, options: SiteOptions = {}): Outcome =>
  runOnce(scenario, silent, [], { world: { ...options, keep: 'nothing' }, verify: false });

const silent: Reporter = { end: () => {}, done: () => {} };

/** `line 9: expect phone-1: screen «2001»: this did not happen within 10 s` */
export const failureInWords = ({ step, problem }: Failure): string =>
  `line ${step.line}: ${step.text}: ${problem}`;

function run(
  scenario: Scenario,
  options: SiteOptions,
  recorders: readonly Recorder[],
): ScenarioResult {
  try {
    return runScenario(scenario, {
      ...options,
      prepare: (world) => {
        for (const recorder of recorders) world.trace.subscribe(recorder.begin(world));
      },
    });
  } catch (error) {
    if (error instanceof UserError)
      throw new UserError(`${scenario.file}: ${error.message}`, error.hint);
    throw new BugError(`while ${scenario.file} ran`, { cause: error });
  } finally {
    for (const recorder of recorders) recorder.end();
  }
}
