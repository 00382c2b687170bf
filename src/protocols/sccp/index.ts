export { annotateSccp, decodeSccp, encodeSccp } from './codec.ts';
export * from './codes.ts';
export { headerLength, maximumLength, sizeOnWire } from './framing.ts';
export type {
  SccpFields,
  SccpFieldsArgument,
  SccpMessage,
  SccpMessageOf,
  SccpName,
  UnknownSccpMessage,
} from './messages.ts';
export { SccpReader } from './reader.ts';
export { englishText, textCodes } from './text-codes.ts';
