/** Sequence numbers count modulo 2^32 (RFC 793 section 3.3). */

export const advance = (sequence: number, count: number): number => (sequence + count) >>> 0;

/** How far `to` lies ahead of `from`; negative when it lies behind. Right within half the circle. */
export const distance = (from: number, to: number): number => (to - from) | 0;
