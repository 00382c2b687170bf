import {
  constants,
  createPublicKey,
  hash as cryptoHash,
  sign as cryptoSign,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
} from 'node:crypto';
import { latin1, Memo, sameBytes } from '../basics/index.ts';
import { element, oid, sequence, tags } from './der.ts';
import type { RsaKey } from './rsa.ts';

/** Made and checked again in each world of the same seed. */
const signatures = new Memo<Uint8Array>(1024);
const verdicts = new Memo<boolean>(1024);

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** An RSASSA-PKCS1-v1_5 signature (RFC 8017 section 8.2): the same key and bytes, the same signature.
 * A key of 512 bits is too small for SHA-512. */
export const sign = (key: RsaKey, hash: HashName, bytes: Uint8Array): Uint8Array =>
  signatures.get(
    `${latin1(key.publicKeyPkcs1)} ${hash} ${latin1(digestOf(hash, bytes))}`,
    () => new Uint8Array(cryptoSign(hash, bytes, key.privateKey)),
  );

/**
 * Checks an RSASSA-PKCS1-v1_5 signature.
 * @param publicKeyPkcs1 DER of RSAPublicKey; bytes that are no usable key verify nothing
 */
export const verify = (
  publicKeyPkcs1: Uint8Array,
  hash: HashName,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean => verifyDigest(publicKeyPkcs1, hash, digestOf(hash, bytes), signature);

export const digestOf = (hash: HashName, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(cryptoHash(hash, bytes, 'buffer'));

/** The same for bytes whose digest is known: to check many keys, they are hashed only once. */
export const verifyDigest = (
  publicKeyPkcs1: Uint8Array,
  hash: HashName,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean => verifyBlock(publicKeyPkcs1, digestInfo(hash, digest), signature);

/**
 * Signs a block of bytes as it stands, without the name of a hash: only the padding of PKCS#1 type 1
 * goes before it (RFC 2313 section 8.1).
 */
export const signBlock = (key: RsaKey, block: Uint8Array): Uint8Array =>
  signatures.get(
    `${latin1(key.publicKeyPkcs1)} ${latin1(block)}`,
    () => new Uint8Array(privateEncrypt({ key: key.privateKey, padding }, block)),
  );

/** @param publicKeyPkcs1 DER of RSAPublicKey; bytes that are no usable key verify nothing */
export function verifyBlock(
  publicKeyPkcs1: Uint8Array,
  block: Uint8Array,
  signature: Uint8Array,
): boolean {
  const name = [publicKeyPkcs1, block, signature].map((part) => `${part.length} ${latin1(part)}`);
  return verdicts.get(name.join(' '), () => holds(publicKeyPkcs1, block, signature));
}

function holds(publicKeyPkcs1: Uint8Array, block: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = publicKeyFrom(publicKeyPkcs1);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    // OpenSSL would take zeros before or missing from the signature as well (RFC 8017 section 8.2.2).
    return (
      signature.length === Math.ceil(bits / 8) &&
      sameBytes(publicDecrypt({ key, padding }, signature), block)
    );
  } catch {
    // OpenSSL throws for keys that cannot be (an even modulus) and for padding that is none.
    return false;
  }
}

const padding = constants.RSA_PKCS1_PADDING;

/** All phones of a site check the same few keys, and OpenSSL takes long to read one. */
const readKeys = new Memo<KeyObject>(256);

/** @throws what OpenSSL throws for bytes that are no RSA key */
const publicKeyFrom = (pkcs1: Uint8Array): KeyObject =>
  readKeys.get(latin1(pkcs1), () =>
    createPublicKey({ key: Buffer.from(pkcs1), format: 'der', type: 'pkcs1' }),
  );

/** The hash algorithms of RFC 8017, appendix B.1, encoded. */
const hashOids: Readonly<Record<HashName, string>> = {
  md5: '2a864886f70d0205',
  sha1: '2b0e03021a',
  sha256: '608648016503040201',
  sha512: '608648016503040203',
};

/** DigestInfo (RFC 8017 section 9.2): a digest and the name of its hash. */
const digestInfo = (hash: HashName, digest: Uint8Array): Uint8Array =>
  sequence(sequence(oid(hashOids[hash]), element(tags.null)), element(tags.octetString, digest));

/** MD5 as phones and MD5UTIL.EXE show it: 32 lower-case hexadecimal digits.
 * Guide, Comparing CTL File Versions on the Cisco IP Phone and Server. */
export const md5Hex = (bytes: Uint8Array): string => cryptoHash('md5', bytes, 'hex');
