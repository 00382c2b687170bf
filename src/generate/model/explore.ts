import type { AnyStateMachine } from 'xstate';
import { BugError } from '../../basics/index.ts';
import { formatState } from '../../devices/index.ts';
import {
  type Broken,
  type Edge,
  type Graph,
  type Inside,
  type Node,
  type Path,
  type Root,
  shortestPath,
} from './graph.ts';
import type { At, Beginning, Explorable, Invariant, Occurrence } from './model.ts';
import { Probe } from './probe.ts';
import { type Arrival, begin, take } from './take.ts';

export interface ExploreOptions {
  /** Whether to note which transitions each move takes and which guards it asks (usual: true). */
  readonly inside?: boolean;
  /** More situations than this are a model that forgot to bound something (usual: 100,000). */
  readonly mostSituations?: number;
}

interface Rules<Start extends Beginning, Move extends Occurrence> extends Explorable {
  readonly starts: readonly Start[];
  moves(at: At): readonly Move[];
}

/**
 * Goes through every situation that a machine can come into, breadth first.
 * @throws BugError when there are more than `mostSituations`
 */
export const explore = <Start extends Beginning, Move extends Occurrence>(
  machine: AnyStateMachine,
  rules: Rules<Start, Move>,
  options: ExploreOptions = {},
): Graph<Start, Move> => new Exploration(machine, rules, options).toEnd();

interface GrowingNode<Start, Move> extends Node<Start, Move> {
  via: Edge<Start, Move> | undefined;
  readonly edges: Edge<Start, Move>[];
}

class Exploration<Start extends Beginning, Move extends Occurrence> {
  readonly #rules: Rules<Start, Move>;
  readonly #machine: AnyStateMachine;
  readonly #probe: Probe | undefined;
  readonly #most: number;
  readonly #roots: Root<Start, Move>[] = [];
  readonly #byKey = new Map<string, GrowingNode<Start, Move>>();
  readonly #nodes: GrowingNode<Start, Move>[] = [];
  readonly #edges: Edge<Start, Move>[] = [];
  readonly #broken = new Map<Invariant, Broken<Start, Move>>();

  constructor(
    machine: AnyStateMachine,
    rules: Rules<Start, Move>,
    { inside = true, mostSituations = 100_000 }: ExploreOptions,
  ) {
    this.#rules = rules;
    this.#probe = inside ? new Probe(machine) : undefined;
    this.#machine = this.#probe?.machine ?? machine;
    this.#most = mostSituations;
  }

  toEnd(): Graph<Start, Move> {
    for (const start of this.#rules.starts) this.#begin(start);
    // The list grows meanwhile: what is found goes to its end.
    for (const node of this.#nodes) this.#exploreFrom(node);
    return {
      roots: this.#roots,
      nodes: this.#nodes,
      edges: this.#edges,
      broken: [...this.#broken.values()],
    };
  }

  #begin(start: Start): void {
    const arrival = begin(this.#rules, this.#machine, start);
    const root = { start, ...this.#inside(), node: this.#nodeOf(arrival.at) };
    this.#roots.push(root);
    this.#check(arrival, () => ({ root, edges: [] }));
  }

  #exploreFrom(from: GrowingNode<Start, Move>): void {
    for (const move of this.#rules.moves(from.at)) {
      const arrival = take(this.#rules, this.#machine, from.at, move);
      const known = this.#nodes.length;
      const to = this.#nodeOf(arrival.at);
      const edge = { index: this.#edges.length, move, from, to, ...this.#inside() };
      if (to.index === known) to.via = edge;
      this.#edges.push(edge);
      from.edges.push(edge);
      this.#check(arrival, () => {
        const { root, edges } = shortestPath(this.#roots, from);
        return { root, edges: [...edges, edge] };
      });
    }
  }

  #inside(): Inside {
    return this.#probe?.read() ?? nothing;
  }

  #nodeOf(at: At): GrowingNode<Start, Move> {
    const state = formatState(at.snapshot.value);
    const key = `${state}\n${delaysOf(at)}\n${this.#rules.key(at)}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const index = this.#nodes.length;
    if (index === this.#most)
      throw new BugError(
        `the model has more than ${this.#most} situations: its key must bound what it counts: ${key}`,
      );
    const node = { index, at, state, via: undefined, edges: [] };
    this.#byKey.set(key, node);
    this.#nodes.push(node);
    return node;
  }

  #check({ at, intents }: Arrival, path: () => Path<Start, Move>): void {
    for (const invariant of this.#rules.invariants)
      if (!this.#broken.has(invariant) && !invariant.holds(at, intents))
        this.#broken.set(invariant, { invariant, path: path() });
  }
}

const nothing: Inside = { transitions: [], guards: [] };

const delaysOf = ({ delays }: At): string =>
  delays
    .map(({ id }) => id)
    .sort()
    .join();
