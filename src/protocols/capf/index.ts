export {
  type AuthenticationData,
  type AuthenticationHash,
  signAuthentication,
  verifyAuthentication,
} from './authentication-data.ts';
export { annotateCapf, decodeCapf, encodeCapf } from './codec.ts';
export * from './codes.ts';
export { describeCapf } from './describe.ts';
export type { CapfElements } from './elements.ts';
export { headerLength, maximumLength, sizeOnWire } from './framing.ts';
export type { HashedSignature, SudiData, TypedCertificate } from './kinds.ts';
export type {
  CapfFields,
  CapfMessage,
  CapfMessageOf,
  CapfName,
  KnownCapfName,
  UnknownCapfMessage,
} from './messages.ts';
export { CapfReader } from './reader.ts';
