import type { Path } from '../model/index.ts';
import { OpenGoals } from './open-goals.ts';
import type { Entrance, Terrain, Way } from './terrain.ts';

/**
 * Many short paths, the shortest first: for each goal that none before has reached, a shortest path
 * to it.
 */
export function shortest<Start, Move>(terrain: Terrain<Start, Move>): Path<Start, Move>[] {
  const { entrances, ways, goals } = terrain;
  const open = new OpenGoals(goals.length);
  const found = new Map<number, Origin<Start, Move>>();
  const paths: Path<Start, Move>[] = [];
  const follow = (to: Origin<Start, Move>, last: readonly Way<Start, Move>[]): void => {
    const { root, steps } = pathTo(to);
    const all = [...steps, ...last];
    for (const { goals } of [root, ...all]) open.reach(goals);
    paths.push({ root: root.root, edges: all.map(({ edge }) => edge) });
  };
  for (const entrance of entrances) {
    const origin = { entrance };
    if (!found.has(entrance.to)) found.set(entrance.to, origin);
    if (open.isOpen(entrance.goals)) follow(origin, []);
  }
  // The map grows meanwhile: what is found goes to its end.
  for (const [position, origin] of found)
    for (const way of ways[position] ?? []) {
      if (open.isOpen(way.goals)) follow(origin, [way]);
      if (!found.has(way.to)) found.set(way.to, { before: origin, way });
    }
  return paths;
}

/** How a position was found first: that is the shortest way to it. */
type Origin<Start, Move> =
  | { readonly entrance: Entrance<Start, Move> }
  | { readonly before: Origin<Start, Move>; readonly way: Way<Start, Move> };

function pathTo<Start, Move>(to: Origin<Start, Move>) {
  const steps: Way<Start, Move>[] = [];
  let origin = to;
  while ('before' in origin) {
    steps.push(origin.way);
    origin = origin.before;
  }
  return { root: origin.entrance, steps: steps.reverse() };
}
