import type { RegistrationServer, registrationMachine } from '../../machines/index.ts';
import type { At, Move, Start, StepData } from '../model/index.ts';
import { type Condition, phone, type Sight } from './steps.ts';

export type Machine = typeof registrationMachine;
export type ServerName = 'publisher' | 'subscriber';

export interface Env {
  /** Of the device. */
  readonly mode: 'nonsecure' | 'authenticated' | 'encrypted';
  /** The server whose certificate the CTL file does not have, if there is one. */
  readonly stranger: ServerName | undefined;
  readonly publisher: Condition;
  readonly subscriber: Condition;
}

export type Here = At<Machine, Env>;
export type There = Move<Machine, Env>;

export const serverNames: readonly ServerName[] = ['publisher', 'subscriber'];
const addresses = { publisher: '10.1.0.10', subscriber: '10.1.0.11' } as const;

export const list: readonly RegistrationServer[] = serverNames.map((name) => ({
  name: addresses[name],
  address: addresses[name],
  port: 2000,
}));

export const nameOf = ({ address }: RegistrationServer): ServerName =>
  address === addresses.publisher ? 'publisher' : 'subscriber';

export const inState = (state: string): Sight => ({ ...phone, state: { registration: state } });

/** All servers as they are at the start. */
export const atStart = { publisher: 'runs', subscriber: 'runs' } as const;
const steps: readonly StepData[] = [{ 'power on': 'phone-1' }];
const host = 'phone-1';

export const starts: readonly Start<Machine, Env>[] = [
  {
    name: 'a nonsecure phone',
    input: undefined,
    env: { ...atStart, mode: 'nonsecure', stranger: undefined },
    site: {
      phones: { 'phone-1': { model: 7960, ctl: 'installed' } },
      servers: { subscriber: {} },
    },
    steps,
    host,
  },
  {
    name: 'an encrypted phone',
    input: undefined,
    env: { ...atStart, mode: 'encrypted', stranger: undefined },
    site: {
      phones: { 'phone-1': { model: 7970, ctl: 'installed', 'security mode': 'encrypted' } },
      servers: { subscriber: {} },
    },
    steps,
    host,
  },
  {
    name: 'an authenticated phone whose CTL file has a wrong certificate of the publisher',
    input: undefined,
    env: { ...atStart, mode: 'authenticated', stranger: 'publisher' },
    site: {
      phones: { 'phone-1': { model: 7970, ctl: 'installed', 'security mode': 'authenticated' } },
      servers: { subscriber: {} },
      ctl: { certificates: { publisher: 'subscriber' } },
      dhcp: { tftp: 'subscriber' },
    },
    steps,
    host,
  },
];

/** The server that the phone has to do with now. */
export function server({ snapshot: { context } }: Here): ServerName {
  const chosen = context.servers[context.at];
  return chosen ? nameOf(chosen) : 'publisher';
}
