/** RSA public keys as bytes: alone (PKCS#1) and as certificates hold them. */
import { ByteReader, hex } from '../basics/index.ts';
import {
  bitString,
  contents,
  element,
  enter,
  oid,
  readBitString,
  readInteger,
  sequence,
  tags,
} from './der.ts';

/** rsaEncryption of RFC 8017, appendix C, encoded. */
const rsaEncryption = '2a864886f70d010101';

/** SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7): the form in which a phone sends its key to CAPF. */
export const subjectPublicKeyInfo = (publicKeyPkcs1: Uint8Array): Uint8Array =>
  sequence(sequence(oid(rsaEncryption), element(tags.null)), bitString(publicKeyPkcs1));

/** @returns the DER of RSAPublicKey inside
 * @throws FormatError when the bytes are not exactly one SubjectPublicKeyInfo with an RSA key */
export function readSubjectPublicKeyInfo(der: Uint8Array): Uint8Array {
  const reader = new ByteReader(der, 'SubjectPublicKeyInfo');
  const { pkcs1 } = readPublicKey(reader);
  reader.expectEnd('the public key');
  return pkcs1;
}

/**
 * Steps over a SubjectPublicKeyInfo.
 * @throws FormatError when there is none, or its key is not RSA
 */
export function readPublicKey(reader: ByteReader): { pkcs1: Uint8Array; bits: number } {
  const information = enter(reader, tags.sequence, 'public key');
  const algorithm = enter(information, tags.sequence, 'algorithm of the public key');
  const at = algorithm.offset;
  if (hex(contents(enter(algorithm, tags.oid, 'algorithm'), 'algorithm')) !== rsaEncryption)
    reader.fail('the public key is not an RSA key', at);
  const key = readBitString(information, 'public key');
  information.expectEnd('the public key');
  const pkcs1 = reader.bytes.subarray(key.offset, key.end);
  return { pkcs1, bits: readModulusBits(key) };
}

/** The size of a public key in bits.
 * @throws FormatError when the bytes are not an RSAPublicKey */
export function publicKeyBits(publicKeyPkcs1: Uint8Array): number {
  return readModulusBits(new ByteReader(publicKeyPkcs1, 'RSA public key'));
}

/** Reads an RSAPublicKey that fills the reader. */
function readModulusBits(reader: ByteReader): number {
  const key = enter(reader, tags.sequence, 'public key');
  const modulus = readInteger(key, 'modulus');
  readInteger(key, 'exponent');
  key.expectEnd('the exponent');
  reader.expectEnd('the public key');
  return modulus.length * 8 - (Math.clz32(modulus[0] as number) - 24);
}
