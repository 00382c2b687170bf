import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import {
  type Coverage,
  coverages,
  filesOf,
  type GeneratedScenario,
  generate,
  models,
  pathsFile,
  usualLongest,
  type Wish,
} from '../../generate/index.ts';
import { loadScenario } from '../../scenario/index.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { Progress } from '../progress.ts';
import { failureInWords, runSilently } from '../run-scenario.ts';
import { numberFromOne, wholeNumber } from '../whole-number.ts';
import { fillFolder } from './generate/folder.ts';
import { type Conformance, printGeneration } from './generate/report.ts';
import { pageOn } from './page.ts';
import { listStatecharts, statechartNamed } from './statechart-names.ts';

interface Options {
  readonly out?: string;
  readonly cover?: Coverage | 'walks';
  readonly shortest?: true;
  readonly longest?: number;
  readonly walks?: number;
  readonly seed?: number;
  readonly length?: number;
  readonly run?: true;
  readonly force?: true;
  readonly json?: true;
}

const usualWalks = { count: 10, seed: 1, length: 20 };

export function addGenerateCommand(program: Command, io: Io): void {
  program
    .command('generate')
    .summary('make tests from a statechart')
    .description(
      'Goes through every situation that a statechart can come into, checks in each that what must always hold does hold, and makes scenarios that lead through them. Without a name it lists the statecharts.',
    )
    .argument('[machine]', 'the name of a statechart, as traces have it')
    .option('--out <folder>', 'write scenarios, a test for vitest, and the paths as JSON')
    .addOption(
      new Option('--cover <goals>', 'what the scenarios are to reach (usual: transitions)').choices(
        [...coverages, 'walks'],
      ),
    )
    .option('--shortest', 'many short scenarios, the shortest first, in place of few long ones')
    .option(
      '--longest <moves>',
      `no scenario has more moves, unless a goal is that far away (usual: ${usualLongest})`,
      numberFromOne,
    )
    .option(
      '--walks <count>',
      `so many walks at random (usual: ${usualWalks.count})`,
      numberFromOne,
    )
    .option('--seed <number>', `the seed of the walks (usual: ${usualWalks.seed})`, wholeNumber)
    .option('--length <moves>', `moves in each walk (usual: ${usualWalks.length})`, numberFromOne)
    .option('--run', 'run the scenarios at once')
    .option('--force', 'write into a folder that holds other files too')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Goals: states, transitions, transition-pairs (each transition after each other),
guards (each one holds, and does not), moves (all that can happen in each
situation).

Exit codes: 0 all is well, 1 an invariant is broken or a scenario failed,
2 the command is wrong.

Examples:
  $ offhook generate ctl-trust --run
  $ offhook generate ctl-trust --cover transition-pairs --out generated
  $ offhook generate registration --walks 5 --seed 42 --out generated`,
    )
    .action((name: string | undefined, options: Options) => {
      const { out, force = false } = options;
      if (name === undefined) return list(options, io);
      if (force && out === undefined) throw new UserError('--force goes with --out only');
      const machine = statechartNamed(name, 'offhook generate');
      const generation = generate(models[machine], wishOf(options));
      if (out !== undefined) fillFolder(out, machine, filesOf(generation), force);
      const conformance = options.run && runAll(generation.scenarios, io);
      if (options.json)
        printJson({ ...pathsFile(generation), ...(conformance && { run: conformance }) }, io);
      else printGeneration(generation, conformance, out, pageOn(io));
      const isBroken = generation.invariants.some(({ broken }) => broken);
      if (isBroken || (conformance && conformance.failed.length > 0))
        io.exitCode = exitCodes.expectationFailed;
    });
}

/** @throws UserError for options that need a statechart */
function list({ json, ...others }: Options, io: Io): void {
  if (Object.keys(others).length > 0)
    throw new UserError(
      'name the statechart that tests are to be made from',
      '«offhook generate» lists them.',
    );
  listStatecharts(json ? 'json' : 'text', io);
}

/** @throws UserError when the options contradict each other */
function wishOf({ cover, shortest, longest, walks, seed, length }: Options): Wish {
  const isWalk = cover === 'walks' || (cover === undefined && walks !== undefined);
  const strange = isWalk
    ? { '--shortest': shortest, '--longest': longest }
    : { '--walks': walks, '--seed': seed, '--length': length };
  for (const [option, value] of Object.entries(strange))
    if (value !== undefined)
      throw new UserError(
        isWalk
          ? `${option} does not go with walks at random`
          : `${option} goes with «--cover walks» only`,
      );
  if (isWalk)
    return {
      walks: {
        count: walks ?? usualWalks.count,
        seed: seed ?? usualWalks.seed,
        length: length ?? usualWalks.length,
      },
    };
  const goals = cover ?? 'transitions';
  if (shortest) return { cover: goals, shortest };
  return { cover: goals, ...(longest !== undefined && { longest }) };
}

function runAll(scenarios: readonly GeneratedScenario[], io: Io): Conformance {
  const progress = new Progress(io);
  try {
    const failed = scenarios.flatMap(({ name, text }, index) => {
      progress.show(`running ${index + 1}/${scenarios.length}: ${name}`);
      const { failure } = runSilently(loadScenario(text, `${name}.yaml`));
      return failure ? [{ scenario: name, problem: failureInWords(failure) }] : [];
    });
    return { held: scenarios.length - failed.length, failed };
  } finally {
    progress.clear();
  }
}
