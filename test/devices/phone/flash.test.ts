import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceName, Ipv4, MacAddress } from '../../../src/basics/index.ts';
import { ctlEntries, Flash } from '../../../src/devices/phone/flash.ts';
import { md5Hex } from '../../../src/pki/index.ts';
import { emptyPhoneConfiguration } from '../../../src/protocols/config-file/index.ts';
import { simulatedSite } from '../../support/site.ts';
import { PhoneSite } from './phone-site.ts';

const { trustList } = (() => {
  const site = new PhoneSite();
  return { trustList: site.trustList() };
})();
const md5 = md5Hex(trustList.bytes);

describe('the flash of a phone', () => {
  let site = simulatedSite();
  let flash = new Flash(site.client);
  beforeEach(() => {
    site = simulatedSite();
    flash = new Flash(site.client);
  });

  it('is empty at first', () => {
    expect([flash.ctl, flash.configuration, flash.alternateTftp]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps a CTL file with its MD5', () => {
    flash.storeCtl(trustList);

    expect(flash.ctl).toEqual({ list: trustList, md5 });
    expect(site.trace.entries).toMatchObject([
      { kind: 'store', action: 'stored', what: 'CTL file', md5 },
    ]);
  });

  it('loses the CTL file in the way that the guide names', () => {
    flash.storeCtl(trustList);
    flash.eraseCtl('ctl-file/delete-on-7960-7940');

    expect(flash.ctl).toBeUndefined();
    expect(site.trace.entries[1]).toMatchObject({
      action: 'deleted',
      what: 'CTL file',
      guide: 'ctl-file/delete-on-7960-7940',
      md5,
    });
  });

  it('keeps a configuration and an alternate TFTP server until settings are erased', () => {
    flash.storeConfiguration(emptyPhoneConfiguration, 'SEP001122334455.cnf.xml');
    flash.setAlternateTftp(Ipv4('10.9.9.9'));
    flash.storeCtl(trustList);
    flash.eraseSettings();

    expect(flash.configuration).toBeUndefined();
    expect(flash.alternateTftp).toBeUndefined();
    expect(flash.ctl).toBeDefined();
    expect(
      site.trace.entries.map((entry) => entry.kind === 'store' && [entry.action, entry.what]),
    ).toEqual([
      ['stored', 'configuration'],
      ['stored', 'alternate TFTP server'],
      ['stored', 'CTL file'],
      ['deleted', 'configuration'],
      ['deleted', 'alternate TFTP server'],
    ]);
  });

  it('tells nothing when settings are erased and there are none', () => {
    flash.eraseSettings();

    expect(site.trace.length).toBe(0);
  });
});

describe('the LSC in flash', () => {
  const other = new PhoneSite();
  const lsc = other.lscOf(DeviceName(MacAddress('001122334455')));
  let site = simulatedSite();
  let flash = new Flash(site.client);
  beforeEach(() => {
    site = simulatedSite();
    flash = new Flash(site.client);
  });

  it('is kept with its key; the trace says whose it is', () => {
    flash.storeLsc(lsc);

    expect(flash.lsc).toBe(lsc);
    expect(site.trace.entries).toMatchObject([
      {
        kind: 'store',
        action: 'stored',
        what: 'LSC',
        detail: expect.stringMatching(
          /^CN=SEP001122334455;.*, issued by CN=CAPF-.*, serial number [0-9a-f]{32}, valid to 2006-06-15, 1024 bits$/,
        ),
        md5: md5Hex(lsc.certificate.der),
      },
    ]);
  });

  it('is deleted once: without one there is nothing to tell', () => {
    flash.storeLsc(lsc);
    flash.deleteLsc();
    flash.deleteLsc();

    expect(flash.lsc).toBeUndefined();
    expect(site.trace.entries.slice(1)).toMatchObject([
      { action: 'deleted', what: 'LSC', md5: md5Hex(lsc.certificate.der) },
    ]);
  });

  it('is not deleted with the settings', () => {
    flash.storeLsc(lsc);
    flash.eraseSettings();

    expect(flash.lsc).toBe(lsc);
  });
});

it('a CAPF operation stands in flash until it is over', () => {
  const site = simulatedSite();
  const flash = new Flash(site.client);
  expect(flash.capfMode).toBe('none');
  flash.setCapfMode('null string');
  flash.setCapfMode('null string');
  expect(flash.capfMode).toBe('null string');
  flash.setCapfMode('none');

  expect(flash.capfMode).toBe('none');
  expect(site.trace.entries).toMatchObject([
    { action: 'stored', what: 'CAPF operation', detail: 'null string' },
    { action: 'deleted', what: 'CAPF operation', detail: 'null string' },
  ]);
});

it('the entries of a CTL file are named as the phone lists them', () => {
  expect(ctlEntries(trustList)).toEqual([
    'Security Token SAST-TOKEN-1',
    'Security Token SAST-TOKEN-2',
    'CallManager / TFTP Server 10.1.0.10',
    'CAPF Server 10.1.0.10',
    'CallManager / TFTP Server 10.1.0.11',
  ]);
  const [record] = trustList.records;
  const others = (['CCM', 'TFTP', 'CAPF', 'TVS', 99] as const).map((role) => ({
    ...(record as NonNullable<typeof record>),
    role,
    address: Ipv4('10.1.0.9'),
  }));
  expect(ctlEntries({ ...trustList, records: others as typeof trustList.records })).toEqual([
    'CallManager 10.1.0.9',
    'TFTP Server 10.1.0.9',
    'CAPF Server 10.1.0.9',
    'TVS 10.1.0.9',
    '99 10.1.0.9',
  ]);
});
