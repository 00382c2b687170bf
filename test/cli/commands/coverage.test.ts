import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Coverage, MachineCoverage } from '../../../src/report/index.ts';
import { said } from './said.ts';

const scenario = (expectation: string) => `title: A test
site:
  phones:
    phone-1: { model: 7960, ctl: installed }
  dhcp: { tftp: 10.9.9.9 }
steps:
  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
    within: 30 s
${expectation}`;
const failing = `  - expect: { on: phone-1, alarm: File Auth Failed }
    within: 10 s
`;

let folder: string;
let [good, bad, unreadable] = ['', '', ''];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offhook-coverage-'));
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  good = written('good.yaml', scenario(''));
  bad = written('bad.yaml', scenario(failing));
  unreadable = written('unreadable.yaml', 'titel: A test\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const rowOf = ({ sections }: Coverage, id: string) =>
  sections.flatMap(({ rows }) => rows).find((row) => row.id === id);

async function covered(...args: readonly string[]) {
  const { stdout, stderr, exitCode } = await said(['coverage', '--json', ...args]);
  return { coverage: JSON.parse(stdout) as Coverage, stderr, exitCode };
}

describe('offhook coverage', () => {
  it('counts the rows that a scenario shows and expects', async () => {
    const { coverage, stderr, exitCode } = await covered(good);

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(coverage.total).toBe(216);
    expect(rowOf(coverage, 'alarm/phone/tftp-not-authorized')?.scenarios).toEqual(['good']);
    expect(rowOf(coverage, 'alarm/phone/file-auth-failed')?.scenarios).toEqual([]);
  });

  it('prints the rows by section, and the sum', async () => {
    const { stdout } = await said(['coverage', good]);

    expect(stdout).toMatch(/^Using Alarms +1\/7\n {2}alarm\/phone\/tftp-not-authorized {2}good\n/);
    expect(stdout).toMatch(/\n\d+ of 216 rows of the guide are reproduced\n$/);
  });

  it('prints what is missing with --missing', async () => {
    const { stdout } = await said(['coverage', '--missing', good]);

    expect(stdout).toContain('\n  alarm/phone/file-auth-failed  File Auth Failed\n');
    expect(stdout).not.toContain('\n  alarm/phone/tftp-not-authorized  ');
  });

  it('counts no row of a scenario that fails, says why, and ends with 1', async () => {
    const { coverage, exitCode } = await covered(good, bad);

    expect(exitCode).toBe(1);
    expect(rowOf(coverage, 'alarm/phone/tftp-not-authorized')?.scenarios).toEqual(['good']);
    expect(coverage.failed).toMatchInlineSnapshot(`
      [
        {
          "problem": "line 10: expect phone-1: alarm «File Auth Failed» within 10 s: this did not happen within 10 s",
          "scenario": "bad",
        },
      ]
    `);
    const { stdout } = await said(['coverage', bad]);
    expect(stdout).toMatch(/\n0 of 216 rows of the guide are reproduced\nbad failed: line 10: /);
  });

  it('runs nothing when a file is wrong', async () => {
    const { stdout, stderr, exitCode } = await said(['coverage', good, unreadable]);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain('«titel»');
  });

  it('shows its progress on a terminal, on stderr', async () => {
    const { stdout, stderr } = await said(['coverage', '--json', good], { isTTY: true });

    expect(stderr).toContain('running 1/1: good');
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('has help with an example', async () => {
    const { stdout } = await said(['coverage', '--help']);
    expect(stdout).toMatch(/\nExamples:\n {2}\$ offhook coverage\n/);
  });
});

describe('offhook coverage --machines', () => {
  it('counts the states, transitions and guards that scenarios reach, and names the others', async () => {
    const { stdout, exitCode } = await said(['coverage', '--machines', good]);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ +states +transitions +guards both ways\nctl-trust +2\/3 /);
    expect(stdout).toMatch(/\nall +\d+\/\d+ +\d+\/\d+ +\d+\/\d+\n/);
    expect(stdout).toContain('\n  state never entered: no CTL installed\n');
    expect(stdout).toContain('\ncapf-lockout\n  nothing runs this statechart\n');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says as JSON which scenario reaches what', async () => {
    const { stdout } = await said(['coverage', '--machines', '--json', good]);
    const { machines, failed } = JSON.parse(stdout) as {
      machines: MachineCoverage[];
      failed: unknown[];
    };
    const [trust] = machines;

    expect(failed).toEqual([]);
    expect(trust?.machine).toBe('ctl-trust');
    expect(trust?.states).toContainEqual({ name: 'CTL installed', scenarios: ['good'] });
    expect(trust?.guards).toContainEqual({
      name: 'looking into flash: always (1) [a list is installed]',
      held: true,
      scenarios: ['good'],
    });
  });

  it('counts nothing of a scenario that fails, and ends with 1', async () => {
    const { stdout, exitCode } = await said(['coverage', '--machines', bad]);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\nctl-trust +0\/3 /);
    expect(stdout).toMatch(/\nbad failed: line 10: /);
  });
});

describe('offhook coverage --html', () => {
  it('writes one page for the guide and the statecharts', async () => {
    const path = join(folder, 'page', 'coverage.html');
    const { stdout, exitCode } = await said(['coverage', '--html', path, good]);
    const page = readFileSync(path, 'utf8');

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toMatch(/never taken: /);
  });

  it('can be had beside what is printed', async () => {
    const path = join(folder, 'coverage.html');
    const { stdout } = await said(['coverage', '--machines', '--json', '--html', path, good]);

    expect(JSON.parse(stdout)).toHaveProperty('machines');
    expect(readFileSync(path, 'utf8')).toContain('<h1>Coverage</h1>');
  });
});
