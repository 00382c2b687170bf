export { annotateElements, annotateHeader } from './annotate.ts';
export {
  type Element,
  expectElement,
  readElements,
  type Table,
  valuesOf,
  writeElements,
} from './elements.ts';
export {
  type Digest,
  type HeaderValues,
  readHeader,
  type SignedHeader,
  writeHeader,
} from './header.ts';
export { bytes, code, type Kind, serialNumber, text, u16, unixTime } from './kinds.ts';
export { eightBit, isSignedByOneOf, writeSigned } from './signature.ts';
