/** How messages quote, list and suggest. */
import { distance } from 'fastest-levenshtein';
import { printable } from './source.ts';

const longestQuote = 60;

/** Text of the file inside a message: on one line, and not too much of it. */
export function quote(value: unknown): string {
  const text = printable(String(value));
  return `«${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}»`;
}

/** `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string => listed(words, 'or');

export function listed(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const mostListed = 12;

/** The first of very many names, and how many more there are. */
export function someOf(words: readonly string[]): string {
  if (words.length <= mostListed) return words.join(', ');
  return `${words.slice(0, mostListed - 2).join(', ')} and ${words.length - mostListed + 2} more`;
}

const mostCompared = 5_000;

/**
 * What was meant by a word that is not known: the known word that is nearest, if no more than a
 * third of the letters differ, or one that begins with it. Capitals, hyphens and blanks do not count.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const wanted = plain(word);
  const candidates = known.slice(0, mostCompared);
  let best: string | undefined;
  let bestDistance = Math.ceil(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    const off = distance(wanted, plain(candidate));
    if (off >= bestDistance) continue;
    best = candidate;
    bestDistance = off;
  }
  if (best !== undefined || wanted.length < 3) return best;
  return candidates.find((candidate) => plain(candidate).startsWith(wanted));
}

const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

/** The end of a message about a word that is not known. */
export function meant(suggestion: string | undefined, known: readonly string[]): string {
  if (suggestion !== undefined) return `; did you mean ${quote(suggestion)}?`;
  return known.length === 0 ? '' : `; possible: ${someOf(known)}`;
}
