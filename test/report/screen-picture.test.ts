import { expect, it } from 'vitest';
import { Millis } from '../../src/basics/index.ts';
import { screenPicture, sideBySide } from '../../src/report/index.ts';
import type { EntryOf } from '../../src/simulation/index.ts';

const screen = (title: string, lines: string[], softkeys: string[] = []): EntryOf<'screen'> => ({
  ...{ seq: 1, at: Millis(0), host: 'phone-1', kind: 'screen' },
  ...{ title, lines, softkeys },
});

it('a screen is a picture with its softkeys in the last row', () => {
  const shown = screen('2001', ['Your current options'], ['Redial', 'NewCall', 'CFwdAll', 'more']);
  expect(`\n${screenPicture('phone-1', shown).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    ┌─ phone-1 ───────────────────────────┐
    │ 2001                                │
    │ Your current options                │
    ├─────────────────────────────────────┤
    │ Redial   NewCall  CFwdAll  more     │
    └─────────────────────────────────────┘
    "
  `);
});

it('a phone that is off, or was never on, is dark', () => {
  const dark = screenPicture('phone-1', undefined);
  expect(dark[1]).toContain('(dark)');
  expect(screenPicture('phone-1', screen('', []))).toEqual(dark);
});

it('all rows are equally wide, whatever stands in them', () => {
  const long = 'a line that is much longer than the display of the phone is wide';
  const picture = screenPicture(
    'a-phone-with-a-name-that-is-longer-than-the-frame',
    screen(long, [long]),
  );
  expect(new Set(picture.map((row) => row.length))).toEqual(new Set([39]));
});

it('two screens stand side by side on a usual terminal, one below the other on a narrow one', () => {
  const pictures = ['phone-1', 'phone-2', 'phone-3'].map((host) => screenPicture(host, undefined));
  expect(`\n${sideBySide(pictures, 80).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    ┌─ phone-1 ───────────────────────────┐ ┌─ phone-2 ───────────────────────────┐
    │ (dark)                              │ │ (dark)                              │
    └─────────────────────────────────────┘ └─────────────────────────────────────┘
    ┌─ phone-3 ───────────────────────────┐
    │ (dark)                              │
    └─────────────────────────────────────┘
    "
  `);
  expect(sideBySide(pictures, 40)).toHaveLength(9);
});
