import {
  hostsOfLadder,
  type LadderRow,
  ladderHeading,
  ladderPicture,
} from '../../report/view/index.ts';
import { chosenDevice, ladderFor } from '../model/index.ts';
import type { Look } from '../paint.ts';
import { cell, lineOf } from '../text.ts';
import { type Draw, lookOfChosen } from './scene.ts';
import { listStart } from './timeline.ts';

/** Who sent what to whom. */
export const drawLadder: Draw = (scene, { columns, rows }) => {
  const { state, story, site, paint } = scene;
  const ladder = ladderFor(state, story);
  const hosts = story.isCrowded
    ? hostsOfLadder(site).filter(
        (name) => name === chosenDevice(state, story) || site.device(name)?.kind === 'server',
      )
    : hostsOfLadder(site);
  const room = rows - 1;
  const chosen = ladder.rows(state.cursor.seq) - 1;
  const reached = ladder.rows(state.reached);
  const start = listStart(chosen, reached, room);
  const shown = ladder.slice(start, Math.min(reached, start + room), state.reached);
  const lines = ladderPicture(shown, hosts, columns - 1).map(({ row, text }, index) => {
    if (start + index === chosen)
      return lineOf(paint, columns, [lookOfChosen(scene, 'ladder'), cell(`▸${text}`, columns)]);
    return lineOf(paint, columns, [start + index > chosen ? 'faint' : lookOf(row), ` ${text}`]);
  });
  return [lineOf(paint, columns, ['strong', ` ${ladderHeading(hosts, columns - 1)}`]), ...lines];
};

function lookOf({ fate, entry }: LadderRow): Look {
  if (fate === 'lost' || fate === 'undeliverable' || fate === 'no listener') return 'bad';
  if (entry.kind === 'alarm') return 'alarm';
  if (entry.kind === 'registration') return entry.state === 'registered' ? 'good' : 'bad';
  return entry.kind === 'step' ? 'strong' : 'normal';
}
