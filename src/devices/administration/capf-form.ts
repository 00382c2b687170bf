import { messageText, type RowId } from '../../guide/index.ts';
import type { CapfOperation } from '../../machines/index.ts';
import type { KeyBits } from '../../pki/index.ts';
import type { CapfAuthenticationMode, CapfOrder } from '../capf-server/index.ts';

/** The CAPF part of the Phone Configuration window, as somebody has filled it in. */
export interface CapfForm {
  readonly operation: CapfOperation;
  readonly authenticationMode: CapfAuthenticationMode;
  readonly authenticationString: string;
  readonly keyBits: KeyBits;
  /** Operation Completes By: four text fields. */
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
}

/** The messages of Table 9-5. */
export type CapfFormRow = Extract<
  RowId,
  `capf/${'authentication-string-contains' | 'capf-authentication-string' | 'operation-completes-by' | 'invalid'}${string}`
>;

export type CapfFormResult =
  | { readonly accepted: true; readonly order: CapfOrder }
  | { readonly accepted: false; readonly row: CapfFormRow; readonly message: string };

/** Guide, Table 9-5. */
const shortestString = 4;
const longestString = 10;

const digits = /^[0-9]+$/;

/**
 * What the window says when it is saved: the first message of Table 9-5 that applies, or the order
 * for CAPF. The order of the checks is not documented; chosen here, from the top of the window to the
 * bottom: the string, its characters before its length; then Operation Completes By, first the
 * characters of all four fields, then year, month, day, hour, each at first whether there is such a
 * one, then whether it is over.
 *
 * Also chosen: the string is needed only for the mode By Authentication String, but must be right
 * wherever there is one; Operation Completes By is looked at only when an operation is ordered. The
 * fields are in UTC; the hour counts as a whole, because the present one may be given: the operation
 * has time until it ends.
 *
 * @param now the date on the publisher's clock
 */
export function checkCapfForm(form: CapfForm, now: Date): CapfFormResult {
  const { operation, authenticationMode, authenticationString, keyBits } = form;
  const row = stringProblem(form) ?? (operation === 'none' ? undefined : dateProblem(form, now));
  if (row) return { accepted: false, row, message: messageText(row) };
  const completesBy = operation === 'none' ? undefined : deadlineOf(form);
  return {
    accepted: true,
    order: { operation, authenticationMode, authenticationString, keyBits, completesBy },
  };
}

function stringProblem(form: CapfForm): CapfFormRow | undefined {
  const { operation, authenticationMode, authenticationString: string } = form;
  const isNeeded = operation !== 'none' && authenticationMode === 'authentication string';
  if (string === '' && !isNeeded) return undefined;
  if (string !== '' && !digits.test(string))
    return 'capf/authentication-string-contains-one-or-more-invalid-characters-valid';
  if (string.length < shortestString || string.length > longestString)
    return 'capf/capf-authentication-string-length-should-be-between-4-and';
  return undefined;
}

function dateProblem(form: CapfForm, now: Date): CapfFormRow | undefined {
  if (![form.year, form.month, form.day, form.hour].every((field) => digits.test(field)))
    return 'capf/operation-completes-by-contains-one-or-more-invalid-characters';
  const [year, month, day, hour] = numbersOf(form);
  const thisYear = now.getUTCFullYear();
  // The field has room for four digits.
  if (year < thisYear || year > 9999) return 'capf/invalid-year-please-enter-a-value-equal-to-or';

  const isThisYear = year === thisYear;
  const thisMonth = now.getUTCMonth() + 1;
  if (month < 1 || month > 12 || (isThisYear && month < thisMonth))
    return 'capf/invalid-month-please-adjust-your-entry-to-continue';

  const isThisMonth = isThisYear && month === thisMonth;
  const today = now.getUTCDate();
  if (day < 1 || day > daysIn(year, month))
    return 'capf/invalid-date-please-adjust-your-entry-to-continue';
  if (isThisMonth && day < today) return 'capf/invalid-date-please-enter-a-value-equal-to-or';

  if (hour > 23) return 'capf/invalid-time-please-adjust-your-entry-to-continue';
  if (isThisMonth && day === today && hour < now.getUTCHours())
    return 'capf/invalid-time-please-enter-a-value-equal-to-or';
  return undefined;
}

const numbersOf = ({ year, month, day, hour }: CapfForm): [number, number, number, number] => [
  Number(year),
  Number(month),
  Number(day),
  Number(hour),
];

/** The last moment of the hour. */
function deadlineOf(form: CapfForm): Date {
  const [year, month, day, hour] = numbersOf(form);
  return new Date(Date.UTC(year, month - 1, day, hour, 59, 59, 999));
}

/** Day 0 of the next month is the last one of this. */
const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
