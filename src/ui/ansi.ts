/** Painted lines read back: characters with their looks, as a picture needs them. */
import { columnsOf } from './text.ts';

export interface Ink {
  readonly colour?: number;
  readonly bold?: true;
  readonly dim?: true;
  readonly inverse?: true;
}

/** Characters of the same look next to each other. */
export interface Run {
  readonly text: string;
  /** Of the first character, from 0. */
  readonly column: number;
  readonly columns: number;
  readonly ink: Ink;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const sequence = /\u001b\[([\d;]*)m/;

/** The runs of a line that `paint` has painted. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let ink: Ink = {};
  let column = 0;
  for (const [index, part] of line.split(sequence).entries()) {
    if (index % 2 === 1) ink = part.split(';').reduce(changed, ink);
    else if (part !== '') {
      const columns = columnsOf(part);
      runs.push({ text: part, column, columns, ink });
      column += columns;
    }
  }
  return runs;
}

/** One code of SGR. (ECMA-48 8.3.117) */
function changed(ink: Ink, code: string): Ink {
  switch (Number(code)) {
    case 1:
      return { ...ink, bold: true };
    case 2:
      return { ...ink, dim: true };
    case 7:
      return { ...ink, inverse: true };
    case 22:
      return omit(ink, 'bold', 'dim');
    case 27:
      return omit(ink, 'inverse');
    case 39:
      return omit(ink, 'colour');
    default:
      return { ...ink, colour: Number(code) - 30 };
  }
}

function omit(ink: Ink, ...keys: (keyof Ink)[]): Ink {
  const rest = { ...ink };
  for (const key of keys) delete rest[key];
  return rest;
}
