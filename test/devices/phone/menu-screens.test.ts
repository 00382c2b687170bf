import { describe, expect, it } from 'vitest';
import type { Screen } from '../../../src/devices/phone/display.ts';
import type { MenuFacts } from '../../../src/devices/phone/menu-facts.ts';
import { chosenPage, menuScreen } from '../../../src/devices/phone/menu-screens.ts';
import { type ModelName, phoneModels } from '../../../src/devices/phone/models.ts';
import type { MenuPage } from '../../../src/machines/index.ts';

const factsOf = (model: ModelName): MenuFacts => ({
  model: phoneModels[model],
  deviceName: 'SEP001122334455',
  macAddress: '001122334455',
  address: '10.1.1.1',
  tftpServers: ['10.1.0.10', '10.1.0.11'],
  alternateTftp: undefined,
  callManagers: ['10.1.0.10'],
  securityMode: 'Non Secure',
  capfServer: undefined,
  hasMic: phoneModels[model].mic,
  hasLsc: false,
  lscUpdate: { progress: undefined, message: '' },
  statusMessages: ['DHCP timeout', 'CTL Installed'],
  ctl: {
    md5: '0123456789abcdef0123456789abcdef',
    entries: ['Security Token SAST-TOKEN-1', 'CallManager / TFTP Server 10.1.0.10'],
  },
});

/** As it could stand on the glass: title, lines, softkeys. */
const drawn = ({ title, lines, softkeys }: Screen): string =>
  [title, ...lines.map((line) => `  ${line}`), softkeys.map((key) => `[${key}]`).join(' ')].join(
    '\n',
  );

const locked = (page: MenuPage, model: ModelName, facts: Partial<MenuFacts> = {}) =>
  drawn(menuScreen(page, true, { ...factsOf(model), ...facts }));
const unlocked = (page: MenuPage, model: ModelName, facts: Partial<MenuFacts> = {}) =>
  drawn(menuScreen(page, false, { ...factsOf(model), ...facts }));

describe('Settings', () => {
  it('of a 7960 and a 7940', () => {
    expect(locked('settings', '7960')).toMatchInlineSnapshot(`
      "Settings (locked)
        1 Contrast
        2 Ring Type
        3 Network Configuration
        4 Model Information
        5 Status
        6 Security Configuration
      [Exit]"
    `);
    expect(locked('settings', '7940')).toBe(locked('settings', '7960'));
  });

  it('of a 7970', () => {
    expect(locked('settings', '7970')).toMatchInlineSnapshot(`
      "Settings (locked)
        1 User Preferences
        2 Network Configuration
        3 Model Information
        4 Status
        5 Security Configuration
        6 Device Configuration
      [Exit]"
    `);
  });

  it('has an Erase softkey on an unlocked 7970 only', () => {
    expect(unlocked('settings', '7970')).toMatch(/\[Erase\] \[Exit\]$/);
    expect(unlocked('settings', '7960')).not.toContain('Erase');
  });
});

describe('Network Configuration', () => {
  it('tells addresses and servers', () => {
    expect(locked('network configuration', '7960')).toMatchInlineSnapshot(`
      "Network Configuration (locked)
        1 Host Name: SEP001122334455
        2 IP Address: 10.1.1.1
        3 TFTP Server 1: 10.1.0.10
        4 TFTP Server 2: 10.1.0.11
        5 Alternate TFTP: NO
        6 CallManager 1: 10.1.0.10
      [Back] [Exit]"
    `);
  });

  it('tells the alternate TFTP server', () => {
    const alternate = { alternateTftp: '10.9.9.9', tftpServers: ['10.9.9.9'], callManagers: [] };

    expect(locked('network configuration', '7970', alternate)).toMatchInlineSnapshot(`
      "Network Configuration (locked)
        1 Host Name: SEP001122334455
        2 IP Address: 10.1.1.1
        3 TFTP Server 1: 10.9.9.9
        4 Alternate TFTP: YES, 10.9.9.9
      [Back] [Exit]"
    `);
  });
});

describe('Model Information', () => {
  it('of a 7960, and of a 7940 but for the number', () => {
    expect(locked('model information', '7960')).toMatchInlineSnapshot(`
      "Model Information (locked)
        1 Model Number: CP-7960G
        2 MAC Address: 001122334455
        3 Load File: P00307020200
        4 LSC: Not Installed
      [Back] [Exit]"
    `);
    expect(locked('model information', '7940')).toBe(
      locked('model information', '7960').replace('7960G', '7940G'),
    );
  });

  it('of a 7970, which has a MIC', () => {
    expect(locked('model information', '7970')).toMatchInlineSnapshot(`
      "Model Information (locked)
        1 Model Number: CP-7970G
        2 MAC Address: 001122334455
        3 Load File: TERM70.6-0-2SR1-0
        4 MIC: Installed
        5 LSC: Not Installed
      [Back] [Exit]"
    `);
  });
});

describe('Status', () => {
  it('leads to Status Messages', () => {
    expect(locked('status', '7940')).toMatchInlineSnapshot(`
      "Status (locked)
        1 Status Messages
      [Back] [Exit]"
    `);
  });

  it('messages are listed as they came', () => {
    expect(locked('status messages', '7940')).toMatchInlineSnapshot(`
      "Status Messages (locked)
        DHCP timeout
        CTL Installed
      [Back] [Exit]"
    `);
  });
});

describe('Security Configuration', () => {
  it('of a 7960, which has no MIC', () => {
    expect(locked('security configuration', '7960')).toMatchInlineSnapshot(`
      "Security Configuration (locked)
        1 Web Access Enabled: Yes
        2 Security Mode: Non Secure
        3 LSC: Not Installed
        4 CTL File: Installed
        5 CAPF Server: None
        6 MIC: Not Installed
      [Back] [Exit]"
    `);
  });

  it('of a 7970, which has one', () => {
    const secured = { securityMode: 'Encrypted', capfServer: '10.1.0.10', ctl: undefined };

    expect(locked('security configuration', '7970', secured)).toMatchInlineSnapshot(`
      "Security Configuration (locked)
        1 Web Access Enabled: Yes
        2 Security Mode: Encrypted
        3 MIC: Installed
        4 LSC: Not Installed
        5 CTL File: Not Installed
        6 CAPF Server: 10.1.0.10
      [Back] [Exit]"
    `);
  });
});

describe('CTL File', () => {
  it('tells the MD5 of the file and what it names', () => {
    expect(locked('ctl file', '7960')).toMatchInlineSnapshot(`
      "CTL File (locked)
        MD5 0123456789abcdef0123456789abcdef
        Security Token SAST-TOKEN-1
        CallManager / TFTP Server 10.1.0.10
      [Back] [Exit]"
    `);
  });

  it('can be erased once unlocked', () => {
    expect(unlocked('ctl file', '7960')).toMatch(/\[Erase\] \[Back\] \[Exit\]$/);
  });

  it('cannot be erased when there is none', () => {
    expect(unlocked('ctl file', '7970', { ctl: undefined })).toMatchInlineSnapshot(`
      "CTL File (unlocked)
        Not Installed
      [Back] [Exit]"
    `);
  });
});

describe('LSC', () => {
  it('tells whether there is one, and can be updated once the menu is unlocked', () => {
    expect(locked('lsc', '7960')).toMatchInlineSnapshot(`
      "LSC (locked)
        Not Installed
      [Back] [Exit]"
    `);
    expect(unlocked('lsc', '7960', { hasLsc: true })).toMatchInlineSnapshot(`
      "LSC (unlocked)
        Installed
      [Update] [Back] [Exit]"
    `);
  });

  it.each(['locked', 'unlocked'] as const)('can be stopped while it is updated, %s', (lock) => {
    const pending = { lscUpdate: { progress: 'Pending', message: '' } } as const;
    const screen = lock === 'locked' ? locked : unlocked;

    expect(screen('lsc', '7960', pending)).toContain(
      '  Not Installed\n  Pending\n[Stop] [Back] [Exit]',
    );
  });

  it('tells how the last update ended', () => {
    const message = 'Authentication string not accepted';
    const failed = { lscUpdate: { progress: 'Failure', message } } as const;

    expect(unlocked('lsc', '7970', failed)).toMatchInlineSnapshot(`
      "LSC (unlocked)
        Not Installed
        Failure
        Authentication string not accepted
      [Update] [Back] [Exit]"
    `);
  });

  it('is shown where the guide has one look for it', () => {
    const guideOf = (page: MenuPage) => menuScreen(page, true, factsOf('7960')).guide;

    expect(guideOf('model information')).toBe('certificate/lsc-shown');
    expect(guideOf('security configuration')).toBe('certificate/mic-shown');
    expect(guideOf('lsc')).toBeUndefined();
  });
});

describe('the entry of an authentication string', () => {
  it('shows the digits as they come', () => {
    const facts = factsOf('7960');

    expect(menuScreen('authentication string', false, facts)).toEqual({
      title: 'LSC (unlocked)',
      lines: ['Authentication String:', ''],
      softkeys: ['Submit', '<<', 'Cancel'],
    });
    expect(menuScreen('authentication string', false, facts, '0815').lines).toEqual([
      'Authentication String:',
      '0815',
    ]);
  });
});

describe('a digit', () => {
  it.each<[MenuPage, ModelName, string, MenuPage | undefined]>([
    ['settings', '7960', '1', undefined],
    ['settings', '7960', '3', 'network configuration'],
    ['settings', '7960', '6', 'security configuration'],
    ['settings', '7970', '2', 'network configuration'],
    ['settings', '7970', '5', 'security configuration'],
    ['settings', '7970', '9', undefined],
    ['settings', '7970', '0', undefined],
    ['settings', '7970', '*', undefined],
    ['security configuration', '7960', '4', 'ctl file'],
    ['security configuration', '7970', '5', 'ctl file'],
    ['security configuration', '7960', '3', 'lsc'],
    ['security configuration', '7970', '4', 'lsc'],
    ['security configuration', '7970', '3', undefined],
    ['status', '7960', '1', 'status messages'],
    ['status', '7960', '2', undefined],
    ['ctl file', '7960', '1', undefined],
  ])('on the page %s of a %s: %s', (page, model, digit, chosen) => {
    expect(chosenPage(page, digit, phoneModels[model])).toBe(chosen);
  });

  it.each<ModelName>(['7970', '7960', '7940'])('chooses the page by its line on a %s', (model) => {
    for (const page of ['settings', 'security configuration'] as const) {
      const { lines } = menuScreen(page, true, factsOf(model));
      for (const [index, line] of lines.entries()) {
        const chosen = chosenPage(page, String(index + 1), phoneModels[model]);
        if (chosen) expect(line.toLowerCase()).toContain(chosen);
      }
    }
  });
});
