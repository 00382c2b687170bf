import { describe, expect, it } from 'vitest';
import { DeviceName, MacAddress, sameBytes } from '../../../src/basics/index.ts';
import { Manufacturer } from '../../../src/devices/manufacturer/index.ts';
import { isIssuedBy, isValidAt } from '../../../src/pki/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';

const start = new Date('2005-06-15T08:00:00Z');
const manufacturerOf = (seed: number) => new Manufacturer(new SeededRandom(seed), start);
const phone = DeviceName(MacAddress('001122334455'));
const other = DeviceName(MacAddress('0011223344FF'));

describe('a manufacturer', () => {
  const manufacturer = manufacturerOf(42);
  const { certificate, key } = manufacturer.mic(phone);

  it('gives a phone a MIC that names it, which its own certificate confirms', () => {
    expect(certificate.subject).toBe(`CN=${phone};OU=offhook;O=Simulated Manufacturer`);
    expect(isIssuedBy(certificate, manufacturer.root)).toBe(true);
    expect(isValidAt(certificate, start)).toBe(true);
    expect(sameBytes(certificate.publicKeyPkcs1, key.publicKeyPkcs1)).toBe(true);
  });

  it('gives it one MIC, and another phone another one', () => {
    expect(manufacturer.mic(phone).certificate).toBe(certificate);
    const { certificate: second } = manufacturer.mic(other);
    expect(sameBytes(second.publicKeyPkcs1, certificate.publicKeyPkcs1)).toBe(false);
  });

  it('gives the same MIC whichever phone comes first', () => {
    const again = manufacturerOf(42);
    again.mic(other);
    expect(sameBytes(again.mic(phone).certificate.der, certificate.der)).toBe(true);
  });

  it('is another one with another seed', () => {
    expect(isIssuedBy(certificate, manufacturerOf(43).root)).toBe(false);
  });
});
