import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { keyNames } from '../../src/ui/key-names.ts';

const none = {} as Key;
const with_ = (...flags: (keyof Key)[]) =>
  Object.fromEntries(flags.map((flag) => [flag, true])) as unknown as Key;

describe('keys get names', () => {
  it.each([
    ['a character', 'n', none, ['n']],
    ['the space bar', ' ', none, ['space']],
    ['an arrow', '', with_('leftArrow'), ['left']],
    ['Enter', '\r', with_('return'), ['enter']],
    ['Esc', '', with_('escape', 'meta'), ['escape']],
    ['tab with shift', '', with_('tab', 'shift'), ['shift+tab']],
    ['a letter with Ctrl', 'u', with_('ctrl'), ['ctrl+u']],
    ['the key that rubs out', '', with_('delete'), ['backspace']],
    ['pasted text, line end and all', 'a b\r', none, ['a', 'space', 'b', 'enter']],
    ['Japanese text', '電話', none, ['電', '話']],
    ['Esc and a key right behind it', 'q', with_('meta'), ['escape', 'q']],
    ['a control character in pasted text', 'a\u0007b', none, ['a', 'b']],
  ])('%s', (_, input, key, names) => {
    expect(keyNames(input, key)).toEqual(names);
  });
});
