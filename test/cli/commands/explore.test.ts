import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { said } from './said.ts';

const folder = temporaryFolder();
const find = '{ on: phone-1, guide: alarm/phone/tftp-not-authorized-twice }';

describe('offhook explore', () => {
  it('writes what it finds to a file, and says how to replay it', async () => {
    const out = join(folder.path, 'least.yaml');
    const { stdout, stderr, exitCode } = await said([
      'explore',
      'tftp-not-authorized',
      '--find',
      find,
      '--out',
      out,
    ]);

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toContain(`$ offhook run ${out}`);
    expect(stdout).toMatch(/^Found, it takes 1 move besides/);
    expect(stdout).toContain('\n  change DHCP: tftp 10.9.9.8, 10.9.9.9\n');
    expect(stdout).toMatch(/\d+ worlds, \d+ of them equal to another, \d+ moves refused/);
    expect((await said(['run', out])).exitCode).toBe(0);
    for (const line of stdout.split('\n'))
      if (!line.includes(out)) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints the scenario when no file is named', async () => {
    const { stdout } = await said(['explore', 'tftp-not-authorized', '--find', find]);

    expect(stdout).toContain('  - change dhcp: { tftp: [10.9.9.8, 10.9.9.9] }\n');
  });

  it('prints it as JSON', async () => {
    const { stdout } = await said(['explore', 'tftp-not-authorized', '--find', find, '--json']);
    const { ended, found } = JSON.parse(stdout);

    expect(ended).toBe('found');
    expect(found).toMatchObject({ what: 'condition', cost: 1 });
    expect(found.file).toContain('change dhcp');
  });

  it('says when it finds nothing, which bound ended it, and ends with 1', async () => {
    const { stdout, exitCode } = await said([
      'explore',
      'tftp-not-authorized',
      '--states',
      '20',
      '--find',
      '{ on: phone-1, alarm: Never Heard Of }',
    ]);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^It was not found\.\nThere are more worlds: --states bounds them\.\n20 worlds/,
    );
  });

  it('says that nothing broken was found, and ends with 0', async () => {
    const { stdout, exitCode } = await said(['explore', 'tftp-not-authorized', '--depth', '0']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Nothing broken was found so far\.\n/);
  });

  it.each([
    [['--find', '{ on: nobody, alarm: x }'], /«nobody»/],
    [['--find', '{ on: [ }'], /--find:1/],
    [['--moves', 'faluts'], /«faluts» is none of steps, deeds, faults, repairs/],
    [['--depth', 'x'], /whole number/],
    [['--patience', 'long'], /duration/],
  ])('refuses %s', async (options, message) => {
    const { stderr, exitCode } = await said(['explore', 'tftp-not-authorized', ...options]);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('refuses more than one scenario', async () => {
    expect((await said(['explore', 'alarms'])).stderr).toMatch(/«alarms» means 6 scenarios/);
  });
});

describe('offhook shrink', () => {
  const failing = folder.write(
    'failing.yaml',
    `title: A long way
site:
  phones:
    phone-1: { model: 7960, ctl: installed }
    phone-2: 7970
  dhcp: { tftp: 10.9.9.9 }
steps:
  - power on: all phones
  - wait: 5 s
  - say: Wait for it.
  - expect no: { on: phone-1, alarm: /TFTP Not Authorized/ }
    for: 1 min
`,
  );

  it('writes the smallest scenario that fails in the same way', async () => {
    const out = join(folder.path, 'smallest.yaml');
    const { stdout, stderr, exitCode } = await said(['shrink', failing, '--out', out]);

    expect({ stderr, exitCode }).toEqual({
      stderr: expect.stringMatching(/^4 steps became 2, after \d+ attempts\n$/),
      exitCode: 0,
    });
    expect(stdout).toContain(`$ offhook run ${out}`);
    expect(readFileSync(out, 'utf8')).toBe(`title: A long way
site:
  phones:
    phone-1: { ctl: installed }
  dhcp: { tftp: 10.9.9.9 }
steps:
  - power on: all phones
  - expect no: { on: phone-1, alarm: /TFTP Not Authorized/ }
    for: 30 s
`);
    expect((await said(['run', out])).exitCode).toBe(1);
  });

  it('refuses a scenario that does not fail', async () => {
    const { stderr, exitCode } = await said(['shrink', 'tftp-not-authorized']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('does not fail');
  });
});
