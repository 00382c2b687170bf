import { createHash, createPublicKey, verify as cryptoVerify, type JsonWebKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../src/basics/index.ts';
import {
  createRsaKey,
  type KeyBits,
  md5Hex,
  publicKeyBits,
  type RsaKey,
  readSubjectPublicKeyInfo,
  sign,
  subjectPublicKeyInfo,
  verify,
} from '../../src/pki/index.ts';
import { SeededRandom } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';
import { answersWhateverComes, problemOf } from './hostile.ts';

const keyOf = (seed: number, bits: KeyBits, name = 'key'): RsaKey =>
  createRsaKey(new SeededRandom(seed).stream(name), bits);

const fingerprint = (key: RsaKey): string =>
  createHash('sha256').update(key.publicKeyPkcs1).digest('hex').slice(0, 16);

const text = new Uint8Array(Buffer.from('offhook'));

describe('a key from a seed', () => {
  it.each<[KeyBits, string]>([
    [512, '584891f3d850413e'],
    [1024, 'bdea90a4c412685b'],
    [2048, '9dc0d661384b336e'],
  ])('of %i bits is the same on every machine and version of Node', (bits, stored) => {
    expect(fingerprint(keyOf(42, bits))).toBe(stored);
  });

  it.each<KeyBits>([512, 1024, 2048])('has exactly %i bits and the exponent 65537', (bits) => {
    const { privateKey, publicKeyPkcs1, bits: said } = keyOf(7, bits);

    expect(said).toBe(bits);
    expect(publicKeyBits(publicKeyPkcs1)).toBe(bits);
    expect(privateKey.asymmetricKeyDetails).toEqual({
      modulusLength: bits,
      publicExponent: 65537n,
    });
  });

  it('takes 140 bytes in a CTL record when it has 1024 bits, as on real servers', () => {
    expect(keyOf(7, 1024).publicKeyPkcs1).toHaveLength(140);
  });

  it('differs for another seed and for another stream of the same seed', () => {
    const prints = [keyOf(1, 512), keyOf(2, 512), keyOf(1, 512, 'other')].map(fingerprint);

    expect(new Set(prints).size).toBe(3);
  });

  it('that is asked for again leaves its stream where making it did', () => {
    const drawnAfterKey = () => {
      const stream = new SeededRandom(99).stream('key');
      return [fingerprint(createRsaKey(stream, 512)), stream.u32(), stream.u32()];
    };
    const first = drawnAfterKey();

    expect(drawnAfterKey()).toEqual(first);
    expect(first[1]).not.toBe(new SeededRandom(99).stream('key').u32());
  });

  it('has parts that fit together', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const jwk = keyOf(seed, 512).privateKey.export({ format: 'jwk' });
        const part = (name: keyof JsonWebKey): bigint =>
          BigInt(`0x${Buffer.from(jwk[name] as string, 'base64url').toString('hex')}`);
        const [p, q, d, e] = [part('p'), part('q'), part('d'), part('e')];

        expect(p).toBeGreaterThan(q);
        expect(p * q).toBe(part('n'));
        expect((d * e) % ((p - 1n) * (q - 1n))).toBe(1n);
        expect(part('dp')).toBe(d % (p - 1n));
        expect(part('dq')).toBe(d % (q - 1n));
        expect((part('qi') * q) % p).toBe(1n);
      }),
      { seed: 42, numRuns: runs(20) },
    );
  });
});

describe('a signature', () => {
  const key = keyOf(3, 1024);

  it.each(['md5', 'sha1', 'sha256', 'sha512'] as const)(
    'with %s is checked by OpenSSL in the same way',
    (hash) => {
      const signature = sign(key, hash, text);

      expect(cryptoVerify(hash, text, createPublicKey(key.privateKey), signature)).toBe(true);
      expect(verify(key.publicKeyPkcs1, hash, text, signature)).toBe(true);
      expect(sign(key, hash, text)).toEqual(signature);
    },
  );

  it('does not hold for other bytes, another hash or another key', () => {
    const signature = sign(key, 'sha1', text);

    expect(verify(key.publicKeyPkcs1, 'sha1', text.subarray(1), signature)).toBe(false);
    expect(verify(key.publicKeyPkcs1, 'sha512', text, signature)).toBe(false);
    expect(verify(keyOf(4, 1024).publicKeyPkcs1, 'sha1', text, signature)).toBe(false);
    expect(verify(key.publicKeyPkcs1, 'sha1', text, signature.subarray(1))).toBe(false);
  });

  it('does not hold with a zero before it, or without one that it begins with', () => {
    for (let number = 0; ; number++) {
      const bytes = Uint8Array.of(number >> 8, number);
      const signature = sign(key, 'sha1', bytes);
      if (signature[0] !== 0) continue;
      expect(verify(key.publicKeyPkcs1, 'sha1', bytes, signature)).toBe(true);
      expect(verify(key.publicKeyPkcs1, 'sha1', bytes, signature.subarray(1))).toBe(false);
      expect(verify(key.publicKeyPkcs1, 'sha1', bytes, concat(Uint8Array.of(0), signature))).toBe(
        false,
      );
      return;
    }
  });

  it('is not verified by a key that is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), (publicKey) => {
        expect(verify(publicKey, 'sha1', text, sign(key, 'sha1', text))).toBe(false);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('is not verified by a key with a damaged byte', () => {
    const signature = sign(key, 'sha1', text);
    for (let at = 0; at < key.publicKeyPkcs1.length; at++) {
      const damaged = key.publicKeyPkcs1.slice();
      damaged[at] = (damaged[at] as number) ^ 0x11;
      expect(verify(damaged, 'sha1', text, signature), `byte ${at}`).toBe(false);
    }
  });
});

describe('SubjectPublicKeyInfo', () => {
  const { privateKey, publicKeyPkcs1 } = keyOf(3, 1024);

  it('is written as OpenSSL writes it, and read back', () => {
    const written = subjectPublicKeyInfo(publicKeyPkcs1);
    const native = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });

    expect(hex(written)).toBe(native.toString('hex'));
    expect(readSubjectPublicKeyInfo(written)).toEqual(publicKeyPkcs1);
  });

  it('with a key other than RSA is refused where the algorithm stands', () => {
    const written = subjectPublicKeyInfo(publicKeyPkcs1);
    written[13] = 0x02;

    expect(problemOf(readSubjectPublicKeyInfo, written)).toMatchObject({
      offset: 5,
      problem: 'the public key is not an RSA key',
    });
  });

  it('that is damaged gives a FormatError and nothing else', () => {
    answersWhateverComes(readSubjectPublicKeyInfo, subjectPublicKeyInfo(publicKeyPkcs1));
    answersWhateverComes(publicKeyBits, publicKeyPkcs1);
  });
});

it('MD5 is shown as MD5UTIL.EXE does, in 32 hexadecimal digits', () => {
  // RFC 1321, appendix A.5
  expect(md5Hex(new Uint8Array(Buffer.from('abc')))).toBe('900150983cd24fb0d6963f7d28e17f72');
});
