import { Graph, layout } from '@dagrejs/dagre';
import type { Chart, ChartState } from '../../machines/index.ts';
import { type Arrow, arrowsOf } from '../diagram/labels.ts';
import { type Box, type Edge, routesOf, type Size } from './routes.ts';

/** What is asked about the words, to leave them room. */
export interface Sizes {
  /** Of an atomic state, or of the plate with the name of one that has states inside. */
  state(state: ChartState): Size;
  label(arrow: Arrow): Size;
}

export interface Layout extends Size {
  /** States with states inside, the outer before the inner. */
  readonly frames: readonly (Box & { readonly state: ChartState })[];
  /** Atomic states, and the plates of the others. */
  readonly plates: readonly (Box & { readonly state: ChartState })[];
  readonly arrows: readonly PlacedArrow[];
  /** From the plate of a state to where it begins: paths, as those of the arrows. */
  readonly starts: readonly string[];
}

export interface PlacedArrow {
  readonly arrow: Arrow;
  /** As the attribute `d` of a path has it. */
  readonly path: string;
  readonly label: Box;
}

/** In pixels. Between two ranks of states there is one of labels, so that both gaps count twice. */
const spacing = {
  rankdir: 'TB',
  nodesep: 32,
  edgesep: 22,
  ranksep: 56,
  marginx: 16,
  marginy: 16,
} as const;
const startWeight = 8;
const labelGap = 6;

/**
 * Gives every part its place. A state with states inside is a frame around them and around a plate,
 * from which and to which its own arrows lead.
 */
export function layoutOf(chart: Chart, sizes: Sizes): Layout {
  const arrows = arrowsOf(chart);
  const starts = chart.states.filter((state) => isStart(chart, state));
  const graph = graphOf(chart, arrows, starts, sizes);
  layout(graph);
  const placeOf = (id: string, state: ChartState) => ({ ...boxOf(graph.node(id)), state });
  const plates = chart.states.map((state) => placeOf(plateId(state.path), state));
  const plateOf = new Map(plates.map((plate) => [plate.state.path, plate]));
  const edgeOf = (from: string, to: string, name: EdgeName): Edge => {
    const { points, ...label } = graph.edge(plateId(from), plateId(to), name);
    const [source, target] = [plateOf.get(from) as Box, plateOf.get(to) as Box];
    return { source, target, points, ...(name === 'arrow' && { label: boxOf(label) }) };
  };
  const edges = [
    ...arrows.map(({ source, target }) => edgeOf(source, target, 'arrow')),
    ...starts.map(({ parent = '', path }) => edgeOf(parent, path, 'start')),
  ];
  const routes = routesOf(edges, plates);
  const { width, height } = graph.graph();
  return {
    width,
    height,
    frames: chart.states.filter(hasInside).map((state) => placeOf(frameId(state.path), state)),
    plates,
    arrows: arrows.map((arrow, index) => ({
      arrow,
      path: routes[index] as string,
      label: edges[index]?.label as Box,
    })),
    starts: routes.slice(arrows.length),
  };
}

type EdgeName = 'arrow' | 'start';

/** What dagre is to lay out. */
function graphOf(
  { states }: Chart,
  arrows: readonly Arrow[],
  starts: readonly ChartState[],
  sizes: Sizes,
) {
  const graph = new Graph({ directed: true, multigraph: true, compound: true });
  graph.setGraph({ ...spacing });
  for (const state of states) {
    graph.setNode(plateId(state.path), sizes.state(state));
    if (hasInside(state)) graph.setNode(frameId(state.path), {});
  }
  for (const state of states) {
    if (state.parent !== undefined) graph.setParent(outermost(state), frameId(state.parent));
    if (hasInside(state)) graph.setParent(plateId(state.path), frameId(state.path));
  }
  const connect = (from: string, to: string, label: object, name: EdgeName) =>
    graph.setEdge(plateId(from), plateId(to), label, name);
  for (const { parent = '', path } of starts)
    connect(parent, path, { weight: startWeight }, 'start');
  for (const arrow of arrows) {
    const label = { ...sizes.label(arrow), labelpos: 'r', labeloffset: labelGap };
    connect(arrow.source, arrow.target, label, 'arrow');
  }
  return graph;
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

export const hasInside = ({ kind }: ChartState): boolean =>
  kind === 'compound' || kind === 'parallel';

/** Whether a state is entered with the one around it. */
function isStart({ states }: Chart, { path, parent }: ChartState): boolean {
  const around = states.find((state) => state.path === parent);
  return around !== undefined && (around.kind === 'parallel' || around.initial === path);
}

const outermost = (state: ChartState): string =>
  hasInside(state) ? frameId(state.path) : plateId(state.path);

const plateId = (path: string): string => `plate ${path}`;
const frameId = (path: string): string => `frame ${path}`;
