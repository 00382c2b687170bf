import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PathsFile } from '../../../src/generate/index.ts';
import { temporaryFolder } from '../folder.ts';
import { said } from './said.ts';

const folder = temporaryFolder();
let folders = 0;
const newFolder = (): string => join(folder.path, `folder-${++folders}`);

const generate = (...args: string[]) => said(['generate', ...args]);

describe('offhook generate', () => {
  it('lists the statecharts', async () => {
    const { stdout } = await generate();

    expect(stdout).toMatch(/^ctl-trust +which CTL file a phone trusts$/m);
    expect(JSON.parse((await generate('--json')).stdout)).toContainEqual({
      name: 'ctl-trust',
      about: 'which CTL file a phone trusts',
    });
  });

  it('says what holds, and what is reached by how much', async () => {
    const { stdout, stderr, exitCode } = await generate('ctl-trust');

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatchInlineSnapshot(`
      "ctl-trust: 401 situations, 4098 moves
        holds   a phone with a CTL file never takes one that its tokens did not sign
                (Guide, Table 9-3, Phone cannot authenticate CTL file)
        holds   a phone knows whether it has a CTL file (this simulator)
      2 scenarios with 11 moves reach 14 of 14 transitions
      "
    `);
  });

  it('runs what it makes', async () => {
    const { stdout, exitCode } = await generate('ctl-trust', '--cover', 'states', '--run');

    expect(stdout).toMatch(/\n1 of 1 scenario held\n$/);
    expect(exitCode).toBe(0);
  });

  it('writes scenarios, a test, and the paths as data', async () => {
    const out = newFolder();
    const { stdout } = await generate('ctl-trust', '--out', out);

    expect(stdout).toContain(`written to ${out}`);
    expect(readdirSync(out).sort()).toEqual([
      'ctl-trust-1.yaml',
      'ctl-trust-2.yaml',
      'ctl-trust.json',
      'ctl-trust.test.ts',
    ]);
  });

  it('prints as JSON what it writes as JSON', async () => {
    const out = newFolder();
    const { stdout } = await generate('ctl-trust', '--json', '--out', out);

    expect(stdout).toBe(readFileSync(join(out, 'ctl-trust.json'), 'utf8'));
  });

  it('writes the same bytes each time', async () => {
    const texts = await Promise.all(
      [newFolder(), newFolder()].map(async (out) => {
        await generate('ctl-trust', '--cover', 'guards', '--out', out);
        return readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
      }),
    );

    expect(texts[0]).toEqual(texts[1]);
  });

  it('makes many short scenarios where those are wanted', async () => {
    const { stdout } = await generate('ctl-trust', '--shortest', '--json');
    const lengths = (JSON.parse(stdout) as PathsFile).paths.map(({ moves }) => moves.length);

    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths.length).toBeGreaterThan(10);
  });

  it('walks at random, so often, so far, and the same for the same seed', async () => {
    const walk = (seed: number) =>
      generate('ctl-trust', '--walks', '3', '--length', '4', '--seed', `${seed}`, '--json');
    const { paths } = JSON.parse((await walk(42)).stdout) as PathsFile;

    expect(paths.map(({ moves }) => moves.length)).toEqual([4, 4, 4]);
    expect((await walk(42)).stdout).toBe((await walk(42)).stdout);
    expect((await walk(43)).stdout).not.toBe((await walk(42)).stdout);
  });
});

describe('the folder of offhook generate', () => {
  it('is refused when it holds what was not generated', async () => {
    const out = newFolder();
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const { stderr, exitCode } = await generate('ctl-trust', '--out', out);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${out} holds what was not generated: notes.txt`);
    expect(readdirSync(out)).toEqual(['notes.txt']);
  });

  it('keeps with --force what was not generated', async () => {
    const out = newFolder();
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    await generate('ctl-trust', '--out', out, '--force');

    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(out, 'ctl-trust.json'))).toBe(true);
  });

  it('loses what was generated before', async () => {
    const out = newFolder();
    await generate('ctl-trust', '--shortest', '--out', out);
    const { exitCode } = await generate('ctl-trust', '--cover', 'states', '--out', out);

    expect(exitCode).toBe(0);
    expect(readdirSync(out).filter((name) => name.endsWith('.yaml'))).toEqual(['ctl-trust-1.yaml']);
  });

  it('keeps what was generated from another statechart', async () => {
    const out = newFolder();
    await generate('capf-lockout', '--out', out);
    const before = readdirSync(out);
    const { exitCode } = await generate('ctl-trust', '--out', out);

    expect(exitCode).toBe(0);
    expect(readdirSync(out)).toEqual(expect.arrayContaining([...before, 'ctl-trust.json']));
  });

  it('is refused when it is a file', async () => {
    const { stderr, exitCode } = await generate(
      'ctl-trust',
      '--out',
      folder.write('a-file', 'mine'),
    );

    expect(stderr).toContain('a file stands where a folder is wanted');
    expect(exitCode).toBe(2);
  });
});

describe('offhook generate, misused', () => {
  it.each([
    [['ctl-trst'], 'there is no statechart «ctl-trst»\nDid you mean «ctl-trust»?'],
    [['--cover', 'states'], 'name the statechart that tests are to be made from'],
    [['ctl-trust', '--force'], '--force goes with --out only'],
    [['ctl-trust', '--longest', '0'], 'It must be 1 or more.'],
    [['ctl-trust', '--seed', '4'], '--seed goes with «--cover walks» only'],
    [['ctl-trust', '--walks', '2', '--shortest'], '--shortest does not go with walks at random'],
    [['ctl-trust', '--cover', 'everything'], "argument 'everything' is invalid"],
    [['ctl-trust', '--walks', 'many'], 'It must be a whole number.'],
  ])('is told so: %j', async (args, problem) => {
    const { stdout, stderr, exitCode } = await generate(...args);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toContain(problem);
  });
});
