import { describe, expect, it } from 'vitest';
import { explain, printExplanation } from '../../../src/cli/commands/explain/explanation.ts';
import { meantRows } from '../../../src/cli/commands/explain/meant-rows.ts';
import { rows } from '../../../src/guide/index.ts';
import { columnsOf, plain } from '../../../src/report/index.ts';
import { said } from './said.ts';

const notAuthorized = 'alarm/phone/tftp-not-authorized';

const explained = async (...args: readonly string[]) =>
  JSON.parse((await said(['explain', '--json', ...args])).stdout);

const headline = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> =>
  (await said(['explain', ...args], { env })).stdout
    .split('\n')
    .find((line) => /^(Meaning|意味)$/.test(line));

describe('offhook explain', () => {
  it('explains a message as a device shows it', async () => {
    const { stdout, stderr, exitCode } = await said([
      'explain',
      'TFTP',
      'Not',
      'Authorized:',
      '10.9.9.9',
    ]);

    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const [explanation, scenarios] = stdout.split('\nScenarios that show it\n');
    expect(explanation).toMatchInlineSnapshot(`
      "TFTP Not Authorized: <IP address>
      alarm/phone/tftp-not-authorized (Using Alarms)

      Meaning
        The phone was about to load files from the server at this address, but no
        record of its installed CTL file names that server. It takes nothing from
        there.

      Causes
        - DHCP, or the alternate TFTP setting of the phone, holds a wrong address.
        - The TFTP server is new or was moved, and the CTL file was not updated for
          it.
        - The phone came from another cluster and still trusts that one.

      What to do
        1. Read the address in the alarm and find out who gave it to the phone: DHCP
           option 150 or 66, or the Network Configuration menu.
        2. If the address is wrong, correct it there and reset the phone.
        3. If the address is right, add the server with the CTL client and sign the
           file with a token the phone knows.
        4. If the phone cannot reach any server that its CTL file names, delete the
           CTL file on the phone.

      Logs to read
        C:\\Program Files\\Cisco\\Trace\\TFTP

      Related
        ctl-file/tftp-authorization-failure
          Phone reports TFTP authorization failure.
        alarm/phone/tftp-not-authorized-twice
          TFTP Not Authorized raised twice: neither the primary nor the backup address
          from DHCP is in the CTL file
        ctl-file/tftp-authorization-failure/new-record
          Second cause of the same problem: a new CTL file with a new TFTP record, the
          phone still holds the old CTL file
      "
    `);
    expect(scenarios?.split('\n')).toContain('  offhook run tftp-not-authorized');
  });

  it('explains a log file without causes by what to look for in it', async () => {
    expect((await said(['explain', 'log/dbl-tftp'])).stdout).toMatchInlineSnapshot(`
      "C:\\Program Files\\Cisco\\Trace\\DBL\\DBL_TFTP*
      log/dbl-tftp (Reviewing the Log Files)

      Meaning
        What the TFTP service asked the database for when it built configuration
        files.

      What to do
        1. Look here when a configuration file is missing or lacks a change.
      "
    `);
  });

  it('explains in Japanese', async () => {
    const { stdout } = await said(['explain', notAuthorized, '--lang', 'ja']);

    for (const heading of ['意味', '原因', '対処', '参照するログ', '関連項目', '再現するシナリオ'])
      expect(stdout.split('\n')).toContain(heading);
    expect(stdout).not.toContain('Meaning');
    const [explanation] = stdout.split('\n参照するログ\n');
    expect(explanation).toMatchInlineSnapshot(`
      "TFTP Not Authorized: <IP address>
      alarm/phone/tftp-not-authorized (Using Alarms)

      意味
        電話機がこのアドレスのサーバからファイルを読み込もうとしたが、インストール済み
        の CTL ファイルにはそのサーバのレコードがない。電話機はこのサーバから何も受け
        取らない。

      原因
        - DHCP、または電話機の代替 TFTP 設定のアドレスが間違っている。
        - TFTP サーバを新設または移設したのに、CTL ファイルを更新していない。
        - 電話機が別のクラスタから移されてきて、以前のクラスタを信頼し続けている。

      対処
        1. アラームのアドレスを読み、電話機がそれをどこから得たか (DHCP オプション 150
           または 66、あるいは Network Configuration メニュー) を調べる。
        2. アドレスが間違っていれば、その場所で直して電話機をリセットする。
        3. アドレスが正しければ、CTL クライアントでそのサーバを追加し、電話機が知って
           いるトークンで署名する。
        4. CTL ファイルにあるどのサーバにも到達できない場合は、電話機の CTL ファイルを
           削除する。
      "
    `);
  });

  it('breaks no line of Japanese too late or before a mark that closes', () => {
    for (const found of rows) {
      const lines: string[] = [];
      const page = { line: (text = '') => void lines.push(text), columns: 80, style: plain };
      printExplanation(explain(found, 'ja', []), 'ja', page);

      const japanese = lines.filter((line) => /^ .*[\u3040-\u9fff]/.test(line));
      expect(japanese, found.id).not.toEqual([]);
      for (const line of japanese) {
        expect(columnsOf(line), line).toBeLessThanOrEqual(80);
        expect(line).not.toMatch(/^ *[。、，．）」』】ー]/);
      }
    }
  });

  it('prints JSON with the paths of the logs and the texts of related rows', async () => {
    expect(await explained(notAuthorized)).toMatchObject({
      id: notAuthorized,
      section: 'Using Alarms',
      text: 'TFTP Not Authorized: <IP address>',
      logs: [{ id: 'log/tftp', path: 'C:\\Program Files\\Cisco\\Trace\\TFTP' }],
      related: expect.arrayContaining([
        {
          id: 'ctl-file/tftp-authorization-failure',
          text: 'Phone reports TFTP authorization failure.',
        },
      ]),
      scenarios: expect.arrayContaining(['tftp-not-authorized']),
    });
  });

  it('names no scenario of a row whose id is the beginning of another', async () => {
    const { scenarios } = await explained('ctl-file/phone-cannot-authenticate-ctl-file');

    expect(scenarios).toContain('unknown-token');
    expect(scenarios).not.toContain('token-added-last');
  });

  it('offers the nearest rows when the message is none of the guide', async () => {
    const { stdout, exitCode } = await said(['explain', 'TFTP Not Authorised']);

    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Rows of the guide that may be meant:
        offhook explain alarm/phone/tftp-not-authorized
          TFTP Not Authorized: <IP address>
        offhook explain alarm/phone/tftp-not-authorized-twice
          TFTP Not Authorized raised twice: neither the primary nor the backup address
          from DHCP is in the CTL file
        offhook explain alarm/phone/file-auth-failed
          File Auth Failed
      "
    `);
  });

  it('offers ten rows on a page and all of them in JSON', async () => {
    const { stdout } = await said(['explain', 'CTL']);
    expect(stdout.match(/offhook explain /g)).toHaveLength(10);
    const { choices } = await explained('CTL');
    expect(stdout).toContain(`… ${choices.length - 10} more`);
  });

  it('says what may have been meant when nothing is found', async () => {
    const { stdout, stderr, exitCode } = await said(['explain', 'Inavlid Hostnmae']);

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatchInlineSnapshot(`
      "error: the guide has no message like «Inavlid Hostnmae»
      Did you mean:
        Invalid Hostname (ctl-client/invalid-hostname)
      "
    `);
  });

  it('says what to try when nothing is near', async () => {
    const { stderr, exitCode } = await said(['explain', 'zzz']);

    expect(exitCode).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: the guide has no message like «zzz»
      Give the message as the device shows it, or the words of it that you know.
      "
    `);
  });

  it('has help with an example', async () => {
    const { stdout } = await said(['explain', '--help']);
    expect(stdout).toContain('$ offhook explain TFTP Not Authorized: 10.9.9.9');
  });
});

describe('the language of an explanation', () => {
  it.each([
    ['Meaning', {}],
    ['意味', { LANG: 'ja_JP.UTF-8' }],
    ['意味', { LC_ALL: 'ja_JP', LANG: 'en_US.UTF-8' }],
    ['Meaning', { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }],
    ['意味', { LC_ALL: '', LC_MESSAGES: 'ja', LANG: 'de_DE' }],
    ['Meaning', { LANG: 'de_DE.UTF-8' }],
  ])('is that of the headings: %s with %j', async (heading, env) => {
    expect(await headline([notAuthorized], env)).toBe(heading);
  });

  it('is the one asked for, whatever the environment says', async () => {
    expect(await headline([notAuthorized, '--lang', 'en'], { LANG: 'ja_JP.UTF-8' })).toBe(
      'Meaning',
    );
  });

  it('is English or Japanese', async () => {
    const { stderr, exitCode } = await said(['explain', notAuthorized, '--lang', 'fr']);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('Allowed choices are en, ja');
  });
});

describe('the row that a message means', () => {
  it('is clear for the id and for the text of every row', () => {
    for (const { id, text } of rows) {
      expect(meantRows(id)).toMatchObject({ clear: { id } });
      expect(meantRows(text)).toMatchObject({ clear: { id } });
    }
  });

  it('is clear with and without what varies, in capitals or not', () => {
    for (const message of ['tftp not authorized', 'TFTP NOT AUTHORIZED: 192.0.2.1'])
      expect(meantRows(message)).toMatchObject({ clear: { id: notAuthorized } });
  });

  it('is clear when it is the only one that holds the words', () => {
    expect(meantRows('locked')).toMatchObject({ clear: { id: 'token/locked' } });
  });

  it('is not clear when it holds a few of the words', () => {
    expect(meantRows('capf server locked out')).toMatchObject({
      choices: [{ id: 'token/locked' }],
    });
  });
});
