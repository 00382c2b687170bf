import { beforeEach, describe, expect, it } from 'vitest';
import { ActingSite } from './acting-site.ts';

let site: ActingSite;

/** The findings since the start, as `host: row`. */
const findings = (from = 0) =>
  site.entries('finding', from).map(({ host, guide }) => `${host}: ${guide}`);
const twice = 'phone-1: alarm/phone/tftp-not-authorized-twice';
const newRecord = 'phone-1: ctl-file/tftp-authorization-failure/new-record';
const failure = 'phone-1: ctl-file/tftp-authorization-failure';

describe('TFTP Not Authorized', () => {
  const siteWith = (tftp: string, more = '') => {
    site = new ActingSite(
      `{ phones: { phone-1: { ctl: installed } }, dhcp: { tftp: ${tftp} }${more} }`,
    );
    site.does('power on: phone-1');
  };

  it('for one server is that, and no more', () => {
    siteWith('10.9.9.9');
    site.run(200);

    expect(new Set(findings())).toEqual(new Set([failure]));
  });

  it('for the primary and the backup is found once in each start', () => {
    siteWith('[10.9.9.8, 10.9.9.9]');
    site.run(30);
    expect(findings()).toEqual([failure, failure, twice]);

    site.run(45);
    expect(findings().filter((finding) => finding === twice)).toHaveLength(1);
    site.does('reset: phone-1');
    site.run(30);
    expect(findings().filter((finding) => finding === twice)).toHaveLength(2);
  });

  it('names the entry that made the facts add up as its cause', () => {
    siteWith('[10.9.9.8, 10.9.9.9]');
    site.run(30);
    const found = site.entries('finding').find(({ guide }) => guide.endsWith('twice'));

    const chain = site.world.trace.chain(found?.seq ?? 0);
    expect(chain.find(({ kind }) => kind === 'alarm')).toMatchObject({
      text: 'TFTP Not Authorized: 10.9.9.9',
    });
  });

  it('for one server in one start and another in the next is not twice', () => {
    siteWith('10.9.9.8');
    site.run(30);
    site.does('change dhcp: { tftp: 10.9.9.9 }', 'reset: phone-1');
    site.run(30);

    expect(findings()).toEqual([failure, failure]);
  });

  it('is a record that the phone lacks when the file of a server has it', () => {
    siteWith('10.9.9.9');
    site.does('update ctl: { add tftp: [10.9.9.9] }');
    site.run(30);

    expect(findings()).toEqual([failure, newRecord]);
  });

  it.each([
    ['is damaged', 'tamper with: { file: CTLFile.tlv, on: publisher, how: cut short }'],
    ['is empty', 'tamper with: { file: CTLFile.tlv, on: publisher, how: empty }'],
    ['is deleted', 'delete: { file: CTLFile.tlv, on: publisher }'],
  ])('is no more than that when the file of the server %s', (_what, step) => {
    siteWith('10.9.9.9');
    site.does('update ctl: { add tftp: [10.9.9.9] }', step);
    site.run(30);

    expect(findings().filter((finding) => finding.startsWith('phone-1'))).toEqual([failure]);
  });
});

describe('deleting the CTL file on the servers', () => {
  beforeEach(() => {
    site = new ActingSite('{ servers: { subscriber: {} } }');
  });
  const deleted = 'ctl-file/delete-on-servers';

  it('is found when the last one is deleted', () => {
    site.does('delete: { file: CTLFile.tlv, on: publisher }');
    expect(findings()).toEqual([]);
    site.does('delete: { file: CTLFile.tlv, on: subscriber }');
    expect(findings()).toEqual([`subscriber: ${deleted}`]);
  });

  it('is not found when another file is deleted', () => {
    site.does('delete: { file: "SEP{phone-1}.cnf.xml", on: all servers }');

    expect(findings()).toEqual([]);
  });

  it('is not found when a phone deletes its own', () => {
    site.does('power on: phone-1');
    site.registered();
    site.does('press: { on: phone-1, keys: [settings, 6, 4, "**#", Erase] }');

    expect(findings()).toEqual([]);
  });
});

describe('asking for unsigned configuration files', () => {
  const unsigned = 'phone-1: ctl-file/phone-does-not-request-signed-files';
  const started = (text: string) => {
    site = new ActingSite(text);
    site.does('power on: phone-1');
    site.run(30);
  };

  it('is found where the CTL file has the server, and no certificate for it', () => {
    started(
      '{ phones: { phone-1: { ctl: installed } }, ctl: { certificates: { publisher: none } } }',
    );

    expect(findings()).toEqual([unsigned]);
  });

  it('is right for a phone without a CTL file', () => {
    started('{ ctl: { file: absent } }');

    expect(findings()).toEqual([]);
    expect(site.entries('message').map(({ detail }) => detail)).toContain(
      'SEP000DBC000001.cnf.xml, octet',
    );
  });

  it('does not happen where the certificate is there', () => {
    started('{ phones: { phone-1: { ctl: installed } } }');

    expect(findings()).toEqual([]);
  });
});

describe('comparing the MD5 of CTL files', () => {
  const look = 'press: { on: phone-1, keys: [settings, 6, 4] }';
  const compare = 'md5util: { file: CTLFile.tlv, on: publisher }';
  const compared = () => site.entries('finding').map(({ host, text }) => `${host}: ${text}`);
  beforeEach(() => {
    site = new ActingSite('{ phones: { phone-1: { ctl: installed } } }');
    site.does('power on: phone-1');
  });

  it.each([
    ['first on the phone', [look, compare], 'publisher'],
    ['first on the server', [compare, look], 'phone-1'],
  ])('finds that they are the same, looking %s', (_order, steps, host) => {
    site.does(...steps);

    expect(compared()).toEqual([`${host}: phone-1 has the same CTL file as publisher`]);
  });

  it('finds that they differ', () => {
    site.does('update ctl: { sign with: token-2 }', look, compare);

    expect(compared()).toEqual(['publisher: phone-1 has another CTL file than publisher']);
  });

  it('finds nothing before both were looked at', () => {
    site.does(look, 'press: { on: phone-1, keys: Exit }');
    expect(compared()).toEqual([]);
    site.does('show: { on: phone-1, what: ctl }', 'md5util: { file: none.tlv, on: publisher }');
    expect(compared()).toEqual([]);
  });

  it('finds it once for each look that shows something else', () => {
    site.does(look, compare, compare, 'press: { on: phone-1, keys: "**#" }');
    expect(compared()).toHaveLength(1);

    site.does('update ctl: { sign with: token-2 }', compare);
    expect(compared().at(-1)).toBe('publisher: phone-1 has another CTL file than publisher');
  });
});
