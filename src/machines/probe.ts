import { type AnyStateMachine, and, assign, or } from 'xstate';
import type { ChartTransition } from './chart.ts';
import { rewritten } from './rewrite.ts';

/** What a machine has been through: states by path, transitions by id. */
export interface Steps {
  readonly states: Set<string>;
  readonly transitions: Set<string>;
  /** Transitions whose guard was asked and held. */
  readonly held: Set<string>;
  /** Transitions whose guard was asked and did not hold. */
  readonly refused: Set<string>;
}

export const noSteps = (): Steps => ({
  states: new Set(),
  transitions: new Set(),
  held: new Set(),
  refused: new Set(),
});

/**
 * A machine that does the same and notes its steps. As long as nobody asks for this, steps cost
 * nothing.
 */
export function probed(machine: AnyStateMachine, steps: Steps): AnyStateMachine {
  return rewritten(machine, {
    state: ({ path }, { entry, ...rest }) => ({
      ...rest,
      entry: [noting(steps.states, path), ...listed(entry)],
    }),
    transition: (transition, config) => ({
      ...config,
      ...(config.guard !== undefined && { guard: noted(config.guard, transition, steps) }),
      actions: [noting(steps.transitions, transition.id), ...listed(config.actions)],
    }),
  });
}

/** Only actions that change the context run while the step is calculated, and so at their place. */
const noting = (set: Set<string>, name: string) =>
  assign(() => {
    set.add(name);
    return {};
  });

function noted(guard: unknown, { id }: ChartTransition, { held, refused }: Steps) {
  const hold = () => {
    held.add(id);
    return true;
  };
  const refuse = () => {
    refused.add(id);
    return false;
  };
  return or([and([guard as never, hold]), refuse]);
}

const listed = (actions: unknown = []): readonly unknown[] =>
  Array.isArray(actions) ? actions : [actions];
