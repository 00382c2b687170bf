import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/basics/index.ts';
import { capfRecord, readTrustList } from '../../src/protocols/ctl/index.ts';
import { ActingSite } from './acting-site.ts';

let site: ActingSite;
const twoServers = '{ servers: { subscriber: {} } }';
const files = (server: string) => site.server(server).certificates.names();
const recordedCapf = () => {
  const ctl = site.server('publisher').files.find('CTLFile.tlv');
  return ctl && capfRecord(readTrustList(ctl))?.certificate;
};
const currentCapf = () => site.capf?.identity.certificate;

describe('the certificates of phones', () => {
  const deviceName = 'SEP000DBC000001';
  const lscOf = (plan: string) => {
    site = new ActingSite(`{ phones: { phone-1: { lsc: ${plan} } } }`);
    return site.phone('phone-1').flash.lsc?.certificate;
  };

  it('are none unless the scenario says so', () => {
    expect(lscOf('none')).toBeUndefined();
    expect(site.database.capf.record(deviceName)?.lscSerial).toBeUndefined();
  });

  it('are from CAPF of the cluster, which knows of it', () => {
    const lsc = lscOf('installed');

    expect(lsc?.subject).toContain(`CN=${deviceName};`);
    expect(lsc?.issuer).toBe(currentCapf()?.subject);
    expect(lsc?.notAfter.getTime()).toBeGreaterThan(site.world.date().getTime());
    expect(site.database.capf.record(deviceName)?.lscSerial).toBe(
      Buffer.from(lsc?.serial ?? []).toString('hex'),
    );
  });

  it('can have expired before the scenario starts', () => {
    expect(lscOf('expired')?.notAfter.getTime()).toBeLessThan(site.world.date().getTime());
  });

  it('can be from CAPF of another cluster', () => {
    expect(lscOf('from another cluster')?.issuer).not.toBe(currentCapf()?.subject);
  });

  it('can name another phone', () => {
    const lsc = lscOf('of another phone');

    expect(lsc?.subject).not.toContain(deviceName);
    expect(lsc?.issuer).toBe(currentCapf()?.subject);
  });
});

it('a phone can hold the CTL file of another cluster', () => {
  site = new ActingSite('{ phones: { phone-1: { ctl: from another cluster } } }');
  const records = site.phone('phone-1').flash.ctl?.list.records ?? [];

  expect(records.map(({ address }) => address)).not.toContain('10.1.0.10');
  expect(records.map(({ role }) => role)).toContain('CCM+TFTP');
});

describe('the certificate of CAPF', () => {
  beforeEach(() => {
    site = new ActingSite(twoServers);
  });

  it('stands in the CTL file, and lies on every server', () => {
    expect(recordedCapf()).toEqual(currentCapf()?.der);
    expect(files('subscriber')).toContain('CAPF.cer');
  });

  it('is not in the CTL file of a cluster without CAPF', () => {
    site = new ActingSite('{ servers: { publisher: { services: [callmanager, tftp] } } }');

    expect(recordedCapf()).toBeUndefined();
    expect(() => site.does('list certificates: publisher')).toThrow(
      'no server of this cluster has the service capf',
    );
  });

  it('can be deleted and copied, each file by itself', () => {
    site.does('delete certificate: { file: CAPF.0, on: subscriber }');
    expect(files('subscriber')).toContain('CAPF.cer');
    expect(files('subscriber').filter((name) => /^CAPF-.*\.0$/.test(name))).toEqual([]);

    site.does('copy certificate: { file: CAPF.0, from: publisher, on: subscriber }');
    expect(files('subscriber').toSorted()).toEqual(files('publisher').toSorted());
  });

  it('that is not there cannot be deleted', () => {
    site.does('delete certificate: { file: CAPF.cer, on: publisher }');

    expect(() => site.does('delete certificate: { file: CAPF.cer, on: publisher }')).toThrow(
      UserError,
    );
  });

  it('is made anew, and gets into the CTL file when that is made again', () => {
    const before = currentCapf();
    site.does('new capf certificate: publisher');
    expect(currentCapf()?.subject).not.toBe(before?.subject);
    expect(recordedCapf()).toEqual(before?.der);

    site.does('update ctl: {}');
    expect(recordedCapf()).toEqual(currentCapf()?.der);
    expect(site.server('subscriber').certificates.capfCertificate?.der).toEqual(currentCapf()?.der);
  });

  it('goes with the utility of version 1.0(1)', () => {
    site.does('uninstall capf utility: publisher');

    expect(files('publisher').filter((name) => name.startsWith('CAPF'))).toEqual([]);
    expect(site.entries('console')).toMatchObject([{ guide: 'capf/uninstall-utility' }]);
  });
});
