import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import {
  type Coverage,
  coverages,
  filesOf,
  type GeneratedScenario,
  generate,
  type Model,
  models,
  pathsFile,
  usualLongest,
  type Wish,
} from '../../generate/index.ts';
import { aboutMachines, type MachineName } from '../../machines/index.ts';
import { cell, columnsOf, hang, type Reporter } from '../../report/index.ts';
import { loadScenario, nearest } from '../../scenario/index.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { Progress } from '../progress.ts';
import { runOnce } from '../run-scenario.ts';
import { wholeNumber } from '../whole-number.ts';
import { fillFolder } from './generate/folder.ts';
import { type Conformance, printGeneration } from './generate/report.ts';
import { pageOn } from './page.ts';

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
      wholeNumber,
    )
    .option('--walks <count>', `so many walks at random (usual: ${usualWalks.count})`, wholeNumber)
    .option('--seed <number>', `the seed of the walks (usual: ${usualWalks.seed})`, wholeNumber)
    .option('--length <moves>', `moves in each walk (usual: ${usualWalks.length})`, wholeNumber)
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
      if (name === undefined) return list(options, io);
      const generation = generate(modelOf(name), wishOf(options));
      if (options.out !== undefined)
        fillFolder(options.out, filesOf(generation), options.force ?? false);
      const conformance = options.run && runAll(generation.scenarios, io);
      if (options.json)
        printJson({ ...pathsFile(generation), ...(conformance && { run: conformance }) }, io);
      else printGeneration(generation, conformance, options.out, pageOn(io));
      const isBroken = generation.invariants.some(({ broken }) => broken);
      if (isBroken || (conformance && conformance.failed.length > 0))
        io.exitCode = exitCodes.expectationFailed;
    });
}

const names = Object.keys(models) as MachineName[];

function list({ json }: Options, io: Io): void {
  if (json) {
    printJson(
      names.map((name) => ({ name, about: aboutMachines[name] })),
      io,
    );
    return;
  }
  const page = pageOn(io);
  const width = Math.max(...names.map(columnsOf));
  for (const name of names)
    for (const line of hang(`${cell(name, width)}  `, aboutMachines[name], page.columns))
      page.line(line);
}

/** @throws UserError when there is no such statechart */
function modelOf(name: string): Model {
  const model = Object.hasOwn(models, name) ? models[name as MachineName] : undefined;
  if (model) return model;
  const meant = nearest(name, names);
  throw new UserError(
    `there is no statechart «${name}»${meant === undefined ? '' : `; did you mean «${meant}»?`}`,
    '«offhook generate» lists them.',
  );
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

/** Nothing is kept of a run but why it failed. */
function runAll(scenarios: readonly GeneratedScenario[], io: Io): Conformance {
  const progress = new Progress(io);
  try {
    const failed = scenarios.flatMap(({ name, text }, index) => {
      progress.show(`running ${index + 1}/${scenarios.length}: ${name}`);
      const scenario = loadScenario(text, `${name}.yaml`);
      const options = { world: { keep: 'nothing' }, verify: false } as const;
      const { failure } = runOnce(scenario, silent, [], options);
      if (!failure) return [];
      const { step, problem } = failure;
      return [{ scenario: name, problem: `line ${step.line}: ${step.text}: ${problem}` }];
    });
    return { held: scenarios.length - failed.length, failed };
  } finally {
    progress.clear();
  }
}

const silent: Reporter = { end: () => {}, done: () => {} };
