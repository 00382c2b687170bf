import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatMoment,
  formatSpan,
  Hours,
  Millis,
  Minutes,
  Seconds,
} from '../../src/basics/index.ts';

describe('a span of time', () => {
  it('is kept in milliseconds whatever unit it was made in', () => {
    expect([Millis(250), Seconds(30), Minutes(10), Hours(1)]).toEqual([
      250, 30_000, 600_000, 3_600_000,
    ]);
  });

  it.each([
    [Millis(0), '0 ms'],
    [Millis(250), '250 ms'],
    [Seconds(1), '1 s'],
    [Millis(1500), '1.5 s'],
    [Seconds(30), '30 s'],
    [Minutes(1), '1 min'],
    [Seconds(90), '1 min 30 s'],
    [Millis(90_500), '1 min 30.5 s'],
    [Hours(1), '1 h'],
    [Minutes(90), '1 h 30 min'],
    [Millis(3_605_500), '1 h 5.5 s'],
    [Hours(48), '48 h'],
  ])('of %d ms is said as %s', (span, words) => {
    expect(formatSpan(span)).toBe(words);
  });
});

describe('a moment of virtual time', () => {
  it.each([
    [Millis(0), '0:00.000'],
    [Millis(1250), '0:01.250'],
    [Millis(59_999), '0:59.999'],
    [Minutes(12), '12:00.000'],
    [Millis(3_723_004), '1:02:03.004'],
    [Millis(7.9), '0:00.007'],
  ])('at %d ms reads %s', (at, words) => {
    expect(formatMoment(at)).toBe(words);
  });
});

it('the day of a date is that of UTC', () => {
  expect(formatDay(new Date('2005-06-15T23:59:59Z'))).toBe('2005-06-15');
});
