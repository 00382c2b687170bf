import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/basics/index.ts';
import { readTrustList } from '../../src/protocols/ctl/index.ts';
import { ActingSite } from './acting-site.ts';

const ctlOf = (site: ActingSite, server = 'publisher') =>
  site.server(server).files.find('CTLFile.tlv');

describe('the usual site', () => {
  const site = new ActingSite();

  it('has a publisher with all services and a phone without power', () => {
    expect([...site.servers.keys()]).toEqual(['publisher']);
    expect(site.server('publisher').services).toEqual(['callmanager', 'tftp', 'capf', 'dhcp']);
    expect(site.server('publisher').callManager?.isRunning).toBe(true);
    expect(site.phone('phone-1').model.name).toBe('7960');
    expect(site.phone('phone-1').isOn).toBe(false);
  });

  it('has a CTL file with two tokens, the publisher and its CAPF', () => {
    const { records } = readTrustList(ctlOf(site) as Uint8Array);

    expect(records.map(({ role }) => role)).toEqual(['SAST', 'SAST', 'CCM+TFTP', 'CAPF']);
  });

  it('knows its phone, with a line', () => {
    expect([...site.database.devices]).toMatchObject([
      { name: site.phone('phone-1').deviceName, model: '7960', lines: ['2001'] },
    ]);
  });
});

describe('the phones of a site', () => {
  it('have MAC addresses and lines of their own, those that are given among them', () => {
    const site = new ActingSite(
      '{ phones: { a: 7960, b: { model: 7970, mac: 000D.BC00.0002, line: 4711 }, c: 7940, d: { count: 2 } } }',
    );
    const [a, b, c, d1, d2] = [...site.phones.values()].map(({ mac }) => mac);

    expect([a, b, c, d1, d2]).toEqual([
      '000DBC000001',
      '000DBC000002',
      '000DBC000003',
      '000DBC000004',
      '000DBC000005',
    ]);
    expect([...site.database.devices].map(({ lines }) => lines[0])).toEqual([
      '2001',
      '4711',
      '2003',
      '2004',
      '2005',
    ]);
  });

  it('hold the CTL file where it is installed already, whatever the servers have', () => {
    const site = new ActingSite(
      '{ phones: { a: { ctl: installed }, b: {} }, ctl: { file: absent } }',
    );

    expect(site.phone('a').flash.ctl?.list.records).toHaveLength(4);
    expect(site.phone('b').flash.ctl).toBeUndefined();
    expect(ctlOf(site)).toBeUndefined();
  });

  it('hold the alternate TFTP server that is set', () => {
    const site = new ActingSite('{ phones: { a: { alternate tftp: publisher } } }');

    expect(site.phone('a').flash.alternateTftp).toBe('10.1.0.10');
  });

  it.each([
    ['disabled', 0],
    ['enabled', 1],
    ['restricted', 2],
  ])('have Settings Access %s in their configuration', (access, value) => {
    const site = new ActingSite(`{ phones: { phone-1: { settings access: ${access} } } }`);
    site.does('power on: phone-1');

    expect(site.registered().flash.configuration?.settingsAccess).toBe(value);
  });

  it('register in segments as small as the network has them', () => {
    const site = new ActingSite('{ network: { mss: 88 } }');
    site.does('power on: phone-1');
    site.registered();
    const sizes = site
      .entries('packet')
      .flatMap(({ packet }) => (packet.tcp ? [packet.payload.length] : []));

    expect(Math.max(...sizes.filter((size) => size > 0))).toBeGreaterThan(0);
    expect(
      site
        .entries('packet')
        .filter(
          ({ host, packet }) => host === 'publisher' && packet.payload.length > 88 && packet.tcp,
        ),
    ).toEqual([]);
  });
});

describe('the servers of a site', () => {
  it('run what they are given, DHCP only when it is on', () => {
    const site = new ActingSite(
      '{ servers: { sub: {}, tftp-1: { services: [tftp] } }, dhcp: { service: off } }',
    );
    site.does('power on: phone-1');
    site.run(20);

    expect(site.phone('phone-1').address).toBe('0.0.0.0');
    expect(site.server('tftp-1').callManager).toBeUndefined();
    expect(site.database.callManagerGroup.map(({ name }) => name)).toEqual(['publisher', 'sub']);
    expect(ctlOf(site, 'tftp-1')).toBeDefined();
  });

  it('have an empty CTL file, or none in a nonsecure cluster', () => {
    expect(ctlOf(new ActingSite('{ ctl: { file: empty } }'))).toHaveLength(0);
    expect(ctlOf(new ActingSite('{ cluster: { security mode: nonsecure } }'))).toBeUndefined();
  });

  it('stand in the CTL file with their role and certificate', () => {
    const site = new ActingSite(
      '{ servers: { sub: {}, tftp-1: { services: [tftp] } }, ctl: { tokens: [t], alternate tftp: [10.1.0.30], certificates: { sub: publisher, tftp-1: none } } }',
    );
    const { records } = readTrustList(ctlOf(site) as Uint8Array);

    expect(
      records.map(({ role, dnsName, certificate, subjectName = '' }) => [
        role,
        dnsName,
        certificate && /CN=([^;,]*)/.exec(subjectName)?.[1],
      ]),
    ).toEqual([
      ['SAST', '', 'SAST-T'],
      ['CCM+TFTP', 'publisher', 'PUBLISHER'],
      ['CAPF', 'publisher', expect.stringMatching(/^CAPF-[0-9a-f]{8}$/)],
      ['CCM+TFTP', 'sub', 'PUBLISHER'],
      ['TFTP', 'tftp-1', undefined],
      ['TFTP', '10.1.0.30', undefined],
    ]);
  });
});

describe('names and addresses', () => {
  const site = new ActingSite('{ servers: { sub: {} } }');

  it('of servers stand for each other', () => {
    expect(site.addressOf('sub')).toBe('10.1.0.11');
    expect(site.addressOf('10.9.9.9')).toBe('10.9.9.9');
  });

  it('of a phone are those of the moment', () => {
    expect(site.addressOf('phone-1')).toBe('0.0.0.0');
    site.does('power on: phone-1');
    site.registered();
    expect(site.addressOf('phone-1')).toBe('10.1.1.1');
  });

  it('that nobody has are refused', () => {
    expect(() => site.addressOf('nobody')).toThrow(UserError);
    expect(() => site.phone('sub')).toThrow('«sub» is no phone of this site');
    expect(() => site.server('phone-1')).toThrow('«phone-1» is no server of this site');
  });
});

it('a site whose CTL file would hold more than a hundred records is refused', () => {
  const tokens = Array.from({ length: 101 }, (_, index) => `t${index}`).join(', ');

  expect(() => new ActingSite(`{ ctl: { tokens: [${tokens}] } }`)).toThrow(
    expect.objectContaining({ name: 'UserError', message: expect.stringContaining('100 records') }),
  );
});
