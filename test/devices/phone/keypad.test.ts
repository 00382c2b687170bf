import { describe, expect, it } from 'vitest';
import { Millis } from '../../../src/basics/index.ts';
import { Keypad, type KeySequence } from '../../../src/devices/phone/keypad.ts';
import { World } from '../../../src/simulation/index.ts';

/** Presses keys, one every 200 ms. @returns what they complete */
function typing() {
  const world = new World();
  const keypad = new Keypad(world.clock);
  const type = (keys: string): (KeySequence | undefined)[] =>
    [...keys].map((key) => {
      world.run(Millis(200));
      return keypad.press(key);
    });
  const pause = (span: number) => world.run(Millis(span));
  return { type, pause };
}

describe('the keypad of a phone', () => {
  it('hears **# with its last key', () => {
    expect(typing().type('**#')).toEqual([undefined, undefined, 'unlock']);
  });

  it('hears **#** with its last key, and **# on the way there', () => {
    expect(typing().type('**#**')).toEqual([undefined, undefined, 'unlock', undefined, 'reset']);
  });

  it('hears nothing in other keys', () => {
    expect(typing().type('*#*#12*3##0*#').filter(Boolean)).toEqual([]);
  });

  it('hears **# behind other keys', () => {
    expect(typing().type('5***#').at(-1)).toBe('unlock');
  });

  it('hears a reset when **# is entered twice in a row', () => {
    expect(typing().type('**#**#')).toEqual([
      undefined,
      undefined,
      'unlock',
      undefined,
      'reset',
      undefined,
    ]);
  });

  it('hears **# twice when ten seconds lie between', () => {
    const { type, pause } = typing();
    expect(type('**#').at(-1)).toBe('unlock');
    pause(10_000);

    expect(type('**#')).toEqual([undefined, undefined, 'unlock']);
  });

  it.each<[number, KeySequence | undefined]>([
    [9_199, 'reset'],
    [9_200, undefined],
  ])('remembers a key for ten seconds, not longer: a pause of %s ms', (span, heard) => {
    const { type, pause } = typing();
    type('**#');
    pause(span);

    expect(type('**').at(-1)).toBe(heard);
  });

  it('begins anew after a reset', () => {
    const { type } = typing();
    type('**#**');

    expect(type('#**').filter(Boolean)).toEqual([]);
    expect(type('#').at(-1)).toBe('unlock');
  });
});
