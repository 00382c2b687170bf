import { beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../../src/devices/phone/index.ts';
import type { View } from '../../../src/devices/phone/show.ts';
import { PhoneSite } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

function shown(phone: Phone, view: View): string {
  const before = site.here;
  phone.show(view);
  const [entry] = site.entries('console', before);
  expect(entry?.command).toBe(`show ${view}`);
  return entry?.output ?? '';
}

describe('a registered phone shows', () => {
  it('its CTL file', () => {
    const phone = site.registeredPhone();
    const { list, md5 } = phone.flash.ctl as NonNullable<typeof phone.flash.ctl>;

    expect(shown(phone, 'ctl').split('\n')).toEqual([
      `CTL file, ${list.bytes.length} bytes, MD5 ${md5}`,
      `signed by ${list.header.signerName}`,
      '1 Security Token SAST-TOKEN-1',
      '2 Security Token SAST-TOKEN-2',
      '3 CallManager / TFTP Server 10.1.0.10',
      '4 CAPF Server 10.1.0.10',
      '5 CallManager / TFTP Server 10.1.0.11',
    ]);
  });

  it('what makes it secure', () => {
    expect(shown(site.registeredPhone('7970'), 'security')).toMatchInlineSnapshot(`
      "device security mode nonsecure
      CTL file installed
      MIC installed, serial number 406e5f3bf63c2fcf47e4, MD5 7fc896251c1db1b626b4792460cd972e
      LSC not installed
      TFTP server 10.1.0.10"
    `);
  });

  it('its connections', () => {
    expect(shown(site.registeredPhone(), 'sockets')).toMatchInlineSnapshot(`
      "Proto Local Remote
      tcp 10.1.1.1:49152 10.1.0.10:2000"
    `);
  });

  it('its statecharts', () => {
    expect(shown(site.registeredPhone(), 'registration')).toMatchInlineSnapshot(`
      "SEP001122334403 at 10.1.1.1
      phone-startup: on › registering
      tftp-authorization: authorized
      ctl-trust: CTL installed
      lsc: registration › registered, operation › none
      registration: registered › alive
      settings-menu: page › closed, lock › locked"
    `);
  });
});

describe('a phone that was never switched on shows', () => {
  it('that it has nothing', () => {
    const phone = site.phone();

    expect(shown(phone, 'ctl')).toBe('no CTL file');
    expect(shown(phone, 'sockets')).toBe('no connections');
    expect(shown(phone, 'security')).toMatchInlineSnapshot(`
      "device security mode nonsecure
      CTL file not installed
      MIC not installed
      LSC not installed
      TFTP server none authorized"
    `);
    expect(shown(phone, 'registration')).toMatch(/^SEP001122334403 at 0\.0\.0\.0\n/);
  });
});

it('a phone that is switched off has no connections any more', () => {
  const phone = site.registeredPhone();
  phone.powerOff();

  expect(shown(phone, 'sockets')).toBe('no connections');
});
