import { SeededRandom } from '../../simulation/index.ts';
import type { Edge, Graph, Path } from '../model/index.ts';

export interface Walks {
  readonly count: number;
  readonly seed: number;
  /** Moves in each; fewer where nothing more can happen. */
  readonly length: number;
}

/** Walks at random, the same for the same seed. The starts are taken in turn. */
export function walk<Start, Move>(
  { roots }: Graph<Start, Move>,
  { count, seed, length }: Walks,
): Path<Start, Move>[] {
  const stream = new SeededRandom(seed).stream('generate/walks');
  return roots.length === 0
    ? []
    : Array.from({ length: count }, (_, index) => {
        const root = roots[index % roots.length] as Graph<Start, Move>['roots'][number];
        const edges: Edge<Start, Move>[] = [];
        for (let { node } = root; edges.length < length && node.edges.length > 0; ) {
          const edge = node.edges[stream.between(0, node.edges.length - 1)] as Edge<Start, Move>;
          edges.push(edge);
          node = edge.to;
        }
        return { root, edges };
      });
}
