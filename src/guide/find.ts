import { distance } from 'fastest-levenshtein';
import { placeholder } from './message-text.ts';
import { type Row, rows } from './rows.ts';

/**
 * The rows that a query means, best first: the row of that id; of that exact text in either edition,
 * capitals and punctuation aside; the row whose placeholders or asterisks the query fills
 * (`TFTP Not Authorized: 10.9.9.9`); rows whose text holds the query or is held by it; and at last
 * rows that have at least half of its words, where a rare word counts more than a common one.
 */
export function findRows(query: string): readonly Row[] {
  const wanted = query.trim();
  const words = wordsOf(wanted);
  if (words.length === 0) return [];
  const phrase = phraseOf(words);
  const found = new Set<Row>();
  const unlike = ({ text }: Row) => Math.abs(text.length - wanted.length);
  const add = (matches: (entry: Entry) => boolean) => {
    const matching = index()
      .filter(matches)
      .map(({ row }) => row);
    for (const row of matching.sort((a, b) => unlike(a) - unlike(b))) found.add(row);
  };
  add(({ row }) => row.id === wanted);
  add(({ phrases }) => phrases.includes(phrase));
  add(({ pattern }) => pattern?.test(wanted) ?? false);
  add(({ phrases }) => phrases.some((own) => own.includes(phrase) || phrase.includes(own)));
  for (const row of byWords(words)) found.add(row);
  return [...found];
}

/**
 * What somebody may have meant who mistyped an id or a text, nearest first.
 * @param count the most rows to give
 */
export function nearestRows(query: string, count = 3): readonly Row[] {
  const wanted = query.trim().toLowerCase();
  return rows
    .map((row) => ({ row, off: Math.min(...namesOf(row).map((name) => share(wanted, name))) }))
    .filter(({ off }) => off <= farthest)
    .sort((a, b) => a.off - b.off)
    .slice(0, count)
    .map(({ row }) => row);
}

/** How much of a name may differ from what was typed: not documented anywhere; chosen here. */
const farthest = 0.4;

const namesOf = ({ id, text }: Row): string[] => [
  id,
  id.slice(id.lastIndexOf('/') + 1),
  text.toLowerCase(),
];

/** Edits between two texts as a share of the longer; lengths that differ too much are not compared. */
function share(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return Math.abs(a.length - b.length) > farthest * longer ? 1 : distance(a, b) / longer;
}

interface Entry {
  readonly row: Row;
  /** Id and texts as phrases. */
  readonly phrases: readonly string[];
  readonly words: ReadonlySet<string>;
  /** For a text with parts that vary. */
  readonly pattern: RegExp | undefined;
}

let entries: readonly Entry[] | undefined;

/** Made at the first search, because most runs search nothing. */
function index(): readonly Entry[] {
  entries ??= rows.map((row) => {
    const words = [row.id, row.text, ...(row.japaneseText ? [row.japaneseText] : [])].map(wordsOf);
    return {
      row,
      phrases: words.map(phraseOf),
      words: new Set(words.flat()),
      pattern: patternOf(row),
    };
  });
  return entries;
}

/** Latin words in small letters; a character of another script is a word, as Japanese has no spaces. */
const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[a-z0-9]+|[\p{L}\p{N}]/gu) ?? [];

/** Spaces around it, so that `log` is not found in `login`. */
const phraseOf = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** An asterisk varies in the path of a log file, a placeholder in any other text. */
function patternOf({ kind, text }: Row): RegExp | undefined {
  const fixed = kind === 'log' ? text.split('*') : text.replace(placeholder, '\0').split('\0');
  if (fixed.length === 1) return undefined;
  const escaped = fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`, 'i');
}

/**
 * Rows that have at least half of the words by weight; the most weight first, then short rows.
 * Words that no row has say nothing: a question in plain English has many.
 */
function byWords(words: readonly string[]): Row[] {
  const all = index();
  const wanted = [...new Set(words)]
    .map((word) => new Set(all.filter((entry) => hasWord(entry, word))))
    .filter((having) => having.size > 0)
    .map((having) => ({ having, weight: Math.log(1 + all.length / having.size) }));
  const whole = wanted.reduce((sum, { weight }) => sum + weight, 0);
  return all
    .map((entry) => ({
      entry,
      weight: wanted.reduce((sum, { having, weight }) => sum + (having.has(entry) ? weight : 0), 0),
    }))
    .filter(({ weight }) => weight > 0 && weight >= whole / 2)
    .sort((a, b) => b.weight - a.weight || a.entry.words.size - b.entry.words.size)
    .map(({ entry }) => entry.row);
}

/** `lock` is found in `locked`, and `tokens` where a row has `token`. */
function hasWord({ words }: Entry, word: string): boolean {
  if (words.has(word)) return true;
  if (word.length < 4) return false;
  for (const own of words)
    if (own.length > 3 && (own.startsWith(word) || word.startsWith(own))) return true;
  return false;
}
