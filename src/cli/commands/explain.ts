import { type Command, Option } from 'commander';
import { UserError } from '../../basics/index.ts';
import { nearestRows, type Row } from '../../guide/index.ts';
import type { Language } from '../../guide/texts/index.ts';
import { type Page, wrap } from '../../report/index.ts';
import { type Io, printJson } from '../io.ts';
import { languageOf } from '../language.ts';
import { explain, printExplanation } from './explain/explanation.ts';
import { meantRows } from './explain/meant-rows.ts';
import { shippedFor } from './explain/shipped-for.ts';
import { pageOn } from './page.ts';

interface Options {
  readonly lang?: Language;
  readonly json?: true;
}

export function addExplainCommand(program: Command, io: Io): void {
  program
    .command('explain')
    .summary('say what a message means and what to do')
    .description(
      'Finds a message, an alarm, a log file or a task of the guide, and says what it means, what brings it about, what to do, which logs to read, and which scenarios show it.',
    )
    .argument('<message...>', 'the message as a device shows it, words of it, or the id of a row')
    .addOption(
      new Option(
        '--lang <language>',
        'the language (usual: that of LC_ALL, LC_MESSAGES or LANG)',
      ).choices(['en', 'ja']),
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ offhook explain TFTP Not Authorized: 10.9.9.9
  $ offhook explain alarm/phone/file-auth-failed --lang ja`,
    )
    .action((words: string[], { lang, json }: Options) => {
      const language = lang ?? languageOf(io.env);
      const message = words.join(' ');
      const meant = meantRows(message);
      if ('choices' in meant) {
        if (meant.choices.length === 0) throw unknownMessage(message);
        const choices = meant.choices.map(({ id, text }) => ({ id, text }));
        if (json) printJson({ choices }, io);
        else printChoices(meant.choices, language, pageOn(io));
        return;
      }
      const explanation = explain(meant.clear, language, shippedFor(meant.clear.id));
      if (json) printJson(explanation, io);
      else printExplanation(explanation, language, pageOn(io));
    });
}

/** More than fit on a screen are no choice. */
const mostOffered = 10;

const offers = {
  en: {
    heading: 'Rows of the guide that may be meant:',
    more: 'more; more words find less',
  },
  ja: { heading: '該当する可能性のある項目:', more: '件を省略 (語を増やすと絞り込める)' },
} as const satisfies Record<Language, unknown>;

function printChoices(choices: readonly Row[], language: Language, page: Page): void {
  const { heading, more } = offers[language];
  page.line(page.style.heading(heading));
  for (const { id, text } of choices.slice(0, mostOffered)) {
    page.line(`  offhook explain ${id}`);
    for (const line of wrap(text.replaceAll('\n', ' '), page.columns - 4))
      page.line(page.style.faint(`    ${line}`));
  }
  const left = choices.length - mostOffered;
  if (left > 0) page.line(`  … ${left} ${more}`);
}

function unknownMessage(message: string): UserError {
  const meant = nearestRows(message).map(({ id, text }) => `  ${text} (${id})`);
  return new UserError(
    `the guide has no message like «${message}»`,
    meant.length > 0
      ? ['Did you mean:', ...meant].join('\n')
      : 'Give the message as the device shows it, or the words of it that you know.',
  );
}
