import { describe, expect, it } from 'vitest';
import {
  type MenuPage,
  type SettingsMenuEvent,
  type SettingsMenuIntent,
  settingsMenuMachine,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(settingsMenuMachine);
const menuOf = (eraseUnderSettings: boolean) =>
  new Alone(settingsMenuMachine, { eraseUnderSettings }, coverage);
const menuOf7960 = () => menuOf(false);
const menuOf7970 = () => menuOf(true);

const settings: SettingsMenuEvent = { type: 'SETTINGS' };
const back: SettingsMenuEvent = { type: 'BACK' };
const exit: SettingsMenuEvent = { type: 'EXIT' };
const unlock: SettingsMenuEvent = { type: 'UNLOCK' };
const erase: SettingsMenuEvent = { type: 'ERASE' };
const choose = (page: MenuPage): SettingsMenuEvent => ({ type: 'CHOOSE', page });
const toCtlFile = [settings, choose('security configuration'), choose('ctl file')];

const show: SettingsMenuIntent = { type: 'show' };
const closed = 'page › closed, lock › locked';

describe('the Settings menu', () => {
  it('is closed and locked at first', () => {
    expect(menuOf7960().state).toBe(closed);
  });

  it('opens locked, and closes with the same key', () => {
    const menu = menuOf7960();

    expect(menu.send(settings)).toEqual([show]);
    expect(menu.state).toBe('page › settings, lock › locked');
    menu.send(settings);
    expect(menu.state).toBe(closed);
  });

  it.each<[MenuPage, SettingsMenuEvent[], string]>([
    ['network configuration', [settings], 'settings'],
    ['model information', [settings], 'settings'],
    ['status', [settings], 'settings'],
    ['status messages', [settings, choose('status')], 'status'],
    ['security configuration', [settings], 'settings'],
    ['ctl file', [settings, choose('security configuration')], 'security configuration'],
  ])('leads to the page %s and back', (page, way, before) => {
    const menu = menuOf7960();
    menu.send(...way);

    expect(menu.send(choose(page))).toEqual([show]);
    expect(menu.state).toBe(`page › ${page}, lock › locked`);
    menu.send(back);
    expect(menu.state).toBe(`page › ${before}, lock › locked`);
  });

  it('leads to a page only from where it is listed', () => {
    const menu = menuOf7960();

    expect(menu.send(settings, choose('ctl file'), choose('settings'))).toEqual([show]);
    expect(menu.state).toBe('page › settings, lock › locked');
  });

  it('closes with Back from its first page, and with Exit from any', () => {
    const menu = menuOf7960();
    menu.send(settings, back);
    expect(menu.state).toBe(closed);

    menu.send(...toCtlFile, exit);
    expect(menu.state).toBe(closed);
  });

  it('is unlocked by **#, and locked by it again', () => {
    const menu = menuOf7960();
    menu.send(...toCtlFile);

    expect(menu.send(unlock)).toEqual([show]);
    expect(menu.state).toBe('page › ctl file, lock › unlocked');
    expect(menu.send(unlock)).toEqual([show]);
    expect(menu.state).toBe('page › ctl file, lock › locked');
  });

  it('stays locked when **# is entered while it is closed', () => {
    const menu = menuOf7960();

    expect(menu.send(unlock)).toEqual([]);
    expect(menu.state).toBe(closed);
  });

  it('keeps its lock open from page to page, and closes it when it is left', () => {
    const menu = menuOf7960();
    menu.send(settings, unlock, choose('status'), back, choose('security configuration'));
    expect(menu.state).toBe('page › security configuration, lock › unlocked');

    menu.send(exit);
    expect(menu.state).toBe(closed);
    menu.send(settings);
    expect(menu.state).toBe('page › settings, lock › locked');
  });

  it('erases the CTL file on its own page, once unlocked, and is left', () => {
    const menu = menuOf7960();
    expect(menu.send(...toCtlFile, erase).filter(({ type }) => type !== 'show')).toEqual([]);

    expect(menu.send(unlock, erase)).toEqual([show, { type: 'erase ctl' }, show]);
    expect(menu.state).toBe(closed);
  });

  it('of a 7970 erases settings under Settings, once unlocked, and is left', () => {
    const menu = menuOf7970();
    expect(menu.send(settings, erase)).toEqual([show]);

    expect(menu.send(unlock, erase)).toEqual([show, { type: 'erase settings' }, show]);
    expect(menu.state).toBe(closed);
  });

  it('of a 7960 erases nothing under Settings', () => {
    const menu = menuOf7960();

    expect(menu.send(settings, unlock, erase)).toEqual([show, show]);
    expect(menu.state).toBe('page › settings, lock › unlocked');
  });
});

const pages: MenuPage[] = [
  'settings',
  'network configuration',
  'model information',
  'status',
  'status messages',
  'security configuration',
  'ctl file',
];
const allEvents = [settings, back, exit, unlock, erase, ...pages.map(choose)];

interface Move {
  readonly from: string;
  readonly event: SettingsMenuEvent;
  readonly to: string;
  readonly intents: readonly SettingsMenuIntent['type'][];
}

/** Every event in every state that can be reached, breadth first. */
function explore(eraseUnderSettings: boolean): Move[] {
  const moves: Move[] = [];
  const waysTo = new Map<string, SettingsMenuEvent[]>([[menuOf(eraseUnderSettings).state, []]]);
  for (const [from, way] of waysTo) {
    for (const event of allEvents) {
      const menu = menuOf(eraseUnderSettings);
      menu.send(...way);
      const intents = menu.send(event).map(({ type }) => type);
      moves.push({ from, event, to: menu.state, intents });
      if (!waysTo.has(menu.state)) waysTo.set(menu.state, [...way, event]);
    }
  }
  return moves;
}

describe.each([
  ['7960', false],
  ['7970', true],
])('the whole Settings menu of a %s', (_model, eraseUnderSettings) => {
  const moves = explore(eraseUnderSettings);
  const erasing = moves.filter(({ intents }) => intents.some((intent) => intent !== 'show'));

  it('has each page locked and unlocked, and when it is closed it is locked', () => {
    expect(new Set(moves.map(({ from }) => from))).toEqual(
      new Set([
        closed,
        ...pages.flatMap((page) => [
          `page › ${page}, lock › locked`,
          `page › ${page}, lock › unlocked`,
        ]),
      ]),
    );
  });

  it('erases on the unlocked pages that may erase, and nowhere else', () => {
    expect(erasing.map(({ from, event, intents }) => [from, event.type, intents[0]])).toEqual([
      ...(eraseUnderSettings
        ? [['page › settings, lock › unlocked', 'ERASE', 'erase settings']]
        : []),
      ['page › ctl file, lock › unlocked', 'ERASE', 'erase ctl'],
    ]);
  });

  it('is left and locked by each erasing', () => {
    expect(erasing.every(({ to }) => to === closed)).toBe(true);
  });

  it('shows every change', () => {
    const unseen = moves.filter(
      ({ from, to, intents }) => from !== to && !intents.includes('show'),
    );

    expect(unseen).toEqual([]);
  });
});

it('the tests of the Settings menu lead along every transition', () => {
  expect(coverage.missing).toEqual([]);
});
