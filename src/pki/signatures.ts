import {
  createHash,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
} from 'node:crypto';
import type { RsaKey } from './rsa.ts';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** An RSASSA-PKCS1-v1_5 signature (RFC 8017 section 8.2): the same key and bytes, the same signature.
 * A key of 512 bits is too small for SHA-512. */
export const sign = (key: RsaKey, hash: HashName, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(cryptoSign(hash, bytes, key.privateKey));

/**
 * Checks an RSASSA-PKCS1-v1_5 signature.
 * @param publicKeyPkcs1 DER of RSAPublicKey; bytes that are no usable key verify nothing
 */
export function verify(
  publicKeyPkcs1: Uint8Array,
  hash: HashName,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKeyPkcs1), format: 'der', type: 'pkcs1' });
    return cryptoVerify(hash, bytes, key, signature);
  } catch {
    // OpenSSL throws for some keys that cannot be (an even modulus), and answers false for others.
    return false;
  }
}

/** MD5 as phones and MD5UTIL.EXE show it: 32 lower-case hexadecimal digits.
 * Guide, Comparing CTL File Versions on the Cisco IP Phone and Server. */
export const md5Hex = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
