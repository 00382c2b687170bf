/** The site around a CAPF session, as CAPF sees it, and how such a session begins. */
import { usualCapfSettings } from '../../devices/capf-server/index.ts';
import type { CapfOperation, capfServerSessionMachine } from '../../machines/index.ts';
import type { At, Move, Start, StepData } from '../model/index.ts';
import {
  addToDatabase,
  type Entry,
  enter,
  heal,
  lose,
  type Model,
  type Order,
  orderFor,
  orderStep,
  orders,
  powerOff,
  prepared,
  pressStop,
  quiet,
  startCapf,
} from './capf-steps.ts';
import { type Sight, soon } from './steps.ts';

export type Machine = typeof capfServerSessionMachine;

export interface Env {
  readonly model: Model;
  /** What the administrator ordered, as far as it is still to be done. */
  readonly order: CapfOperation;
  /** What the user entered last. */
  readonly string: Entry;
  /** Whether the user has entered a wrong string since the last operation that was done. */
  readonly hasErred: boolean;
  readonly hasLsc: boolean;
  readonly phone: 'is off' | 'is idle' | 'is busy';
  readonly isStopped: boolean;
  readonly isCut: boolean;
  /** Whether what the phone says first has got lost, and is to be sent again. */
  readonly isLost: boolean;
  /** Whether the phone has said that it makes a key. */
  readonly isWorking: boolean;
  /** Whether the database has the phone. */
  readonly isKnown: boolean;
}

export type Here = At<Machine, Env>;
export type There = Move<Machine, Env>;

const { keyGenerationTime, keyGenerationAttempts } = usualCapfSettings;
const input = { keyGenerationTime, keyGenerationAttempts };

export const inState = (state: string): Sight => ({
  on: 'publisher',
  state: { 'capf-server-session': state },
});

const atStart = {
  order: 'install',
  string: 'right',
  hasErred: false,
  hasLsc: false,
  phone: 'is busy',
  isStopped: false,
  isCut: false,
  isLost: false,
  isWorking: false,
  isKnown: true,
} as const satisfies Omit<Env, 'model'>;

const startWith = (model: Model): Start<Machine, Env> => ({
  name: `a ${model} at which its user enters an authentication string`,
  input,
  env: { ...atStart, model },
  site: { phones: { 'phone-1': { model, ctl: 'installed', capf: orderFor('install') } } },
  steps: [...prepared(model), enter('right'), soon(inState('IDLE'))],
  host: 'publisher',
});

export const starts: readonly Start<Machine, Env>[] = [startWith(7970), startWith(7960)];

/** Whatever is not as it should be for a new session is put right. */
function recovery({ model, phone, isStopped, isCut, isKnown }: Env): StepData[] {
  const isOff = phone === 'is off';
  const hasToStart = isOff || isCut;
  return [
    ...(isStopped ? [startCapf] : []),
    ...(isKnown ? [] : [addToDatabase]),
    ...(isCut ? [heal] : []),
    ...(phone === 'is busy' && !isCut ? [pressStop] : []),
    ...(hasToStart && !isOff ? [powerOff] : []),
    ...(hasToStart ? prepared(model) : []),
  ];
}

function session({ env }: Here, order: Order, string: Entry): There {
  const { model, hasLsc } = env;
  const hasErred = env.hasErred || string === 'wrong';
  return {
    name: `the administrator orders ${orders[order]}, and the user enters a ${string} string`,
    begin: input,
    events: [],
    env: { ...atStart, model, order, string, hasErred, hasLsc },
    steps: [...recovery(env), quiet, orderStep(order), enter(string), soon(inState('IDLE'))],
  };
}

/** The first packets get lost, but for the one that opens the connection. */
function lostSession(at: Here): There {
  const usual = session(at, 'install', 'right');
  return {
    ...usual,
    name: 'the connection of the phone opens, and what it says then gets lost',
    env: { ...(usual.env as Env), isLost: true },
    steps: [...usual.steps.slice(0, -1), lose('phone-1', 'publisher', 3), soon(inState('IDLE'))],
  };
}

/** One wrong string after the other would lock the phone: that is another statechart. */
export const sessions = (at: Here): There[] => [
  ...(Object.keys(orders) as Order[]).map((order) => session(at, order, 'right')),
  ...(at.env.hasErred ? [] : [session(at, 'install', 'wrong')]),
  lostSession(at),
];
