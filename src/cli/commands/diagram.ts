import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import { type Chart, chartOf, type MachineName, machines } from '../../machines/index.ts';
import { mermaidOf, type Reached, xstateJsonOf } from '../../report/diagram/index.ts';
import { type MachineCoverage, machineCoverageOf, reachedOf } from '../../report/index.ts';
import { coveringRuns } from '../covering-runs.ts';
import type { Io } from '../io.ts';
import { findScenarioFiles, shippedScenarioFiles } from '../scenario-files.ts';
import { listStatecharts, statechartNamed } from './statechart-names.ts';
import { writeFile } from './written-file.ts';

interface Options {
  readonly format: Format;
  readonly covered?: true;
  readonly out?: string;
}

type Format = 'mermaid' | 'json' | 'svg';
const formats: readonly Format[] = ['mermaid', 'json', 'svg'];

export function addDiagramCommand(program: Command, io: Io): void {
  program
    .command('diagram')
    .summary('draw a statechart')
    .description(
      'Draws a statechart of a phone or a server: as a state diagram of Mermaid, as SVG, or as JSON of XState, which the tools of Stately open. Without a name it lists the statecharts.',
    )
    .argument('[machine]', 'the name of a statechart, as traces have it')
    .argument('[scenarios...]', 'with --covered: files, folders, or names (usual: all shipped)')
    .addOption(new Option('--format <format>', 'what to write').choices(formats).default('mermaid'))
    .option('--covered', 'mark what the scenarios never reach, by dashes and words')
    .option('--out <file>', 'write it to a file')
    .addHelpText(
      'after',
      `
Examples:
  $ offhook diagram
  $ offhook diagram ctl-trust
  $ offhook diagram phone-startup --format svg --out startup.svg
  $ offhook diagram ctl-trust scenarios/ctl-file --covered`,
    )
    .action(async (name: string | undefined, scenarios: string[], options: Options) => {
      if (name === undefined) return list(options, io);
      const machine = statechartNamed(name, 'offhook diagram');
      checkTogether(scenarios, options);
      const reached = options.covered ? reachedBy(scenarios, machine, io) : undefined;
      const diagram = await drawn(chartOf(machines[machine]), options.format, reached);
      if (options.out === undefined) io.stdout.write(diagram);
      else writeFile(options.out, diagram);
    });
}

/** @throws UserError for what makes no sense together */
function checkTogether(scenarios: readonly string[], { covered, format }: Options): void {
  if (scenarios.length > 0 && !covered)
    throw new UserError('scenarios are run only to mark what they reach', 'Add --covered.');
  if (covered && format === 'json')
    throw new UserError(
      'the JSON of XState has no place for what is covered',
      '«offhook coverage --machines --json» says it as JSON.',
    );
}

/** @throws UserError for options that need a statechart */
function list({ format, covered, out }: Options, io: Io): void {
  if (covered || out !== undefined || format === 'svg')
    throw new UserError('name the statechart that is to be drawn', '«offhook diagram» lists them.');
  listStatecharts(format === 'json' ? 'json' : 'text', io);
}

function reachedBy(scenarios: readonly string[], machine: MachineName, io: Io): Reached {
  const files = scenarios.length > 0 ? findScenarioFiles(scenarios) : shippedScenarioFiles();
  const coverage = machineCoverageOf(coveringRuns(files, 'guide and machines', io));
  return reachedOf(coverage.find((each) => each.machine === machine) as MachineCoverage);
}

async function drawn(chart: Chart, format: Format, reached: Reached | undefined): Promise<string> {
  switch (format) {
    case 'mermaid':
      return mermaidOf(chart, reached);
    case 'json':
      return `${JSON.stringify(xstateJsonOf(chart), null, 2)}\n`;
    case 'svg': {
      // Only here something has to be laid out.
      const { svgOf } = await import('../../report/diagram-svg/index.ts');
      return svgOf(chart, reached);
    }
  }
}
