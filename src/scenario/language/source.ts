/** The text of a file, and how a place in it is shown. */

/** A stretch of a text, offsets in UTF-16 units; `end` is not part of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

const framedWidth = 100;
const linesBefore = 2;

export class Source {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] as number) + 1 };
  }

  /** The text of a line without what ends it. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1];
    if (start === undefined) return '';
    const next = this.#lineStarts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
  }

  /** The line of the span with carets below it, and the two lines before. */
  frame({ start, end }: Span): string {
    const { line, column } = this.position(start);
    const numberWidth = String(line).length;
    const widest = Math.max(0, this.line(line).length - framedWidth);
    const cut = Math.max(0, Math.min(column - framedWidth / 2, widest));
    const shown = (number: number) => printable(this.line(number).slice(cut, cut + framedWidth));
    const row = (mark: string, number: number | '', text: string) =>
      `${mark} ${String(number).padStart(numberWidth)} | ${text}`.trimEnd();
    const rows: string[] = [];
    for (let number = Math.max(1, line - linesBefore); number < line; number++)
      rows.push(row(' ', number, shown(number)));
    const text = shown(line);
    const before = text.slice(0, column - 1 - cut);
    const marked = text.slice(before.length, before.length + Math.max(1, end - start));
    rows.push(row('>', line, text));
    rows.push(row(' ', '', `${blanks(before)}${'^'.repeat(Math.max(1, marked.length))}`));
    return rows.join('\n');
  }
}

/** Text of a file must not steer the terminal: control characters show as a dot, tabs as a blank. */
export const printable = (text: string): string =>
  text
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '·');

/** As wide as the text: a character of an East Asian script takes the room of two. */
const blanks = (text: string): string =>
  text
    .replace(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
      '\u3000',
    )
    .replace(/[^\u3000]/g, ' ');
