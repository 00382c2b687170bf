import type { failbackMachine, RegistrationServer } from '../../machines/index.ts';
import type { At, Move, Start, StepData } from '../model/index.ts';
import {
  type Condition,
  phone,
  type Sight,
  soon,
  startCallManager,
  stopCallManager,
} from './steps.ts';

export type Machine = typeof failbackMachine;

/** A place in the list of servers, highest priority first. */
export type Place = number;

export interface Env {
  readonly isSecure: boolean;
  /** One for each server of the list. */
  readonly conditions: readonly Condition[];
  /** Where the phone is registered; undefined while it looks for a server. */
  readonly place: Place | undefined;
  /** Behind which it goes on with its list then. */
  readonly last: Place;
  /** Whether the database has the phone: CallManager gives no token to others. */
  readonly isKnown: boolean;
}

export type Here = At<Machine, Env>;
export type There = Move<Machine, Env>;

const names = ['publisher', 'subscriber', 'backup'];
export const nameOf = (place: Place): string => names[place] ?? '';

export const list: readonly RegistrationServer[] = ['10.1.0.10', '10.1.0.11', '10.1.0.12'].map(
  (address) => ({ name: address, address, port: 2000 }),
);

export const placeOf = ({ address }: RegistrationServer): Place =>
  list.findIndex((server) => server.address === address);

export const inState = (state: string): Sight => ({ ...phone, state: { failback: state } });

export const registeredWith = (place: Place): StepData =>
  soon({ ...phone, 'registered with': nameOf(place) }, '3 min');

/** The phone has been away from its first server, and has come home to it. */
function startWith(name: string, phonePlan: object, count: 2 | 3): Start<Machine, Env> {
  const last = count - 1;
  const better = names.slice(0, last);
  return {
    name,
    input: undefined,
    env: {
      isSecure: 'security mode' in phonePlan,
      conditions: ['runs', ...better.slice(1).map(() => 'is stopped' as const), 'runs'],
      place: 0,
      last: 0,
      isKnown: true,
    },
    site: {
      phones: { 'phone-1': { ctl: 'installed', ...phonePlan } },
      servers: { subscriber: {}, ...(count === 3 && { backup: {} }) },
    },
    steps: [
      ...better.map((_, place) => stopCallManager(nameOf(place), 'crashed')),
      { 'power on': 'phone-1' },
      registeredWith(last),
      startCallManager(nameOf(0)),
      registeredWith(0),
    ],
    host: 'phone-1',
  };
}

export const starts: readonly Start<Machine, Env>[] = [
  startWith('a phone that has come home to the first of three servers', { model: 7940 }, 3),
  startWith('a phone that has come home to the first of two servers', { model: 7960 }, 2),
  startWith(
    'an encrypted phone that has come home',
    { model: 7970, 'security mode': 'encrypted' },
    2,
  ),
];
