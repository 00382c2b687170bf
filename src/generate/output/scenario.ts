import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { BugError } from '../../basics/index.ts';
import { formatState } from '../../devices/index.ts';
import type { ScenarioData } from '../../scenario/index.ts';
import {
  type Arrival,
  begin,
  type Model,
  type Move,
  type Path,
  type Start,
  type StepData,
  take,
} from '../model/index.ts';

export type ScenarioText = Pick<ScenarioData, 'title'> & { readonly about: string };

/**
 * The scenario of a path: it does what the moves say, and expects after each of them that the
 * machine at the real site is where the model is, and that what can be seen is what the model says.
 * @throws BugError when the model holds two situations for one that differ
 */
export function scenarioOf(
  model: Model,
  machine: AnyStateMachine,
  { root, edges }: Path<Start, Move>,
  text: ScenarioText,
): ScenarioData {
  const { start } = root;
  let arrival: Arrival = begin(model, machine, start);
  const steps: StepData[] = [...start.steps, inForce(model, start, arrival)];
  for (const edge of edges) {
    const move = model.moves(arrival.at).find(({ name }) => name === edge.move.name);
    if (!move) throw unlike(model, edge.move.name, 'cannot happen');
    const before = stateOf(arrival);
    arrival = take(model, machine, arrival.at, move);
    if (stateOf(arrival) !== edge.to.state) throw unlike(model, move.name, 'leads elsewhere');
    steps.push({ say: sentence(move.name) }, ...move.steps);
    const seen = model.observe(arrival.at, arrival.intents);
    if (stateOf(arrival) === before) steps.push(...seen, inForce(model, start, arrival));
    else steps.push(reached(model, start, arrival, move), ...seen);
  }
  return { ...text, site: start.site, steps };
}

const stateOf = ({ at }: Arrival): string => formatState((at.snapshot as AnyMachineSnapshot).value);

const condition = ({ machine }: Model, { host }: Start, arrival: Arrival) => ({
  on: host,
  state: { [machine]: stateOf(arrival) },
});

/** The machine comes into this state soon, and nothing goes on until it does. */
const reached = (
  model: Model,
  start: Start,
  arrival: Arrival,
  { within = '1 min' }: Move,
): StepData => ({ expect: condition(model, start, arrival), within });

/** The machine is in this state already. */
const inForce = (model: Model, start: Start, arrival: Arrival): StepData => ({
  expect: condition(model, start, arrival),
  within: '0 s',
});

const sentence = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}.`;

const unlike = ({ machine }: Model, move: string, what: string) =>
  new BugError(
    `the key of the model of ${machine} takes two situations for one: in one of them «${move}» ${what}`,
  );
