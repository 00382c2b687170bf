import { Changes } from './changes.ts';
import { frameLines } from './frame.ts';
import type { Room } from './panes/index.ts';
import type { Show } from './show.ts';
import { tour } from './tour.ts';

/**
 * A recording of a tour through a session, as asciicast v2
 * (docs.asciinema.org/manual/asciicast/v2). Nothing in it depends on where or when it is made.
 */
export function* castOf(show: Show, room: Room): Generator<string> {
  const changes = new Changes();
  yield line({
    version: 2,
    width: room.columns,
    height: room.rows,
    title: show.story.branch.plan.scenario.title,
    env: { TERM: 'xterm-256color' },
  });
  let isFirst = true;
  for (const { at, isLast } of tour(show)) {
    const changed = changes.to(frameLines(show.scene, room), room.columns);
    if (changed === '' && !isFirst && !isLast) continue;
    yield line([at / 1000, 'o', (isFirst ? begin : '') + changed]);
    isFirst = false;
  }
}

/** Hides the cursor and clears the screen. */
const begin = '\u001b[?25l\u001b[2J';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
