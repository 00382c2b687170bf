import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  EmittedFrom,
  EventFromLogic,
  InputFrom,
  SnapshotFrom,
  StateValue,
} from 'xstate';
import type { MachineName } from '../machines/index.ts';
import type { HasPresent, Present, Timer } from '../simulation/index.ts';
import type { Environment } from './environment.ts';
import { type Effect, firstStep, nextStep, type Step } from './machine-step.ts';
import { rememberedFirstStep, rememberedNextStep } from './remembered-steps.ts';

/** An event that the machine is to get. */
interface Arrival<Machine extends AnyStateMachine> {
  readonly event: EventFromLogic<Machine>;
  /** What the trace calls it. */
  readonly label: string;
  readonly cause: number;
}

/**
 * A running statechart of a device: it runs in the device's time, every change of its state is a
 * trace entry, and its intents are handed to the device with that entry as their cause.
 */
export class Statechart<Machine extends AnyStateMachine> implements HasPresent {
  readonly #env: Environment;
  readonly #machine: Machine;
  /** A substitute may watch what happens: it has to take each step itself. */
  readonly #isShipped: boolean;
  readonly #perform: (intent: EmittedFrom<Machine>) => void;
  readonly #timers = new Map<string, Timer>();
  /** Events that came while another one was in process, or before the start. */
  readonly #waiting: Arrival<Machine>[] = [];
  #isBusy = true;
  /** Until the start. */
  #first: (() => void) | undefined;
  #snapshot: SnapshotFrom<Machine>;
  #state = '';

  /**
   * @param machine unless the environment has a substitute for it
   * @param perform does in the world what the machine decided
   */
  constructor(
    env: Environment,
    machine: Machine,
    input: InputFrom<Machine>,
    perform: (intent: EmittedFrom<Machine>) => void,
  ) {
    this.#env = env;
    const substitute = env.machines?.[machine.id as MachineName] as Machine | undefined;
    this.#machine = substitute ?? machine;
    this.#isShipped = substitute === undefined;
    this.#perform = perform;
    const first = this.#isShipped
      ? rememberedFirstStep(machine, input)
      : firstStep(this.#machine, input);
    const cause = env.trace.causes.current;
    this.#snapshot = first.snapshot;
    this.#first = () => this.#take(first, 'start', cause);
  }

  /** To be called once the device is ready for intents. */
  start(): void {
    const first = this.#first;
    this.#first = undefined;
    if (first) this.#occupied(first);
  }

  /** An event sent from within an intent waits its turn. */
  send(event: EventFromLogic<Machine>): void {
    this.#arrive({ event, label: event.type, cause: this.#env.trace.causes.current });
  }

  get snapshot(): SnapshotFrom<Machine> {
    return this.#snapshot;
  }

  /** The state as one line: `on › fetching CTL file`, parallel regions joined by `, `. */
  get state(): string {
    return formatState((this.#snapshot as AnyMachineSnapshot).value);
  }

  present(into: Present): void {
    into.put(this.#machine.id, this.state);
    into.data((this.#snapshot as AnyMachineSnapshot).context);
    for (const name of [...this.#timers.keys()].sort()) {
      into.put(name);
      into.timer(this.#timers.get(name));
    }
  }

  #arrive(arrival: Arrival<Machine>): void {
    if (this.#isBusy) this.#waiting.push(arrival);
    else this.#occupied(() => this.#process(arrival));
  }

  /** An error is one of ours and ends the run: what waits behind it is forgotten. */
  #occupied(action: () => void): void {
    this.#isBusy = true;
    try {
      action();
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
        this.#process(next);
    } finally {
      this.#waiting.length = 0;
      this.#isBusy = false;
    }
  }

  /** In its final state it hears nothing any more. */
  #process({ event, label, cause }: Arrival<Machine>): void {
    if ((this.#snapshot as AnyMachineSnapshot).status === 'active')
      this.#take(this.#stepOn(event), label, cause);
  }

  #stepOn(event: EventFromLogic<Machine>): Step<Machine> {
    const step = this.#isShipped ? rememberedNextStep : nextStep;
    return step(this.#machine, this.#snapshot, event);
  }

  #take({ snapshot, effects }: Step<Machine>, event: string, cause: number): void {
    this.#snapshot = snapshot;
    const { causes } = this.#env.trace;
    const transition = this.#recordTransition(event, cause);
    // A timer fires with the cause that was current when it was set: this transition.
    causes.within(transition, () => {
      for (const effect of effects) {
        if (effect.type === 'set timer') this.#setTimer(effect);
        else if (effect.type === 'clear timer') this.#clearTimer(effect.name);
        else this.#perform(effect.intent);
      }
    });
  }

  /** @returns what intents name as their cause: the event's own where the state stays the same */
  #recordTransition(event: string, cause: number): number {
    const from = this.#state;
    const to = this.state;
    if (from === to) return cause;
    this.#state = to;
    const { trace, name } = this.#env;
    const machine = this.#machine.id;
    return trace.record(name, { kind: 'transition', machine, event, from, to }, cause);
  }

  #setTimer({ name, delay, event }: Effect<Machine> & { type: 'set timer' }): void {
    const { clock, trace } = this.#env;
    const timer = clock.setTimeout(() => {
      this.#timers.delete(name);
      this.#arrive({ event, label: `after ${delay} ms`, cause: trace.causes.current });
    }, delay);
    this.#timers.set(name, timer);
  }

  #clearTimer(name: string): void {
    const timer = this.#timers.get(name);
    if (timer) this.#env.clock.clearTimeout(timer);
    this.#timers.delete(name);
  }
}

/** The names of the active states, outermost first. */
export function formatState(value: StateValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const regions = Object.entries(value).map(([name, inner]) => {
    const rest = formatState(inner);
    return rest === '' ? name : `${name} › ${rest}`;
  });
  return regions.join(', ');
}
