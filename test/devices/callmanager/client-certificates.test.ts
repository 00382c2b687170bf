import { describe, expect, it } from 'vitest';
import { type DeviceName, hex } from '../../../src/basics/index.ts';
import { commonName, pemFileOf } from '../../../src/devices/capf-server/index.ts';
import { makeIssued, makeSelfSigned } from '../../../src/devices/certificate-maker.ts';
import { Manufacturer } from '../../../src/devices/manufacturer/index.ts';
import type { Identity } from '../../../src/pki/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';
import { identities, lscOf, manufacturer, type ScriptedPhone, Site } from './site.ts';

const capf = identities.capf('publisher').certificate;
const capfPem = pemFileOf(capf);
const start = new Date('2005-06-15T08:00:00Z');
const strangeRandom = new SeededRandom(99).stream('strangers');

const strange = {
  serialBytes: 10,
  notBefore: new Date('2005-01-01T00:00:00Z'),
  notAfter: new Date('2006-01-01T00:00:00Z'),
};

/** A certificate that somebody signs who calls himself so. */
function forged(
  deviceName: DeviceName,
  issuerName: string,
  organization: 'Simulated Cluster' | 'Simulated Manufacturer',
): Identity {
  const contents = { organization, ...strange };
  const issuer = makeSelfSigned(strangeRandom, { commonName: issuerName, ...contents });
  const { key } = issuer;
  const certificate = makeIssued(
    strangeRandom,
    { commonName: deviceName, ...contents },
    issuer,
    key.publicKeyPkcs1,
  );
  return { certificate, key };
}

/** A phone that connects over TLS with this certificate and registers, on a site of its own. */
function tryWith(
  identity: (name: DeviceName) => Identity | 'none',
  prepare: (site: Site) => void = () => {},
): { site: Site; phone: ScriptedPhone } {
  const site = new Site({ clusterSecurityMode: 1 });
  prepare(site);
  const phone = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
  phone.connectSecurely('encrypted', identity(phone.name));
  phone.register();
  site.pass(500);
  return { site, phone };
}

/** The line of the SDL trace that says why, with its row of the guide. */
function expectRefused(
  { site, phone }: { site: Site; phone: ScriptedPhone },
  alert: string,
  why: string,
  guide: string,
): void {
  expect(phone.tlsFailure).toBe(`peer: ${alert}`);
  expect(phone.closed).toBe('reset');
  expect(phone.received).toEqual([]);
  const line = site.entries('log').find(({ text }) => text.includes(`TLS, ${alert}: `));
  expect(line?.file).toContain('\\Trace\\SDL\\CCM\\');
  expect(line?.text).toContain(why);
  expect(line?.guide).toBe(guide);
  expect(site.logLines.at(-1)).toContain(
    `connection closed before registration: TLS failed, ${alert} is sent`,
  );
  const { name, detail } = site.entries('message').at(-1) ?? {};
  expect([name, detail]).toEqual(['Alert', `fatal, ${alert}`]);
}

const notIssued = 'lsc-validation/not-issued-by-capf';
const missing = 'lsc-validation/capf-certificate-not-on-all-servers';

describe('an LSC', () => {
  it('is not accepted from the CAPF of another cluster: unknown_ca', () => {
    const attempt = tryWith((name) => lscOf(name, { issuedBy: 'elsewhere' }));
    expectRefused(
      attempt,
      'unknown_ca',
      'it was not issued by this CAPF; subject CN=SEP',
      notIssued,
    );
  });

  it('is not accepted from who has the name of CAPF and not its key: bad_certificate', () => {
    const attempt = tryWith((name) => forged(name, commonName(capf), 'Simulated Cluster'));
    expectRefused(attempt, 'bad_certificate', 'it was not issued by this CAPF', notIssued);
  });

  it('does not outlive the certificate of CAPF: once a new one is distributed, unknown_ca', () => {
    const renewed = identities.capf('publisher, renewed').certificate;
    const attempt = tryWith(lscOf, ({ certificates }) => certificates.putCapfCertificate(renewed));
    expectRefused(attempt, 'unknown_ca', 'it was not issued by this CAPF', notIssued);
  });

  it('is not accepted when CAPF has issued another one since: certificate_revoked', () => {
    const attempt = tryWith(lscOf, ({ database }) =>
      database.capf.setRecord({
        name: 'SEP001122000001' as DeviceName,
        hasMic: false,
        lscSerial: 'f00d',
      }),
    );
    expectRefused(attempt, 'certificate_revoked', 'CAPF has issued another one since', notIssued);
  });

  it('is accepted when it is the one that CAPF issued last', () => {
    const { site, phone } = tryWith(lscOf, ({ database }) =>
      database.capf.setRecord({
        name: 'SEP001122000001' as DeviceName,
        hasMic: false,
        lscSerial: hex(lscOf('SEP001122000001').certificate.serial),
      }),
    );
    expect(phone.names()[0]).toBe('RegisterAck');
    expect(site.entries('alarm')).toEqual([]);
  });

  it('is not accepted after its last day: certificate_expired', () => {
    const attempt = tryWith((name) =>
      lscOf(name, { date: new Date('2004-06-15T08:00:00Z'), validityDays: 200 }),
    );
    expectRefused(
      attempt,
      'certificate_expired',
      'it is not valid at this date',
      'lsc-validation/expired',
    );
  });

  it('expires while the phone is registered, and is refused at the next connection', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
    const lsc = lscOf(phone.name, {
      date: new Date(start.getTime() - 86_370_000),
      validityDays: 1,
    });
    const connect = () => {
      phone.connectSecurely('encrypted', lsc);
      phone.register();
      phone.send('CapabilitiesRes', { capabilities: [] });
      site.pass(1000);
    };
    connect();
    expect(site.callManager.isRegistered(phone.name)).toBe(true);
    site.pass(31_000);
    expect(site.callManager.isRegistered(phone.name)).toBe(true);
    connect();
    expect(phone.tlsFailure).toBe('peer: certificate_expired');
  });

  it.each(['CAPF.cer', capfPem])('cannot be checked on a server without %s: unknown_ca', (file) => {
    const attempt = tryWith(lscOf, ({ certificates }) => void certificates.delete(file));
    expectRefused(attempt, 'unknown_ca', `cannot be checked: ${file} is not there`, missing);
  });

  it('is accepted once the certificate of CAPF is put back', () => {
    const { site, phone } = tryWith(
      lscOf,
      ({ certificates }) => void certificates.delete('CAPF.cer'),
    );
    site.certificates.putCapfCertificate(capf);
    phone.connectSecurely('encrypted');
    phone.register();
    site.pass(500);
    expect(phone.names()[0]).toBe('RegisterAck');
  });
});

describe('a MIC', () => {
  it('is accepted without CAPF', () => {
    const { phone } = tryWith(
      (name) => manufacturer.mic(name),
      ({ certificates }) => void certificates.delete('CAPF.cer'),
    );
    expect(phone.names()[0]).toBe('RegisterAck');
  });

  it('cannot be checked on a server without the certificate of the manufacturer: unknown_ca', () => {
    const attempt = tryWith(
      (name) => manufacturer.mic(name),
      ({ certificates }) => void certificates.delete('CAP-RTP-001.0'),
    );
    expectRefused(attempt, 'unknown_ca', 'CAP-RTP-001.0 is not there', 'log/sdl');
  });

  it('is not accepted from who has the name of the manufacturer and not its key', () => {
    const attempt = tryWith((name) => forged(name, 'CAP-RTP-001', 'Simulated Manufacturer'));
    expectRefused(attempt, 'bad_certificate', 'its signature is wrong', 'log/sdl');
  });

  it('is not accepted after its last day', () => {
    const old = new Manufacturer(new SeededRandom(5), new Date('1990-01-01T00:00:00Z'));
    const site = new Site({ clusterSecurityMode: 1 }, {}, old);
    const phone = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.connectSecurely('encrypted', old.mic(phone.name));
    site.pass(500);
    expectRefused({ site, phone }, 'certificate_expired', 'it has expired', 'log/sdl');
  });
});

describe('a TLS connection', () => {
  it('of a phone without a certificate is refused: handshake_failure', () => {
    const { site, phone } = tryWith(() => 'none');
    expect(phone.tlsFailure).toBe('peer: handshake_failure');
    expect(site.sdlLines.at(-1)).toMatch(
      /^10\.1\.1\.1:\d+: TLS failed, handshake_failure is sent: the client shows no certificate$/,
    );
  });

  it('of a stranger with a certificate that he signed himself is refused: unknown_ca', () => {
    const attempt = tryWith((commonName) =>
      makeSelfSigned(strangeRandom, { commonName, organization: 'Simulated Cluster', ...strange }),
    );
    expectRefused(attempt, 'unknown_ca', 'it was not issued by this CAPF', notIssued);
  });

  it.each([
    ['that is none', Uint8Array.of(1, 2, 3)],
    ['that is empty', new Uint8Array()],
    ['with a byte too many', new Uint8Array([...capf.der, 0])],
    ['with a length that lies', capf.der.map((byte, at) => (at === 3 ? byte ^ 0xff : byte))],
  ])('with a certificate %s is refused: bad_certificate', (_, der) => {
    const { site, phone } = tryWith((name) => {
      const { certificate, key } = lscOf(name);
      return { key, certificate: { ...certificate, der } };
    });
    expect(phone.tlsFailure).toBe('peer: bad_certificate');
    expect(site.sdlLines.at(-1)).toMatch(/TLS failed, bad_certificate is sent: certificate: /);
    expect(site.callManager.isRunning).toBe(true);
  });

  it('with the certificate of one phone and the key of another is refused: decrypt_error', () => {
    const { phone } = tryWith((name) => ({
      certificate: lscOf(name).certificate,
      key: lscOf('SEP0011220000FF').key,
    }));
    expect(phone.tlsFailure).toBe('peer: decrypt_error');
  });

  it('that the phone gives up, because it does not trust the server, is in the SDL trace', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.trustsServer = false;
    phone.connectSecurely('encrypted');
    site.pass(500);
    expect(phone.tlsFailure).toBe('us: unknown_ca');
    expect(site.sdlLines.at(-1)).toMatch(
      /TLS failed, the peer gave the connection up: unknown_ca$/,
    );
  });
});
