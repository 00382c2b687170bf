import { UserError } from '../../../basics/index.ts';
import { nearestEntry, type Outcome } from '../../../report/index.ts';
import {
  type Askable,
  askables,
  firstTrouble,
  meantBy,
  suggestions,
} from '../../../report/why/index.ts';
import { nearest } from '../../../scenario/index.ts';
import type { TraceEntry } from '../../../simulation/index.ts';

export interface Asked {
  readonly entry: TraceEntry;
  /** How many entries say what was asked for, this one included. */
  readonly count: number;
}

/**
 * The entry that is meant.
 * @param what a number, or the text of an entry, or how it begins; empty for what went wrong first
 * @param nth which of several of the same text, from 1
 * @returns undefined when nothing was asked, and nothing went wrong
 * @throws UserError when there is no such entry
 */
export function askedFor(outcome: Outcome, what: string, nth: number): Asked | undefined {
  const { world, seen } = outcome;
  if (nth < 1) throw new UserError('there is no entry before the first', 'Count from 1.');
  const all = askables(world.trace.entries, seen);
  if (what === '') {
    const entry = nearestEntry(outcome) ?? firstTrouble(all)?.entry;
    return entry && { entry, count: 1 };
  }
  const number = /^#?(\d+)$/.exec(what);
  if (number) return { entry: numbered(Number(number[1]), outcome), count: 1 };
  const meant = meantBy(what, all);
  const found = meant[nth - 1];
  if (found) return { entry: found.entry, count: meant.length };
  if (meant.length > 0)
    throw new UserError(
      `the run has «${what}» only ${meant.length === 1 ? 'once' : `${meant.length} times`}`,
      `Ask with --nth ${meant.length} at most.`,
    );
  throw unknown(what, all);
}

function numbered(seq: number, { world }: Outcome): TraceEntry {
  const entry = world.trace.find(seq);
  if (entry) return entry;
  throw new UserError(
    `the run has no entry ${seq}`,
    `Its entries are numbered from 1 to ${world.trace.length}.`,
  );
}

function unknown(what: string, all: readonly Askable[]): UserError {
  const meant = nearest(
    what,
    all.map(({ text }) => text),
  );
  const choices = choicesIn(all);
  return new UserError(
    `nothing in the run says «${what}»`,
    meant === undefined && choices.length > 0
      ? ['One can ask about:', ...choices.map((choice) => `  ${choice}`)].join('\n')
      : `Did you mean «${meant ?? ''}»?`,
  );
}

/** What one can ask about: number, host and text. */
export const choicesIn = (all: readonly Askable[]): string[] =>
  suggestions(all).map(({ entry, text }) => `#${entry.seq} ${entry.host}: ${text}`);
