import { describe, expect, it } from 'vitest';
import { textCodes } from '../../../src/protocols/sccp/index.ts';
import { lscOf, type ScriptedPhone, Site } from './site.ts';

const site = () => new Site({ clusterSecurityMode: 1 });

/** The phone has tried to register: it was rejected with this alarm, and the connection closed. */
function expectAlarm(site: Site, phone: ScriptedPhone, guide: string, text: RegExp): void {
  site.pass(500);
  expect(phone.received).toEqual([
    { name: 'RegisterReject', fields: { text: textCodes.securityError } },
  ]);
  expect(phone.closed).toBe('ended');
  expect(site.entries('alarm')).toMatchObject([
    { host: 'publisher', guide, text: expect.stringMatching(text) },
  ]);
  expect(site.callManager.isRegistered(phone.name)).toBe(false);
  expect(site.entries('counter')).toEqual([]);
}

describe('an alarm is raised', () => {
  it.each(['authenticated', 'encrypted'] as const)(
    'when a phone that is set %s registers over TCP: reason 10',
    (mode) => {
      const cluster = site();
      const phone = cluster.configuredPhone({ deviceSecurityMode: mode });
      phone.connect();
      phone.register();
      expectAlarm(
        cluster,
        phone,
        'alarm/callmanager/authenticated-device-without-tls',
        /^DeviceTransientConnection: connecting port 2000, device name SEP001122000001, device IP address 10\.1\.1\.1, device type 7, reason code 10 \(authentication error\), App ID Cisco CallManager, Node ID publisher$/,
      );
      expect(cluster.logLines.at(-1)).toMatch(
        new RegExp(`rejected, Security Error: the device is ${mode}, the connection nonsecure$`),
      );
    },
  );

  it.each(['authenticated', 'encrypted'] as const)(
    'when a phone that is set nonsecure registers over TLS, %s: reason 10',
    (mode) => {
      const cluster = site();
      const phone = cluster.configuredPhone({ deviceSecurityMode: 'nonsecure' });
      phone.connectSecurely(mode);
      phone.register();
      expectAlarm(
        cluster,
        phone,
        'alarm/callmanager/unauthenticated-phone-with-tls',
        /connecting port 2443, .*, reason code 10 \(authentication error\)/,
      );
    },
  );

  it('when the certificate names another device than Register: reason 11', () => {
    const cluster = site();
    const phone = cluster.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.connectSecurely('encrypted', lscOf('SEP0011220000FF'));
    phone.register();
    expectAlarm(
      cluster,
      phone,
      'alarm/callmanager/name-mismatch',
      /device name SEP001122000001, .*, reason code 11 \(invalid X\.509 name in certificate\)/,
    );
    expect(cluster.logLines.at(-1)).toMatch(/its certificate names SEP0011220000FF$/);
  });

  it('when an impostor takes a name that nobody has: reason 11, without a control character', () => {
    const cluster = site();
    const phone = cluster.phone();
    phone.connectSecurely('encrypted');
    phone.register({ deviceName: 'SEP\x1b[2J' });
    expectAlarm(
      cluster,
      phone,
      'alarm/callmanager/name-mismatch',
      /device name SEP\?\[2J, .*reason code 11/,
    );
  });

  it.each([
    ['encrypted', 'authenticated'],
    ['authenticated', 'encrypted'],
  ] as const)('when a phone that is set %s comes with TLS for %s: reason 12', (mode, used) => {
    const cluster = site();
    const phone = cluster.configuredPhone({ deviceSecurityMode: mode });
    phone.connectSecurely(used);
    phone.register();
    expectAlarm(
      cluster,
      phone,
      'alarm/callmanager/incompatible-tls',
      /reason code 12 \(invalid TLS cipher\)/,
    );
  });

  it('each time, and is the cause of the rejection, as Register is that of the alarm', () => {
    const cluster = site();
    const phone = cluster.configuredPhone({ deviceSecurityMode: 'encrypted' });
    for (let count = 0; count < 2; count++) {
      phone.connect();
      phone.register();
      cluster.pass(100);
    }
    const alarms = cluster.entries('alarm');
    expect(alarms).toHaveLength(2);
    const rejections = cluster.entries('message').filter(({ name }) => name === 'RegisterReject');
    expect(rejections.map(({ cause }) => cause)).toEqual(alarms.map(({ seq }) => seq));
    const [, packet] = cluster.world.trace.chain(alarms[0]?.seq ?? 0);
    expect(packet).toMatchObject({ kind: 'packet', host: 'phone-1' });
  });
});

describe('no alarm is raised', () => {
  it('for a phone over TLS that the database does not know: it is rejected as unknown', () => {
    const cluster = new Site({ clusterSecurityMode: 0, autoRegistration: { enabled: true } });
    const phone = cluster.phone();
    phone.connectSecurely('encrypted');
    phone.register();
    cluster.pass(500);
    expect(phone.received).toEqual([
      { name: 'RegisterReject', fields: { text: textCodes.errorDatabase } },
    ]);
    expect(cluster.entries('alarm')).toEqual([]);
    expect(cluster.database.device(phone.name)).toBeUndefined();
  });

  it('once the mode in the database is that of the phone', () => {
    const cluster = site();
    const phone = cluster.configuredPhone({ deviceSecurityMode: 'nonsecure' });
    const register = () => {
      phone.connectSecurely('encrypted');
      phone.register();
      cluster.pass(500);
      return phone.names()[0];
    };
    expect(register()).toBe('RegisterReject');
    const device = cluster.database.device(phone.name);
    if (device) cluster.database.setDevice({ ...device, deviceSecurityMode: 'encrypted' });
    expect(register()).toBe('RegisterAck');
    expect(cluster.entries('alarm')).toHaveLength(1);
  });
});

describe('a token to come back', () => {
  it('is granted inside TLS as outside', () => {
    const cluster = site();
    const phone = cluster.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.connectSecurely('encrypted');
    phone.send('RegisterTokenReq', {
      deviceName: phone.name,
      userId: 0,
      instance: 1,
      address: phone.host.address,
      deviceType: 7,
    });
    cluster.pass(500);
    expect(phone.names()).toEqual(['RegisterTokenAck']);
  });
});
