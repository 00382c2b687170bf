import { BugError } from '../../basics/index.ts';
import type { At, Beginning, Invariant, Occurrence } from './model.ts';

/**
 * The situations that a machine can come into, and the moves between them. `Start` and `Move` are
 * those of the model that was explored.
 */
export interface Graph<Start = Beginning, Move = Occurrence> {
  readonly roots: readonly Root<Start, Move>[];
  /** In the order in which they were found: nearest to a start first. */
  readonly nodes: readonly Node<Start, Move>[];
  readonly edges: readonly Edge<Start, Move>[];
  /** Of each invariant that does not hold everywhere, the place nearest to a start. */
  readonly broken: readonly Broken<Start, Move>[];
}

/** What went on inside the machine on one way. */
export interface Inside {
  /** The transitions that were taken, in order, by their ids in the chart of the machine. */
  readonly transitions: readonly string[];
  /** The guards that were asked, in order. */
  readonly guards: readonly GuardAnswer[];
}

export interface GuardAnswer {
  /** The id of the transition that has the guard. */
  readonly transition: string;
  readonly held: boolean;
}

export interface Root<Start = Beginning, Move = Occurrence> extends Inside {
  readonly start: Start;
  readonly node: Node<Start, Move>;
}

export interface Node<Start = Beginning, Move = Occurrence> {
  /** Its place among the nodes. */
  readonly index: number;
  readonly at: At;
  /** As trace entries write it. */
  readonly state: string;
  /** The last move of a shortest way here; undefined at a start. */
  readonly via: Edge<Start, Move> | undefined;
  /** What can happen here. */
  readonly edges: readonly Edge<Start, Move>[];
}

export interface Edge<Start = Beginning, Move = Occurrence> extends Inside {
  /** Its place among the edges. */
  readonly index: number;
  readonly move: Move;
  readonly from: Node<Start, Move>;
  readonly to: Node<Start, Move>;
}

/** A way through a graph. */
export interface Path<Start = Beginning, Move = Occurrence> {
  readonly root: Root<Start, Move>;
  readonly edges: readonly Edge<Start, Move>[];
}

export interface Broken<Start = Beginning, Move = Occurrence> {
  readonly invariant: Invariant;
  /** The shortest way to where it does not hold. */
  readonly path: Path<Start, Move>;
}

/** The shortest way from one of the starts to a node. */
export function shortestPath<Start, Move>(
  roots: readonly Root<Start, Move>[],
  to: Node<Start, Move>,
): Path<Start, Move> {
  const edges: Edge<Start, Move>[] = [];
  let node = to;
  for (; node.via; node = node.via.from) edges.push(node.via);
  const root = roots.find((each) => each.node === node);
  if (!root) throw new BugError(`the situation ${node.index} cannot be reached`);
  return { root, edges: edges.reverse() };
}
