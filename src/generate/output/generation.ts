import type { AnyStateMachine } from 'xstate';
import { chartOf, type MachineName, machines } from '../../machines/index.ts';
import { type ScenarioData, writeScenario } from '../../scenario/index.ts';
import {
  type Edge,
  explore,
  type Model,
  type Move,
  type Path,
  type Start,
} from '../model/index.ts';
import { plan, type Reached, type Wish } from '../paths/index.ts';
import { commandOf, wishInWords } from './in-words.ts';
import { markOf } from './mark.ts';
import { scenarioOf } from './scenario.ts';

/** What came of a model: what was found out, and the scenarios that were made. */
export interface Generation {
  readonly machine: MachineName;
  /** The command line that makes the same again. */
  readonly command: string;
  readonly wish: Wish;
  /** How many situations the machine can come into, and how many moves lead out of them all. */
  readonly situations: number;
  readonly moves: number;
  readonly invariants: readonly CheckedInvariant[];
  /** Undefined for walks at random, which have no goal. */
  readonly reached: Reached | undefined;
  readonly scenarios: readonly GeneratedScenario[];
}

export interface CheckedInvariant {
  readonly name: string;
  readonly source: string;
  /** The shortest way to where it does not hold; undefined where it holds in every situation. */
  readonly broken?: GeneratedScenario;
}

export interface GeneratedScenario {
  /** Without the ending of its file: `ctl-trust-1`. */
  readonly name: string;
  readonly data: ScenarioData;
  /** The scenario file. */
  readonly text: string;
  /** How it begins: `a phone without a CTL file`. */
  readonly start: string;
  readonly moves: readonly GeneratedMove[];
}

/** One move of a path. */
export interface GeneratedMove {
  readonly name: string;
  /** What the machine gets: events, and `{ after: … }` for the end of a delay. */
  readonly events: readonly object[];
  /** Where the machine is then, as trace entries write it. */
  readonly state: string;
  /** The transitions that it takes, by their ids in the chart of the machine. */
  readonly transitions: readonly string[];
}

export interface GenerateOptions {
  /** The machine that is explored in the place of the shipped one. */
  readonly machine?: AnyStateMachine;
}

/**
 * Explores a model, checks its invariants in every situation, and writes scenarios that lead
 * through it. The same model and wish give the same text.
 * @throws BugError when the model is wrong in itself
 */
export function generate(
  model: Model,
  wish: Wish,
  { machine = machines[model.machine] }: GenerateOptions = {},
): Generation {
  const graph = explore(machine, model);
  const { paths, reached } = plan(graph, chartOf(machine), wish, model.unreachable);
  const command = commandOf(model.machine, wish);
  const write = (name: string, title: string, about: string, path: Path<Start, Move>) =>
    generated(name, scenarioOf(model, machine, path, { title, about }), path, command);
  const { length } = paths;
  const digits = String(length).length;
  const broken = new Map(
    graph.broken.map(({ invariant, path }, index) => [
      invariant,
      write(
        `${model.machine}-broken-${index + 1}`,
        `${model.machine}, broken: ${invariant.name}`,
        `The shortest way to where this does not hold: ${invariant.name} (${invariant.source}).`,
        path,
      ),
    ]),
  );
  return {
    machine: model.machine,
    command,
    wish,
    situations: graph.nodes.length,
    moves: graph.edges.length,
    invariants: model.invariants.map((invariant) => {
      const { name, source } = invariant;
      const found = broken.get(invariant);
      return { name, source, ...(found && { broken: found }) };
    }),
    reached,
    scenarios: paths.map((path, index) =>
      write(
        `${model.machine}-${String(index + 1).padStart(digits, '0')}`,
        titleOf(model, path, wish, `${index + 1} of ${length}`),
        aboutOf(model, wish),
        path,
      ),
    ),
  };
}

function generated(
  name: string,
  data: ScenarioData,
  { root, edges }: Path<Start, Move>,
  command: string,
): GeneratedScenario {
  return {
    name,
    data,
    text: writeScenario(data, markOf(command)),
    start: root.start.name,
    moves: edges.map(moveOf),
  };
}

const moveOf = ({ move, to, transitions }: Edge<Start, Move>): GeneratedMove => ({
  name: move.name,
  events: move.events,
  state: to.state,
  transitions,
});

/** Short paths are named after where they lead, long ones after where they begin. */
function titleOf(
  { machine }: Model,
  { root, edges }: Path<Start, Move>,
  wish: Wish,
  number: string,
): string {
  const last = 'shortest' in wish && wish.shortest ? edges.at(-1)?.move.name : undefined;
  return `${machine}, ${number}: ${last ?? root.start.name}`;
}

const aboutOf = ({ machine }: Model, wish: Wish): string =>
  `${wishInWords(wish)} of the statechart ${machine}. After each move the machine at the site has to be where the model of it is, and what can be seen has to be what the model says.`;
