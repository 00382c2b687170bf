import { describe, expect, it } from 'vitest';
import { askables, firstTrouble, meantBy, suggestions } from '../../../src/report/why/index.ts';
import { traceOf } from './shipped.ts';

const all = () => askables(traceOf('alarms/file-auth-failed-ctl'));
const texts = (asked: string) => meantBy(asked, all()).map(({ entry, text }) => [entry.host, text]);

describe('who asks about a text', () => {
  it('means the entries with just that text, in their order', () => {
    expect(texts('File Auth Failed')).toEqual([
      ['phone-1', 'File Auth Failed'],
      ['phone-1', 'File Auth Failed'],
      ['new-phone', 'File Auth Failed'],
    ]);
  });

  it('may write it small, or only its beginning', () => {
    expect(texts('ctl update')).toEqual([
      ['phone-1', 'CTL update failed'],
      ['phone-1', 'CTL update failed'],
    ]);
  });

  it('may copy the line as it is told', () => {
    expect(texts('ALARM File Auth Failed')).toEqual(texts('File Auth Failed'));
    expect(texts('alarm')).toEqual(texts('File Auth Failed'));
  });

  it('may give something from its middle', () => {
    expect(texts('another CTL file')).toEqual([
      ['publisher', 'phone-1 has another CTL file than publisher'],
    ]);
  });

  it('means nothing by what no entry says', () => {
    expect(texts('Fire Auth Failed')).toEqual([]);
  });
});

describe('who asks about nothing', () => {
  it('hears of the first alarm', () => {
    expect(firstTrouble(all())).toMatchObject({ entry: { kind: 'alarm', host: 'phone-1' } });
  });

  it('hears of nothing where no alarm was raised', () => {
    expect(firstTrouble(askables(traceOf('startup/boot-7960')))).toBeUndefined();
  });

  it('is told what there is, each text once, alarms first', () => {
    const kinds = suggestions(all()).map(({ entry }) => entry.kind);
    const offered = suggestions(all()).map(({ text }) => text);

    expect(kinds[0]).toBe('alarm');
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.length).toBeLessThanOrEqual(12);
  });
});
