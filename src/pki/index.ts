export {
  type Certificate,
  isIssuedBy,
  isValidAt,
  readCertificate,
  toPem,
} from './certificate.ts';
export {
  type Identity,
  type IssueRequest,
  issue,
  type SelfSignedRequest,
  selfSigned,
} from './issue.ts';
export type { Attribute, AttributeType, Name } from './names.ts';
export type { ByteSource } from './primes.ts';
export { publicKeyBits, readSubjectPublicKeyInfo, subjectPublicKeyInfo } from './public-key.ts';
export { createRsaKey, type KeyBits, type RsaKey, rsaKey } from './rsa.ts';
export {
  digestOf,
  type HashName,
  md5Hex,
  sign,
  signBlock,
  verify,
  verifyBlock,
  verifyDigest,
} from './signatures.ts';
