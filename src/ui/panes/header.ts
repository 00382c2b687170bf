import { formatMoment, Millis } from '../../basics/index.ts';
import { paces } from '../model/index.ts';
import { lineOf, type Piece, spread } from '../text.ts';
import type { Draw } from './scene.ts';

/** What is played, how fast, and which moment it is. */
export const drawHeader: Draw = ({ state, story, paint }, { columns }) => {
  const { branch, now, ended } = story;
  const where: Piece[] = branch.isScript ? [] : [['bar', ` branch ${branch.plan.number} `]];
  const end = ended ? ` of ${formatMoment(now)}` : '';
  const right: Piece[] = [
    ...where,
    ['normal', '  '],
    [state.isPlaying ? 'good' : 'strong', state.isPlaying ? '▶ playing' : '■ paused'],
    ['normal', ` ${paceInWords(state.pace)}  `],
    ['strong', formatMoment(Millis(Math.floor(state.cursor.at)))],
    ['faint', `${end} `],
  ];
  return [spread(paint, columns, [['say', ` ${branch.plan.scenario.title}`]], right)];
};

export function paceInWords(pace: number): string {
  const times = paces[pace] as number;
  if (times === 0) return 'step by step';
  return times === 1000 ? '1,000×' : `${times}×`;
}

/** A line between the parts of the screen, with what stands below it. */
export const drawHeading = (
  paint: Parameters<Draw>[0]['paint'],
  columns: number,
  title: string,
  isFocused: boolean,
  aside = '',
): string => {
  const line = isFocused ? '━' : '─';
  const look = isFocused ? 'focus' : 'faint';
  const room = columns - title.length - 4;
  const shown = aside === '' || aside.length + 2 > room ? '' : ` ${aside} `;
  return lineOf(
    paint,
    columns,
    [look, line],
    [isFocused ? 'focus' : 'strong', ` ${title} `],
    [look, line.repeat(Math.max(0, room - shown.length))],
    ['faint', shown],
    [look, line],
  );
};
