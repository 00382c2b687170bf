import { type Millis, UserError } from '../basics/index.ts';
import { frameLines } from './frame.ts';
import type { Room } from './panes/index.ts';
import type { Show } from './show.ts';
import { svgOf } from './svg.ts';

/** Which moment a picture shows. */
export type Moment = 'alarm' | 'end' | Millis;

/** A picture of one frame, as SVG. @throws UserError when there is no such moment */
export function pictureOf(show: Show, moment: Moment, room: Room): string {
  goTo(show, moment);
  const { title } = show.story.branch.plan.scenario;
  return svgOf(frameLines(show.scene, room), room.columns, title);
}

function goTo(show: Show, moment: Moment): void {
  if (moment === 'end') show.take({ type: 'key', name: 'end' });
  else if (moment === 'alarm') {
    const { seq } = show.state.cursor;
    show.take({ type: 'key', name: 'n' });
    if (show.state.cursor.seq === seq)
      throw new UserError('nothing goes wrong in this scenario', 'Name a moment: --at 12s.');
  } else show.goTo(moment);
}
