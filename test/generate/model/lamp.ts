import { assign, emit, setup } from 'xstate';
import type { Explorable, Occurrence } from '../../../src/generate/model/index.ts';

type Event = { type: 'PRESS' } | { type: 'ANSWER'; good: boolean } | { type: 'CUT' };

/** A lamp that asks its fuse, shines for a while, and is broken for good in the end. */
export const lampMachine = setup({
  types: {
    input: {} as { presses: number },
    context: {} as { presses: number },
    events: {} as Event,
    emitted: {} as { type: 'ask' } | { type: 'light'; on: boolean },
  },
  delays: { burning: 1000, asking: 50 },
  guards: {
    good: ({ event }) => event.type === 'ANSWER' && event.good,
    'is worn out': ({ context }) => context.presses >= 3,
  },
}).createMachine({
  id: 'lamp',
  context: ({ input }) => input,
  initial: 'dark',
  states: {
    dark: { on: { PRESS: { target: 'asking', actions: [emit({ type: 'ask' })] } } },
    asking: {
      entry: assign({ presses: ({ context }) => context.presses + 1 }),
      always: { guard: 'is worn out', target: 'broken' },
      on: {
        ANSWER: [
          { guard: 'good', target: 'shining', actions: emit({ type: 'light', on: true }) },
          { target: 'dark' },
        ],
      },
      after: { asking: 'dark' },
    },
    shining: {
      exit: emit({ type: 'light', on: false }),
      on: { PRESS: 'dark' },
      after: { burning: 'dark' },
    },
    broken: { type: 'final' },
  },
});

export type Lamp = typeof lampMachine;

export interface Fuse {
  /** What the fuse answers at once; undefined where it answers later. */
  readonly answers: boolean | undefined;
  readonly isLit: boolean;
}

const press: Occurrence<Lamp, Fuse> = { name: 'press', events: [{ type: 'PRESS' }] };

/** Pressing, waiting, and a fuse that answers at once. */
export const lampModel = (answers: boolean | undefined): Explorable<Lamp, Fuse> => ({
  starts: [{ name: 'new', input: { presses: 0 }, env: { answers, isLit: false } }],
  moves: ({ delays }) => [
    press,
    ...delays.map(({ name }) => ({ name: `wait for ${name}`, events: [{ after: name }] })),
  ],
  react(intent, env) {
    if (intent.type === 'light') return { env: { ...env, isLit: intent.on } };
    return env.answers === undefined ? {} : { events: [{ type: 'ANSWER', good: env.answers }] };
  },
  key: ({ snapshot }) => String(snapshot.context.presses),
  invariants: [],
});
