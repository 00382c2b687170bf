/** Which entry of a run somebody means. */

import type { TraceEntry } from '../../simulation/index.ts';
import type { Seen } from '../seen.ts';
import { markOfEntry } from '../view/index.ts';
import { inWords, isTold, withoutMark } from '../words.ts';

/** An entry that one can ask about, by what it says. */
export interface Askable {
  readonly entry: TraceEntry;
  /** As a device shows it: the text of an alarm, of a status message, of a log line. */
  readonly text: string;
  /** As «run» and «play» tell it: `ALARM File Auth Failed`. */
  readonly told: string;
}

/** Everything in a run that one would ask about by its text, oldest first. */
export const askables = (entries: readonly TraceEntry[], seen?: Seen): Askable[] =>
  entries.flatMap((entry) => {
    const text = textOf(entry, seen);
    return text === undefined ? [] : [{ entry, text, told: withoutMark(entry, seen) }];
  });

/**
 * The entries whose text is that, else begins with it, else holds it; as a device shows it, or as it
 * is told. Capitals aside, oldest first.
 */
export function meantBy(asked: string, all: readonly Askable[]): readonly Askable[] {
  const wanted = asked.trim().toLowerCase();
  const ways: ((text: string) => boolean)[] = [
    (text) => text === wanted,
    (text) => text.startsWith(wanted),
    (text) => text.includes(wanted),
  ];
  for (const way of ways) {
    const meant = all.filter(
      ({ text, told }) => way(text.toLowerCase()) || way(told.toLowerCase()),
    );
    if (meant.length > 0) return meant;
  }
  return [];
}

/** What somebody sees who watches a phone or reads a log: most of all what has gone wrong. */
const importance = [
  (entry: TraceEntry) => entry.kind === 'verdict' && !entry.held,
  (entry: TraceEntry) => entry.kind === 'alarm',
  (entry: TraceEntry) => entry.kind === 'finding' || markOfEntry(entry) === 'lockout',
  (entry: TraceEntry) => entry.kind === 'status',
  (entry: TraceEntry) => entry.kind === 'registration' && entry.state === 'unregistered',
  (entry: TraceEntry) => entry.kind === 'fate' && isTold(entry, 'story'),
];

/** The different things that one can ask about, the worst first. */
export function suggestions(all: readonly Askable[], most = 12): readonly Askable[] {
  const different = [...new Map([...all].reverse().map((one) => [one.text, one])).values()];
  return importance
    .flatMap((isMeant) => different.filter(({ entry }) => isMeant(entry)).reverse())
    .slice(0, most);
}

/** What is explained where nothing was asked: the first failed expectation, else the first alarm. */
export const firstTrouble = (all: readonly Askable[]): Askable | undefined =>
  importance
    .slice(0, 2)
    .reduce<Askable | undefined>(
      (found, isMeant) => found ?? all.find(({ entry }) => isMeant(entry)),
      undefined,
    );

function textOf(entry: TraceEntry, seen?: Seen): string | undefined {
  switch (entry.kind) {
    case 'alarm':
    case 'status':
    case 'log':
    case 'finding':
    case 'step':
      return entry.text;
    case 'verdict':
      return entry.held ? undefined : entry.expected;
    case 'screen':
      return [entry.title, ...entry.lines].filter((line) => line !== '').join(' | ');
    case 'console':
      return entry.output;
    case 'say':
    case 'packet':
    case 'transition':
    case 'counter':
    case 'tls-secret':
      return undefined;
    default:
      return inWords(entry, seen);
  }
}
