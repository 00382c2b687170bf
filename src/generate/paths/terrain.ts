import type { Edge, Graph, Root } from '../model/index.ts';
import type { Criterion } from './criteria.ts';

/** A graph as a search for paths sees it: positions, ways between them, and goals on the ways. */
export interface Terrain<Start, Move> {
  /** The goals that can be reached, each by its number. */
  readonly goals: readonly string[];
  readonly entrances: readonly Entrance<Start, Move>[];
  /** The ways out of each position. */
  readonly ways: readonly (readonly Way<Start, Move>[])[];
}

export interface Entrance<Start, Move> {
  readonly root: Root<Start, Move>;
  readonly to: number;
  readonly goals: readonly number[];
}

export interface Way<Start, Move> {
  readonly edge: Edge<Start, Move>;
  readonly to: number;
  readonly goals: readonly number[];
}

export function terrainOf<Start, Move>(
  graph: Graph<Start, Move>,
  criterion: Criterion,
): Terrain<Start, Move> {
  const goals = new Numbers();
  if (criterion.inPairs) return inPairs(graph, goals);
  const numbered = (names: readonly string[]) => [...new Set(names)].map((name) => goals.of(name));
  return {
    entrances: graph.roots.map((root) => ({
      root,
      to: root.node.index,
      goals: numbered(criterion.ofRoot(root as Root)),
    })),
    ways: graph.nodes.map(({ edges }) =>
      edges.map((edge) => ({
        edge,
        to: edge.to.index,
        goals: numbered(criterion.ofEdge(edge as Edge)),
      })),
    ),
    goals: goals.names,
  };
}

/** Here a position is a situation together with the transition that was taken last. */
function inPairs<Start, Move>(
  { roots, nodes }: Graph<Start, Move>,
  goals: Numbers,
): Terrain<Start, Move> {
  const positions = new Numbers();
  const found: { readonly node: number; readonly last: string }[] = [];
  const positionOf = (node: number, last: string): number => {
    const position = positions.of(`${node} ${last}`);
    if (position === found.length) found.push({ node, last });
    return position;
  };
  const arrive = (node: number, before: string, transitions: readonly string[]) => {
    const all = before === '' ? transitions : [before, ...transitions];
    const pairs = all.slice(1).map((second, index) => goals.of(`${all[index]} → ${second}`));
    return { to: positionOf(node, all.at(-1) ?? ''), goals: [...new Set(pairs)] };
  };
  const entrances = roots.map((root) => ({
    root,
    ...arrive(root.node.index, '', root.transitions),
  }));
  const ways: Way<Start, Move>[][] = [];
  // The list grows meanwhile.
  for (const { node, last } of found)
    ways.push(
      (nodes[node]?.edges ?? []).map((edge) => {
        const isNewMachine = 'begin' in (edge.move as object);
        return { edge, ...arrive(edge.to.index, isNewMachine ? '' : last, edge.transitions) };
      }),
    );
  return { entrances, ways, goals: goals.names };
}

/** Numbers things by name, from 0. */
class Numbers {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
