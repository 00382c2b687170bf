import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import type { Language } from '../../guide/texts/index.ts';
import { hang, type Outcome } from '../../report/index.ts';
import { askables, printWhy, why } from '../../report/why/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { TraceEntry } from '../../simulation/index.ts';
import { type Io, printJson } from '../io.ts';
import { languageOf } from '../language.ts';
import { runOnce } from '../run-scenario.ts';
import { findScenarioFiles, readScenario } from '../scenario-files.ts';
import { wholeNumber } from '../whole-number.ts';
import { pageOn } from './page.ts';
import { askedFor, choicesIn } from './why/question.ts';

interface Options {
  readonly lang?: Language;
  readonly nth: number;
  readonly seed?: number;
  readonly json?: true;
}

export function addWhyCommand(program: Command, io: Io): void {
  program
    .command('why')
    .summary('say why something happened in a run, back to the root')
    .description(
      'Runs a scenario and explains one thing that happened in it: the way back from cause to cause, what each decision rests on, what the guide says, and the mistake at the root.',
    )
    .argument('<scenario>', 'a file, or the name of a shipped scenario')
    .argument(
      '[what...]',
      'an alarm, a message or a log line, or how it begins; or the number of an entry of the trace (usual: what went wrong first, or a list of what can be asked)',
    )
    .addOption(
      new Option(
        '--lang <language>',
        'the language (usual: that of LC_ALL, LC_MESSAGES or LANG)',
      ).choices(['en', 'ja']),
    )
    .option('--nth <number>', 'which of several that say the same', wholeNumber, 1)
    .option('--seed <number>', 'the seed, in the place of the one in the file', wholeNumber)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Exit codes: 0 explained, 2 there is no such scenario or entry.

Examples:
  $ offhook why tftp-not-authorized
  $ offhook why file-auth-failed-ctl CTL update failed --nth 2
  $ offhook why capf-lockout '#200' --lang ja`,
    )
    .action((name: string, words: string[], options: Options) => {
      const scenario = oneScenario(name);
      const outcome = run(scenario, options.seed);
      const asked = askedFor(outcome, words.join(' '), options.nth);
      if (!asked) return tellChoices(outcome, io);
      const { entry, count } = asked;
      if (count > 1)
        io.stderr.write(`${options.nth} of ${count} that say so; --nth chooses another one\n\n`);
      const { entries } = outcome.world.trace;
      const language = options.lang ?? languageOf(io.env);
      const explanation = why(entries, entry.seq, { language, lineOf: linesOf(scenario, entries) });
      if (!explanation) return;
      if (options.json) printJson(explanation, io);
      else printWhy(explanation, language, pageOn(io));
    });
}

/** @throws UserError when it is a folder of several */
function oneScenario(name: string): Scenario {
  const [file, ...others] = findScenarioFiles([name]);
  if (!file || others.length > 0)
    throw new UserError(`«${name}» is more than one scenario`, 'Name one of them.');
  return readScenario(file);
}

const run = (scenario: Scenario, seed: number | undefined): Outcome =>
  runOnce(scenario, { end: () => {}, done: () => {} }, [], {
    world: { keep: 'all', ...(seed !== undefined && { seed }) },
    verify: false,
  });

function tellChoices({ world, seen }: Outcome, io: Io): void {
  const page = pageOn(io);
  page.line('No alarm was raised in this run. One can ask about:');
  for (const choice of choicesIn(askables(world.trace.entries, seen)))
    for (const line of hang('  ', choice, page.columns)) page.line(line);
}

/** The nth entry of a step is that of the nth step with its text. */
function linesOf(scenario: Scenario, entries: readonly TraceEntry[]) {
  const lines = new Map<number, number>();
  const taken = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'step') continue;
    const before = taken.get(entry.text) ?? 0;
    taken.set(entry.text, before + 1);
    const step = scenario.steps.filter(({ text }) => text === entry.text)[before];
    if (step) lines.set(entry.seq, step.line);
  }
  return (seq: number): number | undefined => lines.get(seq);
}
