import type { Command } from 'commander';
import { type CoveringRun, coverageOf, printCoverage, type Reporter } from '../../report/index.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { Progress } from '../progress.ts';
import { runOnce } from '../run-scenario.ts';
import {
  findScenarioFiles,
  readScenario,
  type ScenarioFile,
  shippedScenarioFiles,
  withNames,
} from '../scenario-files.ts';
import { pageOn } from './page.ts';

interface Options {
  readonly json?: true;
  readonly missing?: true;
}

export function addCoverageCommand(program: Command, io: Io): void {
  program
    .command('coverage')
    .summary('say which rows of the guide the scenarios reproduce')
    .description(
      'Runs scenarios and says which rows of the guide they reproduce. A row counts when a scenario both shows it in its trace and expects it, and holds.',
    )
    .argument('[scenarios...]', 'files, folders, or names (usual: all shipped scenarios)')
    .option('--missing', 'list the rows that are not reproduced')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 all scenarios held, 1 one failed, 2 the command or a file is wrong.

Examples:
  $ offhook coverage
  $ offhook coverage --missing
  $ offhook coverage tftp-not-authorized --json`,
    )
    .action((names: string[], { json, missing }: Options) => {
      const files = names.length > 0 ? findScenarioFiles(names) : shippedScenarioFiles();
      const coverage = coverageOf(runAll(files, io));
      if (json) printJson(coverage, io);
      else printCoverage(coverage, missing ? 'missing' : 'reproduced', pageOn(io));
      if (coverage.failed.length > 0) io.exitCode = exitCodes.expectationFailed;
    });
}

/** All of them are read before the first is run. Nothing is kept of a run but what it showed. */
function runAll(files: readonly ScenarioFile[], io: Io): CoveringRun[] {
  const scenarios = withNames(files).map(({ name, file }) => ({
    name,
    scenario: readScenario(file),
  }));
  const progress = new Progress(io);
  try {
    return scenarios.map(({ name, scenario }, index) => {
      progress.show(`running ${index + 1}/${scenarios.length}: ${name}`);
      const options = { world: { keep: 'nothing' }, verify: false } as const;
      const { failure, reproduced } = runOnce(scenario, silent, [], options);
      const problem =
        failure && `line ${failure.step.line}: ${failure.step.text}: ${failure.problem}`;
      return { scenario: name, problem, reproduced };
    });
  } finally {
    progress.clear();
  }
}

const silent: Reporter = { end: () => {}, done: () => {} };
