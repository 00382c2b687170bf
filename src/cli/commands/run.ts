import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import { isWell, type Outcome, type Reporter } from '../../report/index.ts';
import type { MarkdownReport } from '../../report/markdown/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Keep, Subscriber } from '../../simulation/index.ts';
import { type ExitCode, exitCodes, type Io, printJson } from '../io.ts';
import { OutputFile } from '../output-file.ts';
import { tellUserError } from '../problems.ts';
import { Progress } from '../progress.ts';
import { captureFile, Hasher, type Hashes, type Recorder, traceFile } from '../recorders.ts';
import { makeReporter, type ReporterName, reporterNames } from '../reporters.ts';
import { runOnce } from '../run-scenario.ts';
import { findScenarioFiles, readScenario, type ScenarioFile } from '../scenario-files.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly reporter: ReporterName;
  readonly trace?: string;
  readonly pcapng?: string;
  readonly report?: string;
  readonly withoutSecrets?: true;
  readonly seed?: number;
  readonly keep: Keep;
  readonly verify?: true;
  readonly hashes?: true;
  readonly verbose?: true;
}

export function addRunCommand(program: Command, io: Io): void {
  program
    .command('run')
    .summary('run scenarios and check what they expect')
    .description(
      'Runs scenarios: builds the site that each describes, drives it in virtual time, and checks what it expects. One scenario is told as a timeline.',
    )
    .argument('<scenarios...>', 'files, folders, or names of shipped scenarios')
    .addOption(
      new Option('--reporter <name>', 'how the results are told')
        .choices(reporterNames)
        .default('spec'),
    )
    .option('--verbose', 'tell everything: packets, states, logs, counters')
    .option('--trace <file>', 'write the trace, one JSON object a line')
    .option('--pcapng <file>', 'write a capture of all packets, for Wireshark')
    .option('--report <file>', 'write a report as Markdown, with a sequence diagram')
    .option(
      '--without-secrets',
      'leave out of the capture what opens TLS: it shows what a sniffer sees',
    )
    .option('--seed <number>', 'the seed, in the place of the one in the file', wholeNumber)
    .addOption(
      new Option(
        '--keep <entries>',
        'how many entries of the trace stay in memory to explain a failure',
      )
        .argParser(keep)
        .default('all' satisfies Keep),
    )
    .option('--verify', 'run each scenario twice and compare trace and capture')
    .addOption(
      new Option('--hashes', 'print the SHA-256 of each trace and capture, as JSON').conflicts([
        'reporter',
        'verbose',
      ]),
    )
    .addHelpText(
      'after',
      `
With several scenarios, --trace, --pcapng and --report name a folder that gets a
file for each.

Exit codes: 0 all expectations held, 1 one failed, 2 the command or a file is wrong,
3 two runs differed, 70 a bug in offhook.

Examples:
  $ offhook run tftp-not-authorized
  $ offhook run scenarios --verify
  $ offhook run my-site.yaml --report my-site.md
  $ offhook run my-site.yaml --pcapng my-site.pcapng
  $ offhook run my-site.yaml --pcapng sniffed.pcapng --without-secrets`,
    )
    .action(async (names: string[], options: Options) => {
      io.exitCode = await runScenarios(names, options, io);
    });
}

const keep = (text: string): Keep => (text === 'all' ? 'all' : { last: wholeNumber(text) });

interface Loaded {
  readonly file: ScenarioFile;
  readonly scenario: Scenario;
}

async function runScenarios(names: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const loaded = load(findScenarioFiles(names), io);
  if (!loaded) return exitCodes.wrongUse;
  const progress = new Progress(io);
  const hashes: Record<string, Hashes> = {};
  const reporter = options.hashes
    ? new Failures(io)
    : makeReporter(options.reporter, io, {
        count: loaded.length,
        verbose: options.verbose ?? false,
      });
  let exitCode: ExitCode = exitCodes.allHeld;
  for (const [index, { file, scenario }] of loaded.entries()) {
    if (loaded.length > 1) progress.show(`running ${index + 1}/${loaded.length}: ${file.key}`);
    const hasher = new Hasher();
    const report = await reportFor(file, options, loaded.length);
    const recorders = [
      ...recordersFor(file, options, loaded.length),
      ...(report ? [report] : []),
      ...(options.hashes ? [hasher] : []),
    ];
    const outcome = clearing(progress, () =>
      runOnce(scenario, reporter, recorders, {
        world: { keep: options.keep, ...(options.seed !== undefined && { seed: options.seed }) },
        verify: options.verify ?? false,
      }),
    );
    if (options.hashes) hashes[file.key] = hasher.hashes();
    report?.write(outcome);
    reporter.end(outcome);
    exitCode = worse(exitCode, exitCodeOf(outcome));
    // Between runs the process hears of a reader that has gone.
    await new Promise(setImmediate);
  }
  reporter.done();
  if (options.hashes) printJson(hashes, io);
  return exitCode;
}

/** What was shown while something went on is gone when it ends, well or not. */
function clearing<Result>(progress: Progress, action: () => Result): Result {
  try {
    return action();
  } finally {
    progress.clear();
  }
}

/** All of them are read before the first is run; what is wrong with each is told. */
function load(files: readonly ScenarioFile[], io: Io): Loaded[] | undefined {
  const loaded: Loaded[] = [];
  for (const file of files) {
    try {
      loaded.push({ file, scenario: readScenario(file) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      tellUserError(error, io);
    }
  }
  return loaded.length === files.length ? loaded : undefined;
}

/** Files of their own in a folder where there are several scenarios. */
const opener =
  ({ key }: ScenarioFile, count: number) =>
  (path: string, extension: string): OutputFile =>
    count === 1
      ? new OutputFile(path)
      : OutputFile.below(
          `${path}/${key.replace(/^\/|:/g, '').replace(/\.ya?ml$/, '')}${extension}`,
        );

function recordersFor(
  file: ScenarioFile,
  { trace, pcapng, withoutSecrets }: Options,
  count: number,
): Recorder[] {
  const open = opener(file, count);
  return [
    ...(trace === undefined ? [] : [traceFile(open(trace, '.jsonl'))]),
    ...(pcapng === undefined ? [] : [captureFile(open(pcapng, '.pcapng'), !withoutSecrets)]),
  ];
}

/** What makes reports is loaded only for who wants one. */
async function reportFor(
  file: ScenarioFile,
  { report }: Options,
  count: number,
): Promise<ReportFile | undefined> {
  if (report === undefined) return undefined;
  const { MarkdownReport } = await import('../../report/markdown/index.ts');
  return new ReportFile(opener(file, count)(report, '.md'), new MarkdownReport());
}

/** Listens to a run, and writes its report when the outcome is known. */
class ReportFile implements Recorder {
  readonly #file: OutputFile;
  readonly #report: MarkdownReport;

  constructor(file: OutputFile, report: MarkdownReport) {
    this.#file = file;
    this.#report = report;
  }

  begin(): Subscriber {
    return (entry) => this.#report.note(entry);
  }

  end(): void {}

  write(outcome: Outcome): void {
    this.#file.write(this.#report.text(outcome));
    this.#file.close();
  }
}

function exitCodeOf({ held, verification }: Outcome): ExitCode {
  if (verification?.same === false) return exitCodes.runsDiffer;
  return held ? exitCodes.allHeld : exitCodes.expectationFailed;
}

const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

/** Where stdout is for the hashes: what failed, in one line each. */
class Failures implements Reporter {
  readonly #io: Io;

  constructor(io: Io) {
    this.#io = io;
  }

  end(outcome: Outcome): void {
    if (isWell(outcome)) return;
    const { scenario, failure } = outcome;
    const problem = failure
      ? `${failure.step.line}: ${failure.step.text}: ${failure.problem}`
      : ' two runs differ';
    this.#io.stderr.write(`${scenario.file}:${problem}\n`);
  }

  done(): void {}
}
