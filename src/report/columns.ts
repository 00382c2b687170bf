/** Text in columns of a terminal, where a character of an East Asian script takes the room of two. */
import { printable } from '../basics/index.ts';

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const combining = /\p{Mark}/u;

/** How many columns the text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfOne(character);
  return columns;
}

function columnsOfOne(character: string): number {
  if (combining.test(character)) return 0;
  return isWide(character) ? 2 : 1;
}

const isWide = (character: string): boolean =>
  wide.test(character) || (character.codePointAt(0) as number) > 0x1_f2ff;

/** The text with blanks behind it up to a column; one that is too long ends with `…`. */
export function cell(text: string, columns: number): string {
  const whole = printable(text);
  const missing = columns - columnsOf(whole);
  if (missing >= 0) return whole + ' '.repeat(missing);
  const short = `${firstColumns(whole, columns - 1)}…`;
  return short + ' '.repeat(columns - columnsOf(short));
}

/**
 * Lines that are no wider than that, broken at blanks and beside wide characters; in the middle of a
 * word only where it fills a line.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = printable(text);
  for (;;) {
    const line = firstLine(rest, columns);
    if (line.length === rest.length) break;
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return rest === '' && lines.length > 0 ? lines : [...lines, rest];
}

/**
 * Wrapped text behind a beginning that stays whole; the lines below it are set in, at least as far as
 * the beginning is wide.
 */
export const hang = (
  begin: string,
  text: string,
  columns: number,
  indent: number = columnsOf(begin),
): string[] =>
  wrap(text, columns - indent).map(
    (line, index) => (index === 0 ? begin : ' '.repeat(indent)) + line,
  );

/** The most that fits and ends where a line may end; all that fits where there is no such place. */
function firstLine(text: string, columns: number): string {
  let left = columns;
  let length = 0;
  let breakAt = 0;
  let before = '';
  for (const character of text) {
    if (before !== '' && canBreakBetween(before, character)) breakAt = length;
    left -= columnsOfOne(character);
    if (left < 0) return text.slice(0, breakAt || length || character.length);
    length += character.length;
    before = character;
  }
  return text;
}

/** Japanese rules for line breaks (kinsoku): what closes begins no line, what opens ends none. */
const beginsNoLine = /[。、，．）」』】ー…)\].,:;!?]/;
const endsNoLine = /[（「『【([]/;

const canBreakBetween = (before: string, next: string): boolean =>
  next === ' ' ||
  ((isWide(before) || isWide(next)) &&
    !endsNoLine.test(before) &&
    !beginsNoLine.test(next) &&
    !combining.test(next));

function firstColumns(text: string, columns: number): string {
  let left = columns;
  let first = '';
  for (const character of text) {
    left -= columnsOfOne(character);
    if (left < 0) break;
    first += character;
  }
  return first;
}
