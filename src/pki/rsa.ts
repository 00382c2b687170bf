import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { BugError, fromHex, Memo } from '../basics/index.ts';
import { type ByteSource, drawPrime } from './primes.ts';

/** The key sizes that CAPF offers (phone configuration help of CallManager); 1024 is the usual one. */
export type KeyBits = 512 | 1024 | 2048;

export interface RsaKey {
  readonly bits: number;
  readonly privateKey: KeyObject;
  /** DER of RSAPublicKey (RFC 8017, appendix A.1.1): what a CTL record holds as PUBLICKEY. */
  readonly publicKeyPkcs1: Uint8Array;
}

const publicExponent = 65537n;

/** The keys of a few sites, and where they left the source that they came from. */
const madeKeys = new Memo<{ readonly key: RsaKey; readonly after: string }>(512);

/** Makes a key from the bytes of `source`: the same bytes, the same key. About 8 ms for 1024 bits,
 * once in a process for each position of a source. */
export function createRsaKey(source: ByteSource, bits: KeyBits): RsaKey {
  const { key, after } = madeKeys.get(`${bits} ${source.position}`, () => ({
    key: drawRsaKey(source, bits),
    after: source.position,
  }));
  source.position = after;
  return key;
}

function drawRsaKey(source: ByteSource, bits: KeyBits): RsaKey {
  // The exponent is prime, so this makes it coprime to prime - 1.
  const fitsExponent = (prime: bigint): boolean => prime % publicExponent !== 1n;
  const first = drawPrime(source, bits / 2, fitsExponent);
  const second = drawPrime(source, bits / 2, (prime) => fitsExponent(prime) && prime !== first);
  const [p, q] = first > second ? [first, second] : [second, first];
  const d = inverse(publicExponent, (p - 1n) * (q - 1n));
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(p * q),
      e: base64url(publicExponent),
      d: base64url(d),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(d % (p - 1n)),
      dq: base64url(d % (q - 1n)),
      qi: base64url(inverse(q, p)),
    },
  });
  return rsaKey(privateKey);
}

/** An RSA key that was made elsewhere.
 * @throws BugError when it is not an RSA private key */
export function rsaKey(privateKey: KeyObject): RsaKey {
  const bits = privateKey.asymmetricKeyDetails?.modulusLength;
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'rsa' || !bits)
    throw new BugError('an RSA private key is needed');
  const publicKeyPkcs1 = createPublicKey(privateKey).export({ format: 'der', type: 'pkcs1' });
  return { bits, privateKey, publicKeyPkcs1: new Uint8Array(publicKeyPkcs1) };
}

/** The number whose product with `value` is 1 modulo `modulus` (extended Euclid). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus];
  let [previousFactor, factor] = [0n, 1n];
  while (current > 1n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return factor < 0n ? factor + modulus : factor;
}

function base64url(value: bigint): string {
  const digits = value.toString(16);
  const bytes = fromHex(digits.length % 2 === 0 ? digits : `0${digits}`);
  return Buffer.from(bytes).toString('base64url');
}
