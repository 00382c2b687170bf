import { formatMoment, printable } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import { cell, columnsOf } from '../columns.ts';
import type { Fate, LadderRow } from './ladder-row.ts';

/** One row of a ladder as text. */
export interface LadderLine {
  readonly row: LadderRow;
  readonly text: string;
}

const timeColumns = 9;
const gap = 2;
/** So many hosts have their arrows wide enough for the words on them. */
const hostsWithWordsOnArrows = 3;
const narrowLane = 7;

/** Where the lines of the hosts stand, and where words go that stand on no arrow. */
interface Layout {
  readonly lanes: ReadonlyMap<HostName, number>;
  /** Behind the last line. */
  readonly wordsAt: number;
  readonly onArrows: boolean;
  readonly columns: number;
}

/** The names of the hosts, each around its line. */
export function ladderHeading(hosts: readonly HostName[], columns: number): string {
  const layout = layoutFor(hosts, columns);
  const lanes = [...layout.lanes];
  let text = '';
  for (const [index, [host, at]] of lanes.entries()) {
    const next = lanes[index + 1]?.[1] ?? columns;
    const before = index === 0 ? 0 : columnsOf(text) + 1;
    const room = Math.max(1, next - before - 1);
    const name = columnsOf(host) > room ? cell(host, room) : printable(host);
    const start = Math.max(
      before,
      Math.min(at - (columnsOf(name) >> 1), columns - columnsOf(name)),
    );
    text = text.padEnd(start) + name;
  }
  return cell(text, columns);
}

/** The rows as lines of text of this width: the moment, then a line for each host with the arrows
 * between them. What became of a packet is told by its arrow and in words. */
export function ladderPicture(
  rows: readonly LadderRow[],
  hosts: readonly HostName[],
  columns: number,
): readonly LadderLine[] {
  const layout = layoutFor(hosts, columns);
  return rows.map((row, index) => {
    const sameMoment = index > 0 && rows[index - 1]?.at === row.at;
    const time = (sameMoment ? '' : formatMoment(row.at)).padStart(timeColumns);
    return { row, text: time + lineOf(row, layout).slice(timeColumns) };
  });
}

function layoutFor(hosts: readonly HostName[], columns: number): Layout {
  const left = timeColumns + gap;
  const onArrows = hosts.length <= hostsWithWordsOnArrows;
  const room = columns - left - 4;
  const spacing = onArrows
    ? Math.floor(room / Math.max(1, hosts.length - 1))
    : Math.max(3, Math.min(narrowLane, Math.floor(room / 2 / hosts.length)));
  const lanes = new Map(
    hosts.map((host, index) => [host, left + 2 + index * (hosts.length > 1 ? spacing : 0)]),
  );
  const last = Math.max(left, ...lanes.values());
  return { lanes, wordsAt: last + 2, onArrows, columns };
}

/** A line of the picture while it is painted, a character a column. */
type Canvas = string[];

function lineOf(row: LadderRow, layout: Layout): string {
  const { lanes, columns } = layout;
  const canvas: Canvas = new Array<string>(columns).fill(' ');
  for (const at of lanes.values()) put(canvas, at, '│');
  const words = wordsFor(row);
  if (row.kind === 'note') paintNote(canvas, row, words, layout);
  else paintArrow(canvas, row, words, layout);
  return canvas.join('');
}

function wordsFor({ label, count, fate, fated }: LadderRow): string {
  const times = count > 1 ? ` ×${count}` : '';
  if (!fate) return printable(label) + times;
  return `${printable(label)}${times} (${fated < count ? `${fated} of them ` : ''}${fate})`;
}

function paintNote(canvas: Canvas, { from }: LadderRow, words: string, layout: Layout): void {
  const lane = layout.lanes.get(from);
  if (lane === undefined) return write(canvas, timeColumns + gap, `▸ ${words}`);
  put(canvas, lane, '●');
  const start = layout.onArrows ? lane + 2 : layout.wordsAt;
  const room = layout.columns - start;
  if (columnsOf(words) <= room || lane < layout.columns / 2 || !layout.onArrows)
    return write(canvas, start, words);
  // Beside a line far on the right there is more room before it.
  const begin = Math.max(timeColumns + gap, lane - 1 - columnsOf(words));
  write(canvas, begin, cell(words, Math.min(columnsOf(words), lane - 1 - begin)));
}

/** How an arrow is drawn: what it is made of, its head, and whether it ends before its goal. */
const strokes: Readonly<Record<Fate | 'arrived', { line: string; right: string; left: string }>> = {
  arrived: { line: '─', right: '►', left: '◄' },
  delayed: { line: '┄', right: '►', left: '◄' },
  duplicated: { line: '─', right: '►►', left: '◄◄' },
  lost: { line: '╌', right: '✗ ', left: ' ✗' },
  undeliverable: { line: '╌', right: '✗ ', left: ' ✗' },
  'no listener': { line: '─', right: '✗', left: '✗' },
};

function paintArrow(canvas: Canvas, row: LadderRow, words: string, layout: Layout): void {
  const { lanes, columns, onArrows, wordsAt } = layout;
  const from = lanes.get(row.from) ?? columns - 1;
  // To nobody, to all, or to a host that has no line: out of the picture.
  const to = (row.to === undefined ? undefined : lanes.get(row.to)) ?? edge(from, layout);
  const { line, right, left } = strokes[row.fate ?? 'arrived'];
  const [begin, end] = from < to ? [from + 1, to - 1] : [to + 1, from - 1];
  for (let at = begin; at <= end; at++) put(canvas, at, canvas[at] === '│' ? '┼' : line);
  if (from < to) write(canvas, end + 1 - right.length, right);
  else write(canvas, begin, left);
  if (!onArrows) return write(canvas, wordsAt, words);
  const room = end - begin + 1 - 6;
  if (room < 4) return write(canvas, Math.max(from, to) + 2, words);
  write(canvas, begin + 2, ` ${columnsOf(words) > room ? cell(words, room) : words} `);
}

const edge = (from: number, { lanes, wordsAt, columns, onArrows }: Layout): number =>
  lanes.size < 2 && onArrows ? columns - 1 : Math.max(wordsAt - 1, from + 4);

const put = (canvas: Canvas, at: number, character: string): void => {
  if (at >= 0 && at < canvas.length) canvas[at] = character;
};

/** Wide characters take the place of two. */
function write(canvas: Canvas, at: number, text: string): void {
  const fitting = columnsOf(text) > canvas.length - at ? cell(text, canvas.length - at) : text;
  let column = at;
  for (const character of fitting) {
    const columns = columnsOf(character);
    if (columns === 0) canvas[column - 1] += character;
    else put(canvas, column, character);
    if (columns === 2) put(canvas, column + 1, '');
    column += columns;
  }
}
