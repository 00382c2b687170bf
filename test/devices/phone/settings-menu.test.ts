import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/basics/index.ts';
import type { ModelName, Phone } from '../../../src/devices/phone/index.ts';
import { PhoneSite, subscriberAddress } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

const press = (phone: Phone, ...keys: string[]) => {
  for (const key of keys) phone.press(key);
};
/** The keys that lead to the CTL file page. */
const toCtlFile: Readonly<Record<ModelName, string[]>> = {
  7940: ['settings', '6', '4'],
  7960: ['settings', '6', '4'],
  7970: ['settings', '5', '5'],
};
const stored = (from: number) =>
  site.entries('store', from).map(({ action, what, guide }) => [action, what, guide]);

describe('the keys of a phone', () => {
  it('open the menu page by page and lead back', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    press(phone, 'Settings', '5', '1', 'Back', 'back', 'Exit');

    expect(site.entries('screen', before).map(({ title }) => title)).toEqual([
      'Settings (locked)',
      'Status (locked)',
      'Status Messages (locked)',
      'Status (locked)',
      'Settings (locked)',
      '2001',
    ]);
  });

  it('are its softkeys only while they are on the screen', () => {
    const phone = site.registeredPhone();
    expect(phone.display.screen.softkeys).toEqual(['Redial', 'NewCall', 'CFwdAll']);
    expect(() => phone.press('Exit')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'phone-1 shows no softkey «Exit»',
        hint: 'It shows: Redial, NewCall, CFwdAll.',
      }),
    );

    press(phone, ...toCtlFile[7960]);
    expect(() => phone.press('Erase')).toThrow(UserError);
    expect(() => phone.press('NewCall')).toThrow(UserError);
    expect(() => phone.press('')).toThrow(UserError);
  });

  it('are said to be none while a phone boots', () => {
    const phone = site.phone();
    phone.powerOn();

    expect(() => phone.press('Back')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('no softkeys at all') }),
    );
  });

  it('do nothing where they mean nothing', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    press(phone, 'NewCall', '123', '**#', '0');

    expect(site.here).toBe(before);
  });

  it('work while the phone boots', () => {
    const phone = site.phone('7970', { ctl: site.trustList() });
    phone.powerOn();
    press(phone, ...toCtlFile[7970]);

    expect(phone.display.screen.title).toBe('CTL File (locked)');
    expect(phone.display.screen.lines[0]).toBe(`MD5 ${phone.flash.ctl?.md5}`);
    site.run(30);
    expect(phone.isRegistered).toBe(true);
    expect(phone.display.screen.title).toBe('CTL File (locked)');
    phone.press('Exit');
    expect(phone.display.screen.title).toBe('2001');
  });
});

describe('**#', () => {
  it('unlocks the menu, and twice in a row resets the phone', () => {
    const phone = site.registeredPhone();
    press(phone, 'settings', '**#');
    expect(phone.display.screen.title).toBe('Settings (unlocked)');

    phone.press('**#');
    expect(phone.states['phone-startup']).toBe('on › booting');
    expect(phone.states['settings-menu']).toBe('page › closed, lock › locked');
  });

  it('locks the menu again after ten seconds', () => {
    const phone = site.registeredPhone();
    press(phone, 'settings', '**#');
    site.run(10);
    phone.press('**#');

    expect(phone.display.screen.title).toBe('Settings (locked)');
    expect(phone.isRegistered).toBe(true);
  });

  it('in a menu that was left has to be entered again', () => {
    const phone = site.registeredPhone();
    press(phone, 'settings', '**#', 'Exit', 'settings');

    expect(phone.display.screen.title).toBe('Settings (locked)');
  });
});

describe.each<[ModelName, string]>([
  ['7940', 'ctl-file/delete-on-7960-7940'],
  ['7960', 'ctl-file/delete-on-7960-7940'],
  ['7970', 'ctl-file/delete-on-7970-security'],
])('Erase on the CTL File page of a %s', (model, guide) => {
  it('deletes the CTL file, and the phone starts again and installs what it gets', () => {
    const phone = site.registeredPhone(model, { ctl: site.trustList() });
    phone.setAlternateTftp(subscriberAddress);
    site.publishCtl({ tokens: ['foreign-1'], signWith: 'foreign-1' });
    const before = site.here;
    press(phone, ...toCtlFile[model], '**#', 'Erase');
    expect(phone.flash.ctl).toBeUndefined();
    expect(phone.states['phone-startup']).toBe('on › booting');
    site.run(40);

    expect(stored(before)).toEqual([
      ['deleted', 'CTL file', guide],
      ['stored', 'CTL file', undefined],
      ['stored', 'configuration', undefined],
    ]);
    expect(phone.flash.alternateTftp).toBe(subscriberAddress);
    expect(phone.isRegistered).toBe(true);
  });

  it('is not there when no CTL file is installed', () => {
    site = new PhoneSite({ securityMode: 'nonsecure' });
    const phone = site.registeredPhone(model);
    press(phone, ...toCtlFile[model], '**#');

    expect(phone.display.screen).toMatchObject({ lines: ['Not Installed'] });
    expect(() => phone.press('Erase')).toThrow(UserError);
  });
});

describe('settings access', () => {
  it('that is disabled turns the Settings key into a line in Status Messages', () => {
    site = new PhoneSite({ settingsAccess: 0 });
    const phone = site.registeredPhone();
    const before = site.here;
    press(phone, 'settings', '**#', '6');

    expect(site.entries('screen', before)).toEqual([]);
    expect(site.entries('status', before).map(({ text }) => text)).toEqual(['Settings disabled']);
    expect(() => phone.press('Exit')).toThrow(UserError);
  });

  it('that is restricted keeps network, security and erasing out of reach', () => {
    site = new PhoneSite({ settingsAccess: 2 });
    const phone = site.registeredPhone('7970');
    press(phone, 'settings', '**#', '2', '5');

    expect(phone.display.screen).toMatchObject({ title: 'Settings (locked)', softkeys: ['Exit'] });
    press(phone, '3');
    expect(phone.display.screen.title).toBe('Model Information (locked)');
  });

  it('that is disabled counts only once the phone has its configuration', () => {
    site = new PhoneSite({ settingsAccess: 0 });
    const phone = site.phone();
    phone.powerOn();
    press(phone, 'settings');

    expect(phone.display.screen.title).toBe('Settings (locked)');
  });
});

describe('Erase under Settings of a 7970', () => {
  it('deletes more than the CTL file', () => {
    const phone = site.registeredPhone('7970', { alternateTftp: subscriberAddress });
    const before = site.here;
    press(phone, 'settings', '**#', 'Erase');
    expect(stored(before)).toEqual([
      ['deleted', 'CTL file', 'ctl-file/delete-on-7970-settings'],
      ['deleted', 'configuration', undefined],
      ['deleted', 'alternate TFTP server', undefined],
    ]);
    site.run(40);

    expect(phone.isRegistered).toBe(true);
    expect(site.asked(before).map((asked) => asked.slice(0, 3))).toEqual(['10:', '10:']);
  });

  it('deletes what there is when no CTL file is installed', () => {
    site = new PhoneSite({ securityMode: 'nonsecure' });
    const phone = site.registeredPhone('7970');
    const before = site.here;
    press(phone, 'settings', '**#', 'Erase');

    expect(stored(before)).toEqual([['deleted', 'configuration', undefined]]);
  });

  it('leaves nothing to fall back on when the next configuration is refused', () => {
    const phone = site.registeredPhone('7970');
    const name = `${phone.deviceName}.cnf.xml.sgn`;
    for (const { files } of site.servers) files.alter(name, new Uint8Array(10));
    press(phone, 'settings', '**#', 'Erase');
    site.run(40);

    expect(phone.states['phone-startup']).toBe('on › waiting');
  });
});
