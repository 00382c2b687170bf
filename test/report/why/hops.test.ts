import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/report/index.ts';
import { printWhy } from '../../../src/report/why/index.ts';
import { paper } from '../paper.ts';
import { traceOf, whyOf } from './shipped.ts';

const alarm = () => whyOf('alarms/tftp-not-authorized', 'TFTP Not Authorized');

describe('the hops of an explanation', () => {
  it('lead from the symptom back to what somebody did', () => {
    const way = alarm().hops.filter(({ depth }) => depth === 0);

    expect(way.map(({ host, text }) => `${host} ${text}`)).toMatchInlineSnapshot(`
      [
        "phone-1 raises the alarm “TFTP Not Authorized: 10.9.9.9”",
        "publisher DHCP with phone-1: Discover, Offer, Request, Ack: 10.1.1.1 to 000DBC000001, for 8 h, option 150: 10.9.9.9",
        "phone-1 starts: the power is switched on",
        "site somebody does this: power on phone-1",
      ]
    `);
  });

  it('have beside them what each rests on', () => {
    const { hops } = alarm();
    const aside = hops.filter(({ as }) => as === 'ground');

    expect(
      aside.map(({ text, of }) => [hops.findIndex(({ seq }) => seq === of) + 1, text.slice(0, 30)]),
    ).toMatchInlineSnapshot(`
      [
        [
          1,
          "has CTL file: 4 records: Secur",
        ],
        [
          3,
          "DHCP option 150 is 10.9.9.9",
        ],
      ]
    `);
  });

  it('tell the messages of one exchange once', () => {
    const dhcp = alarm().hops.find(({ text }) => text.startsWith('DHCP with'));

    expect(dhcp).toMatchObject({ host: 'publisher', entries: 4 });
  });

  it('leave out packets, screens and the steps of statecharts', () => {
    const entries = traceOf('alarms/tftp-not-authorized');
    const told = alarm().hops.map(({ seq }) => entries.find((entry) => entry.seq === seq)?.kind);

    expect(told).not.toContain('packet');
    expect(told).not.toContain('screen');
    expect(told).not.toContain('transition');
  });

  it('say for what was waited in vain', () => {
    const { hops } = whyOf('startup/tftp-silent', 'TFTP timeout');

    expect(hops.map(({ text }) => text)).toContain(
      'has waited in vain for an answer to TFTP Read Request',
    );
  });

  it('tell an exchange in which one message is sent again and again in short', () => {
    const { hops } = whyOf('startup/dhcp-silent', 'DHCP timeout');

    expect(hops.map(({ text }) => text).find((text) => text.startsWith('DHCP with'))).toMatch(
      /^DHCP with all: 4 × Discover: /,
    );
  });
});

describe('the printed explanation', () => {
  it('is how it came about, the root, and what the guide says', () => {
    const page = paper();
    printWhy(alarm(), 'en', page);

    expect(`\n${page.text}\n`).toMatchInlineSnapshot(`
      "
      The root
        DHCP option 150 of publisher names 10.9.9.9, and no record of the CTL file
        that is installed on phone-1 holds that address: it names publisher
        (10.1.0.10).
        - publisher: DHCP option 150 = 10.9.9.9 — so from the start
        - phone-1: CTL file stored — so from the start

      How it came about
      1  0:12.004  phone-1    raises the alarm “TFTP Not Authorized: 10.9.9.9”
      2  0:00.000  phone-1      1 rests on: has CTL file: 4 records: Security Token
                                SAST-TOKEN-1, Security Token SAST-TOKEN-2, CallManager
                                / TFTP Server 10.1.0.10, CAPF Server 10.1.0.10; signed
                                by SAST-TOKEN-1 on 2005-06-15T08:00:00Z
      3  0:12.003  publisher  DHCP with phone-1: Discover, Offer, Request, Ack:
                              10.1.1.1 to 000DBC000001, for 8 h, option 150: 10.9.9.9
      4  0:00.000  publisher    3 rests on: DHCP option 150 is 10.9.9.9
      5  0:00.000  phone-1    starts: the power is switched on
      6  0:00.000             somebody does this: power on phone-1

      What the guide says
      1  TFTP Not Authorized: <IP address>
         alarm/phone/tftp-not-authorized (Using Alarms)
         The phone was about to load files from the server at this address, but no
         record of its installed CTL file names that server. It takes nothing from
         there.
      1  Phone reports TFTP authorization failure.
         ctl-file/tftp-authorization-failure (Table 9-3)
         The phone was sent to a TFTP server without a record in its CTL file. It
         shows “TFTP Not Authorized” with the address and loads nothing from there.
      "
    `);
  });

  it('is so in Japanese', () => {
    const page = paper();
    printWhy(whyOf('alarms/tftp-not-authorized', 'TFTP Not Authorized', 'ja'), 'ja', page);

    expect(`\n${page.text}\n`).toMatchInlineSnapshot(`
      "
      根本原因
        publisher の DHCP option 150 は 10.9.9.9 を指しているが、phone-1 に入っている
        CTL ファイルにはそのアドレスのレコードがない。あるのは publisher (10.1.0.10)。
        - publisher: DHCP option 150 = 10.9.9.9 — 最初からそうなっている
        - phone-1: CTL file を保存 — 最初からそうなっている

      経過
      1  0:12.004  phone-1    アラーム「TFTP Not Authorized: 10.9.9.9」を発生
      2  0:00.000  phone-1      1 の根拠: CTL file がある: 4 records: Security Token
                                SAST-TOKEN-1, Security Token SAST-TOKEN-2, CallManager
                                / TFTP Server 10.1.0.10, CAPF Server 10.1.0.10; signed
                                by SAST-TOKEN-1 on 2005-06-15T08:00:00Z
      3  0:12.003  publisher  phone-1 との DHCP: Discover, Offer, Request, Ack:
                              10.1.1.1 to 000DBC000001, for 8 h, option 150: 10.9.9.9
      4  0:00.000  publisher    3 の根拠: DHCP option 150 の値は 10.9.9.9
      5  0:00.000  phone-1    起動: the power is switched on
      6  0:00.000             操作: power on phone-1

      ガイドの説明
      1  TFTP Not Authorized: <IP address>
         alarm/phone/tftp-not-authorized (Using Alarms)
         電話機がこのアドレスのサーバからファイルを読み込もうとしたが、インストール済
         みの CTL ファイルにはそのサーバのレコードがない。電話機はこのサーバから何も受
         け取らない。
      1  Phone reports TFTP authorization failure.
         ctl-file/tftp-authorization-failure (Table 9-3)
         電話機の接続先とされた TFTP サーバが、CTL ファイルに記録されていない。電話機
         は「TFTP Not Authorized」とアドレスを表示し、そのサーバからは何も読み込まな
         い。
      "
    `);
  });

  it.each(['en', 'ja'] as const)('is no wider than the page in %s', (language) => {
    for (const [scenario, asked] of [
      ['lsc-validation/lsc-expired', 'TLS error'],
      ['capf/capf-lockout', 'SEP000DBC000001: locked'],
      ['secure/incompatible-tls', 'DeviceTransientConnection'],
    ] as const) {
      const page = paper(80);
      printWhy(whyOf(scenario, asked, language), language, page);
      for (const line of page.lines) expect(columnsOf(line)).toBeLessThanOrEqual(80);
    }
  });

  it('leaves out the middle of a very long way', () => {
    const page = paper();
    printWhy(whyOf('capf/capf-lockout', 'SEP000DBC000001: right authentication'), 'en', page);

    expect(page.text).toMatch(/^… \d+ more …$/m);
  });
});
