import { describe, expect, it } from 'vitest';
import { sameBytes } from '../../../src/basics/index.ts';
import { Identities } from '../../../src/devices/cluster/index.ts';
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

  it('say that they are simulated, and who they are', () => {
    expect(identities.server('publisher').certificate).toMatchObject({
      subject: expect.stringMatching(/PUBLISHER.*offhook.*Simulated Cluster/),
      notBefore: new Date('2004-06-15T08:00:00Z'),
      notAfter: new Date('2010-06-15T08:00:00Z'),
    });
  });

  it('have positive serial numbers of ten bytes', () => {
    const { serial } = certificate;

    expect(serial).toHaveLength(10);
    expect((serial[0] as number) & 0xc0).toBe(0x40);
  });
});
