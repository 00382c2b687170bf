import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { machines } from '../../../src/machines/index.ts';
import { said } from './said.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-diagram-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('offhook diagram', () => {
  it('lists the statecharts where none is named', async () => {
    const { stdout, exitCode } = await said(['diagram']);

    expect(exitCode).toBe(0);
    const names = stdout.split('\n').flatMap((line) => /^\S+/.exec(line) ?? []);
    expect(names).toEqual(Object.keys(machines));
    expect(stdout).toContain('ctl-trust            which CTL file a phone trusts\n');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('lists them as JSON too', async () => {
    const { stdout } = await said(['diagram', '--format', 'json']);
    expect(JSON.parse(stdout)[0]).toEqual({
      name: 'ctl-trust',
      about: 'which CTL file a phone trusts',
    });
  });

  it('writes Mermaid unless something else is wanted', async () => {
    const { stdout, stderr } = await said(['diagram', 'capf-lockout']);

    expect(stdout).toMatch(/^stateDiagram-v2\n {2}\[\*\] --> s1\n/);
    expect(stderr).toBe('');
  });

  it('writes JSON that XState reads', async () => {
    const { stdout } = await said(['diagram', 'capf-lockout', '--format', 'json']);
    expect(Object.keys(createMachine(JSON.parse(stdout)).states)).toEqual(['counting', 'locked']);
  });

  it('writes SVG into a file, and makes its folder', async () => {
    const out = join(folder, 'new', 'lockout.svg');
    const { stdout, exitCode } = await said([
      'diagram',
      'capf-lockout',
      '--format',
      'svg',
      '--out',
      out,
    ]);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(readFileSync(out, 'utf8')).toMatch(/^<\?xml[^>]*>\n<svg /);
  });

  it('marks with --covered what the scenarios never reach', async () => {
    const { stdout, exitCode } = await said(['diagram', 'registration', 'boot-7960', '--covered']);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('state "rejected (never entered)"');
    expect(stdout).toContain('never taken#58; HOME.FREE');
    expect(stdout).toContain('state "registered" as');
  });

  it('runs no scenarios for a diagram that says nothing of them', async () => {
    const { stderr, exitCode } = await said(['diagram', 'failback', 'boot-7960']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('Add --covered.');
  });

  it('does not pretend that the JSON of XState could say what is covered', async () => {
    const { stderr, exitCode } = await said(['diagram', 'lsc', '--format', 'json', '--covered']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('has no place for what is covered');
    expect(stderr).toContain('offhook coverage --machines --json');
  });

  it.each([[['--format', 'svg']], [['--covered']], [['--out', 'all.svg']]])(
    'draws nothing where no statechart is named: %j',
    async (options) => {
      const { stdout, stderr, exitCode } = await said(['diagram', ...options]);

      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
      expect(stderr).toContain('name the statechart that is to be drawn');
    },
  );

  it('names the nearest statechart where there is none of the name', async () => {
    const { stderr, exitCode } = await said(['diagram', 'ctl-trsut']);

    expect(exitCode).toBe(2);
    expect(stderr).toBe('error: there is no statechart «ctl-trsut»\nDid you mean «ctl-trust»?\n');
    expect((await said(['diagram', 'zzzzzz'])).stderr).toContain('«offhook diagram» lists them.');
  });

  it('has help with an example', async () => {
    const { stdout } = await said(['diagram', '--help']);
    expect(stdout).toMatch(/\nExamples:\n {2}\$ offhook diagram\n/);
  });
});
