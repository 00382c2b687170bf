/**
 * How a phone proves that it has the key of a certificate. What is signed: the device name, a NUL,
 * the certificate, DER. The padding of PKCS#1 type 1 (RFC 2313 section 8.1) stands directly before
 * the hash, without the DigestInfo that every usual signature has. Source: the open CAPF client of
 * usecallmanager.nz; the session 05 in test/vectors/capf verifies so.
 */
import { concat, fromLatin1 } from '../../basics/index.ts';
import { digestOf, type RsaKey, signBlock, verifyBlock } from '../../pki/index.ts';

/** SIGNED_DATA is over SHA-1, SHA2_SIGNED_DATA over SHA-512; a key of 512 bits is too small for the latter. */
export type AuthenticationHash = 'sha1' | 'sha512';

/** What the key of a certificate vouches for. */
export interface AuthenticationData {
  readonly deviceName: string;
  /** DER. */
  readonly certificate: Uint8Array;
}

/** The same key and data give the same signature. */
export const signAuthentication = (
  key: RsaKey,
  hash: AuthenticationHash,
  data: AuthenticationData,
): Uint8Array => signBlock(key, digest(hash, data));

/**
 * @param publicKeyPkcs1 DER of RSAPublicKey, of the certificate; bytes that are no usable key verify
 *   nothing
 */
export const verifyAuthentication = (
  publicKeyPkcs1: Uint8Array,
  hash: AuthenticationHash,
  data: AuthenticationData,
  signature: Uint8Array,
): boolean => verifyBlock(publicKeyPkcs1, digest(hash, data), signature);

const digest = (hash: AuthenticationHash, { deviceName, certificate }: AuthenticationData) =>
  digestOf(hash, concat(fromLatin1(deviceName), Uint8Array.of(0), certificate));
