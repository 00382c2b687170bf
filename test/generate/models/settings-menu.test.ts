import { describe, expect, it } from 'vitest';
import { settingsMenuModel } from '../../../src/generate/models/settings-menu.ts';
import { rewritten, settingsMenuMachine } from '../../../src/machines/index.ts';
import { runs } from '../../support/runs.ts';
import { brokenBy, failureOf, isFoundOut, walks } from './at-the-site.ts';

describe('a phone whose keys are pressed', () => {
  it.each(walks(settingsMenuModel, runs(4)))(
    'shows at a site the pages and softkeys that its statechart leads to: $name',
    (walk) => {
      expect(failureOf(walk)).toBeUndefined();
    },
  );
});

describe('a Settings menu that stays unlocked when it is left', () => {
  const open = rewritten(settingsMenuMachine, {
    transition: ({ id }, config) => (id === 'lock: LEFT' ? undefined : config),
  });

  it('breaks what must always hold', () => {
    expect(brokenBy(settingsMenuModel, open)).toEqual(['a closed menu is locked']);
  });

  it('is found out at the site', () => {
    expect(isFoundOut(settingsMenuModel, open)).toBe(true);
  });
});

describe('a Settings menu that is unlocked although access to it is restricted', () => {
  const open = settingsMenuMachine.provide({ guards: { 'access is restricted': () => false } });

  it('breaks what must always hold', () => {
    expect(brokenBy(settingsMenuModel, open)).toEqual(['a restricted menu is never unlocked']);
  });
});

describe('a Settings menu that takes an eleventh digit', () => {
  const patient = settingsMenuMachine.provide({ guards: { 'there is room': () => true } });

  it('breaks what must always hold', () => {
    expect(brokenBy(settingsMenuModel, patient)).toEqual([
      'no authentication string is longer than ten digits',
    ]);
  });
});
