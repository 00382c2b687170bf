import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Hasher } from '../../../src/cli/recorders.ts';
import { loadScenario, runScenario } from '../../../src/scenario/index.ts';
import type { Show } from '../../../src/ui/show.ts';
import { temporaryFolder } from '../../cli/folder.ts';
import { aShow, play, press, type } from '../a-show.ts';

const folder = temporaryFolder();
const screenLines = (show: Show) => show.scene.site.phones[0]?.screen;

/** What `offhook run --hashes` says of a trace. */
function traceHash(text: string): string {
  const hasher = new Hasher();
  runScenario(loadScenario(text, 'saved.yaml'), {
    prepare: (world) => void world.trace.subscribe(hasher.begin(world)),
  });
  return hasher.hashes().trace;
}

describe('the phone has the keys', () => {
  it('digits and softkeys go through its menu', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', '6', '4');
    expect(screenLines(show)?.title).toBe('CTL File (locked)');
    press(show, 'u');
    expect(screenLines(show)?.softkeys).toEqual(['Erase', 'Back', 'Exit']);
    press(show, 'right', 'enter');
    expect(screenLines(show)?.title).toBe('Security Configuration (unlocked)');
    press(show, 'b');
    expect(screenLines(show)?.title).toBe('2001');
  });

  it('**# can be typed as on a phone', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', '*', '*', '#');
    expect(screenLines(show)?.title).toBe('Settings (unlocked)');
  });

  it('a phone without power says so, and nothing has changed', () => {
    const show = aShow();
    press(show, 'i', 's');
    expect(show.state.notice?.text).toContain('has no power');
    expect(show.session.branches).toHaveLength(1);
    expect(show.state.unsaved).toEqual([]);
  });

  it('a server has no keys', () => {
    const show = aShow();
    press(show, '1', 'down', 'i');
    expect(show.state.phoneHasKeys).toBe(false);
    expect(show.state.notice?.text).toContain('Choose a phone first');
  });
});

describe('a step that is typed', () => {
  let show: Show;
  beforeEach(() => {
    show = aShow();
    press(show, 'n', ':');
  });

  it('begins a branch where the view stands, and the rest of the script is offered there', () => {
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter');
    expect(show.session.branches).toHaveLength(2);
    expect(show.state.cursor.at).toBe(12_004);
    expect(show.state.prompt).toBeUndefined();
    press(show, ':');
    type(show, 'reset');
    press(show, 'tab');
    expect(show.state.prompt?.text).toBe('reset: phone-1');
  });

  it('goes on in the branch that it has begun, also after time has passed', () => {
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter', ':');
    type(show, 'reset: phone-1');
    press(show, 'enter');
    press(show, 'x', 'space');
    for (let frame = 0; frame < 100; frame++) show.take({ type: 'tick', elapsed: 40 });
    expect(show.scene.site.phones[0]?.registration?.host).toBe('publisher');
    press(show, 'i', 's');
    expect(show.session.branches).toHaveLength(2);
    expect(show.state.unsaved).toEqual([1]);
  });

  it('goes on in its branch too where time has stopped at an alarm', () => {
    type(show, 'reset: phone-1');
    press(show, 'enter');
    play(show);
    expect(show.story.entry(show.state.cursor.seq)?.kind).toBe('alarm');
    press(show, ':');
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter');
    expect(show.session.branches).toHaveLength(2);
  });

  it('goes on in its branch where nobody else does anything after it', () => {
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter', ']', ':');
    expect(show.story.now).toBe(12_004);
    type(show, 'reset: phone-1');
    press(show, 'enter');
    expect(show.session.branches).toHaveLength(2);
  });

  it('that no action is like is said to be so', () => {
    type(show, 'frob');
    press(show, 'tab');
    expect(show.state.prompt?.text).toBe('frob');
    expect(show.state.notice?.text).toContain('No action begins so');
  });

  it('needs an action and a colon', () => {
    type(show, 'reset');
    press(show, 'enter');
    expect(show.state.prompt?.text).toBe('reset');
    expect(show.state.notice).toMatchObject({ isProblem: true });
    expect(show.state.notice?.text).toContain('«reset: phone-1»');
    expect(show.state.history).toEqual([]);
  });

  it('that is wrong stays in the line, with what is wrong with it', () => {
    type(show, 'power up: phone-1');
    press(show, 'enter');
    expect(show.state.prompt?.text).toBe('power up: phone-1');
    expect(show.state.notice).toMatchObject({ isProblem: true });
    expect(show.state.notice?.text).toContain('power on');
    expect(show.session.branches).toHaveLength(1);
  });

  it('forward lets as much happen in an operator’s branch as it takes to the next line', () => {
    type(show, 'reset: phone-1');
    press(show, 'enter');
    const before = show.state.cursor;
    press(show, 'right', 'right');
    expect(show.state.cursor.at).toBeGreaterThan(before.at);
    expect(show.story.now).toBe(show.state.cursor.at);
  });
});

describe('saving', () => {
  it('what was done runs again to the same trace', () => {
    const show = aShow();
    press(show, 'n', ':');
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter', ':');
    type(show, 'reset: phone-1');
    press(show, 'enter', 'x', 'space');
    for (let frame = 0; frame < 80; frame++) show.take({ type: 'tick', elapsed: 40 });
    press(show, 'space', 'i', 's', '6', 'escape', 's', 'ctrl+u');
    const file = join(folder.path, 'saved.yaml');
    type(show, file);
    press(show, 'enter');
    expect(show.state.notice?.text).toMatch(/^Saved/);
    expect(show.state.unsaved).toEqual([]);
    press(show, 's');
    expect(show.state.prompt?.text).toBe(file);

    const hasher = new Hasher();
    const { entries, site } = show.session.branch;
    const note = hasher.begin(site.world);
    for (const entry of entries) note(entry);
    expect(traceHash(readFileSync(file, 'utf8'))).toBe(hasher.hashes().trace);
  });

  it('asks before it writes over a file', () => {
    const file = folder.write('there.yaml', 'before');
    const show = aShow();
    const save = () => {
      press(show, 's', 'ctrl+u');
      type(show, file);
      press(show, 'enter');
    };
    save();
    expect(show.state.prompt).toMatchObject({ asks: 'overwrite', file });
    press(show, 'n');
    expect(readFileSync(file, 'utf8')).toBe('before');
    save();
    press(show, 'y');
    expect(readFileSync(file, 'utf8')).toContain('title: TFTP Not Authorized');
    expect(show.state.prompt).toBeUndefined();
  });

  it('says so where it cannot write', () => {
    const show = aShow();
    press(show, 's', 'ctrl+u');
    type(show, join(folder.path, 'missing', 'x.yaml'));
    press(show, 'enter');
    expect(show.state.notice).toMatchObject({ isProblem: true });
    expect(existsSync(join(folder.path, 'missing'))).toBe(false);
  });

  it('keeps in mind which branches are not saved', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', 'escape', 'b', 'up', 'enter', 'n', ':');
    type(show, 'reset: phone-1');
    press(show, 'enter', 's', 'ctrl+u');
    type(show, join(folder.path, 'second.yaml'));
    press(show, 'enter');
    expect(show.state.unsaved).toEqual([1]);
  });

  it('what a branch did before another one left it is saved with that one', () => {
    const show = aShow();
    press(show, 'n', ':');
    type(show, 'change dhcp: { tftp: publisher }');
    press(show, 'enter', 'x', 'space');
    for (let frame = 0; frame < 150; frame++) show.take({ type: 'tick', elapsed: 40 });
    press(show, 'p', ':');
    type(show, 'reset: phone-1');
    press(show, 'enter');
    expect(show.state.unsaved).toEqual([1, 2]);
    press(show, 's', 'ctrl+u');
    type(show, join(folder.path, 'both.yaml'));
    press(show, 'enter');
    expect(show.state.unsaved).toEqual([]);
  });

  it('quitting asks only where something that was done is not saved', () => {
    const show = aShow();
    expect(show.take({ type: 'key', name: 'q' })).toBe(true);
    press(show, 'G', 'i', 's', 'escape');
    expect(show.take({ type: 'key', name: 'q' })).toBe(false);
    press(show, 'n');
    expect(show.take({ type: 'key', name: 'ctrl+c' })).toBe(false);
    expect(show.take({ type: 'key', name: 'y' })).toBe(true);
  });
});

describe('branches', () => {
  it('are listed and gone to, each with all that happened in it', () => {
    const show = aShow();
    press(show, 'G', 'i', 's', 'escape');
    const count = show.story.length;
    press(show, 'b', 'up', 'enter');
    expect(show.story.branch.isScript).toBe(true);
    expect(show.story.length).toBeLessThan(count);
    press(show, 'b', 'down', 'down', 'down', 'up', 'down', 'enter');
    expect(show.story.length).toBe(count);
  });
});
