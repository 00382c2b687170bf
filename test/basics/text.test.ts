import { expect, it } from 'vitest';
import { counted, printable } from '../../src/basics/index.ts';

it.each([
  [0, '0 lines'],
  [1, '1 line'],
  [2, '2 lines'],
])('%d of something is counted as %s', (count, words) => {
  expect(counted(count, 'line')).toBe(words);
});

it('text that would steer the terminal shows dots, and blanks for tabs', () => {
  expect(printable('a\tb\u001b[2J\u202e')).toBe('a b·[2J·');
});
