import { readFileSync } from 'node:fs';
import { Minutes } from '../src/basics/index.ts';
import {
  hostsOfLadder,
  Ladder,
  ladderPicture,
  Telling,
  Timeline,
} from '../src/report/view/index.ts';
import { loadScenario, runScenario } from '../src/scenario/index.ts';
import type { TraceEntry } from '../src/simulation/index.ts';
import type { Bench } from './bench.ts';
import { alternately, millisOf } from './measure.ts';

/** The shipped scenario with the most devices. */
const file = 'scenarios/registration/many-phones.yaml';
const length = Minutes(10);
const screen = { columns: 140, rows: 45 };
const places = 500;

/** Ten minutes of the scenario: what it does, then keepalives. */
function tenMinutes(): readonly TraceEntry[] {
  const { world } = runScenario(loadScenario(readFileSync(file, 'utf8'), file));
  world.run(Minutes(10));
  return world.trace.entries.filter(({ at }) => at <= length);
}

/** The longest of many steps to anywhere, with all that a large screen shows there. */
export const stepBack: Bench = {
  name: 'a step back to anywhere in ten minutes of the largest scenario',
  unit: 'ms at most',
  baseline: 'running it again from the start',
  aim: { of: 'measured', atMost: 100 },
  measure: () => {
    const entries = tenMinutes();
    return alternately(
      3,
      () => longestStep(new Timeline(entries)),
      () => millisOf(tenMinutes),
    );
  },
};

function longestStep(timeline: Timeline): number {
  const ladder = new Ladder(timeline, { packets: 'all' });
  const telling = new Telling(timeline, { detail: 'everything' });
  let longest = 0;
  for (let place = 0; place < places; place++) {
    // Far from the place before, and everywhere in the end.
    const at = (place * 7919) % timeline.length;
    const millis = millisOf(() => {
      const site = timeline.at(at);
      ladderPicture(ladder.window(at, screen.rows), hostsOfLadder(site), screen.columns);
      telling.window(at, screen.rows);
    });
    longest = Math.max(longest, millis);
  }
  return longest;
}
