import { type MachineName, machines, noSteps, probed, type Steps } from '../machines/index.ts';
import type { CoveringRun } from '../report/index.ts';
import type { Io } from './io.ts';
import { Progress } from './progress.ts';
import { failureInWords, runSilently } from './run-scenario.ts';
import { readScenario, type ScenarioFile, withNames } from './scenario-files.ts';

/**
 * Runs all of them for what they show. All are read before the first is run, and nothing else is kept
 * of a run.
 * @param watch whether the steps of the statecharts are noted too
 * @throws as reading and running do
 */
export function coveringRuns(
  files: readonly ScenarioFile[],
  watch: 'guide' | 'guide and machines',
  io: Io,
): CoveringRun[] {
  const scenarios = withNames(files).map(({ name, file }) => ({
    name,
    scenario: readScenario(file),
  }));
  const progress = new Progress(io);
  try {
    return scenarios.map(({ name, scenario }, index) => {
      progress.show(`running ${index + 1}/${scenarios.length}: ${name}`);
      const steps = watch === 'guide' ? undefined : noStepsYet();
      const options = steps && { machines: probesFor(steps) };
      const { failure, reproduced } = runSilently(scenario, options);
      const problem = failure && failureInWords(failure);
      return { scenario: name, problem, reproduced, ...(steps && { steps }) };
    });
  } finally {
    progress.clear();
  }
}

type StepsOfAll = Record<MachineName, Steps>;

const names = Object.keys(machines) as MachineName[];

const noStepsYet = (): StepsOfAll =>
  Object.fromEntries(names.map((name) => [name, noSteps()])) as StepsOfAll;

const probesFor = (steps: StepsOfAll) =>
  Object.fromEntries(names.map((name) => [name, probed(machines[name], steps[name])]));
