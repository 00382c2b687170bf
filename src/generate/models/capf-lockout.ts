import { Minutes } from '../../basics/index.ts';
import {
  attemptsBeforeLockout,
  type CapfLockoutIntent,
  type capfLockoutMachine,
} from '../../machines/index.ts';
import type { Model, Move, StepData } from '../model/index.ts';
import { after, look, phone, soon } from './steps.ts';

type Machine = typeof capfLockoutMachine;

interface Env {
  /** Whether the operation that the administrator ordered is still to be done. */
  readonly isPending: boolean;
}

const rightString = '1234';
const wrongString = '0000';

const order = { operation: 'install', mode: 'string', string: rightString, 'key size': 512 };

/** The Update softkey waits for a string on the page of the LSC, which stays open. */
const enter = (string: string): StepData => ({
  press: { on: 'phone-1', keys: ['Update', string, 'Submit'] },
});

const wrong = ({ isPending }: Env): Move<Machine, Env> => ({
  name: 'a wrong string is entered',
  events: [{ type: 'STRING.WRONG' }],
  env: { isPending: true },
  steps: [...orders(isPending), enter(wrongString), refused],
});

const right = ({ isPending }: Env, isLocked: boolean): Move<Machine, Env> => ({
  name: 'the right string is entered',
  events: [{ type: 'STRING.RIGHT' }],
  env: { isPending: true },
  steps: [...orders(isPending), enter(rightString), isLocked ? refused : installed],
});

const orders = (isPending: boolean): StepData[] =>
  isPending ? [] : [{ capf: { on: 'phone-1', ...order } }];

/** The phone has heard what became of the string. */
const refused = soon({ ...phone, status: 'Authentication string not accepted' });
const installed = soon({ ...phone, status: 'LSC update successful' }, '15 s');

const unlocked: Move<Machine, Env> = {
  name: 'ten minutes pass',
  events: [{ after: 'lockoutTime' }],
  steps: [look, ...after(Minutes(10), { on: 'publisher', state: { 'capf-lockout': 'counting' } })],
};

/** What stands in the trace file of CAPF. */
function logged(intent: CapfLockoutIntent): string | undefined {
  switch (intent.type) {
    case 'refuse':
      return intent.because === 'locked'
        ? 'authentication string refused, the device is locked'
        : `wrong authentication string, attempt ${intent.attempt} of ${attemptsBeforeLockout}`;
    case 'lock':
      return 'locked for 10 min';
    case 'unlock':
      return 'not locked any more';
    case 'accept':
      return 'authenticated for install';
  }
}

const stored = { on: 'phone-1', 'file stored': 'LSC' };

/** How many wrong authentication strings CAPF bears from one phone. */
export const capfLockoutModel: Model<Machine, Env> = {
  machine: 'capf-lockout',
  starts: [
    {
      name: 'a phone at which its user has entered the right string',
      input: undefined,
      env: { isPending: false },
      site: { phones: { 'phone-1': { model: 7960, ctl: 'installed', capf: order } } },
      steps: [
        { 'power on': 'phone-1' },
        { 'wait until': { on: 'phone-1', 'registered with': 'publisher' } },
        { press: { on: 'phone-1', keys: ['settings', 6, 3, '**#'] } },
        enter(rightString),
        installed,
      ],
      host: 'publisher',
    },
  ],

  moves({ snapshot, env }) {
    const isLocked = snapshot.matches('locked');
    return [wrong(env), right(env, isLocked), ...(isLocked ? [unlocked] : [])];
  },

  react: (intent) => (intent.type === 'accept' ? { env: { isPending: false } } : {}),

  key: ({ snapshot, env }) => JSON.stringify([Math.min(snapshot.context.wrong, 11), env]),

  invariants: [
    {
      name: 'a locked CAPF accepts nobody',
      source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
      holds: ({ snapshot }, intents) =>
        !snapshot.matches('locked') || intents.every(({ type }) => type !== 'accept'),
    },
    {
      name: 'the lockout comes with the tenth wrong string in a row, and with no other',
      source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
      holds: (_, intents) =>
        intents.some(({ type }) => type === 'lock') ===
        intents.some((intent) => intent.type === 'refuse' && isTenth(intent)),
    },
    {
      name: 'fewer than ten wrong strings are counted',
      source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
      holds: ({ snapshot }) => snapshot.context.wrong < attemptsBeforeLockout,
    },
  ],

  observe(_, intents) {
    const isAccepted = intents.some(({ type }) => type === 'accept');
    return [
      ...intents.flatMap((intent): StepData[] => {
        const log = logged(intent);
        return log === undefined ? [] : [{ expect: { on: 'publisher', log } }];
      }),
      isAccepted ? { expect: stored } : { 'expect no': stored, for: '0 s' },
    ];
  },
};

const isTenth = (intent: CapfLockoutIntent & { type: 'refuse' }): boolean =>
  intent.because === 'wrong string' && intent.attempt === attemptsBeforeLockout;
