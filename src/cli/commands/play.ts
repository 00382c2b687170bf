import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Hours, Millis, Minutes, Seconds, UserError } from '../../basics/index.ts';
import { Session } from '../../scenario/index.ts';
import {
  castOf,
  inBlackAndWhite,
  inColour,
  type Moment,
  paceOf,
  paces,
  pictureOf,
  playInTerminal,
  type Room,
  Show,
  smallest,
} from '../../ui/index.ts';
import { withFile } from '../file-problems.ts';
import { exitCodes, type Io, isInteractive, wantsColour } from '../io.ts';
import { OutputFile } from '../output-file.ts';
import { makeReporter } from '../reporters.ts';
import { runOnce } from '../run-scenario.ts';
import { findScenarioFiles, readScenario, type ScenarioFile } from '../scenario-files.ts';
import { wholeNumber } from '../whole-number.ts';

const fastest = Math.max(...paces);

interface Options {
  readonly speed?: number;
  readonly seed?: number;
  readonly plain?: true;
  readonly record?: string;
  readonly svg?: string;
  readonly size: Room;
  readonly at?: Millis;
  readonly atAlarm?: true;
}

export function addPlayCommand(program: Command, io: Io): void {
  program
    .command('play')
    .summary('watch a scenario in the terminal, and take part')
    .description(
      'Shows a scenario in the terminal: the site, its phones, what happens and who sends what to whom. Time can be stopped and stepped back; everything can be looked into, asked why, and done otherwise. «?» tells the keys.',
    )
    .argument('<scenario>', 'a file, or the name of a shipped scenario')
    .option('--speed <times>', 'how many times faster than real time, up to 1000', times)
    .option('--seed <number>', 'the seed, in the place of the one in the file', wholeNumber)
    .option('--plain', 'tell the story as plain lines, as where the output is no terminal')
    .addOption(
      new Option(
        '--record <file>',
        'write a recording (asciicast v2) instead of playing',
      ).conflicts(['plain', 'svg']),
    )
    .addOption(
      new Option('--svg <file>', 'write a picture (SVG) instead of playing').conflicts('plain'),
    )
    .addOption(
      new Option('--size <columns>x<rows>', 'the size of the recording or picture')
        .argParser(size)
        .default({ columns: 100, rows: 30 }, '100x30'),
    )
    .addOption(
      new Option('--at <moment>', 'the moment of the picture, such as 12s or 1min').argParser(span),
    )
    .addOption(
      new Option('--at-alarm', 'the first alarm or failure is the moment of the picture').conflicts(
        'at',
      ),
    )
    .addHelpText(
      'after',
      `
A picture shows the end of the run unless --at or --at-alarm says otherwise.

Examples:
  $ offhook play tftp-not-authorized
  $ offhook play my-site.yaml --speed 100
  $ offhook play tftp-not-authorized --record tour.cast
  $ offhook play tftp-not-authorized --svg alarm.svg --at-alarm`,
    )
    .action((name: string, options: Options, command: Command) => {
      const isSized = command.getOptionValueSource('size') === 'cli';
      if (isSized && options.record === undefined && options.svg === undefined)
        throw new UserError('--size is the size of what --record or --svg writes');
      return playScenario(name, options, io);
    });
}

async function playScenario(name: string, options: Options, io: Io): Promise<void> {
  const [file, another] = findScenarioFiles([name]);
  if (!file || another)
    throw new UserError(
      `«${name}» is a folder of several scenarios`,
      '«offhook list» names them; «play» shows one.',
    );
  const { record: cast, svg, plain, at, atAlarm, speed } = options;
  if (svg === undefined && (at !== undefined || atAlarm))
    throw new UserError('--at and --at-alarm say which moment --svg shows');
  const pace = speed === undefined ? undefined : paceOf(speed);
  if (cast !== undefined) record(new Show(sessionOf(file, options), inColour, pace), options);
  else if (svg !== undefined) picture(new Show(sessionOf(file, options), inColour), options);
  else if (!plain && isInteractive(io.stdout, io) && process.stdin.isTTY) {
    const paint = wantsColour(io.stdout, io) ? inColour : inBlackAndWhite;
    await playInTerminal(new Show(sessionOf(file, options), paint, pace), process);
  } else tell(file, options, io);
}

function sessionOf({ path }: ScenarioFile, { seed }: Options): Session {
  const text = withFile('read', path, () => readFileSync(path, 'utf8'));
  return new Session({ text, file: path, ...(seed !== undefined && { seed }) });
}

function record(show: Show, { record: path = '', size }: Options): void {
  show.runAhead(Millis(Number.POSITIVE_INFINITY));
  const file = new OutputFile(path);
  for (const line of castOf(show, size)) file.write(line);
  file.close();
}

function picture(show: Show, { svg: path = '', size, at, atAlarm }: Options): void {
  show.runAhead(Millis(Number.POSITIVE_INFINITY));
  const moment: Moment = atAlarm ? 'alarm' : (at ?? 'end');
  const drawn = pictureOf(show, moment, size);
  const file = new OutputFile(path);
  file.write(drawn);
  file.close();
}

/** As «run» tells it. */
function tell(file: ScenarioFile, { seed }: Options, io: Io): void {
  const reporter = makeReporter('spec', io, { count: 1, verbose: false });
  const outcome = runOnce(readScenario(file), reporter, [], {
    world: { keep: 'all', ...(seed !== undefined && { seed }) },
    verify: false,
  });
  reporter.end(outcome);
  reporter.done();
  io.exitCode = outcome.held ? exitCodes.allHeld : exitCodes.expectationFailed;
}

function times(text: string): number {
  const number = wholeNumber(text);
  if (number > fastest) throw new InvalidArgumentError(`It must be at most ${fastest}.`);
  return number;
}

function size(text: string): Room {
  const [, columns, rows] = /^(\d{1,3})x(\d{1,3})$/.exec(text) ?? [];
  if (columns === undefined) throw new InvalidArgumentError('It must look like 100x30.');
  const room = { columns: Number(columns), rows: Number(rows) };
  if (room.columns < smallest.columns || room.rows < smallest.rows)
    throw new InvalidArgumentError(`It must be at least ${smallest.columns}x${smallest.rows}.`);
  return room;
}

const units = { ms: Millis, s: Seconds, min: Minutes, h: Hours } as const;

function span(text: string): Millis {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)$/.exec(text.trim()) ?? [];
  if (count === undefined) throw new InvalidArgumentError('It must look like 12s, 500ms or 2min.');
  return units[unit as keyof typeof units](Number(count));
}
