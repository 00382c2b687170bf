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

const settings: SettingsMenuEvent = { type: 'SETTINGS', access: 'enabled' };
const restricted: SettingsMenuEvent = { type: 'SETTINGS', access: 'restricted' };
const disabled: SettingsMenuEvent = { type: 'SETTINGS', access: 'disabled' };
const back: SettingsMenuEvent = { type: 'BACK' };
const exit: SettingsMenuEvent = { type: 'EXIT' };
const unlock: SettingsMenuEvent = { type: 'UNLOCK' };
const erase: SettingsMenuEvent = { type: 'ERASE' };
const choose = (page: MenuPage): SettingsMenuEvent => ({ type: 'CHOOSE', page });
const toCtlFile = [settings, choose('security configuration'), choose('ctl file')];

const toLsc = [settings, choose('security configuration'), choose('lsc')];
const update: SettingsMenuEvent = { type: 'UPDATE' };
const stop: SettingsMenuEvent = { type: 'STOP' };
const submit: SettingsMenuEvent = { type: 'SUBMIT' };
const rubOut: SettingsMenuEvent = { type: 'RUB_OUT' };
const stringWanted: SettingsMenuEvent = { type: 'STRING.WANTED' };
const digits = (text: string): SettingsMenuEvent[] =>
  [...text].map((digit) => ({ type: 'DIGIT', digit }));

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

  it('that is disabled only says so', () => {
    const menu = menuOf7970();

    expect(menu.send(disabled)).toEqual([{ type: 'say that settings are disabled' }]);
    expect(menu.state).toBe(closed);
  });

  it('that is restricted leads to the pages that change nothing, and is never unlocked', () => {
    const menu = menuOf7970();
    menu.send(restricted, unlock, choose('network configuration'));
    menu.send(choose('security configuration'), erase);
    expect(menu.state).toBe('page › settings, lock › locked');
    menu.send(choose('status'), choose('status messages'));

    expect(menu.state).toBe('page › status messages, lock › locked');
  });

  it('that was restricted is whole when it is opened after the restriction is gone', () => {
    const menu = menuOf7970();
    menu.send(restricted, exit, ...toCtlFile, unlock);

    expect(menu.state).toBe('page › ctl file, lock › unlocked');
  });

  it.each<[MenuPage, SettingsMenuEvent[], string]>([
    ['network configuration', [settings], 'settings'],
    ['model information', [settings], 'settings'],
    ['status', [settings], 'settings'],
    ['status messages', [settings, choose('status')], 'status'],
    ['security configuration', [settings], 'settings'],
    ['ctl file', [settings, choose('security configuration')], 'security configuration'],
    ['lsc', [settings, choose('security configuration')], 'security configuration'],
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

  it('closes with Exit from any page, and not with Back from its first', () => {
    const menu = menuOf7960();
    menu.send(settings, back);
    expect(menu.state).toBe('page › settings, lock › locked');

    menu.send(choose('security configuration'), choose('ctl file'), exit);
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

describe('the page of the LSC', () => {
  it('updates it only once the menu is unlocked', () => {
    const menu = menuOf7960();
    expect(menu.send(...toLsc, update)).toEqual([show, show, show]);

    expect(menu.send(unlock, update)).toEqual([show, { type: 'update lsc' }]);
    expect(menu.state).toBe('page › lsc, lock › unlocked');
  });

  it('leads to the entry of a string when one is wanted, and back', () => {
    const menu = menuOf7960();
    menu.send(...toLsc, unlock, update);

    expect(menu.send(stringWanted)).toEqual([show]);
    expect(menu.state).toBe('page › authentication string, lock › unlocked');
    menu.send(back);
    expect(menu.state).toBe('page › lsc, lock › unlocked');
  });

  it('stops an update even when the menu is locked', () => {
    const menu = menuOf7960();
    menu.send(...toLsc);

    expect(menu.send(stop)).toEqual([{ type: 'stop lsc update' }]);
  });

  it('is the only one that waits for a string', () => {
    const menu = menuOf7960();
    menu.send(settings, unlock, choose('security configuration'));

    expect(menu.send(update, stringWanted, stop, submit)).toEqual([]);
  });
});

describe('an authentication string', () => {
  function entry() {
    const menu = menuOf7960();
    menu.send(...toLsc, unlock, update, stringWanted);
    return menu;
  }

  it('is entered digit by digit, each of which is shown, and submitted', () => {
    const menu = entry();

    expect(menu.send(...digits('123'))).toEqual([show, show, show]);
    expect(menu.send(submit)).toEqual([{ type: 'submit string', string: '123' }, show]);
    expect(menu.state).toBe('page › lsc, lock › unlocked');
  });

  it('can be corrected', () => {
    const menu = entry();

    expect(menu.send(...digits('129'), rubOut, ...digits('3'), submit)).toContainEqual({
      type: 'submit string',
      string: '123',
    });
  });

  it('has ten digits at most', () => {
    const menu = entry();

    expect(menu.send(...digits('12345678901'), submit)).toContainEqual({
      type: 'submit string',
      string: '1234567890',
    });
  });

  it('has one digit at least', () => {
    const menu = entry();

    expect(menu.send(rubOut, submit)).toEqual([show]);
    expect(menu.state).toBe('page › authentication string, lock › unlocked');
  });

  it('begins anew each time', () => {
    const menu = entry();
    menu.send(...digits('99'), back, update, stringWanted, ...digits('1'));

    expect(menu.send(submit)).toContainEqual({ type: 'submit string', string: '1' });
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
  'lsc',
  'authentication string',
];
const allEvents = [
  settings,
  back,
  exit,
  unlock,
  erase,
  update,
  stop,
  stringWanted,
  ...digits('1'),
  rubOut,
  submit,
  ...pages.map(choose),
];

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
  const erasing = moves.filter(({ intents }) =>
    intents.some((intent) => intent === 'erase ctl' || intent === 'erase settings'),
  );

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
