import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from './text.ts';

const eraseToEnd = '\u001b[K';
const goTo = (row: number): string => `\u001b[${row + 1};1H`;

/** Remembers what a terminal shows, to send it no more than the lines that change. */
export class Changes {
  #shown: readonly string[] = [];

  /** @returns what makes the terminal show these lines in the place of the last ones */
  to(lines: readonly string[], columns: number): string {
    const count = Math.max(lines.length, this.#shown.length);
    let changes = '';
    for (let row = 0; row < count; row++) {
      const line = lines[row] ?? '';
      if (line !== this.#shown[row]) changes += goTo(row) + line + restOf(line, columns);
    }
    this.#shown = lines;
    return changes;
  }

  /** The terminal shows nothing. */
  forget(): void {
    this.#shown = [];
  }
}

/** Behind a line that is as wide as the screen there is nothing to erase but its last character. */
const restOf = (line: string, columns: number): string =>
  columnsOf(stripVTControlCharacters(line)) < columns ? eraseToEnd : '';
