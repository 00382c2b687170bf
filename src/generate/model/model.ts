import type { AnyStateMachine, EmittedFrom, EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';
import type { MachineName } from '../../machines/index.ts';
import type { ScenarioData, StepData } from '../../scenario/index.ts';
import type { HostName } from '../../simulation/index.ts';

export type { StepData };

/** What stands under `site` in a scenario file. */
export type SiteData = NonNullable<ScenarioData['site']>;

/** A delay that the machine has set and not cleared. */
export interface Delay {
  /** What the machine calls it: `answerTimeout`. */
  readonly name: string;
  /** XState's name for it, which holds the state too. */
  readonly id: string;
  /** In Millis. */
  readonly span: number;
  /** What the machine gets when the time is over. */
  readonly event: { readonly type: string };
}

/** Something that the machine gets: an event, or the end of a delay that it has set. */
export type Happening<Machine extends AnyStateMachine> =
  | EventFromLogic<Machine>
  | { readonly after: Delay['name'] };

/** A situation: the state of the machine, and that of the world around it as far as it matters. */
export interface At<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  readonly snapshot: SnapshotFrom<Machine>;
  /** Oldest first. */
  readonly delays: readonly Delay[];
  readonly env: Env;
}

/** A way to begin. */
export interface Beginning<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  /** Reads aloud: `a phone without a CTL file`. */
  readonly name: string;
  readonly input: InputFrom<Machine>;
  readonly env: Env;
}

/** What happens, and what the machine gets because of it. */
export interface Occurrence<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  /** Reads aloud, and is unique among the moves of a situation: `the server is silent`. */
  readonly name: string;
  /** Input of a new machine that takes the place of this one before the events: a new session. */
  readonly begin?: InputFrom<Machine>;
  /** In order. What the machine does not wait for passes it by, as in the world. */
  readonly events: readonly Happening<Machine>[];
  /** The environment afterwards, before the intents of the machine change it; unchanged if left out. */
  readonly env?: Env;
}

/** What an intent of the machine brings about at once. */
export interface Reaction<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  readonly env?: Env;
  /** What the device answers with, before anything else happens. */
  readonly events?: readonly EventFromLogic<Machine>[];
}

export interface Invariant<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  /** Reads aloud: `a locked CAPF accepts nobody`. */
  readonly name: string;
  /** From where we know it: `Guide, Table 9-3`. */
  readonly source: string;
  /** @param intents what the machine wanted on the way here, in order */
  holds(at: At<Machine, Env>, intents: readonly EmittedFrom<Machine>[]): boolean;
}

/** All that is needed to go through every situation that a machine can come into. */
export interface Explorable<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown> {
  readonly starts: readonly Beginning<Machine, Env>[];
  /** What can happen now. */
  moves(at: At<Machine, Env>): readonly Occurrence<Machine, Env>[];
  /** What the device and the world around it do about an intent (usual: nothing that matters). */
  react?(intent: EmittedFrom<Machine>, env: Env): Reaction<Machine, Env>;
  /**
   * What else tells situations apart besides the state of the machine and the delays that it waits
   * for: what matters of its context and of the environment, with bounds where something counts.
   */
  key(at: At<Machine, Env>): string;
  readonly invariants: readonly Invariant<Machine, Env>[];
}

/** A site, and the steps after which the machine is in its first state there. */
export interface Start<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown>
  extends Beginning<Machine, Env> {
  readonly site: SiteData;
  /** May be empty where the first step of every move does what is to be done. */
  readonly steps: readonly StepData[];
  /** Where the machine runs: what `on` names in a condition about its state. */
  readonly host: HostName;
}

/** What somebody does or what happens, and how it is brought about. */
export interface Move<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown>
  extends Occurrence<Machine, Env> {
  /** How people and networks at a real site bring it about; `say`, `wait` and `wait until` too. */
  readonly steps: readonly StepData[];
  /** How long it may take until the machine is where the move leads (usual: 1 min). */
  readonly within?: string;
}

/**
 * One statechart with the part of its environment that decides which events can come, and how a
 * person at the site makes them come. It is explored alone, without a world; each path through it
 * is a scenario that runs in one.
 */
export interface Model<Machine extends AnyStateMachine = AnyStateMachine, Env = unknown>
  extends Explorable<Machine, Env> {
  readonly machine: MachineName;
  readonly starts: readonly Start<Machine, Env>[];
  moves(at: At<Machine, Env>): readonly Move<Machine, Env>[];
  /**
   * Steps that expect what can be seen at the real site after a move, besides the state of the
   * machine, which is expected anyway.
   * @param intents what the machine wanted on the way here, in order
   */
  observe(at: At<Machine, Env>, intents: readonly EmittedFrom<Machine>[]): readonly StepData[];
  /**
   * Transitions that no site brings about, by their ids in the chart of the machine, and why the
   * machine has them all the same: what it does when the other side does not keep to the protocol.
   * A single answer of a guard too: the id of its transition and ` → yes` or ` → no`.
   */
  readonly unreachable?: Readonly<Record<string, string>>;
}

/** Whether the machine waits for the end of this delay. */
export const waitsFor = ({ delays }: Pick<At, 'delays'>, name: Delay['name']): boolean =>
  delays.some((delay) => delay.name === name);
