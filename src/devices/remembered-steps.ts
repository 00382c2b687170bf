import type { AnyStateMachine, EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';
import { Memo } from '../basics/index.ts';
import { firstStep, nextStep, type Step } from './machine-step.ts';

/**
 * Steps that the shipped machines have taken: a step follows from nothing but the snapshot and what
 * the event says (never from which object it is), and worlds of the same seed take the same ones again
 * and again. What they give is never changed.
 */
const steps = new Memo<Step<AnyStateMachine>>(8192);

export const rememberedFirstStep = <Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
): Step<Machine> =>
  steps.get(`${numberOf(machine)} ${JSON.stringify(input)}`, () =>
    firstStep(machine, input),
  ) as Step<Machine>;

export const rememberedNextStep = <Machine extends AnyStateMachine>(
  machine: Machine,
  snapshot: SnapshotFrom<Machine>,
  event: EventFromLogic<Machine>,
): Step<Machine> =>
  steps.get(`${numberOf(snapshot as object)} ${JSON.stringify(event)}`, () =>
    nextStep(machine, snapshot, event),
  ) as Step<Machine>;

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** One for each object, machine or snapshot, and never given to another. */
function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  numbers.set(object, ++lastNumber);
  return lastNumber;
}
