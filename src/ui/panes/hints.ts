import { type Command, keys, modeOf } from '../model/index.ts';
import { columnsOf, lineOf, type Piece } from '../text.ts';
import { problemBelow } from './prompt.ts';
import type { Draw, Scene } from './scene.ts';

/** The line at the bottom: what was said last, else the keys that matter now. */
export const drawHints: Draw = (scene, { columns }) => {
  const { paint, state } = scene;
  const { notice } = state;
  if (notice && problemBelow(state) === undefined)
    return [
      lineOf(paint, columns, [
        notice.isProblem ? 'alarm' : 'strong',
        ` ${notice.isProblem ? '! ' : ''}${notice.text}`,
      ]),
    ];
  return [lineOf(paint, columns, ...hintPieces(scene, columns))];
};

/** Who reads only one or two of them should find help, and the way back. */
const kept: readonly Command[] = ['help', 'leave'];

interface Hint {
  readonly label: string;
  readonly text: string;
  readonly isKept: boolean;
  readonly columns: number;
}

function hintPieces({ state }: Scene, columns: number): Piece[] {
  const mode = modeOf(state);
  const hints = keys
    .filter((key) => key.mode === mode && key.hint)
    .map(({ label, hint = '', command }): Hint => {
      const text = command === 'play or pause' && state.isPlaying ? 'pause' : hint;
      return { label, text, isKept: kept.includes(command), columns: columnsOf(label + text) + 3 };
    });
  let left = columns - hints.reduce((sum, hint) => sum + (hint.isKept ? hint.columns : 0), 0);
  const shown = hints.filter((hint) => {
    if (hint.isKept) return true;
    left -= hint.columns;
    return left >= 0;
  });
  return shown.flatMap(({ label, text }): Piece[] => [
    ['key', ` ${label}`],
    ['normal', ` ${text} `],
  ]);
}
