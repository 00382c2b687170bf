/**
 * The 8-byte header, big-endian: 0x55, the command (1 byte), the session (4 bytes), the length of
 * the elements (2 bytes). Source: the open CAPF server of usecallmanager.nz; the byte counts in
 * Cisco's "debug capf-server" (Unified CME command reference) fit no other size of header.
 */
import { FormatError } from '../../basics/index.ts';

export const format = 'CAPF';

export const protocolId = 0x55;

export const headerLength = 8;

/**
 * The most bytes of elements that are believed. Not documented; chosen here: about four times an
 * AUTH_RESPONSE with two certificates and four signatures of 1024 bits.
 */
export const maximumLength = 8192;

/**
 * How many bytes the message has that begins with this header, header and all.
 * @throws FormatError when what stands there is no header, or its length cannot be true
 */
export function sizeOnWire(header: Uint8Array): number {
  const id = header[0] as number;
  if (id !== protocolId)
    throw new FormatError(format, 0, `the first byte is ${id}, not ${protocolId}`);
  const length = ((header[6] as number) << 8) | (header[7] as number);
  if (length > maximumLength)
    throw new FormatError(format, 6, `the length ${length} is greater than ${maximumLength}`);
  return headerLength + length;
}
