import { Millis } from '../../basics/index.ts';
import { columnAt, type MarkKind, ruler } from '../../report/view/index.ts';
import { isWorthAPlace } from '../model/index.ts';
import type { Look } from '../paint.ts';
import { lineOf, type Piece } from '../text.ts';
import type { Draw } from './scene.ts';

/** Most kinds of marks are not worth a place of their own on a line that shows the whole run. */
const marks: Readonly<Partial<Record<MarkKind, Piece>>> = {
  failed: ['alarm', '✗'],
  alarm: ['alarm', '!'],
  lockout: ['alarm', '!'],
  rejected: ['bad', '✗'],
  lost: ['bad', '×'],
  registered: ['good', '✓'],
  step: ['strong', '▸'],
  say: ['say', '“'],
};

/** The whole run on one line: what went wrong where, and where the view is. */
export const drawRuler: Draw = ({ state, story, paint }, { columns }) => {
  const width = columns - 4;
  const end = Millis(Math.max(story.now, state.cursor.at, 1));
  const shown = story.timeline.marks.filter((mark) => marks[mark.kind] && isWorthAPlace(mark));
  const cells = ruler(shown, end, width);
  const here = columnAt(state.cursor.at, end, width);
  const pieces = cells.map((mark, column): Piece => {
    if (column === here) return ['selected', marks[mark?.kind ?? 'held']?.[1] ?? '┃'];
    const own = mark && marks[mark.kind];
    if (own) return own;
    return column < here ? ['normal', '━'] : ['faint', '─'];
  });
  return [lineOf(paint, columns, ['faint', ' ├'], ...merged(pieces), ['faint', '┤ '])];
};

/** Neighbours of the same look become one piece. */
function merged(pieces: readonly Piece[]): Piece[] {
  const all: [Look, string][] = [];
  for (const [look, text] of pieces) {
    const last = all.at(-1);
    if (last?.[0] === look) last[1] += text;
    else all.push([look, text]);
  }
  return all;
}
