import { beforeAll, describe, expect, it } from 'vitest';
import { type Filter, Telling, Timeline } from '../../../src/report/view/index.ts';
import { alarmed, outcomeOf } from '../outcome-of.ts';

describe('a run in words', () => {
  let timeline: Timeline;
  beforeAll(() => {
    timeline = new Timeline(outcomeOf(alarmed).world.trace.entries);
  });
  const told = (filter?: Filter) =>
    new Telling(timeline, filter).slice(0, 1000).map(({ host, mark, text }) => {
      return [host, mark, text].filter(Boolean).join(' ');
    });

  it('begins with the first deed, behind what no view of a device shows', () => {
    const lines = told();
    const first = lines.indexOf('▸ power on phone-1');
    expect(lines.slice(0, first).filter((line) => !/ set: /.test(line))).toEqual([
      '“The server is not in the CTL file.”',
    ]);
    expect(lines).toContain('publisher set: DHCP option 150 = 10.9.9.9');
    expect(lines).not.toContain('phone-1 set: model = 7960');
  });

  it('tells everything where everything is asked for', () => {
    expect(told({ detail: 'everything' })).toHaveLength(timeline.length);
  });

  it('tells of one host what it did and what it was sent', () => {
    const lines = told({ hosts: ['phone-1'] });
    expect(lines).toContain(
      'publisher DHCP Offer to phone-1: 10.1.1.1 to 000DBC000001, for 8 h, option 150: 10.9.9.9',
    );
    expect(lines).toContain('▸ power on phone-1');
    expect(lines).not.toContain('publisher set: DHCP option 150 = 10.9.9.9');
  });

  it('tells only some kinds', () => {
    expect(told({ kinds: ['alarm'] })).toEqual(['phone-1 ! ALARM TFTP Not Authorized: 10.9.9.9']);
  });

  it('finds a text, capital letters or not', () => {
    const lines = told({ text: 'not authorized' });
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/TFTP Not Authorized/);
  });

  it('ends where the run has come to', () => {
    const telling = new Telling(timeline, { detail: 'everything' });
    expect(telling.window(20, 3).map(({ index }) => index)).toEqual([17, 18, 19]);
    expect(telling.window(2, 5).map(({ index }) => index)).toEqual([0, 1]);
    expect(telling.rows(20)).toBe(20);
    expect(telling.row(4)?.entry).toBe(timeline.entries[4]);
    expect(telling.row(timeline.length)).toBeUndefined();
  });

  it('goes on with its timeline', () => {
    const growing = new Timeline(timeline.entries.slice(0, 10));
    const telling = new Telling(growing, { detail: 'everything' });
    expect(telling.rows()).toBe(10);
    growing.extend(timeline.entries);
    expect(telling.rows()).toBe(timeline.length);
  });
});
