import { type Ink, type Run, runsOf } from './ansi.ts';
import { columnsOf } from './text.ts';

/** A cell of the screen, in the units of the picture: six tenths of the height of the letters wide. */
const cell = { columns: 8.4, rows: 18, letters: 14, baseline: 13.5 } as const;
const margin = 16;

/** A dark card looks well on a light page and on a dark one. The names are those of SGR colours. */
const theme = {
  background: '#0d1117',
  edge: '#30363d',
  text: '#e6edf3',
  dim: '#7d8590',
  colours: ['#484f58', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#76e3ea', '#e6edf3'],
} as const;

const fonts =
  "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK JP', monospace";

/** A picture of a frame. It holds no font of its own: each word has its place. */
export function svgOf(lines: readonly string[], columns: number, title: string): string {
  const width = round(columns * cell.columns + 2 * margin);
  const height = lines.length * cell.rows + 2 * margin;
  const body = lines.flatMap((line, row) => lineOf(line, row));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font:${cell.letters}px ${fonts};white-space:pre}.b{font-weight:bold}</style>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${theme.background}" stroke="${theme.edge}"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    ...body,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

function lineOf(line: string, row: number): string[] {
  const runs = runsOf(line);
  const y = row * cell.rows;
  const grounds = runs.filter(({ ink }) => ink.inverse).map((run) => groundOf(run, y));
  const strokes = runs.flatMap((run) => strokesOf(run, y));
  const words = runs.flatMap((run) => wordsOf(run));
  const text =
    words.length === 0 ? [] : [`<text y="${round(y + cell.baseline)}">${words.join('')}</text>`];
  return [...grounds, ...strokes, ...text];
}

const colourOf = ({ colour, dim }: Ink): string => {
  if (colour !== undefined) return theme.colours[colour] ?? theme.text;
  return dim ? theme.dim : theme.text;
};

const groundOf = ({ column, columns, ink }: Run, y: number): string =>
  `<rect x="${x(column)}" y="${y}" width="${x(columns)}" height="${cell.rows}" fill="${colourOf(ink)}"/>`;

const inkOf = (ink: Ink): string => (ink.inverse ? theme.background : colourOf(ink));

/** Words and where they stand: a font that is a little wider or narrower shifts nothing. */
function wordsOf({ text, column, ink }: Run): string[] {
  const attributes = `fill="${inkOf(ink)}"${ink.bold ? ' class="b"' : ''}`;
  let at = column;
  return pieces(text).flatMap((piece) => {
    const start = at;
    at += columnsOf(piece);
    if (piece.trim() === '' || isDrawn(piece)) return [];
    return [`<tspan x="${x(start)}" ${attributes}>${escaped(piece)}</tspan>`];
  });
}

/** Runs of blanks, of lines, words, and wide characters one by one. */
const pieces = (text: string): string[] =>
  text.match(/ +|─+|━+|[│├┤╭╮╰╯]|[\u1100-\u{3ffff}]\p{Mark}*|[^ ─━│├┤╭╮╰╯\u1100-\u{3ffff}]+/gu) ??
  [];

/** Lines are drawn and not written: letters leave gaps between the rows. */
const isDrawn = (piece: string): boolean => piece in paths || /^[─━]/.test(piece);

/** From the middle of a cell that is one wide and one high. */
const paths: Readonly<Record<string, string>> = {
  '│': 'M.5 0V1',
  '├': 'M.5 0V1M.5 .5H1',
  '┤': 'M.5 0V1M0 .5H.5',
  '╭': 'M.5 1V.5H1',
  '╮': 'M0 .5H.5V1',
  '╰': 'M.5 0V.5H1',
  '╯': 'M0 .5H.5V0',
};

function strokesOf({ text, column, ink }: Run, y: number): string[] {
  let at = column;
  return pieces(text).flatMap((piece) => {
    const start = at;
    const columns = columnsOf(piece);
    at += columns;
    if (!isDrawn(piece)) return [];
    const path = paths[piece] ?? `M0 .5H${columns}`;
    const width = piece.startsWith('━') ? 2.5 : 1;
    return [
      `<path d="${scaled(path, start, y)}" stroke="${inkOf(ink)}" stroke-width="${width}" fill="none"/>`,
    ];
  });
}

/** The path with its numbers in units of the picture. */
function scaled(path: string, column: number, y: number): string {
  const across = (value: string) => round((column + Number(value)) * cell.columns);
  const down = (value: string) => round(y + Number(value) * cell.rows);
  return path
    .replace(/M(\S+?) (\.?\d+)/g, (_, a, b) => `M${across(a)} ${down(b)}`)
    .replace(/H(\.?\d+)/g, (_, a) => `H${across(a)}`)
    .replace(/V(\.?\d+)/g, (_, b) => `V${down(b)}`);
}

const x = (column: number): number => round(column * cell.columns);
const round = (value: number): number => Math.round(value * 100) / 100;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
