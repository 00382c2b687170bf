import { bytes, type Table, text, u16 } from '../signed-header/index.ts';
import { authType, certificateType, curve, keyType, reason } from './codes.ts';
import {
  codeByte,
  type HashedSignature,
  hashedSignature,
  type SudiData,
  sudiData,
  type TypedCertificate,
  typedCertificate,
} from './kinds.ts';

/** What the elements of a message hold. */
export interface CapfElements {
  /** One of `reason`. */
  readonly reason: number;
  readonly reasonInfo: string;
  readonly certificateType: number;
  readonly certificate: TypedCertificate;
  readonly certificateId: Uint8Array;
  readonly signedData: Uint8Array;
  readonly version: number;
  readonly authType: number;
  /** DER of SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** In bits. */
  readonly keySize: number;
  /** The authentication string; empty for the null string. */
  readonly password: string;
  readonly retryDelay: Uint8Array;
  readonly deviceName: string;
  readonly sudiData: SudiData;
  readonly keyType: number;
  readonly curve: number;
  readonly digestType: Uint8Array;
  readonly sha2SignedData: HashedSignature;
}

/**
 * The elements of CAPF: tag (1 byte), length (2 bytes, big-endian), value. They are written in the
 * order of their tags, as both ends of the sessions in test/vectors/capf do, and read in any.
 * Source: the open CAPF server and client of usecallmanager.nz. How RETRY_DELAY, CERTIFICATE_ID and
 * DIGEST_TYPE look inside is not known.
 */
export const elements: Table<Partial<CapfElements>> = [
  { tag: 1, name: 'REASON', key: 'reason', kind: codeByte(reason) },
  { tag: 2, name: 'REASON_INFO', key: 'reasonInfo', kind: text },
  { tag: 3, name: 'CERTIFICATE_TYPE', key: 'certificateType', kind: codeByte(certificateType) },
  { tag: 4, name: 'CERTIFICATE', key: 'certificate', kind: typedCertificate },
  { tag: 5, name: 'CERTIFICATE_ID', key: 'certificateId', kind: bytes },
  { tag: 6, name: 'SIGNED_DATA', key: 'signedData', kind: bytes },
  { tag: 7, name: 'VERSION', key: 'version', kind: codeByte({}) },
  { tag: 8, name: 'AUTH_TYPE', key: 'authType', kind: codeByte(authType) },
  { tag: 9, name: 'PUBLIC_KEY', key: 'publicKey', kind: bytes },
  { tag: 10, name: 'KEY_SIZE', key: 'keySize', kind: u16 },
  { tag: 11, name: 'PASSWORD', key: 'password', kind: text },
  { tag: 12, name: 'RETRY_DELAY', key: 'retryDelay', kind: bytes },
  { tag: 13, name: 'DEVICE_NAME', key: 'deviceName', kind: text },
  { tag: 16, name: 'SUDI_DATA', key: 'sudiData', kind: sudiData },
  { tag: 17, name: 'KEY_TYPE', key: 'keyType', kind: codeByte(keyType) },
  { tag: 18, name: 'CURVE', key: 'curve', kind: codeByte(curve) },
  { tag: 19, name: 'DIGEST_TYPE', key: 'digestType', kind: bytes },
  { tag: 20, name: 'SHA2_SIGNED_DATA', key: 'sha2SignedData', kind: hashedSignature },
];
