import { describe, expect, it } from 'vitest';
import { Memo } from '../../src/basics/index.ts';

describe('a memo', () => {
  it('makes a result once, and gives it from then on', () => {
    const memo = new Memo<string>(2);
    let made = 0;
    const get = (name: string) => memo.get(name, () => `${name} ${++made}`);

    expect([get('a'), get('a'), get('b'), get('a')]).toEqual(['a 1', 'a 1', 'b 2', 'a 1']);
  });

  it('keeps no more than it may: the oldest goes', () => {
    const memo = new Memo<string>(2);
    let made = 0;
    const get = (name: string) => memo.get(name, () => `${name} ${++made}`);

    expect(['a', 'b', 'c', 'b', 'a'].map(get)).toEqual(['a 1', 'b 2', 'c 3', 'b 2', 'a 4']);
  });

  it('remembers nothing of what failed', () => {
    const memo = new Memo<number>(2);
    const fail = () => {
      throw new Error('not yet');
    };

    expect(() => memo.get('a', fail)).toThrow('not yet');
    expect(memo.get('a', () => 1)).toBe(1);
  });
});
