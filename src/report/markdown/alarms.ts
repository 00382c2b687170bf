import { formatMoment } from '../../basics/index.ts';
import { isRowId, row } from '../../guide/index.ts';
import { text } from '../../guide/texts/index.ts';
import type { EntryOf, TraceEntry } from '../../simulation/index.ts';
import { markOfEntry, type Timeline } from '../view/index.ts';
import { escapeMarkdown } from './escape.ts';

type Trouble = EntryOf<'alarm'> | EntryOf<'finding'> | EntryOf<'log'>;

const momentsShown = 5;

/** Each alarm and each problem that was found, once, with what the guide says of it in our words. */
export function alarms({ entries }: Timeline): readonly string[] {
  const troubles = entries.filter(isTrouble);
  const byText = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const same = byText.get(trouble.text);
    if (same) same.push(trouble);
    else byText.set(trouble.text, [trouble]);
  }
  return [...byText].flatMap(([words, same]) => [
    `### ${escapeMarkdown(words)}`,
    '',
    sightings(same),
    '',
    ...explained(same[0]?.guide),
  ]);
}

/** A lockout stands in a log alone. */
const isTrouble = (entry: TraceEntry): entry is Trouble =>
  entry.kind === 'alarm' ||
  entry.kind === 'finding' ||
  (entry.kind === 'log' && markOfEntry(entry) === 'lockout');

function sightings(same: readonly Trouble[]): string {
  const shown = same
    .slice(0, momentsShown)
    .map(({ at, host }) => `${formatMoment(at)} on ${host}`)
    .join(', ');
  const more = same.length - momentsShown;
  const kind = same[0]?.kind === 'alarm' ? 'Alarm' : 'Problem';
  return escapeMarkdown(`${kind} at ${shown}${more > 0 ? `, and ${more} times more` : ''}.`);
}

function explained(id: string | undefined): readonly string[] {
  if (id === undefined || !isRowId(id)) return [];
  const { meaning, causes, cure } = text(id, 'en');
  return [
    escapeMarkdown(meaning),
    '',
    ...list('Causes', causes, () => '-'),
    ...list('What to do', cure, (index) => `${index + 1}.`),
    `Row of the guide: \`${id}\` (${escapeMarkdown(row(id).section)})`,
    '',
  ];
}

const list = (
  heading: string,
  items: readonly string[],
  mark: (index: number) => string,
): readonly string[] =>
  items.length === 0
    ? []
    : [
        `${heading}:`,
        '',
        ...items.map((item, index) => `${mark(index)} ${escapeMarkdown(item)}`),
        '',
      ];
