/** The small values of the language: each says what it must be in words that follow «must be». */
import { z } from 'zod';
import { Ipv4, MacAddress, Millis, Minutes, Seconds } from '../../basics/index.ts';

const number = String.raw`(\d{1,7}(?:\.\d{1,3})?)`;
const gap = '(?:^| )';
const durationPattern = new RegExp(
  String.raw`^(?=\d)(?:${number} ?days?)?(?:${gap}${number} ?h)?(?:${gap}${number} ?min)?` +
    String.raw`(?:${gap}${number} ?s)?(?:${gap}(\d{1,9}) ?ms)?$`,
);
const unitsOfDuration = [Minutes(24 * 60), Minutes(60), Minutes(1), Seconds(1), Millis(1)];

const durationError = { error: 'a duration such as «30 s» or «1 min 30 s»' };

/** `500 ms`, `30 s`, `1 min 30 s`, `2 h`, `1 day`, as Millis. */
export const duration = z
  .string(durationError)
  .regex(durationPattern, durationError)
  .transform((text): Millis => {
    const amounts = durationPattern.exec(text)?.slice(1) ?? [];
    return Millis(
      unitsOfDuration.reduce(
        (sum, unit, index) => sum + Math.round(Number(amounts[index] ?? 0) * unit),
        0,
      ),
    );
  })
  .meta({
    id: 'Duration',
    description: 'A span of time: 500 ms, 30 s, 1 min, 1 min 30 s, 2 h, 1 day.',
  });

/** A duration as a scenario writes it; undefined for what is none. */
export function readSpan(text: unknown): Millis | undefined {
  const { data } = duration.safeParse(text);
  return data;
}

const percentageError = { error: 'a percentage from «0 %» to «100 %»' };

/** `5 %` as the fraction 0.05. */
export const percentage = z
  .string(percentageError)
  .regex(/^(?:100|\d{1,2}(?:\.\d{1,6})?) ?%$/, percentageError)
  .transform((text) => Number.parseFloat(text) / 100)
  .meta({ id: 'Percentage', description: 'A share of all packets: 5 %, 0.1 %.' });

const addressError = { error: 'an IPv4 address such as «10.1.0.10»' };

export const address = z
  .string(addressError)
  .check(z.ipv4(addressError))
  .transform((text) => Ipv4(text))
  .meta({ id: 'Address', description: 'An IPv4 address: 10.1.0.10.' });

const macError = { error: 'a MAC address such as «00:11:22:33:44:55»' };
/** Clashes with other phones are looked for only among addresses. */
const notMac = { ...macError, abort: true };

/** A whole number is what YAML makes of twelve decimal digits without quotes. */
export const mac = z
  .union(
    [
      z
        .string(macError)
        .regex(
          /^(?:[\dA-Fa-f]{12}|[\dA-Fa-f]{2}([:-])(?:[\dA-Fa-f]{2}\1){4}[\dA-Fa-f]{2}|(?:[\dA-Fa-f]{4}\.){2}[\dA-Fa-f]{4})$/,
          notMac,
        ),
      z.int(macError).min(100_000_000_000, notMac).max(999_999_999_999, notMac),
    ],
    macError,
  )
  .transform((text) => MacAddress(String(text)));

const linePattern = /^\d{1,15}$/;
const lineError = { error: 'a directory number such as «2001»' };

/** A directory number, digits as text. */
export const line = z
  .union(
    [
      z.string(lineError).regex(linePattern, lineError),
      z.int(lineError).min(0, lineError).max(999_999_999_999_999, lineError),
    ],
    lineError,
  )
  .transform(String);

const datePattern =
  /^(?:19|20)\d\d-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-][0-2]\d:[0-5]\d))?$/;
const dateError = { error: 'a date such as «2005-06-15» or «2005-06-15T08:00:00Z»' };

/** A date, at midnight UTC where it has no time. */
export const date = z
  .string(dateError)
  .regex(datePattern, { ...dateError, abort: true })
  .refine(isOnCalendar, { error: 'this date is not on the calendar' })
  .transform((text) => new Date(text));

function isOnCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay && !Number.isNaN(Date.parse(text));
}

const longestText = 10_000;

/** Words for people; at most 10,000 characters. */
export const prose = z.string().min(1).max(longestText);

export const onOff = z.enum(['on', 'off']);

/** A number counts as the text that it is written as: the key `3`, the line `2001`. */
export const written = z
  .union([z.string().min(1).max(1000), z.number()], { error: 'text' })
  .transform(String);

/**
 * What a text of the trace is compared with. With a `regex` that decides, however it is compared;
 * see `contains` and `equals`.
 */
export interface TextPattern {
  readonly text: string;
  readonly regex?: RegExp;
}

const longestRegex = 200;

/** Plain text, or a regular expression between slashes of at most 200 characters. */
export const textPattern = written
  .transform((text, context): TextPattern => {
    if (text.length < 3 || !text.startsWith('/') || !text.endsWith('/')) return { text };
    if (text.length > longestRegex + 2) {
      context.addIssue(`this regular expression is longer than ${longestRegex} characters`);
      return z.NEVER;
    }
    try {
      return { text, regex: new RegExp(text.slice(1, -1)) };
    } catch {
      context.addIssue('what stands between the slashes is not a regular expression');
      return z.NEVER;
    }
  })
  .meta({
    id: 'Text',
    description: 'Text to look for, or a regular expression between slashes: /Not Auth.*/.',
  });

/** Whether the text has the pattern in it. */
export const contains = (pattern: TextPattern, text: string): boolean =>
  pattern.regex ? pattern.regex.test(text) : text.includes(pattern.text);

/** Whether the text is the pattern, or has the regular expression in it. */
export const equals = (pattern: TextPattern, text: string): boolean =>
  pattern.regex ? pattern.regex.test(text) : text === pattern.text;
