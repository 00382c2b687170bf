import type { Command, Key, Mode } from './command.ts';

/** Names of keys, what stands on the first of them, what it means, a word for it, what it does. */
type Row = readonly [keys: string, label: string, command: Command, hint?: string, does?: string];

const modes: Readonly<Record<Exclude<Mode, 'view'>, readonly Row[]>> = {
  phone: [
    ['0 1 2 3 4 5 6 7 8 9 * #', '0…9 * #', 'press a key', 'keypad', 'keys of the keypad'],
    ['s', 's', 'press settings', 'Settings', 'the Settings key'],
    ['u', 'u', 'unlock', 'unlock', '**#: unlocks the Settings menu, and locks it again'],
    ['r', 'r', 'reset', 'reset', '**#**: resets the phone'],
    ['enter', 'Enter', 'press the softkey', 'softkey', 'the softkey that is chosen with ← and →'],
    ['a b c d e', 'a…e', 'softkey by letter', '', 'the softkey with this letter'],
    ['up', '↑↓', 'glass up', '', 'the rest of a page that is longer than the glass'],
    ['down', '↓', 'glass down'],
    ['left shift+tab', '←', 'previous softkey'],
    ['right tab', '→', 'next softkey'],
    ['space', 'space', 'play or pause', 'play'],
    ['escape q i', 'Esc', 'leave', 'done', 'takes the keys back'],
    ['ctrl+c', 'Ctrl-C', 'quit'],
    ['?', '?', 'help', 'help'],
  ],
  overlay: [
    ['up k', '↑↓', 'up', 'scroll'],
    ['down j', '↓', 'down'],
    ['pageup', 'PgUp', 'page up'],
    ['pagedown space', 'PgDn', 'page down', 'page'],
    ['home g', 'Home', 'to the start'],
    ['end G', 'End', 'to the end'],
    ['enter', 'Enter', 'choose'],
    ['escape q ? w b h left', 'Esc', 'leave', 'close'],
    ['ctrl+c', 'Ctrl-C', 'quit'],
  ],
  prompt: [
    ['enter', 'Enter', 'accept', 'do it'],
    ['tab', 'tab', 'complete', 'complete'],
    ['up', '↑↓', 'offer above', 'choose'],
    ['down', '↓', 'offer below'],
    ['left', '←', 'caret left'],
    ['right', '→', 'caret right'],
    ['home ctrl+a', 'Home', 'caret to start'],
    ['end ctrl+e', 'End', 'caret to end'],
    ['backspace', 'Backspace', 'rub out'],
    ['ctrl+d', 'Ctrl-D', 'rub out ahead'],
    ['ctrl+u', 'Ctrl-U', 'rub out all'],
    ['escape ctrl+c', 'Esc', 'leave', 'never mind'],
    ['any', '', 'type'],
  ],
  question: [
    ['y Y', 'y', 'yes', 'yes'],
    ['n N escape ctrl+c q', 'n', 'leave', 'no'],
  ],
};

/** The keys while something else than the view has them. */
export const otherKeys: readonly Key[] = Object.entries(modes).flatMap(([mode, rows]) =>
  rows.map(([keys, label, command, hint = '', does]) => ({
    keys: keys.split(' '),
    label,
    command,
    mode: mode as Mode,
    does: does ?? command,
    ...(does !== undefined && { chapter: 'On the phone' as const }),
    ...(hint !== '' && { hint }),
  })),
);
