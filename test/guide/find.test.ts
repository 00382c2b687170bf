import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRows, nearestRows, rows } from '../../src/guide/index.ts';
import { runs } from '../support/runs.ts';

const firstFor = (query: string) => findRows(query)[0]?.id;

describe('a search in the guide', () => {
  it('finds every row first by its id', () => {
    for (const { id } of rows) expect(firstFor(id)).toBe(id);
  });

  it('finds every row first by its exact text', () => {
    for (const { id, text } of rows) expect(firstFor(text)).toBe(id);
  });

  it('finds a problem by the text of the Japanese edition', () => {
    for (const { id, japaneseText } of rows)
      if (japaneseText !== undefined) expect(firstFor(japaneseText)).toBe(id);
    expect(firstFor('CTL ファイルを認証できない')).toBe(
      'ctl-file/phone-cannot-authenticate-ctl-file',
    );
  });

  it.each([
    [
      'an alarm as a phone shows it',
      'TFTP Not Authorized: 10.9.9.9',
      'alarm/phone/tftp-not-authorized',
    ],
    [
      'a message with the name of a server in it',
      'Could not get CallManager Certificate from server PUB01',
      'ctl-client/could-not-get-callmanager-certificate-from-server',
    ],
    ['capitals and full stops aside', 'no ctl file', 'ctl-client/no-ctl-file'],
    [
      'a message without the space after a full stop',
      'Please insert a Security Token.Click Ok when done',
      'ctl-client/please-insert-a-security-token-click-ok-when-done',
    ],
    ['a message inside a longer line', '08:11:02 File Auth Failed', 'alarm/phone/file-auth-failed'],
    ['the beginning of a message', 'TFTP Not Authorized', 'alarm/phone/tftp-not-authorized'],
    [
      'a log file by its full name',
      'C:\\Program Files\\Cisco\\Trace\\DBL\\DBL_CCM00000001.txt',
      'log/dbl-ccm',
    ],
    [
      'the closer of two patterns',
      'C:\\Program Files\\Cisco\\Trace\\DBL\\DBLRT00000001.txt',
      'log/dbl-dblrt',
    ],
    ['a file in the folder of a log', 'C:\\Program Files\\Cisco\\Trace\\CAPF\\a.txt', 'log/capf'],
    ['words in any order', 'token locked', 'token/locked'],
    ['a shorter form of a word', 'lock token', 'token/locked'],
    [
      'words among words that say nothing',
      'whatever shall we do: all tokens lost',
      'ctl-file/lost-all-tokens',
    ],
  ])('finds %s', (_, query, id) => {
    expect(firstFor(query)).toBe(id);
  });

  it('finds a word only as a word', () => {
    expect(findRows('or').map(({ id }) => id)).not.toContain('device/7970');
    expect(findRows('ccm').every(({ id, text }) => /ccm/i.test(id + text))).toBe(true);
  });

  it('finds nothing for nothing and for words that no row has', () => {
    expect(findRows('')).toEqual([]);
    expect(findRows(' \n!? ')).toEqual([]);
    expect(findRows('zzz qqq')).toEqual([]);
  });

  it('takes any query, gives no row twice, and the same rows each time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.stringMatching(/^[A-Za-z<>*\\.()[\]$^ ]{0,40}$/),
        ),
        (query) => {
          const found = findRows(query);
          expect(new Set(found).size).toBe(found.length);
          expect(findRows(query)).toEqual(found);
        },
      ),
      { seed: 42, numRuns: runs(100) },
    );
  });
});

describe('a guess at what was meant', () => {
  it.each([
    ['alarm/phone/tftp-not-autorised', 'alarm/phone/tftp-not-authorized'],
    ['lockot', 'capf/lockout'],
    ['File Auth Faild', 'alarm/phone/file-auth-failed'],
    ['CTL-FILE/COMPARE-MD', 'ctl-file/compare-md5'],
  ])('for %s is %s', (query, id) => {
    expect(nearestRows(query)[0]?.id).toBe(id);
  });

  it('gives no more rows than asked for, and three where nothing is asked', () => {
    expect(nearestRows('ctl-client/invalid-response-for', 2)).toHaveLength(2);
    expect(nearestRows('ctl-client/invalid-port')).toHaveLength(3);
  });

  it('is not made where nothing comes near', () => {
    expect(nearestRows('qqqqqqqqqqqqqqq')).toEqual([]);
    expect(nearestRows('x'.repeat(100_000))).toEqual([]);
    expect(nearestRows('')).toEqual([]);
  });
});
