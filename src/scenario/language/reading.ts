/** How what a scenario says reads aloud. */

/** A value as it was written, in one line: `publisher, subscriber` or `loss 5 %, latency 1 ms`. */
export function read(value: unknown): string {
  if (Array.isArray(value)) return value.map(read).join(', ') || 'nothing';
  if (typeof value === 'object' && value !== null)
    return (
      Object.entries(value)
        .map(([key, part]) => `${key} ${read(part)}`)
        .join(', ') || 'nothing'
    );
  return String(value);
}

/** `phone-1: alarm «TFTP Not Authorized: 10.9.9.9»`, `publisher: log «CTL», 2 times`. */
export function readCondition(condition: object): string {
  const { on, times, ...facets } = condition as { on?: string; times?: number };
  const parts = Object.entries(facets).map(([name, value]) =>
    value === true ? name : `${name} ${readFacet(value)}`,
  );
  const text = parts.join(' and ');
  return `${on ? `${on}: ` : ''}${text}${times ? `, ${times === 1 ? 'once' : `${times} times`}` : ''}`;
}

const readFacet = (value: unknown): string =>
  typeof value === 'string' && /[^\w./-]/.test(value) ? `«${value}»` : read(value);
