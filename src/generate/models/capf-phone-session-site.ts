/** The site around a CAPF session, as a phone sees it, and how such a session begins. */
import type { CapfOperation, capfPhoneSessionMachine } from '../../machines/index.ts';
import type { At, Move, Start, StepData } from '../model/index.ts';
import {
  addToDatabase,
  type Entry,
  enter,
  heal,
  type Order,
  orderFor,
  orderStep,
  orders,
  powerOff,
  prepared,
  quiet,
  restartCapf,
  startCapf,
} from './capf-steps.ts';
import { phone, type Sight, soon } from './steps.ts';

export type Machine = typeof capfPhoneSessionMachine;

export interface Env {
  /** What the administrator ordered, as far as it is still to be done. */
  readonly order: CapfOperation;
  /** What the user entered last. */
  readonly string: Entry;
  /** Whether the user has entered a wrong string since the last operation that was done. */
  readonly hasErred: boolean;
  readonly hasLsc: boolean;
  /** Certificates that CAPF has asked for in this session. */
  readonly fetched: 0 | 1 | 2;
  readonly capf: 'runs' | 'is stopped' | 'has a new certificate';
  readonly isOn: boolean;
  readonly isCut: boolean;
  /** Whether what CAPF says first has got lost, and is to be sent again. */
  readonly isLost: boolean;
  /** Whether the database has the phone. */
  readonly isKnown: boolean;
}

export type Here = At<Machine, Env>;
export type There = Move<Machine, Env>;

export const inState = (state: string): Sight => ({
  ...phone,
  state: { 'capf-phone-session': state },
});

const atStart = {
  order: 'install',
  string: 'right',
  hasErred: false,
  hasLsc: false,
  fetched: 0,
  capf: 'runs',
  isOn: true,
  isCut: false,
  isLost: false,
  isKnown: true,
} as const satisfies Env;

export const starts: readonly Start<Machine, Env>[] = [
  {
    name: 'a 7970 at which its user enters an authentication string',
    input: undefined,
    env: atStart,
    site: {
      phones: { 'phone-1': { model: 7970, ctl: 'installed', capf: orderFor('install') } },
    },
    steps: [...prepared(7970), enter('right'), soon(inState('connecting'))],
    host: 'phone-1',
  },
];

/**
 * Whatever is not as it should be for a new session is put right. CAPF would go on waiting for a key
 * half an hour after the phone has lost its power, and end that session in the middle of a later one.
 */
function recovery({ capf, isOn, isCut, isKnown }: Env): StepData[] {
  const hasToStart = !isOn || isCut || capf === 'has a new certificate';
  return [
    ...(capf === 'is stopped' ? [startCapf] : []),
    ...(capf === 'is stopped' || isOn ? [] : [restartCapf]),
    ...(capf === 'has a new certificate' ? [{ 'update ctl': {} }] : []),
    ...(isKnown ? [] : [addToDatabase]),
    ...(isCut ? [heal] : []),
    ...(hasToStart && isOn ? [powerOff] : []),
    ...(hasToStart ? prepared(7970) : []),
  ];
}

function session({ env }: Here, order: Order, string: Entry): There {
  const { hasLsc } = env;
  const hasErred = env.hasErred || string === 'wrong';
  return {
    name: `the administrator orders ${orders[order]}, and the user enters a ${string} string`,
    begin: undefined,
    events: [],
    env: { ...atStart, order, string, hasErred, hasLsc },
    steps: [...recovery(env), quiet, orderStep(order), enter(string), soon(inState('connecting'))],
  };
}

/** One wrong string after the other would lock the phone: that is another statechart. */
export const sessions = (at: Here): There[] => [
  ...(Object.keys(orders) as Order[]).map((order) => session(at, order, 'right')),
  ...(at.env.hasErred ? [] : [session(at, 'install', 'wrong')]),
];
