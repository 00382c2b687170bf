import { concat, latin1 } from '../../basics/index.ts';
import { type Identity, sign, verify } from '../../pki/index.ts';
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

/** @param publicKeyPkcs1 the signer's key, DER of RSAPublicKey */
export const isSignedBy = (
  file: Uint8Array,
  header: SignedHeader,
  publicKeyPkcs1: Uint8Array,
): boolean => verify(publicKeyPkcs1, header.digest, signedPart(file, header), header.signature);

/** Text as these files hold it: the bytes of its UTF-8, each as one character. */
export const eightBit = (value: string): string =>
  latin1(new Uint8Array(Buffer.from(value, 'utf8')));
