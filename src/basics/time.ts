/**
 * Units of time as types: an interval is made by `Seconds(30)`, is kept in milliseconds, and cannot
 * be mixed up with a count.
 */
declare const millis: unique symbol;

/** A span of time, or a moment counted from the start of the world, in milliseconds. */
export type Millis = number & { readonly [millis]: true };

export const Millis = (count: number): Millis => count as Millis;
export const Seconds = (count: number): Millis => Millis(count * 1000);
export const Minutes = (count: number): Millis => Seconds(count * 60);
export const Hours = (count: number): Millis => Minutes(count * 60);

/** A moment of virtual time as a person reads it: `0:01.250`, `12:00.000`, `1:02:03.004`. */
export function formatMoment(at: Millis): string {
  const whole = Math.floor(at / 1000);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const seconds = String(whole % 60).padStart(2, '0');
  const thousandths = String(Math.floor(at % 1000)).padStart(3, '0');
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}.${thousandths}`
    : `${minutes}:${seconds}.${thousandths}`;
}

/** The day of a date, UTC: `2005-06-15`. */
export const formatDay = (date: Date): string => date.toISOString().slice(0, 10);

/** A span of time as a person says it: `250 ms`, `30 s`, `1 min 30 s`, `8 h`. */
export function formatSpan(span: Millis): string {
  if (span < 1000) return `${span} ms`;
  const hours = Math.floor(span / 3_600_000);
  const minutes = Math.floor(span / 60_000) % 60;
  const seconds = (span % 60_000) / 1000;
  const parts = [
    [hours, 'h'],
    [minutes, 'min'],
    [seconds, 's'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
