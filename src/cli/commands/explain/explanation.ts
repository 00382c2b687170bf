import { type Row, row } from '../../../guide/index.ts';
import { type Language, type RowText, text } from '../../../guide/texts/index.ts';
import { hang, type Page } from '../../../report/index.ts';

/** All there is to say about a row of the guide, in one language. */
export interface Explanation extends Omit<Row, 'occurrences'>, Omit<RowText, 'logs' | 'related'> {
  readonly logs: readonly { readonly id: string; readonly path: string }[];
  readonly related: readonly { readonly id: string; readonly text: string }[];
  /** The names of the shipped scenarios that show it. */
  readonly scenarios: readonly string[];
}

export function explain(
  { occurrences: _, ...found }: Row,
  language: Language,
  scenarios: readonly string[],
): Explanation {
  const { logs, related, ...words } = text(found.id, language);
  return {
    ...found,
    ...words,
    logs: logs.map((id) => ({ id, path: row(id).text })),
    related: related.map((id) => ({ id, text: row(id).text })),
    scenarios,
  };
}

const headings = {
  en: {
    meaning: 'Meaning',
    causes: 'Causes',
    cure: 'What to do',
    logs: 'Logs to read',
    related: 'Related',
    scenarios: 'Scenarios that show it',
  },
  ja: {
    meaning: '意味',
    causes: '原因',
    cure: '対処',
    logs: '参照するログ',
    related: '関連項目',
    scenarios: '再現するシナリオ',
  },
} as const satisfies Record<Language, unknown>;

/** The explanation as a person reads it. */
export function printExplanation(
  { id, section, meaning, causes, cure, logs, related, scenarios, ...shown }: Explanation,
  language: Language,
  page: Page,
): void {
  const { style, columns } = page;
  const heading = headings[language];
  const hanging = (first: string, words: string): string[] =>
    hang(first, words.replaceAll('\n', ' '), columns);
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) for (const line of ['', style.heading(title), ...lines]) page.line(line);
  };

  const japaneseText = language === 'ja' ? shown.japaneseText : undefined;
  for (const text of [shown.text, japaneseText])
    for (const line of text?.split('\n') ?? []) page.line(style.heading(line));
  page.line(style.faint(`${id} (${section})`));
  part(heading.meaning, hanging('  ', meaning));
  part(
    heading.causes,
    causes.flatMap((cause) => hanging('  - ', cause)),
  );
  part(
    heading.cure,
    cure.flatMap((step, index) => hanging(`  ${index + 1}. `, step)),
  );
  part(
    heading.logs,
    logs.map(({ path }) => `  ${path}`),
  );
  part(
    heading.related,
    related.flatMap((other) => [`  ${other.id}`, ...hanging('    ', other.text)]),
  );
  part(
    heading.scenarios,
    scenarios.map((name) => `  offhook run ${name}`),
  );
}
