import type { AnyMachineSnapshot, AnyStateMachine, EmittedFrom, EventFromLogic } from 'xstate';
import { firstStep, nextStep, type Step } from '../../devices/index.ts';
import type { At, Beginning, Delay, Explorable, Occurrence } from './model.ts';

/** Where a move has led, and what the machine wanted on the way, in order. */
export interface Arrival<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  readonly at: At<Machine, Env>;
  readonly intents: readonly EmittedFrom<Machine>[];
}

type Ruled<Machine extends AnyStateMachine, Env> = Pick<Explorable<Machine, Env>, 'react'>;

/** The first situation. */
export function begin<Machine extends AnyStateMachine, Env>(
  rules: Ruled<Machine, Env>,
  machine: Machine,
  { input, env }: Beginning<Machine, Env>,
): Arrival<Machine, Env> {
  const taking = new Taking(rules, machine, env);
  taking.start(input);
  return taking.arrival;
}

/** What comes of a move. */
export function take<Machine extends AnyStateMachine, Env>(
  rules: Ruled<Machine, Env>,
  machine: Machine,
  from: At<Machine, Env>,
  move: Occurrence<Machine, Env>,
): Arrival<Machine, Env> {
  const taking = new Taking(rules, machine, move.env === undefined ? from.env : move.env);
  if ('begin' in move) taking.start(move.begin);
  else taking.goOn(from);
  for (const happening of move.events) {
    if ('after' in happening) taking.wait(happening.after);
    else taking.send(happening as EventFromLogic<Machine>);
  }
  return taking.arrival;
}

/** A machine on its way, with the device around it that answers it: as `Statechart` runs it. */
class Taking<Machine extends AnyStateMachine, Env> {
  readonly #rules: Ruled<Machine, Env>;
  readonly #machine: Machine;
  readonly #intents: EmittedFrom<Machine>[] = [];
  #snapshot: At<Machine, Env>['snapshot'] | undefined;
  #delays: readonly Delay[] = [];
  #env: Env;

  constructor(rules: Ruled<Machine, Env>, machine: Machine, env: Env) {
    this.#rules = rules;
    this.#machine = machine;
    this.#env = env;
  }

  get arrival(): Arrival<Machine, Env> {
    const snapshot = this.#snapshot as At<Machine, Env>['snapshot'];
    return { at: { snapshot, delays: this.#delays, env: this.#env }, intents: this.#intents };
  }

  start(input: Beginning<Machine, Env>['input']): void {
    this.#answer(this.#perform(firstStep(this.#machine, input)));
  }

  goOn({ snapshot, delays }: At<Machine, Env>): void {
    this.#snapshot = snapshot;
    this.#delays = delays;
  }

  send(event: EventFromLogic<Machine>): void {
    this.#answer([event]);
  }

  /** Until the end of a delay, if the machine has set it. */
  wait(name: Delay['name']): void {
    const delay = this.#delays.find((each) => each.name === name);
    if (!delay) return;
    this.#clear(delay.id);
    this.send(delay.event as EventFromLogic<Machine>);
  }

  /** What the device answers with comes before whatever else happens, in its order. */
  #answer(events: readonly EventFromLogic<Machine>[]): void {
    const waiting = [...events];
    for (let event = waiting.shift(); event; event = waiting.shift()) {
      const snapshot = this.#snapshot as At<Machine, Env>['snapshot'];
      if ((snapshot as AnyMachineSnapshot).status !== 'active') return;
      waiting.push(...this.#perform(nextStep(this.#machine, snapshot, event)));
    }
  }

  /** @returns the answers of the device */
  #perform({ snapshot, effects }: Step<Machine>): EventFromLogic<Machine>[] {
    this.#snapshot = snapshot;
    const answers: EventFromLogic<Machine>[] = [];
    for (const effect of effects) {
      if (effect.type === 'clear timer') this.#clear(effect.name);
      else if (effect.type === 'set timer') this.#set(effect);
      else answers.push(...this.#react(effect.intent));
    }
    return answers;
  }

  #react(intent: EmittedFrom<Machine>): readonly EventFromLogic<Machine>[] {
    this.#intents.push(intent);
    const reaction = this.#rules.react?.(intent, this.#env);
    if (reaction?.env !== undefined) this.#env = reaction.env;
    return reaction?.events ?? [];
  }

  #set({ name: id, delay: span, event }: { name: string; delay: number; event: Delay['event'] }) {
    this.#clear(id);
    this.#delays = [...this.#delays, { name: nameOfDelay(id), id, span, event }];
  }

  #clear(id: string): void {
    if (this.#delays.some((delay) => delay.id === id))
      this.#delays = this.#delays.filter((delay) => delay.id !== id);
  }
}

/** XState writes `xstate.after.answerTimeout.registration.opening`. */
const nameOfDelay = (id: string): string => id.split('.')[2] ?? id;
