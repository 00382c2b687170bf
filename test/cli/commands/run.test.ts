import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alarmed, disappointed } from '../../report/outcome-of.ts';
import { temporaryFolder } from '../folder.ts';
import { said } from './said.ts';

const folder = temporaryFolder();
const good = folder.write('both/good.yaml', alarmed);
const bad = folder.write('both/bad.yaml', disappointed);
const both = join(folder.path, 'both');

const run = (...args: string[]) => said(['run', ...args]);
const sha256 = (contents: Uint8Array) => createHash('sha256').update(contents).digest('hex');

describe('what a run ends with', () => {
  it('0 when all expectations held', async () => {
    const { exitCode, stdout, stderr } = await run(good);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('! ALARM TFTP Not Authorized: 10.9.9.9');
    expect(stderr).toBe('');
  });

  it('1 when one failed', async () => {
    const { exitCode, stdout, stderr } = await run(both);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`✗ ${bad}:8: this did not happen within 30 s`);
    expect(stdout).toContain('✗ 1 of 2 scenarios failed');
    expect(stderr).toBe('');
  });

  it('2 when one file is wrong: all that is wrong is told, and nothing is run', async () => {
    const wrong = [1, 2].map((n) => folder.write(`wrong-${n}.yaml`, 'titel: x\n'));
    const { exitCode, stdout, stderr } = await run(good, ...wrong);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    for (const file of wrong) expect(stderr).toContain(`${file}:1:1: «titel»`);
  });

  it('2 when the site cannot be built', async () => {
    const file = folder.write(
      'twins.yaml',
      'title: Twins\nsite: { phones: { a: { model: 7940, mac: 000BCD000001 } } }\nsteps: [wait: 1 s]\n',
    );
    const { exitCode, stderr } = await run(file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      `error: ${file}: a has the Ethernet address 000BCD000001 of publisher`,
    );
  });

  it.each([
    [['--seed', 'x'], 'It must be a whole number'],
    [['--seed', '-1'], 'It must be a whole number'],
    [['--keep', 'much'], 'It must be a whole number'],
    [['--reporter', 'tap'], 'Allowed choices are spec, json, junit, github'],
    [['--hashes', '--reporter', 'json'], "cannot be used with option '--reporter"],
    [['--colour'], "unknown option '--colour'"],
  ])('2 for %j', async (options, problem) => {
    const { exitCode, stdout, stderr } = await run(good, ...options);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(problem);
  });
});

describe('what a run writes', () => {
  it('a timeline for one scenario, a line for each of several', async () => {
    expect((await run(good)).stdout).toContain('▸ power on phone-1');
    expect((await run(both)).stdout).toMatch(/^✗ A stray phone .*\n✓ A stray phone .*\n\n/);
    const verbose = (await run(both, '--verbose')).stdout;
    expect(verbose).toContain('phone-startup: on › booting → on › configuring IP');
    expect(verbose).toContain('1 of 2 scenarios failed');
  });

  it('with --reporter json one JSON document', async () => {
    const { stdout, exitCode } = await run(both, '--reporter', 'json');
    expect(exitCode).toBe(1);
    const { scenarios } = JSON.parse(stdout);
    expect(scenarios.map(({ held }: { held: boolean }) => held)).toEqual([false, true]);
  });

  it('with --reporter junit and github what these read', async () => {
    expect((await run(both, '--reporter', 'junit')).stdout).toMatch(/^<\?xml /);
    expect((await run(both, '--reporter', 'github')).stdout).toContain(
      `\n::error file=${bad},line=8`,
    );
  });

  it('with --trace and --pcapng files whose hashes --hashes prints', async () => {
    const [trace, capture] = [join(folder.path, 't.jsonl'), join(folder.path, 'c.pcapng')];
    const { stdout } = await run(good, '--hashes', '--trace', trace, '--pcapng', capture);
    expect(JSON.parse(stdout)).toEqual({
      [good]: { trace: sha256(readFileSync(trace)), capture: sha256(readFileSync(capture)) },
    });
    const lines = readFileSync(trace, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual(lines.map((_, index) => index + 1));
  });

  it('with --without-secrets a capture in which TLS stays closed', async () => {
    const capture = async (...options: string[]) => {
      const file = join(folder.path, 'secure.pcapng');
      await run('encrypted-without-lsc', '--pcapng', file, ...options);
      return readFileSync(file).toString('latin1');
    };
    expect(await capture()).toContain('CLIENT_RANDOM');
    expect(await capture('--without-secrets')).not.toContain('CLIENT_RANDOM');
  });

  it('with --hashes a failure is told on stderr', async () => {
    const { exitCode, stdout, stderr } = await run(bad, '--hashes');
    expect(exitCode).toBe(1);
    expect(Object.keys(JSON.parse(stdout))).toEqual([bad]);
    expect(stderr).toMatch(
      /bad\.yaml:8: expect phone-1: alarm .*: this did not happen within 30 s\n$/,
    );
  });

  it('a shipped scenario has the same key from everywhere', async () => {
    const { stdout } = await run('tftp-not-authorized', '--hashes');
    expect(Object.keys(JSON.parse(stdout))).toEqual(['alarms/tftp-not-authorized.yaml']);
  });

  it('of several scenarios a trace for each, in a folder', async () => {
    const traces = join(folder.path, 'traces');
    await run(both, '--trace', traces);
    for (const name of ['good', 'bad'])
      expect(readFileSync(join(traces, both, `${name}.jsonl`), 'utf8')).toMatch(/^\{"seq":1,/);
  });

  it('nothing where a file cannot be written', async () => {
    const nowhere = join(folder.path, 'nowhere', 'x.jsonl');
    const { exitCode, stderr } = await run(good, '--trace', nowhere);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`error: cannot write ${nowhere}: its folder does not exist\n`);
  });

  it('with --seed another trace', async () => {
    const hashes = async (...args: string[]) =>
      JSON.parse((await run(good, '--hashes', ...args)).stdout);
    expect(await hashes('--seed', '1')).toEqual(await hashes());
    expect(await hashes('--seed', '2')).not.toEqual(await hashes());
  });

  it('with --verify that a second run was the same', async () => {
    const { exitCode, stdout } = await run(good, '--verify');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('A second run gave the same trace and the same capture.');
    expect((await run(both, '--verify')).stdout).toContain('each run twice');
  });

  it('with --keep as much of the reason as was kept', async () => {
    const { stdout } = await run(bad, '--keep', '2');
    expect(stdout).toContain('! ALARM TFTP Not Authorized: 10.9.9.9');
    expect(stdout).toContain('… what came before was not kept …');
  });
});

it('on a terminal several runs show their progress, on stderr', async () => {
  const { stderr } = await said(['run', both], { isTTY: true });
  expect(stderr).toContain('running 1/2: ');
  expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
});
