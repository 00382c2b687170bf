import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/report/index.ts';
import { temporaryFolder } from '../folder.ts';
import { said } from './said.ts';

const folder = temporaryFolder();

describe('offhook why', () => {
  it('explains the first alarm where nothing is asked', async () => {
    const { exitCode, stdout, stderr } = await said(['why', 'tftp-not-authorized']);

    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('raises the alarm “TFTP Not Authorized: 10.9.9.9”');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'The root DHCP option 150 of publisher names 10.9.9.9, and no record of the CTL file that is installed on phone-1 holds that address',
    );
    expect(stdout).toContain('alarm/phone/tftp-not-authorized (Using Alarms)');
  });

  it('explains what is asked about, and names the line of the step at the root', async () => {
    const { stdout } = await said(['why', 'unknown-token', 'CTL', 'update', 'failed']);

    expect(stdout).toContain('shows the status message “CTL update failed”');
    expect(stdout.replace(/\s+/g, ' ')).toContain('set by the step in line 17 «update CTL file');
  });

  it('says on stderr when several say the same, and explains the one that is chosen', async () => {
    const asked = ['why', 'file-auth-failed-ctl', 'File Auth Failed', '--nth'];
    const [first, third] = await Promise.all([said([...asked, '1']), said([...asked, '3'])]);

    expect(first.stderr).toBe('1 of 3 that say so; --nth chooses another one\n\n');
    expect(first.stdout).toContain('CTLFile.tlv on publisher is damaged');
    expect(third.stdout.replace(/\s+/g, ' ')).toContain('is not what SAST-TOKEN-1 signed');
  });

  it.each(['56', '#56'])('explains the entry with the number %s', async (number) => {
    const { stdout } = await said(['why', 'tftp-not-authorized', number, '--json']);

    expect(JSON.parse(stdout).hops[0].seq).toBe(56);
  });

  it('gives the explanation as JSON', async () => {
    const { stdout } = await said(['why', 'tftp-not-authorized', '--json']);
    const { hops, guide, root } = JSON.parse(stdout);

    expect(hops[0]).toEqual({
      seq: 56,
      at: 12_004,
      host: 'phone-1',
      text: 'raises the alarm “TFTP Not Authorized: 10.9.9.9”',
      as: 'symptom',
      depth: 0,
      entries: 1,
    });
    expect(guide[0]).toMatchObject({
      id: 'alarm/phone/tftp-not-authorized',
      section: 'Using Alarms',
    });
    expect(root.facts[0]).toMatchObject({
      host: 'publisher',
      text: 'DHCP option 150 = 10.9.9.9',
      since: 'so from the start',
    });
  });

  it('speaks Japanese where it is asked to, or the environment does', async () => {
    const asked = await said(['why', 'tftp-not-authorized', '--lang', 'ja']);
    const usual = await said(['why', 'tftp-not-authorized'], { env: { LANG: 'ja_JP.UTF-8' } });

    expect(asked.stdout).toContain('根本原因');
    expect(usual.stdout).toBe(asked.stdout);
  });

  it('explains what came instead where an expectation failed', async () => {
    const file = folder.write(
      'stray.yaml',
      `title: A phone that nobody answers
site: { phones: { phone-1: 7960 }, dhcp: { tftp: 10.1.9.9 } }
steps:
  - power on: phone-1
  - expect: { on: phone-1, status: CTL Installed }
    within: 1 min
`,
    );
    const { exitCode, stdout } = await said(['why', file]);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('shows the status message “TFTP timeout”');
    expect(stdout).toContain(
      'DHCP option 150 of publisher names 10.1.9.9, and no host has that address.',
    );
  });

  it('says what one can ask about where no alarm was raised', async () => {
    const { exitCode, stdout } = await said(['why', 'callmanager-stopped']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^No alarm was raised in this run\. One can ask about:\n {2}#\d+ phone-1: /,
    );
  });

  it('fits on the page', async () => {
    const { stdout } = await said(['why', 'wrong-certificate']);
    for (const line of stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  it.each([
    [['why', 'tftp-not-autorized'], 'Did you mean «tftp-not-authorized»?'],
    [['why', 'alarms'], 'Name one of them.'],
    [['why', 'tftp-not-authorized', '99999'], 'Its entries are numbered from 1 to'],
    [
      ['why', 'tftp-not-authorized', 'TFTP Not Autorized: 10.9.9.9'],
      'Did you mean «TFTP Not Authorized: 10.9.9.9»?',
    ],
    [['why', 'tftp-not-authorized', 'the cat'], 'One can ask about:'],
    [
      ['why', 'tftp-not-authorized', 'TFTP Not Authorized', '--nth', '2'],
      'Ask with --nth 1 at most.',
    ],
    [['why', 'tftp-not-authorized', '--nth', '0'], 'Count from 1.'],
  ])('%j is wrong use, with a hint', async (args, hint) => {
    const { exitCode, stdout, stderr } = await said(args);

    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(hint);
  });

  it('has help with examples', async () => {
    const { stdout } = await said(['why', '--help']);

    expect(stdout).toContain('$ offhook why tftp-not-authorized');
  });
});
