import { concat, latin1 } from '../../basics/index.ts';
import { digestOf, type Identity, sign, verifyDigest } from '../../pki/index.ts';
import {
  type Digest,
  readHeader,
  type SignedHeader,
  signatureOffset,
  signedPart,
  writeHeader,
} from './header.ts';

export interface SigningOptions {
  readonly version: string;
  readonly fileName: string;
  readonly timestamp: Date;
  readonly signer: Identity;
  readonly digest: Digest;
}

/** Puts a signed header before the payload. */
export function writeSigned(payload: Uint8Array, options: SigningOptions): Uint8Array {
  const { signer, ...values } = options;
  const { certificate, key } = signer;
  const header = writeHeader({
    ...values,
    signerName: eightBit(certificate.subject),
    signerSerial: certificate.serial,
    signerIssuer: eightBit(certificate.issuer),
    signatureAlgorithm: 'RSA',
    signerKeyBits: key.bits,
    signature: new Uint8Array(key.bits / 8),
  });
  const file = concat(header, payload);
  const read = readHeader(file, 'file to be signed');
  file.set(sign(key, options.digest, signedPart(file, read)), signatureOffset(read));
  return file;
}

/**
 * Whether one of the keys signed the file, which is hashed once however many they are.
 * @param publicKeys DER of RSAPublicKey, each
 */
export function isSignedByOneOf(
  publicKeys: readonly Uint8Array[],
  file: Uint8Array,
  header: SignedHeader,
): boolean {
  const digest = digestOf(header.digest, signedPart(file, header));
  return publicKeys.some((key) => verifyDigest(key, header.digest, digest, header.signature));
}

/** Text as these files hold it: the bytes of its UTF-8, each as one character. */
export const eightBit = (value: string): string =>
  latin1(new Uint8Array(Buffer.from(value, 'utf8')));
