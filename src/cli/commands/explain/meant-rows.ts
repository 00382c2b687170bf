import { findRows, nearestRows, type Row } from '../../../guide/index.ts';

/** What a message leads to: the row that it clearly is, or rows that it may be, best first. */
export type MeantRows = { readonly clear: Row } | { readonly choices: readonly Row[] };

export function meantRows(message: string): MeantRows {
  const found = findRows(message);
  if (found.length === 0) return { choices: [] };
  const called = found.filter((row) => isCalled(row, message));
  const own = called.length > 0 ? called : found.filter((row) => isFilledBy(row, message));
  const choices = own.length > 0 ? own : [...new Set([...nearestRows(message), ...found])];
  const [first, ...others] = choices;
  const isClear = others.length === 0 && (own.length > 0 || (first && holds(first, message)));
  return first && isClear ? { clear: first } : { choices };
}

/** Whether the message is the id or the text of the row. */
const isCalled = (row: Row, message: string): boolean =>
  namesOf(row).some((name) => wordsOf(message) === wordsOf(name));

/** Whether the message is the text of the row, without the parts that vary or with something there. */
function isFilledBy({ kind, text }: Row, message: string): boolean {
  const fixed = text.split(kind === 'log' ? '*' : placeholder);
  return (
    fixed.length > 1 &&
    (wordsOf(message) === wordsOf(fixed.join(' ')) || fills(fixed, message.trim()))
  );
}

/** Whether all words of the message stand in the row, next to each other. */
const holds = (row: Row, message: string): boolean =>
  namesOf(row).some((name) => ` ${wordsOf(name)} `.includes(` ${wordsOf(message)} `));

const namesOf = ({ id, text, japaneseText = text }: Row): string[] => [id, text, japaneseText];

const placeholder = /<[^>]+>/;

/** Whether the message is the fixed parts of a text with something in each gap. */
function fills(fixed: readonly string[], message: string): boolean {
  const escaped = fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`, 'is').test(message);
}

/** Capitals, punctuation and blanks aside. */
const wordsOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
