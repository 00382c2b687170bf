import { type Command, InvalidArgumentError } from 'commander';
import { type Millis, Seconds } from '../../basics/index.ts';
import {
  type Ending,
  type Exploration,
  explore,
  type Found,
  type MoveSet,
  moveSets,
  type Tally,
} from '../../generate/explore/index.ts';
import { counted, type Page, wrap } from '../../report/index.ts';
import { readPlainData, readSpan, writeScenario } from '../../scenario/index.ts';
import { exitCodes, type Io, printJson } from '../io.ts';
import { Progress } from '../progress.ts';
import { findScenarioFile, readWrittenScenario, type ScenarioFile } from '../scenario-files.ts';
import { wholeNumber } from '../whole-number.ts';
import { pageOn } from './page.ts';
import { tellFile, writeFile } from './written-file.ts';

interface Options {
  readonly find?: string;
  readonly stuck?: true;
  readonly moves?: readonly MoveSet[];
  readonly depth?: number;
  readonly states?: number;
  readonly seconds?: number;
  readonly patience?: Millis;
  readonly seed?: number;
  readonly out?: string;
  readonly json?: true;
}

export function addExploreCommand(program: Command, io: Io): void {
  program
    .command('explore')
    .summary('look for what can go wrong at the site of a scenario')
    .description(
      'Goes through the worlds that the site of a scenario can come to, by what people do, by what breaks, and by the passing of time, those first that take the fewest moves. It looks for a broken invariant; with --find for the shortest way to a condition; with --stuck for a site that no repair makes healthy again. Worlds that are equal but for their past are visited once.',
    )
    .argument('<scenario>', 'a file, or the name of a shipped scenario')
    .option('--find <condition>', 'what to look for, as behind «expect:» in a scenario')
    .option('--stuck', 'look for a site where nothing makes all phones register again')
    .option(
      '--moves <sets>',
      `what can happen, with commas between: ${moveSets.join(', ')} (usual: all)`,
      setsOfMoves,
    )
    .option(
      '--depth <moves>',
      'the most moves besides the steps of the scenario (usual: 3)',
      wholeNumber,
    )
    .option('--states <number>', 'the most worlds (usual: 20000)', wholeNumber)
    .option(
      '--seconds <number>',
      'the most time that the search may take (usual: any)',
      wholeNumber,
    )
    .option('--patience <span>', 'how long time passes after each move (usual: 5 min)', span)
    .option('--seed <number>', 'the seed, in the place of the one in the file', wholeNumber)
    .option('--out <file>', 'write what was found as a scenario, in the place of printing it')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
The steps of the scenario, in their order, and the passing of time cost nothing;
every other move counts as one: steps (those of the scenario at another moment),
deeds (power, reset, DHCP, the CTL client), faults (cables, crashes, lost
packets, damaged files), repairs.

Exit codes: 0 nothing broken was found, or with --find it was; 1 an invariant is
broken, a site is stuck, or with --find nothing was found; 2 the command or a
file is wrong.

Examples:
  $ offhook explore tftp-not-authorized
  $ offhook explore tftp-not-authorized --out least.yaml \\
      --find "{ on: phone-1, alarm: /TFTP Not Authorized/, times: 2 }"
  $ offhook explore boot-7960 --stuck --moves faults --depth 1`,
    )
    .action((name: string, options: Options) => {
      const file = findScenarioFile(name);
      const result = exploreFile(file, options, io);
      const text = result.found && scenarioText(result.found, file, options);
      if (text !== undefined && options.out !== undefined) writeFile(options.out, text);
      if (options.json) printJson(asJson(result, text), io);
      else print(result, text, options, pageOn(io));
      if (isBad(result, options)) io.exitCode = exitCodes.expectationFailed;
    });
}

function setsOfMoves(text: string): readonly MoveSet[] {
  const sets = text.split(',').map((set) => set.trim());
  const strange = sets.find((set) => !(moveSets as readonly string[]).includes(set));
  if (strange !== undefined)
    throw new InvalidArgumentError(`«${strange}» is none of ${moveSets.join(', ')}.`);
  return sets as MoveSet[];
}

function span(text: string): Millis {
  const millis = readSpan(text);
  if (millis === undefined)
    throw new InvalidArgumentError('It must be a duration such as «5 min».');
  return millis;
}

function exploreFile(file: ScenarioFile, options: Options, io: Io): Exploration {
  const { find, moves, depth, states, patience, seed, stuck } = options;
  const data = readWrittenScenario(file);
  const progress = new Progress(io);
  const end = Date.now() + Seconds(options.seconds ?? Number.POSITIVE_INFINITY);
  try {
    return explore(seed === undefined ? data : { ...data, seed }, {
      file: file.path,
      ...(find !== undefined && { find: readPlainData(find, '--find') }),
      ...(stuck && { stuck }),
      ...(moves && { moves }),
      ...(depth !== undefined && { depth }),
      ...(states !== undefined && { worlds: states }),
      ...(patience !== undefined && { patience }),
      isOver: (tally) => {
        progress.show(inWords(tally));
        return Date.now() >= end;
      },
    });
  } finally {
    progress.clear();
  }
}

const inWords = ({ worlds, equal, refused, depth }: Tally): string =>
  `${counted(worlds, 'world')}, ${equal} of them equal to another, ${counted(refused, 'move')} refused, ${counted(depth, 'move')} deep`;

const endings: Readonly<Record<Ending, string>> = {
  found: '',
  everything: 'There is no other world.',
  depth: 'More moves may lead to others: --depth bounds them.',
  worlds: 'There are more worlds: --states bounds them.',
  time: 'There are more worlds: --seconds ended the search.',
};

function scenarioText({ scenario }: Found, { path }: ScenarioFile, { out }: Options): string {
  const replay = `Made from ${path} by offhook explore. Replay it: offhook run ${out ?? 'FILE'}`;
  return writeScenario(scenario, replay);
}

function print(
  { found, ended, ...tally }: Exploration,
  text: string | undefined,
  { find, out }: Options,
  page: Page,
): void {
  if (!found) {
    page.line(find === undefined ? unbroken(ended) : 'It was not found.');
    page.line(endings[ended]);
  } else {
    for (const line of wrap(headline(found), page.columns)) page.line(line);
    page.line();
    for (const step of found.way) page.line(`  ${step}`);
    page.line();
    if (out === undefined) page.line((text ?? '').trimEnd());
    else tellFile(out, page);
    page.line();
  }
  page.line(inWords(tally));
}

/** What was not looked at may be broken all the same. */
const unbroken = (ended: Ending): string =>
  ended === 'everything' ? 'Nothing is broken.' : 'Nothing broken was found so far.';

function headline({ what, text, cost }: Found): string {
  const effort = cost === 0 ? 'nothing has to go wrong' : `it takes ${counted(cost, 'move')}`;
  if (what === 'condition') return `Found, ${effort} besides the steps of the scenario: ${text}`;
  return what === 'invariant' ? `Broken: ${text}` : `Stuck: ${text}`;
}

function asJson({ found, ...result }: Exploration, text: string | undefined): object {
  return { ...result, ...(found && { found: { ...found, text: found.text, file: text } }) };
}

const isBad = ({ found }: Exploration, { find }: Options): boolean =>
  found ? found.what !== 'condition' : find !== undefined;
