import { assign, emit, setup } from 'xstate';
import { Minutes } from '../basics/index.ts';

/** Somebody entered an authentication string on the phone, and CAPF has compared it. */
export type CapfLockoutEvent = { type: 'STRING.RIGHT' } | { type: 'STRING.WRONG' };

export type CapfLockoutIntent =
  | { type: 'accept' }
  /** `attempt` counts the wrong ones in a row, this one included. */
  | { type: 'refuse'; because: 'wrong string'; attempt: number }
  | { type: 'refuse'; because: 'locked' }
  | { type: 'lock' }
  | { type: 'unlock' };

/** Guide, "Troubleshooting the Authentication String on the Phone": 10 attempts, then 10 minutes. */
export const attemptsBeforeLockout = 10;
export const lockoutTime = Minutes(10);

/**
 * How CAPF limits the attempts at the authentication string of one device: the tenth wrong one in a
 * row locks it for 10 minutes, in which a right one is refused too; a right one before that clears
 * the count. (Guide, "Troubleshooting the Authentication String on the Phone")
 *
 * What the guide leaves open is chosen here: after exactly 10 minutes the device is unlocked again
 * and its count is zero; an attempt during the lock does not prolong it; the count is CAPF's, so
 * that a restart of the phone does not change it.
 */
export const capfLockoutMachine = setup({
  types: {
    context: {} as { wrong: number },
    events: {} as CapfLockoutEvent,
    emitted: {} as CapfLockoutIntent,
  },
  actions: {
    'count the wrong string': assign({ wrong: ({ context }) => context.wrong + 1 }),
    'clear the count': assign({ wrong: 0 }),
    accept: emit({ type: 'accept' }),
    'refuse the wrong string': emit(({ context }) => ({
      type: 'refuse' as const,
      because: 'wrong string' as const,
      attempt: context.wrong,
    })),
    'refuse any string': emit({ type: 'refuse', because: 'locked' }),
    lock: emit({ type: 'lock' }),
    unlock: emit({ type: 'unlock' }),
  },
  guards: {
    'is the last attempt': ({ context }) => context.wrong + 1 >= attemptsBeforeLockout,
  },
  delays: { lockoutTime },
}).createMachine({
  id: 'capf-lockout',
  context: { wrong: 0 },
  initial: 'counting',
  states: {
    counting: {
      on: {
        'STRING.RIGHT': { actions: ['clear the count', 'accept'] },
        'STRING.WRONG': [
          {
            guard: 'is the last attempt',
            target: 'locked',
            actions: ['count the wrong string', 'refuse the wrong string'],
          },
          { actions: ['count the wrong string', 'refuse the wrong string'] },
        ],
      },
    },
    locked: {
      entry: ['clear the count', 'lock'],
      on: {
        'STRING.RIGHT': { actions: 'refuse any string' },
        'STRING.WRONG': { actions: 'refuse any string' },
      },
      after: { lockoutTime: { target: 'counting', actions: 'unlock' } },
    },
  },
});
