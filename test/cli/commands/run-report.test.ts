import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alarmed, disappointed } from '../../report/outcome-of.ts';
import { temporaryFolder } from '../folder.ts';
import { said } from './said.ts';

const folder = temporaryFolder();
const good = folder.write('both/good.yaml', alarmed);
folder.write('both/bad.yaml', disappointed);
const both = join(folder.path, 'both');

const run = (...args: string[]) => said(['run', ...args]);
const read = (path: string) => readFileSync(path, 'utf8');

describe('offhook run --report', () => {
  it('writes a report of one scenario into the file, and tells the run as ever', async () => {
    const file = join(folder.path, 'one.md');
    const { exitCode, stdout } = await run(good, '--report', file);
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await run(good)).stdout);
    expect(read(file)).toMatch(/^# A stray phone\n/);
    expect(read(file)).toContain('```mermaid\nsequenceDiagram\n');
  });

  it('writes a report of each of several scenarios into a folder', async () => {
    const reports = join(folder.path, 'reports');
    const { exitCode } = await run(both, '--report', reports);
    expect(exitCode).toBe(1);
    const name = (key: string) => join(reports, `${both}/${key}.md`.replace(/^\//, ''));
    expect(read(name('good'))).toContain('| Result | ✓ held |');
    expect(read(name('bad'))).toContain('| Result | ✗ failed |');
  });

  it('does not depend on what of the trace is kept', async () => {
    const [all, none] = ['all.md', 'none.md'].map((name) => join(folder.path, name)) as [
      string,
      string,
    ];
    await run(good, '--report', all);
    await run(good, '--report', none, '--keep', '1');
    expect(read(none)).toBe(read(all));
  });

  it('ends with 2 when the file cannot be written', async () => {
    const { exitCode, stderr } = await run(good, '--report', join(folder.path, 'no/such.md'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no/such.md');
  });
});
