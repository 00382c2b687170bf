import type { Command } from 'commander';
import {
  type Coverage,
  coverageOf,
  type MachineCoverage,
  machineCoverageOf,
  printCoverage,
  printMachineCoverage,
} from '../../report/index.ts';
import { coveringRuns } from '../covering-runs.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { OutputFile } from '../output-file.ts';
import { findScenarioFiles, shippedScenarioFiles } from '../scenario-files.ts';
import { pageOn } from './page.ts';

interface Options {
  readonly json?: true;
  readonly missing?: true;
  readonly machines?: true;
  readonly html?: string;
}

export function addCoverageCommand(program: Command, io: Io): void {
  program
    .command('coverage')
    .summary('say which rows of the guide the scenarios reproduce')
    .description(
      'Runs scenarios and says which rows of the guide they reproduce. A row counts when a scenario both shows it in its trace and expects it, and holds. With --machines: which states, transitions and guards of the statecharts they reach, and which nothing reaches.',
    )
    .argument('[scenarios...]', 'files, folders, or names (usual: all shipped scenarios)')
    .option('--missing', 'list the rows that are not reproduced')
    .option('--machines', 'cover the statecharts instead of the guide')
    .option('--json', 'print it as JSON')
    .option('--html <file>', 'write both, with diagrams, as a page of HTML')
    .addHelpText(
      'after',
      `
Exit codes: 0 all scenarios held, 1 one failed, 2 the command or a file is wrong.

Examples:
  $ offhook coverage
  $ offhook coverage --missing
  $ offhook coverage tftp-not-authorized --json
  $ offhook coverage --machines scenarios generated
  $ offhook coverage --html coverage.html`,
    )
    .action(async (names: string[], options: Options) => {
      const { machines, html } = options;
      const files = names.length > 0 ? findScenarioFiles(names) : shippedScenarioFiles();
      const runs = coveringRuns(files, machines || html ? 'guide and machines' : 'guide', io);
      const guide = coverageOf(runs);
      const statecharts = machineCoverageOf(runs);
      if (html !== undefined) await writePage(guide, statecharts, html);
      if (machines) tellOfMachines(statecharts, guide, options, io);
      else if (html === undefined) tellOfGuide(guide, options, io);
      if (guide.failed.length > 0) io.exitCode = exitCodes.expectationFailed;
    });
}

function tellOfGuide(guide: Coverage, { json, missing }: Options, io: Io): void {
  if (json) printJson(guide, io);
  else printCoverage(guide, missing ? 'missing' : 'reproduced', pageOn(io));
}

function tellOfMachines(
  statecharts: readonly MachineCoverage[],
  { failed }: Coverage,
  { json }: Options,
  io: Io,
): void {
  if (json) printJson({ machines: statecharts, failed }, io);
  else printMachineCoverage(statecharts, failed, pageOn(io));
}

async function writePage(
  guide: Coverage,
  statecharts: readonly MachineCoverage[],
  path: string,
): Promise<void> {
  // Only here something has to be laid out.
  const { coveragePage } = await import('../../report/coverage-html/index.ts');
  const file = OutputFile.below(path);
  file.write(coveragePage(guide, statecharts));
  file.close();
}
