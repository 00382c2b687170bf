import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../src/basics/index.ts';
import { manufacturer, Site } from './site.ts';

const seconds = 1000;
const authenticated = 'AuthenticatedRegisteredPhones';
const encrypted = 'EncryptedRegisteredPhones';

/** All that went over the wire behind the handshakes, as text. */
const wire = (site: Site): string =>
  site
    .entries('packet')
    .map(({ packet }) => latin1(packet.payload))
    .join('');

describe('a phone in mixed mode', () => {
  it.each(['authenticated', 'encrypted'] as const)(
    'that is set %s registers over TLS with its LSC',
    (mode) => {
      const site = new Site({ clusterSecurityMode: 1 });
      const phone = site.securePhone(mode);
      expect(phone.names().slice(0, 2)).toEqual(['RegisterAck', 'CapabilitiesReq']);
      expect(site.callManager.registeredMode(phone.name)).toBe(mode);
      expect(site.entries('alarm')).toEqual([]);
      expect(site.logLines.at(-1)).toMatch(
        new RegExp(`: registered, 7960, directory number 2001, ${mode}$`),
      );
    },
  );

  it('that has a MIC and no LSC registers with the MIC', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.configuredPhone({ model: '7970', deviceSecurityMode: 'encrypted' });
    phone.connectSecurely('encrypted', manufacturer.mic(phone.name));
    phone.register({ deviceType: 30006 });
    phone.send('CapabilitiesRes', { capabilities: [] });
    site.pass(500);
    expect(site.callManager.registeredMode(phone.name)).toBe('encrypted');
  });

  it('that is nonsecure registers over TCP beside the others', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.registeredPhone();
    expect(site.callManager.registeredMode(phone.name)).toBe('nonsecure');
  });

  it('can be listened to when it is authenticated, and not when it is encrypted', () => {
    const open = new Site({ clusterSecurityMode: 1 });
    open.securePhone('authenticated');
    const hidden = new Site({ clusterSecurityMode: 1 });
    hidden.securePhone('encrypted');
    expect(wire(open)).toContain('M/D/Y');
    expect(wire(hidden)).not.toContain('M/D/Y');
  });

  it('leaves in the SDL trace which cipher suite and which certificate it came with', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('authenticated');
    expect(site.sdlLines[0]).toMatch(
      new RegExp(
        `^10\\.1\\.1\\.1:\\d+: TLS is up, TLS_RSA_WITH_NULL_SHA, subject CN=${phone.name};`,
      ),
    );
  });

  it('is asked for its certificate, each message of the server being in the trace', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    site.securePhone('encrypted');
    const messages = site.entries('message').filter(({ protocol }) => protocol === 'TLS');
    expect(messages.map(({ host, name }) => `${host}: ${name}`)).toEqual([
      'publisher: ServerHello',
      'publisher: Certificate',
      'publisher: CertificateRequest',
      'publisher: ServerHelloDone',
      'publisher: ChangeCipherSpec',
      'publisher: Finished',
    ]);
    expect(site.entries('tls-secret')).toEqual([]);
  });

  it('costs one entry for each keepalive, inside TLS as outside', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    phone.names();
    const before = site.entries('message').length;
    const timers = site.timersSet;
    for (let count = 0; count < 10; count++) {
      site.pass(30 * seconds);
      phone.send('KeepAlive');
    }
    site.pass(100);
    expect(phone.names()).toEqual(new Array(10).fill('KeepAliveAck'));
    expect(site.entries('message').length - before).toBe(10);
    expect(site.timersSet - timers).toBeLessThanOrEqual(5);
  });
});

describe('the counters', () => {
  it('tell phones that show a certificate from others, and those that encrypt', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    site.registeredPhone({ lines: ['2001'] });
    site.securePhone('authenticated', { lines: ['2002'] });
    site.securePhone('encrypted', { lines: ['2003'] });
    expect(site.counts).toEqual([1, 2, 3]);
    expect(site.countsOf(authenticated)).toEqual([1, 2]);
    expect(site.countsOf(encrypted)).toEqual([1]);
    const [first] = site.entries('counter').filter(({ counter }) => counter === authenticated);
    expect(first).toMatchObject({
      host: 'publisher',
      object: 'Cisco CallManager',
      guide: 'counter/authenticated-registered-phones',
    });
  });

  it('fall when phones go, each by the phones that it counts', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phones = [
      site.securePhone('encrypted', { lines: ['2001'] }),
      site.securePhone('authenticated', { lines: ['2002'] }),
    ];
    phones[0]?.hangUp();
    site.pass(100);
    expect(site.counts).toEqual([1, 2, 1]);
    expect(site.countsOf(authenticated)).toEqual([1, 2, 1]);
    expect(site.countsOf(encrypted)).toEqual([1, 0]);
    phones[1]?.send('Unregister');
    site.pass(100);
    expect(site.countsOf(authenticated)).toEqual([1, 2, 1, 0]);
  });

  it('fall once each when the service is stopped', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    for (const line of ['2001', '2002', '2003']) site.securePhone('encrypted', { lines: [line] });
    site.callManager.stop('clean');
    for (const counter of ['RegisteredHardwarePhones', authenticated, encrypted])
      expect(site.countsOf(counter)).toEqual([1, 2, 3, 0]);
  });

  it('stand still when the power is cut, and fall when the service is back', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    site.securePhone('encrypted', { lines: ['2001'] });
    site.callManager.stop('without power');
    site.pass(200_000);
    expect(site.counts).toEqual([1]);
    site.callManager.start();
    for (const counter of ['RegisteredHardwarePhones', authenticated, encrypted])
      expect(site.countsOf(counter)).toEqual([1, 0]);
  });

  it('count a phone once that registers again over a second connection', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    phone.connectSecurely('encrypted');
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    site.pass(500);
    expect(site.countsOf(encrypted)).toEqual([1, 0, 1]);
  });
});

describe('a nonsecure cluster', () => {
  it('registers a device over TCP whatever mode it is set to', () => {
    const site = new Site({ clusterSecurityMode: 0 });
    const phone = site.registeredPhone({ deviceSecurityMode: 'encrypted' });
    expect(site.callManager.registeredMode(phone.name)).toBe('nonsecure');
    expect(site.entries('alarm')).toEqual([]);
    expect(site.countsOf(authenticated)).toEqual([]);
  });

  it('takes no phone over TLS, even if its device is set to encrypted', () => {
    const site = new Site({ clusterSecurityMode: 0 });
    const phone = site.securePhone('encrypted');
    expect(phone.names()).toEqual(['RegisterReject']);
    expect(site.entries('alarm')).toMatchObject([
      { guide: 'alarm/callmanager/unauthenticated-phone-with-tls' },
    ]);
  });
});
