import { describe, expect, it } from 'vitest';
import { assign, emit, raise, setup } from 'xstate';
import { BugError } from '../../src/basics/index.ts';
import { firstStep, nextStep } from '../../src/devices/machine-step.ts';

type TeaEvent = { type: 'POUR' } | { type: 'STIR' } | { type: 'SING' } | { type: 'STEEPED' };

const tea = setup({
  types: {
    context: {} as { cups: number },
    events: {} as TeaEvent,
    emitted: {} as { type: 'boil' } | { type: 'serve'; cup: number },
  },
  actions: { sing: () => {} },
}).createMachine({
  id: 'tea',
  context: { cups: 0 },
  initial: 'empty',
  states: {
    empty: {
      entry: emit({ type: 'boil' }),
      on: { POUR: 'steeping', SING: { actions: 'sing' } },
    },
    steeping: {
      entry: assign({ cups: ({ context }) => context.cups + 1 }),
      after: { 180000: 'ready' },
      on: { STIR: { actions: raise({ type: 'STEEPED' }) }, STEEPED: 'ready' },
    },
    ready: { entry: emit(({ context }) => ({ type: 'serve', cup: context.cups })) },
  },
});

const first = firstStep(tea, undefined);
const poured = nextStep(tea, first.snapshot, { type: 'POUR' });

describe('a step of a machine', () => {
  it('into its first state says what is to be done there', () => {
    expect(first.snapshot.value).toBe('empty');
    expect(first.effects).toEqual([{ type: 'intent', intent: { type: 'boil' } }]);
  });

  it('leaves the snapshot from before as it was', () => {
    expect(poured.snapshot.value).toBe('steeping');
    expect(poured.snapshot.context).toEqual({ cups: 1 });
    expect(first.snapshot.value).toBe('empty');
    expect(first.snapshot.context).toEqual({ cups: 0 });
  });

  it('into a state with a delay sets a timer, and the step out of it clears that timer', () => {
    const [timer] = poured.effects;
    expect(timer).toMatchObject({ type: 'set timer', delay: 180_000 });
    if (timer?.type !== 'set timer') return;
    const { name, event } = timer;

    const ready = nextStep(tea, poured.snapshot, event);
    expect(ready.snapshot.value).toBe('ready');
    expect(ready.effects).toEqual([
      { type: 'clear timer', name },
      { type: 'intent', intent: { type: 'serve', cup: 1 } },
    ]);
  });

  it('takes events that the machine raises itself along', () => {
    const stirred = nextStep(tea, poured.snapshot, { type: 'STIR' });

    expect(stirred.snapshot.value).toBe('ready');
    expect(stirred.effects.map(({ type }) => type)).toEqual(['clear timer', 'intent']);
  });

  it('goes nowhere with an event that means nothing now', () => {
    const same = nextStep(tea, first.snapshot, { type: 'STIR' });

    expect(same.snapshot).toBe(first.snapshot);
    expect(same.effects).toEqual([]);
  });

  it('is a bug when the machine does something itself', () => {
    expect(() => nextStep(tea, first.snapshot, { type: 'SING' })).toThrow(BugError);
    expect(nextStep(tea, first.snapshot, { type: 'POUR' }).effects).toHaveLength(1);
  });
});
