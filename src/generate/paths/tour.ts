import type { Edge, Path } from '../model/index.ts';
import { OpenGoals } from './open-goals.ts';
import { regionsOf } from './regions.ts';
import type { Entrance, Terrain, Way } from './terrain.ts';

/**
 * Few long paths that reach every goal. From where it stands a path goes on to the nearest goal that
 * is open, and leaves a part of the graph that it cannot come back to only when nothing is left
 * to do there; a new path begins where none is within reach.
 * @param longest no path has more moves than this, unless a single goal is that far away
 */
export function tour<Start, Move>(
  terrain: Terrain<Start, Move>,
  longest: number,
): Path<Start, Move>[] {
  const open = new OpenGoals(terrain.goals.length);
  const search = new Search(terrain, open);
  const paths: Path<Start, Move>[] = [];
  for (let entrance = search.entrance(); entrance; entrance = search.entrance()) {
    const edges: Edge<Start, Move>[] = [];
    let position = entrance.to;
    open.reach(entrance.goals);
    for (;;) {
      const ways = search.nearest(position);
      if (!ways || (edges.length > 0 && edges.length + ways.length > longest)) break;
      for (const { edge, goals, to } of ways) {
        edges.push(edge);
        open.reach(goals);
        position = to;
      }
    }
    paths.push({ root: entrance.root, edges });
  }
  return paths;
}

/** Breadth-first search for the nearest way that has an open goal. */
class Search<Start, Move> {
  readonly #terrain: Terrain<Start, Move>;
  readonly #open: OpenGoals;
  /** Positions of one region can all be reached from each other. */
  readonly #regions: Int32Array;
  /** For each position the search in which it was found last, and the way and position before it. */
  readonly #found: Int32Array;
  readonly #before: Int32Array;
  readonly #via: (Way<Start, Move> | undefined)[];
  readonly #queue: Int32Array;
  #searches = 0;

  constructor(terrain: Terrain<Start, Move>, open: OpenGoals) {
    const size = terrain.ways.length;
    this.#terrain = terrain;
    this.#open = open;
    this.#regions = regionsOf(terrain.ways);
    this.#found = new Int32Array(size);
    this.#before = new Int32Array(size);
    this.#via = new Array<Way<Start, Move> | undefined>(size);
    this.#queue = new Int32Array(size);
  }

  /** The entrance nearest to an open goal. */
  entrance(): Entrance<Start, Move> | undefined {
    let best: { readonly entrance: Entrance<Start, Move>; readonly distance: number } | undefined;
    for (const entrance of this.#terrain.entrances) {
      if (this.#open.isOpen(entrance.goals)) return entrance;
      const distance = this.#from(entrance.to, false)?.length;
      if (distance !== undefined && (!best || distance < best.distance))
        best = { entrance, distance };
    }
    return best?.entrance;
  }

  /** The ways from here to the nearest open goal, within the same region if there is one. */
  nearest(position: number): readonly Way<Start, Move>[] | undefined {
    return this.#from(position, true) ?? this.#from(position, false);
  }

  #from(start: number, inRegion: boolean): readonly Way<Start, Move>[] | undefined {
    const search = ++this.#searches;
    const queue = this.#queue;
    queue[0] = start;
    this.#found[start] = search;
    for (let next = 0, end = 1; next < end; next++) {
      const position = queue[next] as number;
      const region = this.#regions[position];
      let best: Way<Start, Move> | undefined;
      let most = 0;
      for (const way of this.#terrain.ways[position] ?? []) {
        const { to, goals } = way;
        if (inRegion && this.#regions[to] !== region) continue;
        const count = this.#open.count(goals);
        if (count > most) {
          best = way;
          most = count;
        }
        if (this.#found[to] === search) continue;
        this.#found[to] = search;
        this.#before[to] = position;
        this.#via[to] = way;
        queue[end++] = to;
      }
      if (best) return [...this.#waysTo(position, start), best];
    }
    return undefined;
  }

  #waysTo(position: number, start: number): Way<Start, Move>[] {
    const ways: Way<Start, Move>[] = [];
    for (let at = position; at !== start; at = this.#before[at] as number)
      ways.push(this.#via[at] as Way<Start, Move>);
    return ways.reverse();
  }
}
