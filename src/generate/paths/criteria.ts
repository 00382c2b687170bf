import { activeStates, type Chart, type ChartTransition } from '../../machines/index.ts';
import type { Edge, Graph, Inside, Node, Root } from '../model/index.ts';

/** What the paths are to reach, and why one goal or another cannot be reached. */
export interface Criterion {
  /** All that the chart of the machine has to offer; undefined where only the graph can tell. */
  readonly goals: readonly string[] | undefined;
  ofRoot(root: Root): readonly string[];
  ofEdge(edge: Edge): readonly string[];
  /** Whether what counts are two transitions in a row; then `ofRoot` and `ofEdge` name single ones. */
  readonly inPairs: boolean;
  /** The id of the transition that a goal is about; the goal itself where it is about none. */
  transitionOf(goal: string): string;
  /** Why no path reaches this goal. */
  why(goal: string): string;
}

/** What one can ask of generated paths, walks at random aside. */
export const coverages = ['states', 'transitions', 'transition-pairs', 'guards', 'moves'] as const;
export type Coverage = (typeof coverages)[number];

export const criterionOf = (coverage: Coverage, graph: Graph, chart: Chart): Criterion =>
  makers[coverage](graph, chart);

const makers: Readonly<Record<Coverage, (graph: Graph, chart: Chart) => Criterion>> = {
  states(_, chart) {
    const active = memo((state: string) => activeStates(chart, state).map(({ path }) => path));
    const sources = new Map(chart.transitions.map(({ id, source }) => [id, source]));
    /** Some states are left as soon as they are entered. */
    const ofWay = ({ transitions }: Inside, { state }: Node) => [
      ...transitions.map((id) => sources.get(id) ?? ''),
      ...active(state),
    ];
    return {
      goals: chart.states.map(({ path }) => path).filter((path) => path !== ''),
      ofRoot: (root) => ofWay(root, root.node).filter((path) => path !== ''),
      ofEdge: (edge) => ofWay(edge, edge.to).filter((path) => path !== ''),
      inPairs: false,
      transitionOf: same,
      why: () => 'no way leads there',
    };
  },

  transitions: (graph, chart) => ({
    goals: chart.transitions.map(({ id }) => id),
    ofRoot: ({ transitions }) => transitions,
    ofEdge: ({ transitions }) => transitions,
    inPairs: false,
    transitionOf: same,
    why: whyNotTaken(graph, chart),
  }),

  'transition-pairs': () => ({
    goals: undefined,
    ofRoot: ({ transitions }) => transitions,
    ofEdge: ({ transitions }) => transitions,
    inPairs: true,
    transitionOf: same,
    why: () => '',
  }),

  guards(graph, chart) {
    const ofWay = ({ guards }: Inside) =>
      guards.map(({ transition, held }) => answer(transition, held));
    const isAsked = askedIn(graph);
    return {
      goals: chart.transitions
        .filter(({ guard }) => guard)
        .flatMap(({ id }) => [answer(id, true), answer(id, false)]),
      ofRoot: ofWay,
      ofEdge: ofWay,
      inPairs: false,
      transitionOf: askedFor,
      why: (goal) =>
        isAsked.has(askedFor(goal))
          ? 'the guard always answers the other way'
          : 'the guard is never asked',
    };
  },

  moves: () => ({
    goals: undefined,
    ofRoot: () => [],
    ofEdge: ({ index }) => [`move ${index}`],
    inPairs: false,
    transitionOf: same,
    why: () => '',
  }),
};

const answer = (transition: string, held: boolean): string =>
  `${transition} → ${held ? 'yes' : 'no'}`;

const askedFor = (answer: string): string => answer.slice(0, answer.lastIndexOf(' → '));

const same = (goal: string): string => goal;

/** The ids of the transitions whose guards are asked somewhere. */
const askedIn = ({ roots, edges }: Graph): ReadonlySet<string> =>
  new Set([...roots, ...edges].flatMap(({ guards }) => guards.map(({ transition }) => transition)));

function whyNotTaken(graph: Graph, chart: Chart): (id: string) => string {
  const asked = askedIn(graph);
  const taken = new Set([...graph.roots, ...graph.edges].flatMap(({ transitions }) => transitions));
  const isLeft = (path: string) =>
    chart.transitions.some(({ id, source }) => source === path && taken.has(id));
  const active = new Set(
    graph.nodes.flatMap(({ state }) => activeStates(chart, state).map(({ path }) => path)),
  );
  const isAlternative = (one: ChartTransition, other: ChartTransition) =>
    one.source === other.source &&
    one.trigger.type === other.trigger.type &&
    JSON.stringify(one.trigger) === JSON.stringify(other.trigger);
  return (id) => {
    const transition = chart.transitions.find((each) => each.id === id) as ChartTransition;
    const { source, trigger } = transition;
    if (!active.has(source) && !isLeft(source)) return 'its state is never reached';
    if (asked.has(id)) return 'its guard never holds';
    if (chart.transitions.some((other) => taken.has(other.id) && isAlternative(transition, other)))
      return 'another choice is always taken before it';
    return trigger.type === 'delay' ? 'the delay never ends there' : 'its event never comes there';
  };
}

function memo<Result>(make: (key: string) => Result): (key: string) => Result {
  const made = new Map<string, Result>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
