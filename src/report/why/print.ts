import { formatMoment } from '../../basics/index.ts';
import type { Language } from '../../guide/texts/index.ts';
import { cell, columnsOf, hang, wrap } from '../columns.ts';
import type { Page } from '../page.ts';
import type { Explanation, RootFact } from './explanation.ts';
import type { Hop } from './hops.ts';
import { wordsIn } from './words/index.ts';

const widestHost = 16;
const nearestShown = 24;
const rootsShown = 8;
const indentOfGround = 2;

/** The explanation as a person reads it: the root, how it came about, and what the guide says. */
export function printWhy({ hops, guide, root }: Explanation, language: Language, page: Page): void {
  const { style, columns } = page;
  const { headings } = wordsIn(language);
  page.line(style.alarm(headings.root));
  for (const line of wrap(root.text, columns - 2)) page.line(`  ${style.bad(line)}`);
  // What somebody did is told already where that is all.
  const facts = root.facts.length === 1 && root.facts[0]?.since === '' ? [] : root.facts;
  for (const fact of facts) for (const line of factLines(fact, columns)) page.line(line);
  page.line();
  page.line(style.heading(headings.why));
  for (const line of hopLines(hops, headings, columns)) page.line(line);
  if (guide.length === 0) return;
  page.line();
  page.line(style.heading(headings.guide));
  const numberOf = numbers(hops);
  const width = String(hops.length).length;
  const left = ' '.repeat(width + 2);
  for (const { of, id, section, text, meaning } of guide) {
    const number = `${String(numberOf.get(of)).padStart(width)}  `;
    for (const line of hang(number, text.replaceAll('\n', ' '), columns)) page.line(line);
    for (const line of hang(left, `${id} (${section})`, columns)) page.line(style.faint(line));
    for (const line of hang(left, meaning, columns)) page.line(line);
  }
}

type Headings = ReturnType<typeof wordsIn>['headings'];

/** Number, time, host, sentence; of a very long way the middle is left out. */
function hopLines(hops: readonly Hop[], headings: Headings, columns: number): string[] {
  const number = String(hops.length).length;
  const time = Math.max(...hops.map(({ at }) => formatMoment(at).length));
  const host = Math.min(widestHost, Math.max(...hops.map((hop) => columnsOf(hostOf(hop)))));
  const left = hops.length - nearestShown - rootsShown;
  const numberOf = numbers(hops);
  return hops.flatMap((hop, index) => {
    if (left > 1 && index >= nearestShown && index < nearestShown + left)
      return index === nearestShown ? [`… ${headings.left(left)} …`] : [];
    const begin = [
      String(index + 1).padStart(number),
      formatMoment(hop.at).padStart(time),
      cell(hostOf(hop), host),
      '',
    ].join('  ');
    const aside = ' '.repeat(indentOfGround * hop.depth);
    const of = hop.as === 'ground' ? headings.rests(numberOf.get(hop.of ?? 0) ?? 0) : '';
    return hang(begin + aside, of + hop.text, columns);
  });
}

/** By which number each hop goes, by its `seq`. */
const numbers = (hops: readonly Hop[]): ReadonlyMap<number, number> =>
  new Map(hops.map(({ seq }, index) => [seq, index + 1]));

const hostOf = ({ host }: Hop): string => (host === 'site' ? '' : host);

const factLines = ({ host, text, since }: RootFact, columns: number): string[] =>
  hang(
    '  - ',
    `${host === '' ? '' : `${host}: `}${text}${since === '' ? '' : ` — ${since}`}`,
    columns,
  );
