import { type AnyStateMachine, and, assign, or } from 'xstate';
import type { ChartTransition } from './chart.ts';
import { rewritten } from './rewrite.ts';

/** Hears of each step of a machine, in order: of states by path, of transitions by id. */
export interface Watcher {
  entered?(state: string): void;
  taken?(transition: string): void;
  /** The guard of a transition was asked. */
  asked?(transition: string, held: boolean): void;
}

/** A machine that does the same and tells of its steps. As long as nobody asks for it, they cost
 * nothing. */
export function watched(machine: AnyStateMachine, watcher: Watcher): AnyStateMachine {
  return rewritten(machine, {
    state: ({ path }, { entry, ...rest }) => ({
      ...rest,
      entry: [telling(() => watcher.entered?.(path)), entry ?? []].flat(),
    }),
    transition: (transition, { guard, actions = [], ...config }) => ({
      ...config,
      ...(guard !== undefined && { guard: watchedGuard(guard, transition, watcher) }),
      actions: [telling(() => watcher.taken?.(transition.id)), actions].flat(),
    }),
  });
}

/** Only actions that change the context run while the step is calculated, and so at their place. */
const telling = (tell: () => void) =>
  assign(() => {
    tell();
    return {};
  });

/** The second part is asked only where the guard held, the last only where it did not. */
function watchedGuard(guard: unknown, { id }: ChartTransition, watcher: Watcher) {
  const hold = () => {
    watcher.asked?.(id, true);
    return true;
  };
  const refuse = () => {
    watcher.asked?.(id, false);
    return false;
  };
  return or([and([guard as never, hold]), refuse]);
}

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

/** A machine that does the same and notes its steps. */
export const probed = (machine: AnyStateMachine, steps: Steps): AnyStateMachine =>
  watched(machine, {
    entered: (state) => steps.states.add(state),
    taken: (transition) => steps.transitions.add(transition),
    asked: (transition, held) => (held ? steps.held : steps.refused).add(transition),
  });
