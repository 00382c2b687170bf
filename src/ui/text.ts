import { printable } from '../basics/index.ts';
import { cell, columnsOf, wrap } from '../report/index.ts';
import type { Look, Paint } from './paint.ts';

export { cell, columnsOf, wrap };

/** A text with its look. */
export type Piece = readonly [look: Look, text: string];

/** A line of exactly so many columns: what is too long ends with `…`, what is too short is filled. */
export function lineOf(paint: Paint, columns: number, ...pieces: readonly Piece[]): string {
  let left = columns;
  let line = '';
  for (const [look, text] of pieces) {
    if (left === 0) break;
    const whole = printable(text);
    const width = columnsOf(whole);
    line += paint(look, width > left ? cell(whole, left) : whole);
    left -= Math.min(width, left);
  }
  return line + ' '.repeat(left);
}

/** A line with something at its left end and something at its right end, which goes first. */
export function spread(
  paint: Paint,
  columns: number,
  left: readonly Piece[],
  right: readonly Piece[],
): string {
  const width = right.reduce((sum, [, text]) => sum + columnsOf(printable(text)), 0);
  if (width >= columns) return lineOf(paint, columns, ...right);
  return lineOf(paint, columns - width, ...left) + lineOf(paint, width, ...right);
}

/** Exactly so many lines: the first ones, and blank ones behind them. */
export const filled = (lines: readonly string[], rows: number, columns: number): string[] => [
  ...lines.slice(0, rows),
  ...Array<string>(Math.max(0, rows - lines.length)).fill(' '.repeat(columns)),
];

/** Which of so many rows to show where there is not room for all, so that one of them is seen. */
export function windowAround(
  count: number,
  room: number,
  chosen: number,
): readonly [number, number] {
  const start = Math.max(0, Math.min(chosen - (room >> 1), count - room));
  return [start, Math.min(count, start + room)];
}
