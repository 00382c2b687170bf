import {
  type AnyStateMachine,
  type AnyStateNode,
  createActor,
  type EmittedFrom,
  type EventFromLogic,
  type InputFrom,
  type InspectionEvent,
  type SnapshotFrom,
} from 'xstate';
import { Millis } from '../../src/basics/index.ts';
import { formatState } from '../../src/devices/statechart.ts';
import { World } from '../../src/simulation/index.ts';

/** A transition of a machine as it is listed: `phone-startup.on.booting: RESET, choice 1`. */
type TransitionName = string;

/** Remembers which states and transitions of a machine were reached, by all runs together. */
export class Coverage {
  readonly #states = new Set<string>();
  readonly #transitions = new Set<unknown>();
  readonly #machine: AnyStateMachine;

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
  }

  inspect = (event: InspectionEvent): void => {
    if (event.type === '@xstate.snapshot') this.#enter(event.snapshot);
    if (event.type !== '@xstate.microstep') return;
    this.#enter(event.snapshot);
    for (const transition of event._transitions) {
      this.#transitions.add(transition);
      this.#states.add(transition.source.id);
    }
  };

  #enter(snapshot: unknown): void {
    for (const node of (snapshot as SnapshotFrom<AnyStateMachine>)._nodes)
      this.#states.add(node.id);
  }

  /** What no run has reached. */
  get missing(): TransitionName[] {
    return nodesOf(this.#machine.root).flatMap((node) => [
      ...(this.#states.has(node.id) ? [] : [`state ${node.id}`]),
      ...[...node.transitions.values(), node.always ?? []].flatMap((choices) =>
        choices.flatMap((transition, index) =>
          this.#transitions.has(transition)
            ? []
            : [`${node.id}: ${transition.eventType}, choice ${index + 1}`],
        ),
      ),
    ]);
  }
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

/** A machine that runs by itself, without a device: events go in, intents come out. */
export class Alone<Machine extends AnyStateMachine> {
  readonly #world = new World();
  readonly #actor;
  #intents: EmittedFrom<Machine>[] = [];

  constructor(machine: Machine, input: InputFrom<Machine>, coverage?: Coverage) {
    this.#actor = createActor(machine as AnyStateMachine, {
      input,
      clock: this.#world.clock,
      ...(coverage && { inspect: coverage.inspect }),
    });
    this.#actor.on('*', (intent) => this.#intents.push(intent as EmittedFrom<Machine>));
    this.#actor.start();
  }

  get state(): string {
    return formatState(this.#actor.getSnapshot().value);
  }

  /** In milliseconds of virtual time. */
  get now(): number {
    return this.#world.clock.now();
  }

  /** How many delays are running. */
  get waiting(): number {
    return this.#world.clock.pending;
  }

  /** The intents since the last time. */
  take(): EmittedFrom<Machine>[] {
    return this.#intents.splice(0);
  }

  /** @returns the intents that the events brought about */
  send(...events: EventFromLogic<Machine>[]): EmittedFrom<Machine>[] {
    this.take();
    for (const event of events) this.#actor.send(event);
    return this.take();
  }

  /** Lets time pass, in milliseconds. @returns the intents that this brought about */
  pass(span: number): EmittedFrom<Machine>[] {
    this.take();
    this.#world.run(Millis(span));
    return this.take();
  }
}
