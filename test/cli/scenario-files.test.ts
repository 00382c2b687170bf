import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findScenarioFiles,
  readScenario,
  shippedNames,
  shippedScenarioFiles,
} from '../../src/cli/scenario-files.ts';
import { temporaryFolder } from './folder.ts';

const folder = temporaryFolder();
const first = folder.write('site/first.yaml', 'title: First\nsteps: [wait: 1 s]\n');
const second = folder.write('site/deep/er/second.yml', 'title: Second\nsteps: [wait: 1 s]\n');
folder.write('site/notes.txt', 'no scenario');
folder.write('site/.hidden/x.yaml', 'no scenario');
folder.write('site/node_modules/x.yaml', 'no scenario');
mkdirSync(join(folder.path, 'empty'));
const site = join(folder.path, 'site');

const paths = (...names: string[]) => findScenarioFiles(names).map(({ path }) => path);
const keys = (...names: string[]) => findScenarioFiles(names).map(({ key }) => key);

describe('which scenarios are run', () => {
  it('a file is one', () => {
    expect(paths(first)).toEqual([first]);
  });

  it('of a folder all files to any depth, in the order of their paths', () => {
    expect(paths(site)).toEqual([second, first]);
  });

  it('each once, however often and by whatever way it is named', () => {
    const link = join(folder.path, 'link.yaml');
    symlinkSync(first, link);
    expect(paths(first, site, link)).toHaveLength(2);
  });

  it('a shipped one is named by its file, with or without folder and ending', () => {
    const key = 'alarms/tftp-not-authorized.yaml';
    expect(keys('tftp-not-authorized')).toEqual([key]);
    expect(keys('alarms/tftp-not-authorized')).toEqual([key]);
    expect(keys('tftp-not-authorized.yaml')).toEqual([key]);
  });

  it('a folder of shipped ones is named as well', () => {
    const some = keys('alarms');
    expect(some.length).toBeGreaterThan(1);
    expect(some.every((key) => key.startsWith('alarms/'))).toBe(true);
  });

  it('a shipped one has the same key by name and by path', () => {
    const [byName] = findScenarioFiles(['tftp-not-authorized']);
    expect(findScenarioFiles([byName?.path ?? ''])).toEqual([byName]);
  });

  it('a folder without scenarios is told', () => {
    expect(() => findScenarioFiles([join(folder.path, 'empty')])).toThrow(
      /^there are no scenarios in /,
    );
  });

  it.each([
    ['tftp-not-autorized', 'Did you mean «tftp-not-authorized»?'],
    ['alarm', 'Did you mean «alarms»?'],
    [join(site, 'first'), `Did you mean «${first}»?`],
    ['something-else-altogether', '«offhook list» names the shipped scenarios.'],
  ])('for %s there is a hint', (name, hint) => {
    expect(() => findScenarioFiles([name])).toThrow(
      expect.objectContaining({
        message: `«${name}» is no file, no folder and no shipped scenario`,
        hint,
      }),
    );
  });
});

it('a name that two shipped scenarios have is said with its folder', () => {
  expect(shippedNames(['a/one.yaml', 'b/one.yaml', 'b/two.yaml'])).toEqual([
    'a/one',
    'b/one',
    'two',
  ]);
});

it('every shipped scenario can be run by the name that it is listed with', () => {
  const all = shippedScenarioFiles();
  const names = shippedNames(all.map(({ key }) => key));
  expect(names.map((name) => keys(name))).toEqual(all.map(({ key }) => [key]));
});

it('a file that is not in UTF-8 is told', () => {
  const path = folder.write('utf-16.yaml', Buffer.from('\ufefftitle: x', 'utf16le'));
  expect(() => readScenario({ path, key: path })).toThrow(/is not text in UTF-8$/);
});

it('a byte order mark is no part of a scenario', () => {
  const path = folder.write('mark.yaml', '\ufefftitle: Marked\nsteps: [wait: 1 s]\n');
  expect(readScenario({ path, key: path }).title).toBe('Marked');
});
