import { describe, expect, it } from 'vitest';
import { coloured, columnsOf, StoryReporter } from '../../src/report/index.ts';
import { alarmed, disappointed, outcomeOf, strayPhone } from './outcome-of.ts';
import { paper } from './paper.ts';

function story(scenario: string, page = paper()) {
  const reporter = new StoryReporter(page, 'story');
  outcomeOf(scenario, reporter);
  reporter.done();
  return page;
}

describe('the story of one scenario', () => {
  it('tells time, host and what happened, then the screen and the verdict', () => {
    expect(`\n${story(alarmed).text}\n`).toMatchInlineSnapshot(`
      "
      A stray phone
      stray.yaml, seed 1, from 2005-06-15 08:00:00 UTC

        publisher  address = 10.1.0.10; DHCP pool = 10.1.1.1 to 10.1.255.250; DHCP
                   option 1 = 255.255.0.0; DHCP option 3 = 10.1.0.1; DHCP option 51 =
                   8 h; DHCP option 150 = 10.9.9.9
                   in C:\\Program Files\\Cisco\\Certificates: ccmserver.cer,
                   CAP-RTP-001.cer, CAP-RTP-001.0, CAPF.cer, CAPF-bc48c5eb.0
                   CTLFile.tlv stored: 3618 bytes, MD5
                   21ef87268f978b3a30a96bfc28bc5e90
        phone-1    CTL file stored: 4 records: Security Token SAST-TOKEN-1, Security
                   Token SAST-TOKEN-2, CallManager / TFTP Server 10.1.0.10, CAPF
                   Server 10.1.0.10; signed by SAST-TOKEN-1 on 2005-06-15T08:00:00Z,
                   MD5 21ef87268f978b3a30a96bfc28bc5e90

                 │ The server is not in the CTL file.

       0:00.000             ▸ power on phone-1
       0:00.000  phone-1      starts: the power is switched on
       0:00.000  phone-1      screen: Cisco IP Phone 7960 | Configuring VLAN
       0:12.000  phone-1      screen: Configuring IP
       0:12.000  phone-1      DHCP Discover to all: 000DBC000001, Cisco Systems, Inc.
                              IP Phone CP-7960G
       0:12.001  publisher    DHCP Offer to 10.1.1.1: 10.1.1.1 to 000DBC000001, for 8
                              h, option 150: 10.9.9.9
       0:12.002  phone-1      DHCP Request to all: 000DBC000001 asks for 10.1.1.1, of
                              10.1.0.10
       0:12.003  publisher    DHCP Ack to phone-1: 10.1.1.1 to 000DBC000001, for 8 h,
                              option 150: 10.9.9.9
       0:12.004  phone-1      screen: Configuring CM List
       0:12.004  phone-1    ! ALARM TFTP Not Authorized: 10.9.9.9
       0:12.004  phone-1    * FINDING Phone reports TFTP authorization failure.
                              [ctl-file/tftp-authorization-failure]
       0:12.004  phone-1      screen: Configuring CM List | TFTP Not Authorized:
                              10.9.9.9
       0:12.004             ✓ expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9»
                              within 30 s

      The screen at the end
      ┌─ phone-1 ───────────────────────────┐
      │ Cisco IP Phone 7960                 │
      │ Configuring CM List                 │
      │ TFTP Not Authorized: 10.9.9.9       │
      └─────────────────────────────────────┘

      ✓ held: 1 expectation, after 12.004 s of virtual time
        Rows of the guide shown here: alarm/phone/tftp-not-authorized. «offhook
        explain <row>» tells what one means and what cures it.
      "
    `);
  });

  it('of one that fails ends with what was expected, what came instead, and why', () => {
    const { text } = story(disappointed);
    expect(`\n${text.slice(text.indexOf('✗ stray.yaml'))}\n`).toMatchInlineSnapshot(`
      "
      ✗ stray.yaml:8: this did not happen within 30 s

        expected  phone-1: alarm «TFTP Not Authorized: 10.9.9.8» within 30 s
        instead   0:12.004  phone-1  ! ALARM TFTP Not Authorized: 10.9.9.9
        because   0:12.004  phone-1    ! ALARM TFTP Not Authorized: 10.9.9.9
                  0:12.004  phone-1    tftp-authorization: looking up → exhausted
                                       (SERVER.NOT_LISTED)
                  0:12.004  phone-1    tftp-authorization: idle → looking up
                                       (SERVERS.KNOWN)
                  0:12.004  phone-1    phone-startup: on › configuring IP → on ›
                                       choosing server (ADDRESS.BOUND)
                  0:12.003  publisher  DHCP Ack to phone-1: 10.1.1.1 to 000DBC000001,
                                       for 8 h, option 150: 10.9.9.9
                  0:12.002  phone-1    DHCP Request to all: 000DBC000001 asks for
                                       10.1.1.1, of 10.1.0.10
                  0:12.001  publisher  DHCP Offer to phone-1: 10.1.1.1 to
                                       000DBC000001, for 8 h, option 150: 10.9.9.9
                  0:12.000  phone-1    DHCP Discover to all: 000DBC000001, Cisco
                                       Systems, Inc. IP Phone CP-7960G
                  0:12.000  phone-1    phone-startup: on › booting → on › configuring
                                       IP (after 12000 ms)
                  0:00.000  phone-1    phone-startup: off → on › booting (POWER.ON)
                  0:00.000  phone-1    starts: the power is switched on
                  0:00.000             ▸ power on phone-1

      ✗ failed: 0 of 2 expectations held, after 30 s of virtual time
      "
    `);
  });

  it('of one that asks for what cannot be done names the step', () => {
    const { text } = story(strayPhone("  - delete: { file: 'x.loads', on: publisher }\n"));
    expect(text).toContain('✗ stray.yaml:7: there is no file «x.loads» on publisher');
    expect(text).toContain('  step      delete x.loads');
    expect(text).not.toContain('because');
  });

  it('says what was last seen where nothing of the kind came', () => {
    const { text } = story(
      strayPhone('  - power on: phone-1\n  - expect: { on: phone-1, status: CTL Installed }\n'),
    );
    expect(text).toContain('  instead   nothing of the kind');
    expect(text).toMatch(/ {2}last seen 0:00\.000 {2}phone-1 {2}screen: /);
  });

  it.each([60, 80])('why it failed stays within %i columns', (columns) => {
    const { lines } = story(disappointed, paper(columns));
    const problem = lines.findIndex((line) => line.startsWith('✗ stray.yaml'));
    const verdict = lines.findIndex((line) => line.startsWith('✗ failed'));
    const why = lines.slice(problem, verdict);
    expect(why.length).toBeGreaterThan(10);
    for (const line of why) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
  });

  it('stays within the width of the terminal', () => {
    const { lines } = story(alarmed, paper(60));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('names many phones that were set up alike once', () => {
    const phones = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { text } = story(`title: Many
site:
  phones: { ${phones.map((name) => `${name}: { model: 7940, ctl: installed }`).join(', ')} }
steps:
  - wait: 1 s
`);
    expect(text.match(/CTL file stored/g)).toHaveLength(1);
    expect(text).toContain('(and so b, c, d and 2 more)');
  });

  it('shows what a tool prints line by line', () => {
    const { lines } = story(
      strayPhone('  - power on: phone-1\n  - show: { on: phone-1, what: ctl }\n'),
    );
    const first = lines.findIndex((line) => line.includes('show ctl prints:'));
    expect(lines[first + 1]).toMatch(/^ {20,}CTL file, \d+ bytes, MD5 [0-9a-f]{32}$/);
  });

  it('without colour says the same as with it', () => {
    const painted = story(alarmed, { ...paper(), style: coloured });
    const { text } = story(alarmed);
    expect(painted.lines.join('\n')).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
    expect(painted.lines.join('\n').replace(/\u001b\[\d+m/g, '')).toBe(text);
  });
});

it('two stories are followed by their totals', () => {
  const page = paper();
  const reporter = new StoryReporter(page, 'story');
  outcomeOf(alarmed, reporter);
  outcomeOf(disappointed, reporter);
  reporter.done();
  expect(page.lines.at(-1)).toBe(
    '✗ 1 of 2 scenarios failed: 3 expectations, 42.004 s of virtual time in 24 ms',
  );
});
