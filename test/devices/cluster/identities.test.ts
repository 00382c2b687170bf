import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/basics/index.ts';
import { commonName } from '../../../src/devices/capf-server/index.ts';
import { Identities } from '../../../src/devices/cluster/index.ts';
import { isIssuedBy } from '../../../src/pki/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';

const start = new Date('2005-06-15T08:00:00Z');
const identitiesOf = (seed: number) => new Identities(new SeededRandom(seed), start);

describe('the identities of a cluster', () => {
  const identities = identitiesOf(42);
  const { certificate } = identities.token('token-1');

  it('are made once each', () => {
    expect(identities.token('token-1')).toBe(identities.token('token-1'));
    expect(identities.server('publisher')).toBe(identities.server('publisher'));
  });

  it('are the same whatever is asked for first', () => {
    const others = identitiesOf(42);
    others.server('publisher');
    others.token('token-2');

    expect(sameBytes(others.token('token-1').certificate.der, certificate.der)).toBe(true);
  });

  it('are others with another seed', () => {
    const other = identitiesOf(43).token('token-1').certificate;

    expect(sameBytes(other.publicKeyPkcs1, certificate.publicKeyPkcs1)).toBe(false);
    expect(sameBytes(other.serial, certificate.serial)).toBe(false);
  });

  it('tell a token from a server of the same name', () => {
    const { certificate: server } = identities.server('token-1');

    expect(certificate.subject).toContain('SAST-TOKEN-1');
    expect(sameBytes(server.publicKeyPkcs1, certificate.publicKeyPkcs1)).toBe(false);
  });

  it.each([
    ['two tokens', () => identities.token('Token-1')],
    ['a token and a server', () => identities.server('sast-token-1')],
  ])('are refused to %s whose names differ in nothing but case', (_who, ask) => {
    expect(ask).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(/^«SAST-token-1» and «.*» .*, SAST-TOKEN-1$/),
      }),
    );
  });

  it('say that they are simulated, and who they are', () => {
    expect(identities.server('publisher').certificate).toMatchObject({
      subject: expect.stringMatching(/PUBLISHER.*offhook.*Simulated Cluster/),
      notBefore: new Date('2004-06-15T08:00:00Z'),
      notAfter: new Date('2010-06-15T08:00:00Z'),
    });
  });

  it('tell the CAPF of one cluster from that of another', () => {
    const capf = identities.capf('publisher');

    expect(identities.capf('publisher')).toBe(capf);
    expect(capf.certificate).toMatchObject({
      subject: expect.stringMatching(/^CN=CAPF-[0-9a-f]{8};OU=offhook;O=Simulated Cluster$/),
      notBefore: new Date('2004-06-15T08:00:00Z'),
    });
    expect(identities.capf('elsewhere').certificate.subject).not.toBe(capf.certificate.subject);
  });

  it('include the LSCs of phones, each for a key of its own', () => {
    const request = {
      deviceName: 'SEP001122334455',
      issuedBy: 'publisher',
      date: new Date('2005-01-01T00:00:00Z'),
      validityDays: 31,
    };
    const lsc = identities.lsc(request).certificate;

    expect(commonName(lsc)).toBe('SEP001122334455');
    expect(isIssuedBy(lsc, identities.capf('publisher').certificate)).toBe(true);
    expect(lsc.notAfter).toEqual(new Date('2005-02-01T00:00:00Z'));
    const again = identities.lsc(request).certificate;
    expect(sameBytes(again.publicKeyPkcs1, lsc.publicKeyPkcs1)).toBe(false);
    expect(sameBytes(identitiesOf(42).lsc(request).certificate.der, lsc.der)).toBe(true);
  });

  it('have positive serial numbers of ten bytes', () => {
    const { serial } = certificate;

    expect(serial).toHaveLength(10);
    expect((serial[0] as number) & 0xc0).toBe(0x40);
  });
});
