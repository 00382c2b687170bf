/**
 * The 12-byte header: length, header version, message id, each a little-endian u32. The length
 * counts the message id and the body. Source: capture of CallManager 4.1(3).
 */
import { FormatError } from '../../basics/index.ts';

export const format = 'SCCP';

export const headerLength = 12;

/** What stands in front of the part that the length counts: the length itself and the version. */
export const uncounted = 8;

/** The message id alone. */
export const minimumLength = 4;

/**
 * The greatest length that is believed. Not documented; chosen here: twice the 2,000 bytes of XML
 * that the longest message of the time, UserToDeviceData, may carry (chan-sccp), rounded up.
 */
export const maximumLength = 4096;

/** Zero in both directions on CallManager 4.1(3), whatever protocol version was agreed on. */
export const headerVersion = 0;

export const u32At = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)) >>>
  0;

/**
 * How many bytes the message has on the wire that begins with this header, header and all.
 * @throws FormatError when its length cannot be true
 */
export function sizeOnWire(header: Uint8Array): number {
  const length = u32At(header, 0);
  if (length < minimumLength || length > maximumLength)
    throw new FormatError(
      format,
      0,
      `the length ${length} is not from ${minimumLength} to ${maximumLength}`,
    );
  return length + uncounted;
}
