import type { AnyStateMachine } from 'xstate';
import type { MachineName, Steps } from '../../machines/index.ts';

/** A statechart with one small fault in it. */
export interface Mutant {
  /** Unique in its statechart: `locked: STRING.RIGHT: forgets «refuse any string»`. */
  readonly id: string;
  readonly machine: MachineName;
  readonly mutation: Mutation;
  /** The transition by its id, the state by its path, or the name of the delay. */
  readonly part: string;
  /** Whether a run that went through these steps came to where the fault is. */
  touchedBy(steps: Steps): boolean;
  build(): AnyStateMachine;
}

export type Mutation =
  | 'guard dropped'
  | 'guard negated'
  | 'target swapped'
  | 'action forgotten'
  | 'transition dropped'
  | 'delay changed';
