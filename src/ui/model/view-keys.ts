import type { Chapter, Command, Key } from './command.ts';

/** Names of keys, what stands on the first of them, what it means, what it does, a word for it. */
type Row = readonly [keys: string, label: string, command: Command, does: string, hint?: string];

const chapters: Readonly<Partial<Record<Chapter, readonly Row[]>>> = {
  Understand: [
    ['n', 'n', 'next trouble', 'goes to the next alarm or failure', 'alarm'],
    ['w', 'w', 'why', 'asks why: back to the root, with what the guide says of it', 'why'],
    [
      'enter',
      'Enter',
      'look inside',
      'looks inside: bytes, certificates, states, a device',
      'inside',
    ],
  ],
  Time: [
    ['space', 'space', 'play or pause', 'lets time run, and stops it again', 'play'],
    ['left ,', '←', 'back', 'one step back: the whole site is shown as it was then'],
    ['right .', '→', 'forward', 'one step forward, to the next line of the timeline'],
    ['p N', 'p', 'previous trouble', 'to the alarm or failure before'],
    [']', ']', 'next step', 'to the next thing that somebody does'],
    ['[', '[', 'previous step', 'to the one before'],
    ['g home', 'g', 'to the start', 'to the start'],
    ['G end', 'G', 'to the end', 'to the end'],
    ['+ =', '+', 'faster', 'faster, up to 1,000 times'],
    ['- _', '-', 'slower', 'slower, down to one step at a time'],
    ['x', 'x', 'stop or run through', 'whether time stops at captions, alarms and failures'],
  ],
  'What you see': [
    ['tab', 'tab', 'next pane', 'to the next pane; shift+tab to the one before', 'pane'],
    ['1 2 3 4 5', '1…5', 'pane by number', 'site, phone, timeline, packet ladder, alarms and logs'],
    ['up k', '↑', 'up', 'in the site another device, elsewhere the line before'],
    ['down j', '↓', 'down', 'in the site another device, elsewhere the line behind'],
    ['z', 'z', 'zoom', 'the pane alone on the screen, and back'],
    [
      't',
      't',
      'tell more or less',
      'tells all: packets, states, logs, counters; or the story alone',
    ],
  ],
  'Take part': [
    [
      'i',
      'i',
      'give the phone the keys',
      'presses keys of the phone: digits, softkeys, Settings',
      'keys',
    ],
    [': a', ':', 'take part', 'does something at the site; tab completes', 'do'],
    ['b', 'b', 'branches', 'lists the branches: doing otherwise than the script begins one'],
    ['s', 's', 'save', 'saves what was done as a scenario for «offhook run»', 'save'],
  ],
  Leave: [
    ['? h', '?', 'help', 'this page', 'help'],
    [
      'q ctrl+c',
      'q',
      'quit',
      'quits; asks first where something that you did is not saved',
      'quit',
    ],
  ],
};

/** They stand for others, or are found without help. */
const unlisted: readonly Row[] = [
  ['shift+tab', 'shift+tab', 'previous pane', 'to the pane before'],
  ['pageup', 'PgUp', 'page up', 'ten lines up'],
  ['pagedown', 'PgDn', 'page down', 'ten lines down'],
];

const keyOf = ([keys, label, command, does, hint]: Row, chapter?: Chapter): Key => ({
  keys: keys.split(' '),
  label,
  command,
  does,
  mode: 'view',
  ...(chapter && { chapter }),
  ...(hint !== undefined && { hint }),
});

/** The keys of the view itself. */
export const viewKeys: readonly Key[] = [
  ...Object.entries(chapters).flatMap(([chapter, rows]) =>
    rows.map((row) => keyOf(row, chapter as Chapter)),
  ),
  ...unlisted.map((row) => keyOf(row)),
];
