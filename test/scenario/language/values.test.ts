import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSpan, Millis } from '../../../src/basics/index.ts';
import { contains, equals } from '../../../src/scenario/language/index.ts';
import {
  address,
  date,
  duration,
  mac,
  percentage,
  textPattern,
} from '../../../src/scenario/language/values.ts';
import { runs } from '../../support/runs.ts';

test.each([
  ['500 ms', 500],
  ['30 s', 30_000],
  ['1.5 s', 1500],
  ['1 min', 60_000],
  ['1 min 30 s', 90_000],
  ['2h', 7_200_000],
  ['1 day', 86_400_000],
  ['2 days 1 h 1 min 1 s 1 ms', 176_461_001],
  ['0 s', 0],
])('%s is %d milliseconds', (text, millis) => {
  expect(duration.parse(text)).toBe(millis);
});

test.each([
  '',
  ' ',
  '30',
  's',
  '-1 s',
  '1 s ',
  ' 1 s',
  '30 s 1 min',
  '1 s1 s',
  '1e3 s',
  '5 weeks',
  '1 m',
])('«%s» is no duration', (text) => {
  expect(duration.safeParse(text).success).toBe(false);
});

test('a span that was printed is read as the same span', () => {
  const span = fc.integer({ min: 0, max: 10_000_000 }).map(Millis);
  fc.assert(
    fc.property(span, (span) => {
      expect(duration.parse(formatSpan(span))).toBe(span);
    }),
    { seed: 42, numRuns: runs(300) },
  );
});

test('a percentage is a fraction', () => {
  expect(['0 %', '5 %', '0.5%', '100 %'].map((text) => percentage.parse(text))).toEqual([
    0, 0.05, 0.005, 1,
  ]);
  for (const text of ['101 %', '5', '-1 %', '100.5 %'])
    expect(percentage.safeParse(text).success).toBe(false);
});

test('a MAC address may have colons, hyphens, dots or none, and be the number that YAML makes of it', () => {
  const written = ['00:11:22:33:44:55', '00-11-22-33-44-55', '0011.2233.4455', '001122334455'];
  expect(new Set(written.map((text) => mac.parse(text)))).toEqual(new Set(['001122334455']));
  expect(mac.parse(112233445566)).toBe('112233445566');
  for (const wrong of ['00:11:22:33:44', '00:11-22:33:44:55', 'SEP001122334455', 1])
    expect(mac.safeParse(wrong).success).toBe(false);
});

test('an address has four numbers up to 255', () => {
  expect(address.parse('10.1.0.10')).toBe('10.1.0.10');
  for (const wrong of ['10.1.0', '10.1.0.256', '10.1.0.010', 'publisher'])
    expect(address.safeParse(wrong).success).toBe(false);
});

test('a date must be on the calendar', () => {
  expect(date.parse('2005-06-15')).toEqual(new Date('2005-06-15T00:00:00Z'));
  expect(date.parse('2005-06-15T08:00+02:00')).toEqual(new Date('2005-06-15T06:00:00Z'));
  expect(date.parse('2004-02-29')).toEqual(new Date('2004-02-29T00:00:00Z'));
  for (const wrong of ['2005-02-29', '2005-13-01', '2005-06-31', '2005-06-15T24:30Z', '15.6.2005'])
    expect(date.safeParse(wrong).success).toBe(false);
});

test('plain text is found inside, or is the whole; a regular expression decides by itself', () => {
  const plain = textPattern.parse('Not Auth');
  expect([contains(plain, 'TFTP Not Authorized'), equals(plain, 'TFTP Not Authorized')]).toEqual([
    true,
    false,
  ]);
  const regex = textPattern.parse('/^TFTP .*ed$/');
  expect([contains(regex, 'TFTP Not Authorized'), equals(regex, 'TFTP Not Authorized')]).toEqual([
    true,
    true,
  ]);
  expect(contains(regex, 'a TFTP Not Authorized')).toBe(false);
  expect(textPattern.parse('//')).toEqual({ text: '//' });
});
