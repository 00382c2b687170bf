import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/basics/index.ts';
import type { ModelName, Phone } from '../../../src/devices/phone/index.ts';
import { type PhonePlan, PhoneSite } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

const byString = {
  operation: 'install',
  authenticationMode: 'authentication string',
  authenticationString: '12345',
} as const;

const press = (phone: Phone, ...keys: string[]) => {
  for (const key of keys) phone.press(key);
};
/** The keys that lead to the page of the LSC. */
const toLsc: Readonly<Record<ModelName, string[]>> = {
  7940: ['settings', '6', '3'],
  7960: ['settings', '6', '3'],
  7970: ['settings', '5', '4'],
};
const enter = (phone: Phone, string: string) => press(phone, 'Update', string, 'Submit');

/** A registered phone, with the page of the LSC on its screen and the menu unlocked. */
function atLsc(model: ModelName = '7960', plan: PhonePlan = { capf: byString }): Phone {
  const phone = site.registeredPhone(model, plan);
  press(phone, ...toLsc[model], '**#');
  return phone;
}

const status = (phone: Phone) => site.database.capf.record(phone.deviceName)?.status;
const rows = (from = 0) =>
  site.world.trace.entries
    .filter(({ seq, host }) => seq > from && host.startsWith('phone'))
    .flatMap((entry) =>
      (entry.kind === 'status' || entry.kind === 'finding') && entry.guide ? [entry.guide] : [],
    );

describe('the user of a phone', () => {
  it.each<ModelName>(['7970', '7960', '7940'])('installs an LSC on a %s with a string', (model) => {
    const phone = atLsc(model);
    const before = site.here;
    enter(phone, '12345');
    site.run(60);

    expect(site.screens(before)).toEqual([
      'LSC (unlocked) | Authentication String: | ',
      'LSC (unlocked) | Authentication String: | 1',
      'LSC (unlocked) | Authentication String: | 12',
      'LSC (unlocked) | Authentication String: | 123',
      'LSC (unlocked) | Authentication String: | 1234',
      'LSC (unlocked) | Authentication String: | 12345',
      'LSC (unlocked) | Not Installed | Pending',
      'LSC (unlocked) | Installed | Success | LSC update successful',
    ]);
    expect(site.said(before)).toEqual(['LSC update successful']);
    expect(status(phone)).toBe('Upgrade Success');
    expect(phone.isRegistered).toBe(true);
  });

  it('sees the LSC where it was looked for', () => {
    const phone = atLsc();
    enter(phone, '12345');
    press(phone, 'Back');
    expect(phone.display.screen.lines).toContain('3 LSC: Not Installed');
    site.run(60);

    expect(phone.display.screen.lines).toContain('3 LSC: Installed');
    expect(phone.display.screen.lines).toContain('5 CAPF Server: 10.1.0.10:3804');
    press(phone, 'Back', '4');
    expect(phone.display.screen.lines).toContain('4 LSC: Installed');
  });

  it('corrects a digit, and may leave without a string', () => {
    const phone = atLsc();
    press(phone, 'Update', '12344', '<<', '5', '*', '#');
    expect(phone.display.screen.lines).toEqual(['Authentication String:', '12345']);
    press(phone, 'Cancel');
    expect(phone.display.screen).toMatchObject({
      lines: ['Not Installed'],
      softkeys: ['Update', 'Back', 'Exit'],
    });
    const before = site.here;
    press(phone, 'Update', 'Submit');

    expect(site.sent('CAPF', before)).toEqual([]);
    expect(phone.display.screen.lines).toEqual(['Authentication String:', '']);
  });

  it('finds no Update softkey while the menu is locked', () => {
    const phone = site.registeredPhone('7960', { capf: byString });
    press(phone, ...toLsc[7960]);

    expect(phone.display.screen.softkeys).toEqual(['Back', 'Exit']);
    expect(() => phone.press('Update')).toThrow(UserError);
  });

  it('stops the update, and nothing comes of it', () => {
    const phone = atLsc();
    enter(phone, '12345');
    site.run(10);
    expect(phone.display.screen.softkeys).toEqual(['Stop', 'Back', 'Exit']);
    phone.press('Stop');
    site.run(60);

    expect(phone.display.screen.lines).toEqual(['Not Installed', 'Failure', 'LSC update stopped']);
    expect(phone.flash.lsc).toBeUndefined();
    expect(site.publisher.capf?.sessions).toEqual([]);
    enter(phone, '12345');
    site.run(60);
    expect(phone.flash.lsc).toBeDefined();
  });

  it('is told that nothing is pending', () => {
    const phone = atLsc('7960', {});
    enter(phone, '12345');
    site.run(5);

    expect(phone.display.screen.lines).toEqual([
      'Not Installed',
      'Failure',
      'LSC update failed: no operation pending',
    ]);
  });

  it('replaces an LSC, and deletes one, in the same way', () => {
    const phone = atLsc('7960', { hasLsc: true, capf: byString });
    const old = phone.flash.lsc;
    enter(phone, '12345');
    site.run(60);
    expect(phone.flash.lsc).toBeDefined();
    expect(phone.flash.lsc).not.toBe(old);

    site.database.capf.order(phone.deviceName, { ...byString, operation: 'delete' });
    enter(phone, '12345');
    site.run(5);
    expect(phone.display.screen.lines.slice(0, 2)).toEqual(['Not Installed', 'Success']);
    expect(status(phone)).toBe('Delete Success');
  });

  it('finds the menu closed and nothing pending once the phone was reset', () => {
    const phone = atLsc();
    enter(phone, '12345');
    site.run(10);
    site.publisher.callManager?.reset(phone.deviceName, 'reset');
    site.run(1);
    expect(phone.display.screen.title).toBe('Cisco IP Phone 7960');
    site.until(() => phone.isRegistered);
    press(phone, ...toLsc[7960], '**#');

    expect(phone.display.screen.lines).toEqual(['Not Installed']);
    enter(phone, '12345');
    site.run(60);
    expect(phone.flash.lsc).toBeDefined();
  });
});

describe('a wrong authentication string', () => {
  it('puts a message on the phone, and the right one may follow', () => {
    const phone = atLsc();
    enter(phone, '54321');
    site.run(5);

    expect(phone.display.screen.lines).toEqual([
      'Not Installed',
      'Failure',
      'Authentication string not accepted',
    ]);
    expect(phone.display.statusMessages.at(-1)).toBe('Authentication string not accepted');
    expect(site.entries('log').map(({ guide }) => guide)).toContain('capf/wrong-string');
    expect(status(phone)).toBe('Upgrade Failed: Invalid Authentication String');
    enter(phone, '12345');
    site.run(60);
    expect(phone.flash.lsc).toBeDefined();
  });

  it('ten times in a row locks the device for ten minutes, a restart of the phone or not', () => {
    const phone = atLsc();
    for (let attempt = 1; attempt <= 5; attempt++) {
      enter(phone, '11111');
      site.run(2);
    }
    phone.powerOff();
    phone.powerOn();
    site.until(() => phone.isRegistered);
    press(phone, ...toLsc[7960], '**#');
    for (let attempt = 6; attempt <= 10; attempt++) {
      enter(phone, '11111');
      site.run(2);
    }
    expect(site.publisher.capf?.isLocked(phone.deviceName)).toBe(true);

    enter(phone, '12345');
    site.run(60);
    expect(phone.display.screen.lines[2]).toBe('Authentication string not accepted');
    expect(phone.flash.lsc).toBeUndefined();
    site.run(600);
    enter(phone, '12345');
    site.run(60);
    expect(phone.flash.lsc).toBeDefined();
  });
});

describe('an authentication string is not taken', () => {
  it('while the phone is not registered', () => {
    for (const server of site.servers) server.stop('callmanager');
    const phone = site.phone('7960', { capf: byString });
    phone.powerOn();
    site.until(() => phone.states.registration === 'waiting');
    press(phone, ...toLsc[7960], '**#', 'Update');

    expect(phone.display.screen.lines).toEqual([
      'Not Installed',
      'LSC update: phone not registered',
    ]);
    expect(rows()).toEqual(['capf/phone-not-registered', 'lsc-validation/phone-not-registered']);
    const [status] = site.entries('status').filter(({ guide }) => guide !== undefined);
    expect(site.entries('finding')[0]?.cause).toBe(status?.seq);
    expect(site.sent('CAPF')).toEqual([]);
  });

  it('while the device is set secure', () => {
    const phone = atLsc('7970', { mode: 'authenticated', capf: byString });
    press(phone, 'Update');

    expect(phone.display.screen.lines).toEqual([
      'Not Installed',
      'LSC update: security mode not Non Secure',
    ]);
    expect(rows()).toEqual(['capf/device-mode-not-nonsecure']);
  });

  it('when the configuration names no CAPF server', () => {
    site.database.capfServer = undefined;
    const phone = atLsc();
    press(phone, 'Update');

    expect(phone.display.screen.lines[1]).toBe('LSC update: no CAPF server');
    expect(rows()).toEqual([]);
    expect(phone.menuFacts().capfServer).toBeUndefined();
  });

  it('when the registration is lost while it is entered', () => {
    const phone = atLsc();
    press(phone, 'Update', '12345');
    for (const server of site.servers) server.stop('callmanager');
    site.run(1);
    phone.press('Submit');

    expect(phone.display.screen.lines[1]).toBe('LSC update: phone not registered');
    expect(site.sent('CAPF')).toEqual([]);
  });
});
