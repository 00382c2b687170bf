import type { Chart, ChartState } from '../../machines/index.ts';
import {
  type Arrow,
  deedsText,
  innerLines,
  isEntered,
  isTaken,
  neverEntered,
  occasionText,
  ownTransitions,
  type Reached,
  withMark,
} from '../diagram/labels.ts';
import { writeXml, type XmlElement } from '../xml.ts';
import { hasInside, layoutOf, type PlacedArrow } from './layout.ts';
import { css } from './look.ts';
import { type Box, round, type Size } from './routes.ts';
import { textWidth, wrapToWidth } from './text-width.ts';

const fontSize = 12;
const titleSize = 13;
const lineHeight = 16;
/** Of a line, below its top. */
const baseline = 12;
const padding = 8;
/** Of what stands in a state and at an arrow, in pixels; longer lines are broken. */
const widestState = 300;
const widestLabel = 230;

const legend =
  'The plate with the name of a frame stands for every state inside it. Where a frame is entered, it begins at the end of the arrow with the dot.';

/** A line of a state or at an arrow, and how it looks. */
interface Line {
  readonly text: string;
  readonly look: 'title' | 'occasion' | 'deeds' | 'unreached';
}

/** The names of the ends of arrows: unique on a page with several diagrams. */
interface Markers {
  readonly head: string;
  readonly start: string;
}

/**
 * The statechart as a picture of its own: SVG, light or dark as its surroundings are.
 * @param reached marks what is not in it, by dashes and by words
 */
export const svgOf = (chart: Chart, reached?: Reached): string =>
  writeXml(svgElement(chart, reached));

/** The same as a part of another document. */
export function svgElement(chart: Chart, reached?: Reached): XmlElement {
  const linesOfState = new Map(
    chart.states.map((state) => [state, stateLines(state, chart, reached)]),
  );
  const placed = layoutOf(chart, {
    state: (state) => sizeOf(linesOfState.get(state) ?? [], 2 * padding),
    label: (arrow) => sizeOf(arrowLines(arrow, reached), 6),
  });
  const { width, height } = placed;
  const markers = { head: `head-${chart.machine}`, start: `start-${chart.machine}` };
  return {
    name: 'svg',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'offhook-diagram',
      role: 'img',
      width: Math.ceil(width),
      height: Math.ceil(height),
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    },
    children: [
      { name: 'title', children: `Statechart ${chart.machine}` },
      { name: 'desc', children: legend },
      { name: 'style', children: css },
      arrowHead(markers.head),
      startDot(markers.start),
      { name: 'rect', attributes: { class: 'ground', width: '100%', height: '100%' } },
      ...placed.frames.map(({ state, ...box }) => frame(state, box, reached)),
      ...placed.starts.map((path) => start(path, markers)),
      ...placed.arrows.map((arrow) => line(arrow, markers, reached)),
      ...placed.plates.map(({ state, ...box }) =>
        plate(state, box, linesOfState.get(state) ?? [], reached),
      ),
      ...placed.arrows.flatMap(({ arrow, label }) => labelText(arrowLines(arrow, reached), label)),
    ],
  };
}

function stateLines(state: ChartState, chart: Chart, reached: Reached | undefined): Line[] {
  const own = ownTransitions(state, chart);
  const name = state.kind === 'parallel' ? `${state.name} (all of these at once)` : state.name;
  const title = isEntered(state, reached) ? name : `${name} (${neverEntered})`;
  return [
    { text: title, look: 'title' },
    ...innerLines(state, own, reached).flatMap(({ text, taken }) =>
      broken(text, taken ? 'deeds' : 'unreached', widestState),
    ),
  ];
}

const arrowLines = ({ transitions }: Arrow, reached: Reached | undefined): Line[] =>
  transitions.flatMap((transition) => {
    const taken = isTaken(transition, reached);
    return [
      ...broken(
        withMark(occasionText(transition), taken),
        taken ? 'occasion' : 'unreached',
        widestLabel,
      ),
      ...broken(deedsText(transition.actions), 'deeds', widestLabel),
    ];
  });

const broken = (text: string, look: Line['look'], width: number): Line[] =>
  text === '' ? [] : wrapToWidth(text, fontSize, width).map((part) => ({ text: part, look }));

const sizeOf = (lines: readonly Line[], around: number): Size =>
  lines.length === 0
    ? { width: 0, height: 0 }
    : {
        width: around + Math.max(...lines.map(widthOf)),
        height: around + lines.length * lineHeight,
      };

/** Titles are bold. */
const widthOf = ({ text, look }: Line): number =>
  look === 'title' ? textWidth(text, titleSize) * 1.12 : textWidth(text, fontSize);

const rect = (box: Box, attributes: XmlElement['attributes']): XmlElement => ({
  name: 'rect',
  attributes: {
    x: round(box.x - box.width / 2),
    y: round(box.y - box.height / 2),
    width: round(box.width),
    height: round(box.height),
    ...attributes,
  },
});

const classes = (...names: (string | false)[]): string => names.filter(Boolean).join(' ');

const frame = (state: ChartState, box: Box, reached: Reached | undefined): XmlElement =>
  rect(box, {
    rx: 10,
    class: classes('frame', !isEntered(state, reached) && 'unreached'),
  });

function plate(
  state: ChartState,
  box: Box,
  lines: readonly Line[],
  reached: Reached | undefined,
): XmlElement {
  const look = classes(
    'state',
    hasInside(state) && 'plate',
    !isEntered(state, reached) && 'unreached',
  );
  const inner = { ...box, width: box.width - 6, height: box.height - 6 };
  return {
    name: 'g',
    children: [
      rect(box, { rx: 6, class: look }),
      // UML draws a final state with a second line.
      ...(state.kind === 'final' ? [rect(inner, { rx: 4, class: look })] : []),
      ...words(lines, box),
    ],
  };
}

/** In the middle of a state. */
const words = (lines: readonly Line[], box: Box): XmlElement[] =>
  text(lines, { x: box.x, y: box.y, class: 'centred' });

/** Beside an arrow, which runs at its left. */
const labelText = (lines: readonly Line[], { x, y, width }: Box): XmlElement[] =>
  text(lines, { x: x - width / 2, y, class: 'beside' });

/** @param place `y` is the middle of the lines */
function text(
  lines: readonly Line[],
  { x, y, class: look }: { readonly x: number; readonly y: number; readonly class: string },
): XmlElement[] {
  if (lines.length === 0) return [];
  const top = y - (lines.length * lineHeight) / 2;
  return [
    {
      name: 'text',
      attributes: { class: look },
      children: lines.map((line, index) => ({
        name: 'tspan',
        attributes: {
          class: line.look,
          x: round(x),
          y: round(top + index * lineHeight + baseline),
        },
        children: line.text,
      })),
    },
  ];
}

function line(
  { arrow, path }: PlacedArrow,
  { head }: Markers,
  reached: Reached | undefined,
): XmlElement {
  const taken = arrow.transitions.some((transition) => isTaken(transition, reached));
  return {
    name: 'path',
    attributes: {
      class: classes('arrow', !taken && 'unreached'),
      d: path,
      'marker-end': `url(#${head})`,
    },
  };
}

const start = (path: string, markers: Markers): XmlElement => ({
  name: 'path',
  attributes: {
    class: 'arrow',
    d: path,
    'marker-start': `url(#${markers.start})`,
    'marker-end': `url(#${markers.head})`,
  },
});

const arrowHead = (id: string): XmlElement => ({
  name: 'marker',
  attributes: {
    id,
    viewBox: '0 0 10 10',
    refX: 9,
    refY: 5,
    markerWidth: 8,
    markerHeight: 8,
    orient: 'auto-start-reverse',
  },
  children: [{ name: 'path', attributes: { class: 'head', d: 'M 0 1 L 9 5 L 0 9 z' } }],
});

const startDot = (id: string): XmlElement => ({
  name: 'marker',
  attributes: { id, viewBox: '0 0 10 10', refX: 5, refY: 5, markerWidth: 9, markerHeight: 9 },
  children: [{ name: 'circle', attributes: { class: 'head', cx: 5, cy: 5, r: 5 } }],
});
