export { annotateTrustList } from './annotate.ts';
export {
  type CtlLimit,
  CtlLimitError,
  maximumFileSize,
  maximumRecords,
} from './limits.ts';
export {
  callManagerRecords,
  callManagerRecordsOf,
  capfRecord,
  hasCertificate,
  sastRecords,
  tftpRecords,
  tftpRecordsOf,
} from './lookup.ts';
export {
  type CtlRecord,
  type ParsedRecord,
  readRecord,
  recordFor,
  recordWithoutCertificate,
  validityAndKey,
} from './record.ts';
export { type Role, type RoleName, roleText } from './roles.ts';
export { checkSignature, namesSigner, type SignedBytes, type Signer } from './signature-check.ts';
export { type CtlDecision, type CtlVerdict, judgeTrustList } from './trust-decision.ts';
export {
  ctlFileName,
  readTrustList,
  type TrustList,
  type TrustListContents,
  writeTrustList,
} from './trust-list.ts';
