import { describe, expect, it } from 'vitest';
import { createRsaKey, readCertificate } from '../../../src/pki/index.ts';
import {
  decodeCapf,
  signAuthentication,
  verifyAuthentication,
} from '../../../src/protocols/capf/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';
import { lscIdentity, messageOf } from './vectors.ts';

function authenticationOfTranscript() {
  const message = decodeCapf(messageOf('05', 1));
  if (message.name !== 'AUTH_RESPONSE') throw new Error(message.name);
  const { deviceName, certificate, signedData, sha2SignedData } = message.fields;
  if (!certificate || !signedData || !sha2SignedData) throw new Error('nothing is signed');
  const data = { deviceName, certificate: certificate.der };
  return { data, signedData, sha2SignedData, key: readCertificate(certificate.der).publicKeyPkcs1 };
}

describe('the authentication data of a phone', () => {
  it('of the open CAPF client is right, for either hash', () => {
    const { data, signedData, sha2SignedData, key } = authenticationOfTranscript();
    expect(verifyAuthentication(key, 'sha1', data, signedData)).toBe(true);
    expect(verifyAuthentication(key, 'sha512', data, sha2SignedData.signature)).toBe(true);
  });

  it('of the open CAPF client is wrong for another device or another certificate', () => {
    const { data, signedData, key } = authenticationOfTranscript();
    const otherDevice = { ...data, deviceName: 'SEP001122334456' };
    const otherCertificate = { ...data, certificate: data.certificate.with(40, 0) };
    expect(verifyAuthentication(key, 'sha1', otherDevice, signedData)).toBe(false);
    expect(verifyAuthentication(key, 'sha1', otherCertificate, signedData)).toBe(false);
  });

  it.each(['sha1', 'sha512'] as const)('is made and found right, %s', (hash) => {
    const { certificate, key } = lscIdentity();
    const data = { deviceName: 'SEP001122334455', certificate: certificate.der };
    const signature = signAuthentication(key, hash, data);
    expect(signature).toEqual(signAuthentication(key, hash, data));
    expect(verifyAuthentication(certificate.publicKeyPkcs1, hash, data, signature)).toBe(true);
  });

  it('is made with SHA-1 by the smallest key that a phone may have', () => {
    const key = createRsaKey(new SeededRandom(1).stream('small'), 512);
    const data = { deviceName: 'SEP001122334455', certificate: Uint8Array.of(1, 2, 3) };
    const signature = signAuthentication(key, 'sha1', data);
    expect(signature).toHaveLength(64);
    expect(verifyAuthentication(key.publicKeyPkcs1, 'sha1', data, signature)).toBe(true);
  });

  it('is wrong, and nothing worse, when signature or key are nonsense', () => {
    const { data, signedData, key } = authenticationOfTranscript();
    const nonsense = [new Uint8Array(), new Uint8Array(128), signedData.subarray(1)];
    for (const signature of nonsense)
      expect(verifyAuthentication(key, 'sha1', data, signature)).toBe(false);
    expect(verifyAuthentication(Uint8Array.of(1, 2), 'sha1', data, signedData)).toBe(false);
  });
});
