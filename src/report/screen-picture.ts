import type { EntryOf } from '../simulation/index.ts';
import { cell, wrap } from './columns.ts';

/** Columns inside the frame: four softkeys of eight letters side by side, as all three models have. */
const width = 35;
const softkeyWidth = 8;

/** The screen of a phone as a small picture of text, its softkeys in the last row. */
export function screenPicture(host: string, screen: EntryOf<'screen'> | undefined): string[] {
  const isDark = !screen || (screen.title === '' && screen.lines.length === 0);
  const lines = isDark ? ['(dark)'] : [screen.title, ...screen.lines];
  const row = (text: string) => `│ ${cell(text, width)} │`;
  const name = host.length > width - 2 ? `${host.slice(0, width - 3)}…` : host;
  return [
    `┌─ ${name} ${'─'.repeat(width - name.length - 1)}┐`,
    ...lines.flatMap((line) => wrap(line, width)).map(row),
    ...(screen && screen.softkeys.length > 0
      ? [`├${'─'.repeat(width + 2)}┤`, row(softkeyRow(screen.softkeys))]
      : []),
    `└${'─'.repeat(width + 2)}┘`,
  ];
}

const softkeyRow = (softkeys: readonly string[]): string =>
  softkeys.map((softkey) => cell(softkey, softkeyWidth)).join(' ');

/** Pictures side by side, as many as there is room for. */
export function sideBySide(pictures: readonly (readonly string[])[], columns: number): string[] {
  const room = width + 4;
  const inRow = Math.max(1, Math.floor((columns + 1) / (room + 1)));
  const lines: string[] = [];
  for (let first = 0; first < pictures.length; first += inRow) {
    const row = pictures.slice(first, first + inRow);
    const height = Math.max(...row.map(({ length }) => length));
    for (let line = 0; line < height; line++)
      lines.push(
        row
          .map((picture) => cell(picture[line] ?? '', room))
          .join(' ')
          .trimEnd(),
      );
  }
  return lines;
}
