import { type Millis, Seconds } from '../../basics/index.ts';
import type { TftpOption } from '../../protocols/tftp/index.ts';

/** How one transfer is done. */
export interface Terms {
  /** Bytes of the file in a block. */
  readonly blockSize: number;
  /** How long to wait for an acknowledgement. */
  readonly timeout: Millis;
  /** Blocks that are sent before an acknowledgement is awaited (RFC 7440). */
  readonly windowSize: number;
  /** What the option acknowledgement says; when it is empty, none is sent. */
  readonly accepted: readonly TftpOption[];
}

/** More blocks than this in a window overflow the buffers on the way. Not documented; chosen here. */
const largestWindow = 64;

type Rule = (asked: number, size: number) => { answer: number; terms?: Partial<Terms> } | undefined;

const within =
  (low: number, high: number, rule: Rule): Rule =>
  (asked, size) =>
    asked >= low && asked <= high ? rule(asked, size) : undefined;

const rules = new Map<string, Rule>([
  /** RFC 2348. */
  ['blksize', within(8, 65464, (asked) => ({ answer: asked, terms: { blockSize: asked } }))],
  /** RFC 2349: must be answered with the same value. */
  ['timeout', within(1, 255, (asked) => ({ answer: asked, terms: { timeout: Seconds(asked) } }))],
  /** RFC 2349: the client asks with 0, the answer is the number of bytes. */
  ['tsize', (_asked, size) => ({ answer: size })],
  /** RFC 7440: may be answered with less. */
  [
    'windowsize',
    within(1, 65535, (asked) => {
      const windowSize = Math.min(asked, largestWindow);
      return { answer: windowSize, terms: { windowSize } };
    }),
  ],
]);

/**
 * The terms for a file of `size` bytes: options that are unknown, out of range or asked for a
 * second time are left out, as if they had not been asked for (RFC 2347).
 */
export function negotiate(
  options: readonly TftpOption[],
  size: number,
  defaultTimeout: Millis,
): Terms {
  let terms: Terms = { blockSize: 512, timeout: defaultTimeout, windowSize: 1, accepted: [] };
  const seen = new Set<string>();
  for (const { name, value } of options) {
    const key = name.toLowerCase();
    if (seen.has(key) || !/^\d{1,10}$/.test(value)) continue;
    seen.add(key);
    const agreed = rules.get(key)?.(Number(value), size);
    if (!agreed) continue;
    const accepted = [...terms.accepted, { name, value: String(agreed.answer) }];
    terms = { ...terms, ...agreed.terms, accepted };
  }
  return terms;
}
