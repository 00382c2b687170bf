import type { Chart, ChartState, ChartTransition } from '../../machines/index.ts';
import {
  type Arrow,
  arrowsOf,
  deedsText,
  innerLines,
  isEntered,
  isInside,
  isTaken,
  neverEntered,
  occasionText,
  ownTransitions,
  type Reached,
  withMark,
} from './labels.ts';

/**
 * The statechart as a state diagram of Mermaid, which GitHub draws.
 * @param reached marks what is not in it
 */
export function mermaidOf(chart: Chart, reached?: Reached): string {
  return `${new MermaidWriter(chart, reached).lines().join('\n')}\n`;
}

class MermaidWriter {
  readonly #chart: Chart;
  readonly #reached: Reached | undefined;
  readonly #names: ReadonlyMap<string, string>;

  constructor(chart: Chart, reached: Reached | undefined) {
    this.#chart = chart;
    this.#reached = reached;
    this.#names = new Map(chart.states.map(({ path }, index) => [path, `s${index}`]));
  }

  lines(): string[] {
    const { states } = this.#chart;
    const [root] = states as [ChartState, ...ChartState[]];
    const unreached = states.filter((state) => !isEntered(state, this.#reached));
    return [
      'stateDiagram-v2',
      ...indented(root.kind === 'parallel' ? this.#state(root) : this.#inside(root)),
      ...indented(arrowsOf(this.#chart).map((arrow) => this.#arrow(arrow))),
      ...indented(this.#marks(unreached)),
    ];
  }

  #state(state: ChartState): string[] {
    const name = this.#name(state.path);
    const title = isEntered(state, this.#reached) ? state.name : `${state.name} (${neverEntered})`;
    const declaration = `state "${escaped(title)}" as ${name}`;
    if (state.kind === 'compound' || state.kind === 'parallel')
      return [`${declaration} {`, ...indented(this.#inside(state)), '}'];
    return [
      declaration,
      ...this.#innerLines(state).map((line) => `${name} : ${line}`),
      ...(state.kind === 'final' ? [`${name} --> [*]`] : []),
    ];
  }

  #inside(state: ChartState): string[] {
    const children = this.#chart.states.filter(({ parent }) => parent === state.path);
    const regions = children.map((child) => this.#state(child));
    return [
      ...this.#whole(state),
      ...(state.initial === undefined ? [] : [`[*] --> ${this.#name(state.initial)}`]),
      ...(state.kind === 'parallel' ? regions.flatMap(behindSeparator) : regions.flat()),
    ];
  }

  /**
   * Mermaid gives a state with states inside no lines of its own, and draws no arrow from it to one of
   * them: another state inside it stands for all of them.
   */
  #whole(state: ChartState): string[] {
    const inner = this.#innerLines(state);
    const isSource = this.#chart.transitions.some(
      ({ source, targets }) =>
        source === state.path && targets.some((target) => isInside(target, source)),
    );
    if (inner.length === 0 && !isSource) return [];
    const name = this.#wholeName(state.path);
    return [`state "in any state" as ${name}`, ...inner.map((line) => `${name} : ${line}`)];
  }

  #innerLines(state: ChartState): string[] {
    const own = ownTransitions(state, this.#chart);
    return innerLines(state, own, this.#reached).map(({ text }) => escaped(text));
  }

  #arrow({ source, target, transitions }: Arrow): string {
    const from = isInside(target, source) ? this.#wholeName(source) : this.#name(source);
    const label = transitions.flatMap((transition) => this.#label(transition));
    const description = label.length > 0 ? ` : ${label.join('<br/>')}` : '';
    return `${from} --> ${this.#name(target)}${description}`;
  }

  #label(transition: ChartTransition): string[] {
    const occasion = withMark(occasionText(transition), isTaken(transition, this.#reached));
    return [occasion, deedsText(transition.actions)].filter((part) => part !== '').map(escaped);
  }

  #marks(unreached: readonly ChartState[]): string[] {
    if (unreached.length === 0) return [];
    const names = unreached.map(({ path }) => this.#name(path)).join(',');
    return ['classDef unreached stroke-dasharray:6 4,stroke-width:2px', `class ${names} unreached`];
  }

  #name(path: string): string {
    return this.#names.get(path) as string;
  }

  #wholeName(path: string): string {
    return `${this.#name(path)}any`;
  }
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const behindSeparator = (lines: string[], index: number): string[] =>
  index === 0 ? lines : ['--', ...lines];

/** What Mermaid would take for its own, as character entities. */
const escaped = (text: string): string =>
  text.replaceAll(/[#:;"<>{}]/g, (character) => `#${character.charCodeAt(0)};`);
