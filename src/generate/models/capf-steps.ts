/** Steps of the two models of a CAPF session: what the administrator orders, and the user enters. */
import type { StepData } from '../model/index.ts';
import { phone, soon } from './steps.ts';

const strings = { right: '1234', wrong: '0000' } as const;
/** Of the authentication string. */
export type Entry = keyof typeof strings;

/** What the administrator can order, as it reads aloud. */
export const orders = {
  install: 'a new LSC',
  delete: 'the deletion of the LSC',
  troubleshoot: 'the certificates',
} as const;
export type Order = keyof typeof orders;

/** What stands in Phone Configuration. A short key takes a phone the least time. */
export const orderFor = (operation: Order) => ({
  operation,
  mode: 'string',
  string: strings.right,
  'key size': 512,
});

export const orderStep = (operation: Order): StepData => ({
  capf: { ...phone, ...orderFor(operation) },
});

export const withdraw: StepData = { capf: { ...phone, operation: 'none' } };

const lscPages = { 7970: ['settings', 5, 4, '**#'], 7960: ['settings', 6, 3, '**#'] } as const;
export type Model = keyof typeof lscPages;

/** The phone is switched on, registers, and shows the page of the LSC, unlocked. */
export const prepared = (model: Model): StepData[] => [
  { 'power on': 'phone-1' },
  soon({ ...phone, 'registered with': 'publisher' }, '1 min'),
  { press: { ...phone, keys: lscPages[model] } },
];

/** TCP has given up what it may still send of the session before, and nothing of it is on its way. */
export const quiet: StepData = { wait: '30 s' };

/** On the page of the LSC, which stays open. */
export const enter = (string: Entry): StepData => ({
  press: { ...phone, keys: ['Update', strings[string], 'Submit'] },
});

export const pressStop: StepData = { press: { ...phone, keys: 'Stop' } };
export const powerOff: StepData = { 'power off': 'phone-1' };
export const cut: StepData = { 'cut link': 'phone-1' };
export const heal: StepData = { 'heal link': 'phone-1' };
export const addToDatabase: StepData = { 'add device': 'phone-1' };
export const deleteFromDatabase: StepData = { 'delete device': 'phone-1' };

const capf = { service: 'capf', on: 'publisher' };
export const startCapf: StepData = { 'start service': capf };
export const restartCapf: StepData = { 'restart service': capf };
export const stopCapf: StepData = { 'stop service': capf };
export const crashCapf: StepData = { 'stop service': { ...capf, how: 'crashed' } };

/** So many of the next packets of CAPF get lost. */
export const lose = (from: string, to: string, packets: number): StepData => ({
  lose: { from, to, protocol: 'CAPF', packets },
});
