import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTmux, Terminal } from '../ui/terminal.ts';
import { temporaryFolder } from './folder.ts';

const command = 'dist/cli/main.js';
const folder = temporaryFolder();
let terminal: Terminal | undefined;

beforeAll(() => {
  if (!existsSync(command)) throw new Error(`${command} is missing: «npm run build» makes it`);
});

afterEach(() => {
  terminal?.close();
  terminal = undefined;
});

function offhook(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A terminal in which the view has come up. */
async function playing(columns: number, rows: number, line = 'play tftp-not-authorized') {
  terminal = new Terminal(columns, rows, folder.path);
  await terminal.shows('$');
  terminal.offhook(line);
  await terminal.shows('■ paused');
  return terminal;
}

describe('offhook play in a terminal of 80 by 24', () => {
  inTmux('plays, stops at the alarm, and steps back', async () => {
    const view = await playing(80, 24);
    await view.shows('(dark)');
    view.press('Space');
    await view.shows('! phone-1 raises an alarm. w asks why, space goes on.');
    await view.shows('│TFTP Not Authorized: 10.9.9.9');
    view.press('Left');
    await view.shows(/▸0:12.004 phone-1 {5}screen: Configuring CM List/);
    expect(view.screen()).not.toContain('│TFTP Not Authorized');
    view.press('g');
    await view.shows('(dark)');
    view.press('G');
    await view.shows('✓ registered, publisher');
  });

  inTmux('asks why, looks inside and helps', async () => {
    const view = await playing(80, 24);
    view.press('?');
    await view.shows('To find out why something went wrong');
    view.press('Escape');
    await view.shows('3 Timeline');
    view.press('n');
    await view.shows('▸0:12.004');
    view.press('w');
    await view.shows('names 10.9.9.9, and no record of the CTL file');
    view.press('Escape');
    await view.shows('3 Timeline');
    view.press('4', 'Up', 'Enter');
    await view.shows('Inside publisher: DHCP Ack');
    await view.shows('0x');
    view.press('Escape');
    await view.shows('4 Packet ladder');
  });

  inTmux(
    'lets the operator take part, branch and save; the file runs to the same end',
    async () => {
      const view = await playing(80, 24);
      view.press('n');
      await view.shows('▸0:12.004');
      view.press(':');
      view.type('change dhcp: { tftp: publisher }');
      await view.shows('do: change dhcp: { tftp: publisher }');
      view.press('Enter');
      await view.shows('branch 1');
      view.press(':');
      view.type('res');
      await view.shows('do: res');
      view.press('Tab', 'Enter');
      await view.shows('▸ reset phone-1 with **#**');
      view.press('x', '+', '+', 'Space');
      await view.shows('✓ registered, publisher');
      view.press('Space', 'i', 's');
      await view.shows('Settings (locked)');
      view.press('6', '4', 'u');
      await view.shows('CTL File (unlocked)');
      await view.shows('a Erase');
      view.press('Escape', 's', 'C-u');
      view.type('mine.yaml');
      view.press('Enter');
      await view.shows('Saved. «offhook run mine.yaml» does it again.');
      view.press('b');
      await view.shows('1  from 0:12.004 of the script: change DHCP: tftp publisher  (here)');
      view.press('Escape', 'q');
      await view.shows('$');

      const saved = join(folder.path, 'mine.yaml');
      expect(readFileSync(saved, 'utf8')).toContain('press: { on: phone-1, keys: settings }');
      const run = offhook('run', saved);
      expect(run.status).toBe(0);
      expect(run.stdout).toContain('CTL File (unlocked)');
      expect(offhook('run', saved, '--verify').status).toBe(0);
    },
  );

  inTmux('asks before it is left with something that is not saved', async () => {
    const view = await playing(80, 24);
    view.press('G', 'i', 's');
    await view.shows('Settings (locked)');
    view.press('Escape', 'q');
    await view.shows('What you did is not saved. Quit all the same?');
    view.press('n', 'q', 'y');
    await view.shows('$');
    expect(view.fact('#{alternate_on}')).toBe('0');
  });
});

describe('the terminal', () => {
  inTmux('shows more where it is larger, and says how large it must be', async () => {
    const view = await playing(140, 45);
    for (const pane of ['1 Site', '2 phone-1, 7960', '3 Timeline', '4 Packet ladder', '5 Alarms'])
      await view.shows(pane);
    view.resize(60, 20);
    await view.shows('offhook needs a larger window.');
    view.resize(80, 24);
    await view.shows('3 Timeline');
    expect(view.screen()).not.toContain('4 Packet ladder');
    expect(view.screen().split('\n')).toHaveLength(24);
  });

  for (const [how, leave] of [
    ['q', (view: Terminal) => view.press('q')],
    ['Ctrl-C', (view: Terminal) => view.press('C-c')],
    ['SIGTERM', (view: Terminal) => terminate(view)],
  ] as const)
    inTmux(`is as it was after ${how}`, async () => {
      const view = await playing(80, 24);
      expect([view.fact('#{alternate_on}'), view.fact('#{cursor_flag}')]).toEqual(['1', '0']);
      leave(view);
      await view.shows(/\$ \S.* play tftp-not-authorized\n(?:Terminated\n)?\$$/);
      expect([view.fact('#{alternate_on}'), view.fact('#{cursor_flag}')]).toEqual(['0', '1']);
      view.type('echo it echoes');
      view.press('Enter');
      await view.shows('\nit echoes\n');
    });

  inTmux(
    'is as it was while the view is stopped with Ctrl-Z, and the view comes back',
    async () => {
      const view = await playing(80, 24);
      view.press('n');
      await view.shows('! ALARM');
      view.press('C-z');
      await view.shows(/Stopped[^$]*\$$/);
      expect([view.fact('#{alternate_on}'), view.fact('#{cursor_flag}')]).toEqual(['0', '1']);
      view.type('fg');
      view.press('Enter');
      await view.shows('! ALARM');
      expect([view.fact('#{alternate_on}'), view.fact('#{cursor_flag}')]).toEqual(['1', '0']);
      view.press('w');
      await view.shows('The root');
    },
  );

  inTmux('gets no colour where none is wanted', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    const colours = /\u001b\[(?:\d+;)*3[0-7][;m]/;
    const view = await playing(80, 24);
    expect(view.screen(true)).toMatch(colours);
    view.press('q');
    await view.shows(/\$$/);
    view.type('export NO_COLOR=1');
    view.press('Enter');
    view.offhook('play tftp-not-authorized');
    await view.shows('■ paused');
    expect(view.screen(true)).not.toMatch(colours);
  });

  inTmux('that is read aloud gets plain sentences', async () => {
    terminal = new Terminal(80, 24, folder.path);
    await terminal.shows('$');
    terminal.type('export INK_SCREEN_READER=true');
    terminal.press('Enter');
    terminal.offhook('play tftp-not-authorized');
    await terminal.shows('TFTP Not Authorized: paused at 0:00.000');
    expect(terminal.screen()).not.toMatch(/[│╭─]/);
    terminal.press('n');
    await terminal.shows('TFTP Not Authorized: paused at 0:12.004');
  });
});

/** To the process that runs in the foreground of the terminal. */
function terminate(view: Terminal): void {
  const shell = view.fact('#{pane_pid}');
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', shell], { encoding: 'utf8' });
  process.kill(Number(stdout.trim()), 'SIGTERM');
}

describe('offhook play without a terminal', () => {
  it('tells the same story as plain lines, and ends as «run» does', () => {
    const { status, stdout, stderr } = offhook('play', 'tftp-not-authorized');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(offhook('run', 'tftp-not-authorized').stdout);
    const failing = folder.write(
      'failing.yaml',
      'title: x\nsteps:\n  - expect: { alarm: File Auth Failed }\n',
    );
    expect(offhook('play', failing).status).toBe(1);
  });

  it('writes recordings, with the same bytes each time', () => {
    const [one, two] = ['one.cast', 'two.cast'].map((name) => join(folder.path, name));
    for (const file of [one, two])
      expect(
        offhook(
          'play',
          'tftp-not-authorized',
          '--record',
          file ?? '',
          '--size',
          '80x24',
          '--speed',
          '50',
        ),
      ).toEqual({ status: 0, stdout: '', stderr: '' });
    const recorded = readFileSync(one ?? '', 'utf8');
    expect(recorded).toBe(readFileSync(two ?? '', 'utf8'));
    expect(JSON.parse(recorded.split('\n')[0] ?? '')).toMatchObject({ width: 80, height: 24 });
  });

  it('writes pictures', () => {
    const file = join(folder.path, 'alarm.svg');
    expect(offhook('play', 'tftp-not-authorized', '--svg', file, '--at-alarm').status).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg [\s\S]*Authorized[\s\S]*<\/svg>\n$/);
    const late = join(folder.path, 'late.svg');
    expect(offhook('play', 'tftp-not-authorized', '--svg', late, '--at', '12s').status).toBe(0);
    expect(readFileSync(late, 'utf8')).not.toBe(readFileSync(file, 'utf8'));
  });

  it.each([
    [['play', 'alarms'], 'is a folder of several scenarios'],
    [['play', 'tftp-not-authorised'], 'Did you mean «tftp-not-authorized»?'],
    [['play', 'boot-7960', '--svg', 'x.svg', '--at-alarm'], 'nothing goes wrong'],
    [['play', 'boot-7960', '--svg', 'x.svg', '--at', 'noon'], 'It must look like 12s'],
    [['play', 'boot-7960', '--record', 'x.cast', '--size', 'large'], 'It must look like 100x30'],
    [['play', 'boot-7960', '--record', 'x.cast', '--size', '60x20'], 'at least 80x24'],
    [['play', 'boot-7960', '--size', '100x30'], 'what --record or --svg writes'],
    [['play', 'boot-7960', '--speed', '5000'], 'at most 1000'],
    [['play', 'boot-7960', '--at', '3s'], 'say which moment --svg shows'],
    [['play', 'boot-7960', '--record', 'a', '--svg', 'b'], 'cannot be used with'],
  ])('%j is refused', (args, message) => {
    const { status, stdout, stderr } = offhook(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
