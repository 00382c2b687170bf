import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { Millis, Minutes } from '../../src/basics/index.ts';
import {
  attemptsBeforeLockout,
  type CapfLockoutIntent,
  capfLockoutMachine,
} from '../../src/machines/index.ts';
import { World } from '../../src/simulation/index.ts';

function lockout() {
  const world = new World();
  const intents: string[] = [];
  const actor = createActor(capfLockoutMachine, { clock: world.clock });
  actor.on('*', (intent: CapfLockoutIntent) => intents.push(wordsOf(intent)));
  actor.start();
  const enter = (type: 'STRING.RIGHT' | 'STRING.WRONG', count = 1): string[] => {
    for (let attempt = 0; attempt < count; attempt++) actor.send({ type });
    return intents.splice(0);
  };
  return {
    world,
    right: () => enter('STRING.RIGHT'),
    wrong: (count = 1) => enter('STRING.WRONG', count),
    state: () => actor.getSnapshot().value,
    intents: () => intents.splice(0),
  };
}

const wordsOf = (intent: CapfLockoutIntent): string =>
  intent.type === 'refuse' ? `refuse: ${intent.because}` : intent.type;

describe('the authentication string of a device', () => {
  it('is accepted after nine wrong ones', () => {
    const { right, wrong } = lockout();
    wrong(9);
    expect(right()).toEqual(['accept']);
  });

  it('locks the device when it is wrong for the tenth time in a row', () => {
    const { wrong, state } = lockout();
    expect(wrong(9)).toEqual(Array(9).fill('refuse: wrong string'));
    expect(state()).toBe('counting');
    expect(wrong()).toEqual(['refuse: wrong string', 'lock']);
    expect(state()).toBe('locked');
    expect(attemptsBeforeLockout).toBe(10);
  });

  it('is counted anew after a right one', () => {
    const { right, wrong, state } = lockout();
    wrong(9);
    right();
    wrong(9);
    expect(state()).toBe('counting');
  });

  it('is refused while the device is locked, right or wrong', () => {
    const { right, wrong } = lockout();
    wrong(10);
    expect(right()).toEqual(['refuse: locked']);
    expect(wrong()).toEqual(['refuse: locked']);
  });

  it('is refused until a millisecond before the 10 minutes are over', () => {
    const { world, right, wrong } = lockout();
    wrong(10);
    world.run(Millis(Minutes(10) - 1));
    expect(right()).toEqual(['refuse: locked']);
  });

  it('is accepted again after exactly 10 minutes', () => {
    const { world, right, wrong, intents } = lockout();
    wrong(10);
    world.run(Minutes(10));
    expect(intents()).toEqual(['unlock']);
    expect(right()).toEqual(['accept']);
  });

  it('is not kept out longer by attempts during the lock', () => {
    const { world, right, wrong } = lockout();
    wrong(10);
    world.run(Minutes(9));
    wrong(20);
    world.run(Minutes(1));
    expect(right().at(-1)).toBe('accept');
  });

  it('may be wrong ten times more once the lock is over', () => {
    const { world, wrong, state } = lockout();
    wrong(10);
    world.run(Minutes(10));
    wrong(9);
    expect(state()).toBe('counting');
    wrong();
    expect(state()).toBe('locked');
  });
});
