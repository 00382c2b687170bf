/**
 * Text as mode `netascii` carries it (RFC 1350 section 1, which cites RFC 764): the end of a line
 * is CR LF, a carriage return that is none is CR NUL. A line ends in LF here, so that every file
 * comes back as it was.
 */
const nul = 0x00;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function toNetascii(bytes: Uint8Array): Uint8Array {
  const doubled = bytes.reduce(
    (count, byte) => (byte === lineFeed || byte === carriageReturn ? count + 1 : count),
    0,
  );
  const written = new Uint8Array(bytes.length + doubled);
  let at = 0;
  for (const byte of bytes) {
    if (byte === lineFeed) written[at++] = carriageReturn;
    written[at++] = byte;
    if (byte === carriageReturn) written[at++] = nul;
  }
  return written;
}

/** A carriage return with anything else behind it stays as it is. */
export function fromNetascii(bytes: Uint8Array): Uint8Array {
  const read = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at] as number;
    if (byte === carriageReturn && (bytes[at + 1] === lineFeed || bytes[at + 1] === nul)) {
      at++;
      if (bytes[at] === lineFeed) byte = lineFeed;
    }
    read[length++] = byte;
  }
  return read.slice(0, length);
}
