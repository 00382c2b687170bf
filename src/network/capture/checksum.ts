/**
 * The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16-bit words.
 * @param sum what was added up before, such as a pseudo header
 */
export function internetChecksum(bytes: Uint8Array, sum = 0): number {
  let total = sum;
  for (let at = 0; at + 1 < bytes.length; at += 2)
    total += ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  if (bytes.length % 2 === 1) total += (bytes[bytes.length - 1] as number) << 8;
  while (total > 0xffff) total = (total % 0x1_0000) + Math.floor(total / 0x1_0000);
  return ~total & 0xffff;
}
