import { describe, expect, it } from 'vitest';
import {
  DeviceName,
  hex,
  MacAddress,
  Millis,
  Minutes,
  Seconds,
} from '../../../src/basics/index.ts';
import type { CapfAuthenticationMode } from '../../../src/devices/capf-server/index.ts';
import { createRsaKey } from '../../../src/pki/index.ts';
import type { CapfPhone } from './phone.ts';
import { CapfSite } from './site.ts';

const byString = {
  operation: 'install',
  authenticationMode: 'authentication string',
  authenticationString: '12345',
} as const;

const enter = (site: CapfSite, phone: CapfPhone, authenticationString: string, times = 1): void => {
  for (let time = 0; time < times; time++) site.run(phone, { authenticationString });
};

describe('a phone at which the wrong string is entered', () => {
  it('is refused, and may try again', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    enter(site, phone, '54321');
    expect(phone.outcome).toBe('refused');
    expect(phone.messages.at(-1)).toMatchObject({ name: 'END_SESSION', fields: { reason: 7 } });
    expect(site.status(phone)).toBe('Upgrade Failed: Invalid Authentication String');
    expect(site.logLines).toContain(`${phone.name}: wrong authentication string, attempt 1 of 10`);
    expect(site.count('capf/wrong-string')).toBe(1);
    enter(site, phone, '12345');
    expect(phone.outcome).toBe('done');
  });

  it('is locked by the tenth wrong string in a row, and then refused with the right one too', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    enter(site, phone, '54321', 9);
    expect(site.capf.isLocked(phone.name)).toBe(false);
    enter(site, phone, '54321');
    expect(site.capf.isLocked(phone.name)).toBe(true);
    expect(site.count('capf/wrong-string')).toBe(10);
    enter(site, phone, '12345');
    expect(phone.outcome).toBe('refused');
    expect(phone.lsc).toBeUndefined();
    expect(site.logLines).toContain(
      `${phone.name}: right authentication string refused, the device is locked`,
    );
    expect(site.count('capf/lockout')).toBe(2);
  });

  it('is served again 10 minutes after the tenth one', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    enter(site, phone, '54321', 10);
    const locked = site.entries('log').find(({ text }) => text.includes('locked for 10 min'));
    site.world.run(Millis((locked?.at ?? 0) + Minutes(10) - site.world.clock.now() - 50));
    enter(site, phone, '12345');
    expect(phone.outcome).toBe('refused');
    enter(site, phone, '12345');
    expect(phone.outcome).toBe('done');
  });

  it('does not lose its count when it restarts, nor when CAPF does', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    enter(site, phone, '54321', 9);
    phone.losePower();
    site.capf.stop();
    site.capf.start();
    enter(site, phone, '54321');
    expect(site.capf.isLocked(phone.name)).toBe(true);
  });

  it('does not touch another phone', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    const other = site.phone(byString);
    enter(site, other, '54321', 9);
    enter(site, phone, '54321', 10);
    expect(site.capf.isLocked(other.name)).toBe(false);
    enter(site, other, '12345');
    expect(other.outcome).toBe('done');
  });

  it('has no attempt counted while nothing is entered', () => {
    const site = new CapfSite();
    const phone = site.phone(byString);
    enter(site, phone, '', 12);
    expect(phone.outcome).toBe('refused');
    expect(site.count('capf/wrong-string')).toBe(0);
    enter(site, phone, '12345');
    expect(phone.outcome).toBe('done');
  });
});

describe('a phone that is to prove nothing', () => {
  it('gets its LSC by null string', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install', authenticationMode: 'null string' });
    site.run(phone);
    expect(phone.outcome).toBe('done');
  });
});

const lscFirst: CapfAuthenticationMode = 'existing certificate, LSC first';
const micFirst: CapfAuthenticationMode = 'existing certificate, MIC first';

/** A phone with an LSC of this CAPF, for which an upgrade by certificate is ordered. */
function phoneWithLsc(site: CapfSite, authenticationMode = lscFirst): CapfPhone {
  const phone = site.phone({ operation: 'install' }, { hasMic: true });
  site.run(phone);
  site.database.order(phone.name, { operation: 'install', authenticationMode });
  return phone;
}

describe('a phone that is to prove itself with a certificate', () => {
  it.each([
    ['LSC', lscFirst],
    ['MIC', micFirst],
    ['MIC', lscFirst],
  ] as const)('gets a new LSC for its %s, in the mode «%s»', (showCertificate, mode) => {
    const site = new CapfSite();
    const phone = phoneWithLsc(site, mode);
    const old = phone.lsc?.certificate.serial ?? new Uint8Array();
    site.run(phone, { showCertificate });
    expect(phone.outcome).toBe('done');
    expect(hex(phone.lsc?.certificate.serial ?? old)).not.toBe(hex(old));
  });

  it('is refused without one', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install', authenticationMode: lscFirst });
    site.run(phone, { showCertificate: 'LSC' });
    expect(phone.outcome).toBe('refused');
    expect(site.status(phone)).toBe('Upgrade Failed: Invalid Credentials');
  });

  const refusals: [
    why: string,
    show: 'LSC' | 'MIC',
    spoil: (site: CapfSite, phone: CapfPhone) => void,
    line: string,
    guide: string,
    status: string,
  ][] = [
    [
      'an LSC of another CAPF',
      'LSC',
      (site, phone) => {
        phone.lsc = site.certificateFor(phone.name, site.authority('CAPF-of-another-cluster'));
      },
      'the LSC is not accepted: it was not issued by this CAPF',
      'lsc-validation/not-issued-by-capf',
      'Invalid LSC',
    ],
    [
      'an LSC that is not the last one',
      'LSC',
      (site, phone) => {
        const old = phone.lsc;
        site.run(phone, { showCertificate: 'LSC' });
        site.database.order(phone.name, { operation: 'install', authenticationMode: lscFirst });
        phone.lsc = old;
      },
      'the LSC is not accepted: CAPF has issued another one since',
      'lsc-validation/not-issued-by-capf',
      'Invalid LSC',
    ],
    [
      'an LSC that has expired',
      'LSC',
      (site) => site.world.run(Minutes(6 * 365 * 24 * 60)),
      'the LSC is not accepted: it is not valid at this date',
      'lsc-validation/expired',
      'Invalid LSC',
    ],
    [
      'an LSC, while CAPF.cer is not in the directory',
      'LSC',
      (site) => site.certificates.delete('CAPF.cer'),
      'the LSC is not accepted: there is no CAPF certificate to check it against',
      'lsc-validation/capf-certificate-not-in-directory',
      'Invalid LSC',
    ],
    [
      'an LSC without the key of it',
      'LSC',
      (site, phone) => {
        const key = createRsaKey(site.world.random.stream('stolen'), 1024);
        if (phone.lsc) phone.lsc = { ...phone.lsc, key };
      },
      'the phone does not have the key of the LSC',
      'log/capf',
      'Invalid LSC',
    ],
    [
      'the MIC of another phone',
      'MIC',
      (site, phone) => {
        const other = DeviceName(MacAddress('0011223344ff'));
        phone.mic = site.certificateFor(other, site.manufacturer);
      },
      'the MIC is not accepted: it names another device',
      'log/capf',
      'Invalid MIC',
    ],
    [
      'a MIC of a manufacturer that nobody knows',
      'MIC',
      (site, phone) => {
        phone.mic = site.certificateFor(phone.name, site.authority('CAP-XXX-001'));
      },
      'the MIC is not accepted: no manufacturer that is known here issued it',
      'log/capf',
      'Invalid MIC',
    ],
  ];

  it.each(refusals)('is refused with %s', (_, showCertificate, spoil, line, guide, status) => {
    const site = new CapfSite();
    const phone = phoneWithLsc(site);
    spoil(site, phone);
    site.run(phone, { showCertificate });
    expect(phone.outcome).toBe('refused');
    const found = site.entries('log').find(({ text }) => text === `${phone.name}: ${line}`);
    expect(found?.guide).toBe(guide);
    expect(site.status(phone)).toBe(`Upgrade Failed: ${status}`);
  });

  it('is believed with a MIC that names the model too', () => {
    const site = new CapfSite();
    const phone = phoneWithLsc(site, micFirst);
    phone.mic = site.certificateFor(`CP-7970G-${phone.name}`, site.manufacturer);
    site.run(phone, { showCertificate: 'MIC' });
    expect(phone.outcome).toBe('done');
  });

  it('keeps its LSC when the connection was lost before it stored the new one', () => {
    const site = new CapfSite();
    const phone = phoneWithLsc(site);
    const old = phone.lsc;
    phone.start({ showCertificate: 'LSC', keyTakes: Minutes(1) });
    site.world.run(Seconds(30));
    phone.losePower();
    site.run(phone, { showCertificate: 'LSC' });
    expect(phone.outcome).toBe('done');
    expect(phone.lsc).not.toBe(old);
  });
});
