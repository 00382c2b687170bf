import { formatMoment } from '../../basics/index.ts';
import type { Branch } from '../../scenario/index.ts';
import { cell, type Piece } from '../text.ts';
import type { Scene } from './scene.ts';

/** The script, and what was done otherwise. */
export function branchLines(
  { branches, story }: Scene,
  wanted: number,
  columns: number,
): Piece[][] {
  const chosen = Math.min(wanted, branches.length - 1);
  const lines = branches.map((branch, index): Piece[] => {
    const here = branch === story.branch ? '  (here)' : '';
    const text = ` ${index === chosen ? '▸' : ' '} ${describe(branch)}${here}`;
    return index === chosen ? [['selected', cell(text, columns)]] : [['normal', text]];
  });
  return [
    ...lines,
    [],
    [['faint', ' Enter goes there. Doing something at an earlier moment begins another branch.']],
  ];
}

const describe = ({ plan: { number, name, parent, begins } }: Branch): string =>
  parent
    ? `${number}  from ${formatMoment(begins)} of ${originOf(parent)}: ${name}`
    : `${number}  the script: ${name}`;

const originOf = (branch: Branch): string =>
  branch.isScript ? 'the script' : `branch ${branch.plan.number}`;
