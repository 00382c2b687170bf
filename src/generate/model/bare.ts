import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  ContextFrom,
  EventFromLogic,
  InputFrom,
} from 'xstate';
import type { At, Explorable, Occurrence } from './model.ts';

export interface BareOptions<Machine extends AnyStateMachine> {
  /** Every event that the machine may get, with each of its parameters that makes a difference. */
  readonly events: readonly EventFromLogic<Machine>[];
  readonly input?: InputFrom<Machine>;
  /**
   * What of the context tells situations apart (usual: all of it, as JSON): with bounds where
   * something counts.
   */
  readonly key?: (context: ContextFrom<Machine>) => string;
}

/** A machine without a model of what is around it: each event may come at any time, each delay end. */
export function bare<Machine extends AnyStateMachine>({
  events,
  input,
  key = JSON.stringify,
}: BareOptions<Machine>): Explorable<Machine, undefined> {
  const moves: readonly Occurrence<Machine, undefined>[] = events.map((event) => ({
    name: nameOf(event),
    events: [event],
  }));
  const ends = ({ delays }: At<Machine>): Occurrence<Machine, undefined>[] =>
    delays.map(({ name }) => ({ name: `after ${name}`, events: [{ after: name }] }));
  return {
    starts: [{ name: 'start', input: input as InputFrom<Machine>, env: undefined }],
    moves: (at) =>
      (at.snapshot as AnyMachineSnapshot).status === 'active' ? [...moves, ...ends(at)] : [],
    key: ({ snapshot }) => key((snapshot as AnyMachineSnapshot).context),
    invariants: [],
  };
}

/** `CTL.RECEIVED`, `CTL.RECEIVED {"verdict":"first"}` */
function nameOf({ type, ...parameters }: { readonly type: string }): string {
  return Object.keys(parameters).length === 0 ? type : `${type} ${JSON.stringify(parameters)}`;
}
