import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../../basics/index.ts';
import { failsLike, resultOf, shrink } from '../../generate/shrink/index.ts';
import { counted } from '../../report/index.ts';
import { type ScenarioData, writeScenario } from '../../scenario/index.ts';
import { type Io, printJson } from '../io.ts';
import { Progress } from '../progress.ts';
import { findScenarioFile, readWrittenScenario, type ScenarioFile } from '../scenario-files.ts';
import { wholeNumber } from '../whole-number.ts';
import { pageOn } from './page.ts';
import { tellFile, writeFile } from './written-file.ts';

interface Options {
  readonly out?: string;
  readonly tries?: number;
  readonly keepSite?: true;
  readonly json?: true;
}

export function addShrinkCommand(program: Command, io: Io): void {
  program
    .command('shrink')
    .summary('make the smallest scenario that still fails out of one that fails')
    .description(
      'Leaves out steps and parts of the site, and shortens waits, as long as the scenario still fails at the same expectation for the same reason.',
    )
    .argument('<scenario>', 'a file, or the name of a shipped scenario')
    .option('--out <file>', 'write the scenario, in the place of printing it')
    .option('--keep-site', 'leave the site as it is')
    .option('--tries <number>', 'the most scenarios that are tried (usual: 2000)', wholeNumber)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 it was made smaller, or cannot be; 2 the command or the file is
wrong, or the scenario does not fail.

Example:
  $ offhook shrink failing.yaml --out smallest.yaml`,
    )
    .action((name: string, options: Options) => {
      const file = findScenarioFile(name);
      if (options.out !== undefined && resolve(options.out) === resolve(file.path))
        throw new UserError(
          `${options.out} is the scenario itself`,
          'Give --out the name of another file.',
        );
      const { before, after, tried } = shrinkFile(file, options, io);
      const text = writeScenario(after);
      if (options.out !== undefined) writeFile(options.out, text);
      if (options.json)
        printJson(
          { steps: { before: before.steps.length, after: after.steps.length }, tried, file: text },
          io,
        );
      else if (options.out === undefined) io.stdout.write(text);
      else tellFile(options.out, pageOn(io));
      const steps = `${counted(before.steps.length, 'step')} became ${after.steps.length}`;
      io.stderr.write(`${steps}, after ${counted(tried, 'attempt')}\n`);
    });
}

interface Shrunk {
  readonly before: ScenarioData;
  readonly after: ScenarioData;
  readonly tried: number;
}

function shrinkFile(file: ScenarioFile, { tries, keepSite }: Options, io: Io): Shrunk {
  const before = readWrittenScenario(file);
  const result = resultOf(before, file.path);
  if (!result?.failure)
    throw new UserError(`${file.path} does not fail`, 'Only a scenario that fails can be shrunk.');
  const progress = new Progress(io);
  let tried = 0;
  try {
    const after = shrink(before, failsLike(result, file.path), {
      ...(tries !== undefined && { most: tries }),
      ...(keepSite && { keepSite }),
      tried: (count) => {
        tried = count;
        progress.show(counted(count, 'attempt'));
      },
    });
    return { before, after, tried };
  } finally {
    progress.clear();
  }
}
