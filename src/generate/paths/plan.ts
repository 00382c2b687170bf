import type { Chart } from '../../machines/index.ts';
import type { Graph, Path } from '../model/index.ts';
import { type Coverage, criterionOf } from './criteria.ts';
import { shortest } from './shortest.ts';
import { terrainOf } from './terrain.ts';
import { tour } from './tour.ts';
import { type Walks, walk } from './walks.ts';

/** A scenario of more moves is too long to be read. */
export const usualLongest = 200;

/** Which paths are wanted. */
export type Wish =
  | {
      readonly cover: Coverage;
      /** Many short paths, the shortest first, in the place of few long ones. */
      readonly shortest?: boolean;
      /** No path has more moves than this, unless a single goal is that far away (usual: 200). */
      readonly longest?: number;
    }
  | { readonly walks: Walks };

/** Paths, and what they reach. */
export interface Plan<Start, Move> {
  readonly paths: readonly Path<Start, Move>[];
  /** Moves in all paths together. */
  readonly moves: number;
  /** Undefined for walks at random, which have no goal. */
  readonly reached?: Reached;
}

export interface Reached {
  readonly cover: Coverage;
  readonly reached: number;
  /** Of those that are not excused. */
  readonly total: number;
  readonly missing: readonly Missing[];
  /** What is known to be out of reach of every site. */
  readonly excused: readonly Missing[];
}

export interface Missing {
  readonly goal: string;
  readonly why: string;
}

/**
 * @param chart that of the machine which was explored
 * @param unreachable goals that no site brings about, and transitions with all that they are about
 */
export function plan<Start, Move>(
  graph: Graph<Start, Move>,
  chart: Chart,
  wish: Wish,
  unreachable: Readonly<Record<string, string>> = {},
): Plan<Start, Move> {
  if ('walks' in wish) return measured(walk(graph, wish.walks));
  const criterion = criterionOf(wish.cover, graph as Graph, chart);
  const terrain = terrainOf(graph, criterion);
  const paths = wish.shortest ? shortest(terrain) : tour(terrain, wish.longest ?? usualLongest);
  const reachable = new Set(terrain.goals);
  const all = criterion.goals ?? terrain.goals;
  const excused: Missing[] = [];
  const missing: Missing[] = [];
  for (const goal of all) {
    if (reachable.has(goal)) continue;
    const excuse = unreachable[goal] ?? unreachable[criterion.transitionOf(goal)];
    if (excuse === undefined) missing.push({ goal, why: criterion.why(goal) });
    else excused.push({ goal, why: excuse });
  }
  const total = all.length - excused.length;
  const reached = total - missing.length;
  return { ...measured(paths), reached: { cover: wish.cover, reached, total, missing, excused } };
}

const measured = <Start, Move>(paths: readonly Path<Start, Move>[]) => ({
  paths,
  moves: paths.reduce((sum, { edges }) => sum + edges.length, 0),
});
