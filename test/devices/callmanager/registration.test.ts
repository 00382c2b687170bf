import { describe, expect, it } from 'vitest';
import { deviceType, textCodes } from '../../../src/protocols/sccp/index.ts';
import { Site } from './site.ts';

describe('a phone that the database knows', () => {
  it('is acknowledged and asked for its capabilities in one segment', () => {
    const site = new Site();
    const phone = site.configuredPhone();
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.received).toMatchObject([
      {
        name: 'RegisterAck',
        fields: {
          keepaliveInterval: 30,
          dateTemplate: 'M/D/Y',
          secondaryKeepaliveInterval: 60,
          maxProtocolVersion: 6,
        },
      },
      { name: 'CapabilitiesReq' },
    ]);
    const segments = site
      .entries('packet')
      .filter(({ host, packet }) => host === 'publisher' && packet.payload.length > 0);
    expect(segments).toHaveLength(1);
  });

  it('gets the answers of CallManager 4.1(3) in their order', () => {
    const site = new Site();
    const phone = site.configuredPhone();
    phone.connect();
    phone.send('Alarm', {
      severity: 2,
      text: `25: Name=${phone.name} Load=7.2(2.0) Last=Initialized`,
      parameter1: 0x00010800,
      parameter2: phone.host.address,
    });
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    phone.send('ButtonTemplateReq');
    phone.send('SoftKeyTemplateReq');
    phone.send('SoftKeySetReq');
    phone.send('LineStatReq', { line: 1 });
    phone.send('FeatureStatReq', { index: 1 });
    for (const index of [4, 3, 2, 1]) phone.send('SpeedDialStatReq', { index });
    phone.send('RegisterAvailableLines', { highestLine: 1 });
    phone.send('TimeDateReq');
    site.pass(1000);
    expect(phone.names()).toEqual([
      'RegisterAck',
      'CapabilitiesReq',
      'ButtonTemplateRes',
      'SoftKeyTemplateRes',
      'SoftKeySetRes',
      'SelectSoftKeys',
      'DisplayPromptStatus',
      'LineStat',
      'FeatureStat',
      'SpeedDialStat',
      'SpeedDialStat',
      'SpeedDialStat',
      'SpeedDialStat',
      'DefineTimeDate',
      'DisplayPromptStatus',
    ]);
  });

  it('counts as registered once its capabilities are in', () => {
    const site = new Site();
    const phone = site.configuredPhone();
    phone.connect();
    phone.register();
    site.pass(100);
    expect(site.callManager.isRegistered(phone.name)).toBe(false);
    phone.send('CapabilitiesRes', { capabilities: [] });
    site.pass(100);
    expect(site.callManager.isRegistered(phone.name)).toBe(true);
    expect(site.entries('counter')).toMatchObject([
      {
        host: 'publisher',
        object: 'Cisco CallManager',
        counter: 'RegisteredHardwarePhones',
        value: 1,
      },
    ]);
  });

  it('leaves its registration in the trace files that the guide names', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    const peer = `${phone.name} (${phone.host.address}:`;
    expect(site.entries('log')).toMatchObject([
      { guide: 'log/callmanager', text: 'Cisco CallManager service started' },
      { guide: 'log/sdl', text: expect.stringContaining(': connected -> registering') },
      { guide: 'log/sdl', text: expect.stringContaining(': registering -> registered') },
      {
        guide: 'log/callmanager',
        text: expect.stringMatching(/: registered, 7960, directory number 2001$/),
      },
    ]);
    expect(site.logLines.at(-1)?.startsWith(peer)).toBe(true);
    for (const { guide, file } of site.entries('log'))
      expect(file).toContain(
        guide === 'log/sdl'
          ? 'C:\\Program Files\\Cisco\\Trace\\SDL\\CCM\\'
          : 'C:\\Program Files\\Cisco\\Trace\\CCM\\',
      );
  });

  it('is rejected with a mismatch when it is another model', () => {
    const site = new Site();
    const phone = site.configuredPhone({ model: '7940' });
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.received).toEqual([
      { name: 'RegisterReject', fields: { text: textCodes.errorMismatch } },
    ]);
  });

  it('unregisters when it asks for it, and may register again on the same connection', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.names();
    phone.send('Unregister');
    site.pass(100);
    expect(phone.received.splice(0)).toEqual([{ name: 'UnregisterAck', fields: { status: 0 } }]);
    expect(site.callManager.isRegistered(phone.name)).toBe(false);
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    site.pass(100);
    expect(site.counts).toEqual([1, 0, 1]);
  });

  it('stays with its newest connection: the first is closed when it registers over a second', () => {
    const site = new Site();
    const first = site.registeredPhone();
    const second = site.phone();
    second.connect();
    second.register({ deviceName: first.name });
    second.send('CapabilitiesRes', { capabilities: [] });
    site.pass(100);
    expect(first.closed).toBe('ended');
    expect(second.closed).toBeUndefined();
    expect(site.callManager.isRegistered(first.name)).toBe(true);
    expect(site.counts).toEqual([1, 0, 1]);
  });

  it('is granted a token to come back to this server', () => {
    const site = new Site();
    const phone = site.configuredPhone();
    phone.connect();
    const about = { userId: 0, instance: 1, address: phone.host.address, deviceType: 7 };
    phone.send('RegisterTokenReq', { deviceName: phone.name, ...about });
    phone.send('RegisterTokenReq', { deviceName: 'SEPFFFFFFFFFFFF', ...about });
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterTokenAck', 'RegisterTokenReject']);
  });
});

describe('a phone that the database does not know', () => {
  it('is rejected with a database error, and its connection closed', () => {
    const site = new Site();
    const phone = site.phone();
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.received).toEqual([
      { name: 'RegisterReject', fields: { text: textCodes.errorDatabase } },
    ]);
    expect(phone.closed).toBe('ended');
    expect(site.logLines.at(-1)).toMatch(
      /rejected, Error Database: the database has no such device$/,
    );
    expect(site.counts).toEqual([]);
  });

  it('gets the next free directory number when auto-registration is on', () => {
    const site = new Site({ autoRegistration: { enabled: true, nextDirectoryNumber: 2001 } });
    site.registeredPhone({ lines: ['2001'] });
    const phone = site.phone();
    phone.connect();
    phone.register({ deviceType: deviceType['7970'] });
    phone.send('LineStatReq', { line: 1 });
    site.pass(100);
    expect(phone.received.at(-1)).toMatchObject({
      name: 'LineStat',
      fields: { line: 1, directoryNumber: '2002' },
    });
    expect(site.database.device(phone.name)).toMatchObject({ model: '7970', lines: ['2002'] });
    expect(site.database.autoRegistration.nextDirectoryNumber).toBe(2003);
  });

  it('is rejected in mixed mode although auto-registration is on', () => {
    const site = new Site({ autoRegistration: { enabled: true }, clusterSecurityMode: 1 });
    const phone = site.phone();
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterReject']);
    expect(site.database.device(phone.name)).toBeUndefined();
    expect(site.entries('finding')).toMatchObject([
      { host: 'publisher', guide: 'ctl-file/phone-does-not-register/auto-registration' },
    ]);
    expect(site.logLines.at(-1)).toMatch(/auto-registration has no effect in mixed mode$/);
  });

  it('is rejected in mixed mode with auto-registration off, which has no part in it then', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.phone();
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterReject']);
    expect(site.entries('finding')).toEqual([]);
  });

  it.each([
    ['a name that no phone has', { deviceName: 'SEP\x1b[2J' }],
    ['a device type that is no phone of ours', { deviceType: deviceType['7912'] }],
  ])('is rejected with %s although auto-registration is on', (_, differences) => {
    const site = new Site({ autoRegistration: { enabled: true } });
    const phone = site.phone();
    phone.connect();
    phone.register(differences);
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterReject']);
    expect([...site.database.devices]).toEqual([]);
    expect(site.logLines.join('')).not.toContain('\x1b');
  });
});
