import {
  type AnyActorScope,
  type AnyStateMachine,
  createEmptyActor,
  type EmittedFrom,
  type EventFromLogic,
  type ExecutableActionObject,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';
import { BugError } from '../basics/index.ts';

/** What a machine wants to be done in the world. */
export type Effect<Machine extends AnyStateMachine> =
  | { readonly type: 'intent'; readonly intent: EmittedFrom<Machine> }
  | {
      readonly type: 'set timer';
      /** Unique among the timers that the machine has set and not cleared. */
      readonly name: string;
      readonly delay: number;
      /** What the machine gets when the time is over. */
      readonly event: EventFromLogic<Machine>;
    }
  | { readonly type: 'clear timer'; readonly name: string };

/** What comes of one event: where the machine is now, and what is to be done, in this order. */
export interface Step<Machine extends AnyStateMachine> {
  readonly snapshot: SnapshotFrom<Machine>;
  readonly effects: readonly Effect<Machine>[];
}

/** The step of a machine into its first state. */
export const firstStep = <Machine extends AnyStateMachine>(
  machine: Machine,
  input: InputFrom<Machine>,
): Step<Machine> => collect(() => machine.getInitialSnapshot(scope, input));

/** The step that an event brings about. */
export const nextStep = <Machine extends AnyStateMachine>(
  machine: Machine,
  snapshot: SnapshotFrom<Machine>,
  event: EventFromLogic<Machine>,
): Step<Machine> => collect(() => machine.transition(snapshot, event, scope));

let collected: Effect<AnyStateMachine>[] = [];

function collect<Machine extends AnyStateMachine>(step: () => unknown): Step<Machine> {
  collected = [];
  const snapshot = step() as SnapshotFrom<Machine>;
  return { snapshot, effects: collected as Effect<Machine>[] };
}

const nobody = createEmptyActor();

/**
 * What XState gives a machine to act with. An actor of its own for each machine would cost half as
 * much time again and several times the memory, and the pure `transition` of XState makes one for
 * every event. Here all machines share one that does nothing, and what they want is only noted.
 */
const scope: AnyActorScope = {
  self: nobody,
  system: nobody.system,
  id: nobody.id,
  sessionId: nobody.sessionId,
  logger() {},
  defer() {},
  emit() {},
  stopChild() {},
  actionExecutor({ type, params }: ExecutableActionObject) {
    const effect = effectOf(type, params as Params);
    if (effect) collected.push(effect);
  },
};

/** The parameters of `emit`, `raise` and `cancel`. */
interface Params {
  readonly event: { readonly type: string };
  readonly id: string;
  readonly delay?: number;
  readonly sendId: string;
}

/** @throws BugError when the machine acts in another way than by intents and delays */
function effectOf(type: string, params: Params): Effect<AnyStateMachine> | undefined {
  switch (type) {
    case 'xstate.emit':
      return { type: 'intent', intent: params.event };
    case 'xstate.raise': {
      const { id: name, delay, event } = params;
      // Without a delay the event was part of this very step.
      return delay === undefined ? undefined : { type: 'set timer', name, delay, event };
    }
    case 'xstate.cancel':
      return { type: 'clear timer', name: params.sendId };
    default:
      throw new BugError(`a statechart wants «${type}»: it may only emit and wait`);
  }
}
