import { describe, expect, it } from 'vitest';
import { fromLatin1, hex, latin1 } from '../../../src/basics/index.ts';
import {
  CertificateFolder,
  capfCertificateOnAllServers,
  commonName,
  lscProblem,
} from '../../../src/devices/capf-server/index.ts';
import { isIssuedBy, toPem } from '../../../src/pki/index.ts';
import { CapfSite } from './site.ts';

/** The folder of another server, as it is once the CTL client has copied the certificate. */
function subscriber(site: CapfSite) {
  const env = { name: 'subscriber', trace: site.world.trace };
  const certificates = new CertificateFolder(env);
  certificates.putCapfCertificate(site.capf.identity.certificate);
  return { env, certificates };
}

const current = (site: CapfSite) => site.capf.identity.certificate;

describe('CAPF that is activated', () => {
  it('makes itself a key pair and a certificate, in DER and in PEM', () => {
    const site = new CapfSite();
    const name = commonName(current(site));
    expect(name).toMatch(/^CAPF-[0-9a-f]{8}$/);
    expect(site.certificates.names()).toEqual(['CAPF.cer', `${name}.0`]);
    expect(site.certificates.read('capf.CER')).toEqual(current(site).der);
    const pem = latin1(site.certificates.read(`${name}.0`) ?? new Uint8Array());
    expect(pem).toBe(toPem(current(site)));
    expect(site.entries('store').map(({ what }) => what)).toEqual([
      'C:\\Program Files\\Cisco\\Certificates\\CAPF.cer',
      `C:\\Program Files\\Cisco\\Certificates\\${name}.0`,
    ]);
  });

  it('keeps them over a restart', () => {
    const site = new CapfSite();
    const before = current(site);
    site.capf.stop();
    site.capf.start();
    expect(current(site)).toBe(before);
  });

  it('makes new ones when CAPF.cer was deleted and the service is restarted', () => {
    const site = new CapfSite();
    const before = current(site);
    site.certificates.delete('CAPF.cer');
    expect(current(site)).toBe(before);
    site.capf.stop();
    site.capf.start();
    const after = current(site);
    expect(hex(after.publicKeyPkcs1)).not.toBe(hex(before.publicKeyPkcs1));
    expect(commonName(after)).not.toBe(commonName(before));
    expect(site.certificates.capfCertificateProblems(after)).toEqual([]);
    expect(site.count('capf/new-certificate')).toBe(1);
  });

  it('is given the certificate of an earlier life', () => {
    const earlier = new CapfSite().capf.identity;
    const site = new CapfSite({ identity: earlier });
    expect(current(site)).toBe(earlier.certificate);
    expect(site.certificates.read('CAPF.cer')).toEqual(earlier.certificate.der);
  });
});

describe('an LSC', () => {
  it('does not outlive the certificate of CAPF that issued it', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    site.run(phone);
    site.certificates.delete('CAPF.cer');
    site.capf.stop();
    site.capf.start();
    const lsc = phone.lsc?.certificate;
    if (!lsc) throw new Error('no LSC');
    expect(isIssuedBy(lsc, current(site))).toBe(false);
    site.database.order(phone.name, {
      operation: 'install',
      authenticationMode: 'existing certificate, LSC first',
    });
    site.run(phone, { showCertificate: 'LSC' });
    expect(phone.outcome).toBe('refused');
    expect(site.count('lsc-validation/not-issued-by-capf')).toBe(1);
  });

  it('is accepted by any server that has CAPF.cer, and by none that has not', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    site.run(phone);
    const lsc = phone.lsc?.certificate;
    if (!lsc) throw new Error('no LSC');
    const { certificates } = subscriber(site);
    const facts = () => ({
      deviceName: phone.name,
      capfCertificate: certificates.capfCertificate,
      lscSerial: site.database.record(phone.name)?.lscSerial,
      date: site.world.date(),
    });
    expect(lscProblem(lsc, facts())).toBeUndefined();
    expect(lscProblem(lsc, { ...facts(), deviceName: 'SEP0011223344FF' })).toBe('another device');
    certificates.delete('CAPF.cer');
    expect(lscProblem(lsc, facts())).toBe('no CAPF certificate');
  });
});

describe('the look into the folders of all servers', () => {
  it('finds all well when the CTL client has copied the certificate', () => {
    const site = new CapfSite();
    const servers = [{ env: site.env, certificates: site.certificates }, subscriber(site)];
    expect(capfCertificateOnAllServers(servers, current(site))).toBe(true);
    const printed = site.entries('console');
    expect(printed.map(({ host }) => host)).toEqual(['publisher', 'subscriber']);
    expect(printed[1]).toMatchObject({
      command: 'dir "C:\\Program Files\\Cisco\\Certificates"',
      output: `CAPF.cer\n${commonName(current(site))}.0`,
      guide: 'capf/certificate-on-all-servers',
    });
  });

  it.each([
    ['CAPF.cer is not there', (folder: CertificateFolder) => void folder.delete('CAPF.cer')],
    [
      'CAPF.cer is no certificate in DER format',
      (folder: CertificateFolder) => folder.put('CAPF.cer', fromLatin1('-----BEGIN')),
    ],
    [
      '.0 is not there',
      (folder: CertificateFolder) => {
        for (const name of folder.names()) if (name.endsWith('.0')) folder.delete(name);
      },
    ],
    [
      '.0 is not the certificate of CAPF.cer',
      (folder: CertificateFolder) => {
        for (const name of folder.names())
          if (name.endsWith('.0')) folder.put(name, fromLatin1(''));
      },
    ],
    [
      'CAPF.cer is not the certificate that CAPF has now',
      (folder: CertificateFolder, site: CapfSite) =>
        folder.putCapfCertificate(site.authority('CAPF-00000000').certificate),
    ],
  ])('finds that on a server %s', (problem, spoil) => {
    const site = new CapfSite();
    const other = subscriber(site);
    spoil(other.certificates, site);
    const servers = [{ env: site.env, certificates: site.certificates }, other];
    expect(capfCertificateOnAllServers(servers, current(site))).toBe(false);
    expect(site.entries('console').at(-1)?.output).toContain(problem);
  });
});
