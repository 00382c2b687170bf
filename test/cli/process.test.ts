import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { alarmed, disappointed } from '../report/outcome-of.ts';
import { temporaryFolder } from './folder.ts';

const command = 'dist/cli/main.js';
const folder = temporaryFolder();

beforeAll(() => {
  if (!existsSync(command)) throw new Error(`${command} is missing: «npm run build» makes it`);
});

function offhook(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A list in a list in a list…: each name stands nine times in the next. */
const bomb = Array.from({ length: 12 }, (_, level) => {
  const items = Array(9).fill(level === 0 ? 'x' : `*l${level - 1}`);
  return `l${level}: &l${level} [${items}]\n`;
}).join('');

describe('a broken scenario file gets one clear message and exit code 2', () => {
  it.each([
    [
      'unknown-key',
      'title: x\nstep: []\n',
      ':2:1: «step» is not a key of the scenario; did you mean «steps»?',
    ],
    ['wrong-type', 'title: x\nsteps:\n  - wait: [1]\n', ':3:5: «wait» must be a duration'],
    ['tab', 'title: x\nsteps:\n\t- wait: 1 s\n', ':3:1: a tab stands in the indentation'],
    [
      'duplicate-key',
      'title: x\ntitle: y\nsteps: [wait: 1 s]\n',
      ':2:1: the key «title» stands here twice',
    ],
    ['alias-bomb', bomb, 'the aliases of this file unfold to more than a scenario may hold'],
    ['empty-file', '', ':1:1: '],
  ])('%s', (name, text, message) => {
    const file = folder.write(`broken/${name}.yaml`, text);
    const { status, stdout, stderr } = offhook('run', file);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.startsWith(`${file}:`)).toBe(true);
    expect(stderr).toContain(message);
    expect(stderr.split(`${file}:`)).toHaveLength(2);
  });

  it('a missing file', () => {
    const { status, stderr } = offhook('run', 'missing.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: «missing\.yaml» is no file, no folder and no shipped scenario\n/,
    );
  });

  it('a folder without scenarios', () => {
    const empty = join(folder.path, 'empty');
    mkdirSync(empty);
    const { status, stderr } = offhook('run', empty);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: there are no scenarios in /);
  });
});

describe('the process', () => {
  it('ends with 0 when all held, and needs no current folder to find a shipped scenario', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(process.cwd(), command), 'run', 'tftp-not-authorized'],
      { encoding: 'utf8', cwd: folder.path },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('TFTP Not Authorized: 10.9.9.9');
  });

  it('ends with 1 when an expectation failed', () => {
    expect(offhook('run', folder.write('bad.yaml', disappointed)).status).toBe(1);
  });

  it('ends quietly when nobody reads any more', async () => {
    const file = folder.write('good.yaml', alarmed);
    const process_ = spawn(process.execPath, [command, 'run', file, '--verbose']);
    let stderr = '';
    process_.stderr.on('data', (text) => {
      stderr += text;
    });
    process_.stdout.destroy();
    const status = await new Promise((resolve) => process_.on('close', resolve));
    expect(stderr).toBe('');
    expect(status).toBe(141);
  });
});
