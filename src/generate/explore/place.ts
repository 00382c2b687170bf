import type { Millis } from '../../basics/index.ts';
import { LiveWorld, type Quest } from './live-world.ts';
import type { Move } from './moves.ts';

/** A world by what led to it. */
export interface Place {
  readonly before: Place | undefined;
  /** What happened last: something was done, or time passed. */
  readonly by: Move | Millis | undefined;
  /** How many moves led here that the scenario itself does not make. */
  readonly cost: number;
  /** How many of its own moves the scenario has made. */
  readonly own: number;
}

export const start: Place = { before: undefined, by: undefined, cost: 0, own: 0 };

/** What happened, in order. */
export function wayTo(place: Place): (Move | Millis)[] {
  const way: (Move | Millis)[] = [];
  for (let at: Place | undefined = place; at; at = at.before)
    if (at.by !== undefined) way.push(at.by);
  return way.reverse();
}

/** A world that is made anew, and led to the place. */
export function worldAt(place: Place, quest: Quest): LiveWorld {
  const world = new LiveWorld(quest);
  for (const by of wayTo(place))
    if (typeof by === 'number') world.wait(by);
    else world.take(by);
  return world;
}
