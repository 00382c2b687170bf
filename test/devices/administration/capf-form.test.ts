import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapfForm, checkCapfForm } from '../../../src/devices/administration/index.ts';
import { rows } from '../../../src/guide/index.ts';
import { runs } from '../../support/runs.ts';

const now = new Date('2005-06-15T08:30:00Z');

const form: CapfForm = {
  operation: 'install',
  authenticationMode: 'authentication string',
  authenticationString: '12345',
  keyBits: 1024,
  year: '2005',
  month: '6',
  day: '25',
  hour: '12',
};

/** The message for a form that differs from the one above; undefined when it is accepted. */
function messageFor(differences: Partial<CapfForm>, at = now): string | undefined {
  const result = checkCapfForm({ ...form, ...differences }, at);
  return result.accepted ? undefined : result.message;
}

const characters =
  'Authentication String contains one or more invalid characters. Valid characters for Authentication String are numbers.';
const length = 'CAPF Authentication String length should be between 4 and 10.';
const notNumbers =
  'Operation Completes By contains one or more invalid characters. Valid characters for Operation Completes By are numbers.';
const year = 'Invalid Year. Please enter a value equal to or greater than the current year.';
const month = 'Invalid Month. Please adjust your entry to continue.';
const pastDate = 'Invalid Date. Please enter a value equal to or greater than the current date.';
const noSuchDate = 'Invalid Date. Please adjust your entry to continue.';
const pastTime =
  'Invalid Time. Please enter a value equal to or greater than current time (hours).';
const noSuchTime = 'Invalid Time. Please adjust your entry to continue.';

describe('the CAPF settings of Phone Configuration', () => {
  it('are taken as they are when all is well', () => {
    expect(checkCapfForm(form, now)).toEqual({
      accepted: true,
      order: {
        operation: 'install',
        authenticationMode: 'authentication string',
        authenticationString: '12345',
        keyBits: 1024,
        completesBy: new Date('2005-06-25T12:59:59.999Z'),
      },
    });
  });

  const refused: [differences: Partial<CapfForm>, message: string][] = [
    [{ authenticationString: '12a45' }, characters],
    [{ authenticationString: '１２３４' }, characters],
    [{ authenticationString: 'ab' }, characters],
    [{ authenticationString: '123' }, length],
    [{ authenticationString: '12345678901' }, length],
    [{ authenticationString: '' }, length],
    [{ year: '20o5' }, notNumbers],
    [{ hour: '' }, notNumbers],
    [{ day: '-1' }, notNumbers],
    [{ year: '2004' }, year],
    [{ year: '05' }, year],
    [{ year: '9'.repeat(400) }, year],
    [{ month: '0' }, month],
    [{ month: '13' }, month],
    [{ month: '5' }, month],
    [{ day: '14' }, pastDate],
    [{ day: '31' }, noSuchDate],
    [{ day: '0' }, noSuchDate],
    [{ year: '2006', month: '2', day: '29' }, noSuchDate],
    [{ day: '15', hour: '7' }, pastTime],
    [{ hour: '24' }, noSuchTime],
  ];
  it.each(refused)('are refused with %o: %s', (differences, message) => {
    expect(messageFor(differences)).toBe(message);
  });

  it('know every message of Table 9-5', () => {
    const table = rows.filter(({ section }) => section === 'Table 9-5').map(({ text }) => text);
    expect(new Set(refused.map(([, message]) => message))).toEqual(new Set(table));
  });

  const accepted: Partial<CapfForm>[] = [
    { authenticationString: '1234' },
    { authenticationString: '1234567890' },
    { authenticationMode: 'null string', authenticationString: '' },
    { operation: 'none', authenticationString: '', year: '', month: '', day: '', hour: '' },
    { day: '15', hour: '8' },
    { month: '06', day: '16', hour: '00' },
    { year: '2006', month: '1', day: '1', hour: '0' },
    { year: '2008', month: '2', day: '29' },
    { month: '12', day: '31', hour: '23' },
  ];
  it.each(accepted)('are accepted with %o', (differences) => {
    expect(messageFor(differences)).toBeUndefined();
  });

  it('are judged by the clock of the site', () => {
    const nextYear = new Date('2006-06-15T08:30:00Z');
    expect(messageFor({}, nextYear)).toBe(year);
  });

  it('leave the operation time when the present hour is given', () => {
    const result = checkCapfForm({ ...form, day: '15', hour: '8' }, now);
    expect(result.accepted && result.order.completesBy && result.order.completesBy > now).toBe(
      true,
    );
  });

  it('complain of the string before the date, and of the year before the day', () => {
    expect(messageFor({ authenticationString: '1', year: '2004' })).toBe(length);
    expect(messageFor({ year: '2004', day: '31' })).toBe(year);
    expect(messageFor({ day: '31', hour: '99' })).toBe(noSuchDate);
  });

  it('accept a moment exactly when it is not before the present hour', () => {
    const date = fc.date({
      min: new Date('2004-01-01T00:00:00Z'),
      max: new Date('2008-12-31T23:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, date, (present, chosen) => {
        const fields = {
          year: String(chosen.getUTCFullYear()),
          month: String(chosen.getUTCMonth() + 1),
          day: String(chosen.getUTCDate()),
          hour: String(chosen.getUTCHours()),
        };
        const hours = (moment: Date) => Math.floor(moment.getTime() / 3_600_000);
        const result = checkCapfForm({ ...form, ...fields }, present);
        expect(result.accepted).toBe(hours(chosen) >= hours(present));
        if (result.accepted)
          expect(result.order.completesBy?.getTime()).toBe((hours(chosen) + 1) * 3_600_000 - 1);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('are a message or an order, whatever is typed', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[0-9]{0,6}$/));
    fc.assert(
      fc.property(text, text, text, text, text, (authenticationString, year, month, day, hour) => {
        const result = checkCapfForm(
          { ...form, authenticationString, year, month, day, hour },
          now,
        );
        if (result.accepted) expect(result.order.completesBy?.getTime()).toBeGreaterThan(0);
        else expect(rows.map(({ text }) => text)).toContain(result.message);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });
});
