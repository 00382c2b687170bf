import { BugError } from '../basics/index.ts';
import { readHeader } from '../protocols/signed-header/index.ts';

export type Tampering = 'flip a byte' | 'cut short' | 'empty' | 'wrong signature' | 'too large';

/** Bytes that `cut short` takes away. */
const cutBy = 100;
/** No phone loads a file of this many bytes. */
const tooLarge = 600_000;

/** What somebody, or a bad disk, has made of a file. */
export function tampered(contents: Uint8Array, how: Tampering): Uint8Array {
  switch (how) {
    case 'empty':
      return new Uint8Array();
    case 'cut short':
      return contents.slice(0, Math.max(0, contents.length - cutBy));
    case 'flip a byte':
      // In the last quarter: behind the header of a signed file, in a record of a CTL file.
      return withFlippedByte(contents, Math.floor(contents.length * 0.75));
    case 'wrong signature':
      return withFlippedByte(contents, signatureAt(contents));
    case 'too large': {
      const longer = new Uint8Array(Math.max(tooLarge, contents.length));
      longer.set(contents);
      return longer;
    }
    default:
      throw new BugError(`no such tampering: ${how}`);
  }
}

const withFlippedByte = (contents: Uint8Array, at: number): Uint8Array =>
  contents.map((byte, index) => (index === at ? byte ^ 0xff : byte));

/** The last byte of the signature. */
function signatureAt(contents: Uint8Array): number {
  const { offset, length } = readHeader(contents, 'file to be tampered with').signatureElement;
  return offset + length - 1;
}
