import {
  constants,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  X509Certificate,
} from 'node:crypto';
import { concat, sameBytes } from '../../basics/index.ts';
import type { RandomStream } from '../../simulation/index.ts';
import { TlsFailure } from './alerts.ts';

const preMasterLength = 48;
/** RFC 8017 section 7.2.1: 0, 2, at least eight bytes that are not zero, 0. */
const leastPadding = 11;

/** @throws TlsFailure when the certificate cannot be read, or its key is not RSA */
export function publicKeyOf(certificate: Uint8Array): KeyObject {
  let key: KeyObject;
  try {
    key = new X509Certificate(certificate).publicKey;
  } catch {
    throw new TlsFailure('bad_certificate', 'the certificate of the peer cannot be read');
  }
  if (key.asymmetricKeyType !== 'rsa')
    throw new TlsFailure('unsupported_certificate', 'the certificate of the peer has no RSA key');
  return key;
}

/** A new pre-master secret (RFC 2246 section 7.4.7.1). @param version that the client offered */
export const newPreMaster = (version: number, random: RandomStream): Uint8Array =>
  concat(Uint8Array.of(version >> 8, version & 0xff), random.bytes(preMasterLength - 2));

/**
 * RSA encryption with PKCS#1 padding of type 2 (RFC 8017 section 7.2.1). The padding comes from the
 * seed: OpenSSL would draw it by itself, and no run would be like another.
 * @throws TlsFailure when the key is too short or cannot be used
 */
export function encryptPreMaster(
  key: KeyObject,
  preMaster: Uint8Array,
  random: RandomStream,
): Uint8Array {
  const size = bytesOf(key);
  if (size < preMaster.length + leastPadding)
    throw new TlsFailure('unsupported_certificate', 'the key of the server is too short');
  const padding = Uint8Array.from({ length: size - preMaster.length - 3 }, () =>
    random.between(1, 255),
  );
  const block = concat(Uint8Array.of(0, 2), padding, Uint8Array.of(0), preMaster);
  try {
    return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block);
  } catch {
    // OpenSSL does not calculate with a modulus that cannot be one.
    throw new TlsFailure('bad_certificate', 'the key of the server cannot be used');
  }
}

/**
 * @param version that the client offered, which the secret repeats
 * @returns undefined when what comes out is no pre-master secret: the handshake is to fail later, so
 * that nobody learns from it (RFC 2246 section 7.4.7.1)
 */
export function decryptPreMaster(
  key: KeyObject,
  encrypted: Uint8Array,
  version: number,
): Uint8Array | undefined {
  let block: Uint8Array;
  try {
    block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    // A number of another size, or not below the modulus.
    return undefined;
  }
  const start = block.length - preMasterLength;
  const isPadded = block[0] === 0 && block[1] === 2 && block.indexOf(0, 2) === start - 1;
  const isOfVersion = block[start] === version >> 8 && block[start + 1] === (version & 0xff);
  return isPadded && isOfVersion && start >= leastPadding ? block.subarray(start) : undefined;
}

/** RFC 2246 section 7.4.8: both hashes, padded, without a name of the hash. */
export const signHashes = (key: KeyObject, hashes: Uint8Array): Uint8Array =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, hashes);

export function verifiesHashes(key: KeyObject, hashes: Uint8Array, signature: Uint8Array): boolean {
  try {
    const signed = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    return sameBytes(signed, hashes);
  } catch {
    return false;
  }
}

const bytesOf = (key: KeyObject): number =>
  Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
