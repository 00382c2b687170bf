import { type PhoneModel, phoneModels } from '../../devices/phone/index.ts';
import type { PhoneView, ServerView } from '../../report/view/index.ts';
import { chosenDevice } from '../model/index.ts';
import type { Look } from '../paint.ts';
import { cell, columnsOf, lineOf, type Piece, wrap } from '../text.ts';
import type { Draw, Room, Scene } from './scene.ts';
import { drawServer } from './server.ts';
import { stateOfPhone } from './site.ts';

/** The device that is chosen: a phone as it stands on the desk, or a server. */
export const drawDevice: Draw = (scene, room) => {
  const name = chosenDevice(scene.state, scene.story);
  const device = name === undefined ? undefined : scene.site.device(name);
  if (!device) return [];
  return device.kind === 'phone'
    ? drawPhone(scene, device, room)
    : drawServer(scene, device satisfies ServerView, room);
};

const keysBeside = 5;

function drawPhone(scene: Scene, phone: PhoneView, { columns, rows }: Room): readonly string[] {
  const { paint } = scene;
  const model = modelOf(phone);
  const width = Math.min(model.screen.columns, columns - 2 - keysBeside);
  // The frame around the glass, and the row of softkeys with the line above it.
  const room = { columns: width, rows: Math.max(3, rows - 4) };
  const glass = glassOf(phone, room, model.screen.rows, scene.state.glass);
  const lines = [
    lineOf(paint, columns, ['faint', `╭${'─'.repeat(width)}╮`]),
    ...glass.map((text, row) =>
      lineOf(
        paint,
        columns,
        ['faint', '│'],
        [row === 0 ? titleLooks[model.name] : lookOf(phone, text), cell(text, width)],
        ['faint', '│'],
        ...lineKey(model, phone, row),
      ),
    ),
    lineOf(
      paint,
      columns,
      ['faint', `├${'─'.repeat(width)}┤`],
      ...lineKey(model, phone, glass.length),
    ),
    lineOf(paint, columns, ['faint', '│'], ...softkeyRow(scene, phone, model, width), [
      'faint',
      '│',
    ]),
    lineOf(paint, columns, ['faint', `╰${'─'.repeat(width)}╯`]),
  ];
  return [...lines, ...belowGlass(scene, phone, { columns, rows: rows - lines.length })];
}

/** Before the trace has told the model, any will do. */
const modelOf = ({ model }: PhoneView): PhoneModel =>
  phoneModels[model as PhoneModel['name']] ?? phoneModels[7960];

/** The 7970 has colours. */
const titleLooks: Readonly<Record<PhoneModel['name'], Look>> = {
  7970: 'bar',
  7960: 'strong',
  7940: 'strong',
};

/** What stands on the glass: the title, then the lines, wrapped. A long page makes it higher, where
 * there is room; else it is scrolled, as on a phone. */
function glassOf({ screen }: PhoneView, room: Room, usual: number, scroll: number): string[] {
  const { columns } = room;
  const text = screen?.lines.flatMap((line) => wrap(line, columns)) ?? [];
  const rows = Math.min(room.rows, Math.max(usual, text.length + 1));
  if (!screen)
    return ['', '(dark)'.padStart((columns >> 1) + 3), ...Array<string>(rows - 2).fill('')];
  const body = partOf(text, rows - 1, scroll);
  return [screen.title, ...body, ...Array<string>(Math.max(0, rows - 1 - body.length)).fill('')];
}

/** As many lines as there is room for, with how many more there are above and below. */
function partOf(lines: readonly string[], rows: number, scroll: number): readonly string[] {
  const over = lines.length - rows;
  if (over <= 0) return lines;
  const start = Math.min(scroll, over);
  const shown = lines.slice(start, start + rows);
  if (start > 0) shown[0] = `▴ ${start + 1} more`;
  if (start < over) shown[rows - 1] = `▾ ${over - start + 1} more`;
  return shown;
}

function lookOf(phone: PhoneView, text: string): Look {
  if (!phone.screen) return 'faint';
  return text !== '' && text === phone.lastAlarm?.text ? 'alarm' : 'glass';
}

/** The line keys stand on the right of the glass, from the top. */
function lineKey({ lines }: PhoneModel, { line }: PhoneView, row: number): Piece[] {
  if (row >= lines) return [];
  return [['faint', row === 0 && line !== undefined ? ` ${line}` : ` [${row + 1}]`]];
}

/** Each in a place of its own as on the glass; while the phone has the keys, with its letter. */
function softkeyRow(
  { state }: Scene,
  { screen }: PhoneView,
  { softkeys }: PhoneModel,
  width: number,
): Piece[] {
  const labels = screen?.softkeys ?? [];
  // With fewer labels than keys there is room for whole words.
  const places = Math.max(labels.length, Math.min(softkeys, usualSoftkeys));
  const columns = Math.floor(width / places);
  const pieces = labels.flatMap((label, index): Piece[] => {
    if (!state.phoneHasKeys)
      return [
        ['key', cell(label, columns - 1)],
        ['glass', ' '],
      ];
    const isChosen = index === Math.min(state.softkey, labels.length - 1);
    return [
      [isChosen ? 'selected' : 'key', `${'abcde'[index]} ${label}`],
      ['glass', '  '],
    ];
  });
  const used = pieces.reduce((sum, [, text]) => sum + columnsOf(text), 0);
  return used > width
    ? [['key', cell(labels.join(' '), width)]]
    : [...pieces, ['glass', ' '.repeat(width - used)]];
}

const usualSoftkeys = 4;

/** The keypad where the phone has the keys, else what the phone is about. */
function belowGlass(scene: Scene, phone: PhoneView, room: Room): string[] {
  const { paint, state } = scene;
  const lines = state.phoneHasKeys ? keypadLines() : factLines(phone);
  // A heading alone at the bottom says nothing.
  const shown = lines.slice(0, Math.max(0, room.rows));
  if (shown.at(-1) === statusHeading) shown.pop();
  return shown.map((pieces) => lineOf(paint, room.columns, ...pieces));
}

const keypadLines = (): Piece[][] => [
  [
    ['strong', ' 1 2 3 '],
    ['key', '  s'],
    ['normal', ' Settings'],
    ['key', '   u'],
    ['normal', ' unlock'],
    ['key', '   r'],
    ['normal', ' reset'],
  ],
  [
    ['strong', ' 4 5 6 '],
    ['key', '  ←→ Enter'],
    ['normal', ' or '],
    ['key', 'a…e'],
    ['normal', ' softkeys'],
  ],
  [
    ['strong', ' 7 8 9 '],
    ['key', '  space'],
    ['normal', ' lets time run'],
  ],
  [
    ['strong', ' * 0 # '],
    ['key', '  Esc'],
    ['normal', ' takes the keys back'],
  ],
];

function factLines(phone: PhoneView): Piece[][] {
  const [state, look] = stateOfPhone(phone);
  const { ctl, registration } = phone;
  const facts: [string, string][] = [
    ['Device', [phone.deviceName, phone.address].filter(Boolean).join(', ')],
    ['Link', registration ? linkWords[registration.security] : 'none'],
    ['Mode', phone.mode],
    ['CTL file', ctl ? ctl.md5 : 'none: it accepts the first that it gets'],
    ...(ctl?.records === undefined ? [] : [['', `${ctl.records} records`] as [string, string]]),
    ['LSC', phone.lsc],
    ['MIC', phone.mic],
  ];
  return [
    [[look, ` ${state.trim()}`]],
    ...facts.map(([name, value]): Piece[] => [
      ['faint', ` ${cell(name, 9)}`],
      ['normal', value],
    ]),
    ...statusLines(phone),
  ];
}

const linkWords = {
  nonsecure: 'not secured: no icon',
  authenticated: 'authenticated: shield icon',
  encrypted: 'encrypted: lock icon',
} as const;

const statusHeading: Piece[] = [['faint', ' Status messages']];

function statusLines({ statusMessages }: PhoneView): Piece[][] {
  if (statusMessages.length === 0) return [];
  return [statusHeading, ...statusMessages.map((text): Piece[] => [['normal', `   ${text}`]])];
}

/** How wide the pane must be to show a phone whole. */
export const phoneColumns = (phone: PhoneView | undefined): number =>
  (phone ? modelOf(phone).screen.columns : 34) + 2 + keysBeside;
