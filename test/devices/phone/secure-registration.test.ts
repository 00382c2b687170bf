import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceName, MacAddress, Port } from '../../../src/basics/index.ts';
import type { ModelName } from '../../../src/devices/phone/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import { issue } from '../../../src/pki/index.ts';
import { type PhonePlan, PhoneSite, subscriberAddress, usualPlan } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

const registrations = (from = 0) =>
  site
    .entries('registration', from)
    .map(({ state, server, detail }) => [
      `${state} ${server.split('.').at(-1)}`,
      detail.replace(/^SEP\w+, /, ''),
    ]);

/** The messages of TLS that phones sent, with what is worth reading of them. */
const tlsMessages = (from = 0) =>
  site
    .entries('message', from)
    .filter(({ protocol, host }) => protocol === 'TLS' && host === 'phone-1')
    .map(({ name, detail }) => (detail === '' ? name : `${name}: ${detail}`));

const findings = (from = 0) =>
  site.entries('finding', from).map(({ host, guide }) => [host, guide]);

/** Where connections were opened to. */
const connections = (from = 0) =>
  site
    .entries('packet', from)
    .filter(({ packet }) => packet.tcp?.flags.syn && !packet.tcp.flags.ack)
    .map(({ packet: { destination } }) => `${destination.address.slice(-2)}:${destination.port}`);

/** The usual plan, in which the record of the publisher carries the certificate of another host. */
const wrongPublisher = (certificateOf: string | undefined) => ({
  servers: usualPlan.servers.map((server) =>
    server.name === 'publisher' ? { ...server, certificateOf } : server,
  ),
});

describe('a phone that is set secure', () => {
  it.each<[ModelName, PhonePlan]>([
    ['7970', {}],
    ['7970', { hasLsc: true }],
    ['7960', { hasLsc: true }],
    ['7940', { hasLsc: true }],
  ])('registers over TLS, a %s with %o', (model, plan) => {
    const phone = site.registeredPhone(model, { mode: 'encrypted', ...plan });

    expect(registrations()).toEqual([
      ['registered 10', 'SCCP over TLS, port 2443, TLS_RSA_WITH_AES_128_CBC_SHA'],
    ]);
    expect(connections()).toEqual(['10:2443']);
    expect(site.publisher.callManager?.registeredMode(phone.deviceName)).toBe('encrypted');
    expect(phone.display.screen).toMatchObject({ title: '2001' });
  });

  it('to authenticated offers a suite that encrypts nothing, and is authenticated', () => {
    const phone = site.registeredPhone('7970', { mode: 'authenticated' });

    expect(tlsMessages()[0]).toBe('ClientHello: TLS_RSA_WITH_NULL_SHA');
    expect(registrations()[0]?.[1]).toContain('TLS_RSA_WITH_NULL_SHA');
    expect(site.publisher.callManager?.registeredMode(phone.deviceName)).toBe('authenticated');
  });

  it('shows its LSC, and its MIC only while it has none', () => {
    const serials = (from: number) =>
      site
        .entries('log', from)
        .map(({ text }) => /TLS is up.*issuer CN=([A-Z]+)/.exec(text)?.[1])
        .filter((issuer) => issuer !== undefined);
    site.registeredPhone('7970', { mode: 'encrypted' });
    expect(serials(0)).toEqual(['CAP']);

    const before = site.here;
    site.registeredPhone('7970', { mode: 'encrypted', hasLsc: true });
    expect(serials(before)).toEqual(['CAPF']);
  });

  it('has each message of its handshake in the trace, with the one before as its cause', () => {
    site.registeredPhone('7970', { mode: 'encrypted' });
    const messages = site
      .entries('message')
      .filter(({ protocol, host }) => protocol === 'TLS' && host === 'phone-1');

    expect(tlsMessages()).toEqual([
      'ClientHello: TLS_RSA_WITH_AES_128_CBC_SHA',
      'Certificate',
      'ClientKeyExchange',
      'CertificateVerify',
      'ChangeCipherSpec',
      'Finished',
    ]);
    const [, ...flight] = messages;
    for (const [index, { cause }] of flight.slice(1).entries())
      expect(cause).toBe(flight[index]?.seq);
  });

  it('has the secrets of its connection in the trace, once', () => {
    site.registeredPhone('7970', { mode: 'encrypted' });

    expect(site.entries('tls-secret')).toEqual([
      expect.objectContaining({
        host: 'phone-1',
        clientRandom: expect.stringMatching(/^[0-9a-f]{64}$/),
        masterSecret: expect.stringMatching(/^[0-9a-f]{96}$/),
      }),
    ]);
  });

  it('stays registered for hours, and says so with keepalives inside TLS', () => {
    const phone = site.registeredPhone('7970', { mode: 'encrypted' });
    const before = site.here;
    site.run(3600);

    expect(phone.isRegistered).toBe(true);
    expect(site.sent('SCCP', before)).toEqual(Array(120).fill('KeepAlive'));
    expect(tlsMessages(before)).toEqual([]);
  });

  it('is nonsecure in a cluster that is', () => {
    site = new PhoneSite({ securityMode: 'nonsecure' });
    site.registeredPhone('7970', { mode: 'encrypted' });

    expect(registrations()).toEqual([['registered 10', 'SCCP, port 2000']]);
  });

  it('shows its connection among its sockets', () => {
    const phone = site.registeredPhone('7970', { mode: 'encrypted' });
    phone.show('sockets');

    expect(site.entries('console')[0]?.output).toBe(
      'Proto Local Remote\ntls 10.1.1.1:49152 10.1.0.10:2443',
    );
  });

  it('is reset, and comes over TLS again', () => {
    const phone = site.registeredPhone('7970', { mode: 'encrypted' });
    const before = site.here;
    phone.press('**#**');
    site.until(() => phone.isRegistered);

    expect(tlsMessages(before)[0]).toBe('Alert: warning, close_notify');
    expect(site.entries('tls-secret', before)).toHaveLength(1);
  });
});

describe('a phone that lacks what TLS needs', () => {
  it.each(['authenticated', 'encrypted'] as const)(
    'a certificate, does not register when it is set to %s, and keeps trying',
    (mode) => {
      const phone = site.phone('7960', { mode });
      phone.powerOn();
      site.run(150);

      expect(phone.isRegistered).toBe(false);
      expect(connections()).toEqual([]);
      expect(phone.states['phone-startup']).toBe('on › waiting');
      expect(site.said().filter((text) => text === 'No LSC for TLS')).toHaveLength(4);
      expect(site.asked()).toHaveLength(8);
      expect(site.entries('finding')).toEqual([]);
    },
  );

  it('a CTL file, does not register, and asks for it until it gets one', () => {
    const phone = site.phone('7970', { mode: 'encrypted' });
    for (const { files } of site.servers) files.delete('CTLFile.tlv');
    phone.powerOn();
    site.run(60);
    expect(phone.isRegistered).toBe(false);
    expect(site.said()).toEqual([
      expect.stringMatching(/^File Not Found: CTLSEP/),
      'No CTL installed',
      'No CTL file for TLS',
    ]);

    site.publishCtl();
    site.run(60);
    expect(phone.isRegistered).toBe(true);
    expect(registrations()[0]?.[1]).toContain('TLS');
  });

  it('any more, as its LSC was deleted, registers as soon as it has another one', () => {
    const phone = site.registeredPhone('7960', { mode: 'encrypted', hasLsc: true });
    phone.flash.deleteLsc();
    site.publisher.callManager?.stop('clean');
    site.run(60);
    expect(phone.isRegistered).toBe(false);
    expect(site.said()).toContain('No LSC for TLS');
    expect(findings()).toEqual([]);

    phone.flash.storeLsc(site.lscOf(phone.deviceName));
    site.run(60);
    expect(phone.isRegistered).toBe(true);
  });
});

describe('a server that the CTL file does not vouch for', () => {
  it('with a record that has no certificate is not even asked', () => {
    const ctl = site.trustList(wrongPublisher(undefined));
    site.publishCtl(wrongPublisher(undefined));
    const phone = site.phone('7970', { mode: 'encrypted', ctl });
    phone.powerOn();
    site.until(() => phone.isRegistered);

    expect(connections()).toEqual(['11:2443']);
    expect(site.said()).toEqual(['CallManager Not Authorized: 10.1.0.10']);
    expect(findings()).toEqual([['phone-1', 'ctl-file/phone-does-not-register']]);
    expect(registrations()).toMatchObject([['registered 11', expect.anything()]]);
  });

  it('with the certificate of another host is refused in the handshake', () => {
    // The subscriber serves the files: what it signs is in order.
    site = new PhoneSite({ scope: { tftpServers: [subscriberAddress] } });
    site.publishCtl(wrongPublisher('token-9'));
    const phone = site.phone('7970', { mode: 'encrypted' });
    phone.powerOn();
    site.until(() => phone.isRegistered);

    expect(tlsMessages().slice(0, 2)).toEqual([
      'ClientHello: TLS_RSA_WITH_AES_128_CBC_SHA',
      'Alert: fatal, unknown_ca',
    ]);
    expect(site.said()).toEqual([
      'CTL Installed',
      'TLS error, 10.1.0.10: unknown_ca sent',
      'CallManager Not Authorized: 10.1.0.10',
    ]);
    expect(findings()).toEqual([['phone-1', 'ctl-file/phone-does-not-register']]);
    expect(connections()).toEqual(['10:2443', '11:2443']);
  });

  it('is tried again and again when there is no other, with a new configuration each time', () => {
    const ctl = site.trustList({ servers: usualPlan.servers.map(withoutCallManager) });
    site.publishCtl({ servers: usualPlan.servers.map(withoutCallManager) });
    const phone = site.phone('7970', { mode: 'encrypted', ctl });
    phone.powerOn();
    site.run(120);

    expect(phone.isRegistered).toBe(false);
    expect(connections()).toEqual([]);
    expect(findings().length).toBeGreaterThan(10);
    expect(site.asked().length).toBeGreaterThan(6);
  });
});

const withoutCallManager = (server: (typeof usualPlan.servers)[number]) => ({
  ...server,
  role: 'TFTP' as const,
});

describe('a phone that the server does not trust', () => {
  /** Of the first phone, by an issuer that no server knows. */
  const foreignLsc = () => {
    const deviceName = DeviceName(MacAddress('001122334403'));
    const own = site.lscOf(deviceName);
    const issuer = site.identities.token('somebody');
    const { publicKeyPkcs1 } = own.key;
    const request = { notBefore: own.certificate.notBefore, notAfter: own.certificate.notAfter };
    const subject = [['CN', deviceName]] as const;
    const serial = own.certificate.serial;
    return { ...own, certificate: issue({ ...request, serial, subject, publicKeyPkcs1, issuer }) };
  };

  it('says which alert it got, and tries its other servers', () => {
    const phone = site.phone('7960', { mode: 'encrypted', lsc: foreignLsc() });
    phone.powerOn();
    site.run(25);

    expect(site.said().slice(1, 3)).toEqual([
      'TLS error, 10.1.0.10: unknown_ca received',
      'TLS error, 10.1.0.11: unknown_ca received',
    ]);
    expect(phone.display.statusMessages).toContain('TLS error, 10.1.0.10: unknown_ca received');
    expect(phone.isRegistered).toBe(false);
    expect(findings()).toEqual([]);
  });

  it('gives the connection as the reason when it connects next', () => {
    const phone = site.phone('7960', { mode: 'encrypted', lsc: foreignLsc() });
    phone.powerOn();
    site.run(25);
    const before = site.here;
    phone.flash.storeLsc(site.lscOf(phone.deviceName));
    site.until(() => phone.isRegistered);

    expect(site.entries('message', before).find(({ name }) => name === 'Alarm')?.detail).toContain(
      '12: Name=',
    );
  });
});

describe('a server with another TLS than that of CallManager', () => {
  /** In the place of CallManager on the publisher. */
  const listen = (accept: Parameters<typeof tls10.server>[1] | undefined) => {
    site.publisher.stop('callmanager');
    site.network.host('publisher').listen(Port(2443), (stream) => {
      if (accept) tls10.server(stream, accept).handle({ received() {}, closed() {} });
      else stream.handle({ received() {}, closed() {} });
    });
  };
  const settings = () => {
    const { certificate, key } = site.identities.server('publisher');
    return {
      identity: { certificates: [certificate.der], privateKey: key.privateKey },
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      clientCertificate: 'required',
      judge: () => undefined,
      random: site.world.random.stream('scripted server'),
      date: () => site.world.date(),
    } as const;
  };

  it('that has no suite in common is left', () => {
    listen(settings());
    const phone = site.registeredPhone('7970', { mode: 'authenticated' });

    expect(site.said()).toContain('TLS error, 10.1.0.10: handshake_failure received');
    expect(registrations()).toMatchObject([['registered 11', expect.anything()]]);
    expect(phone.isRegistered).toBe(true);
  });

  it('that takes the connection and says nothing is given up after 30 s', () => {
    listen(undefined);
    const phone = site.phone('7970', { mode: 'encrypted' });
    phone.powerOn();
    site.until(() => phone.states.registration === 'connecting');
    site.run(29.9);
    expect(phone.states.registration).toBe('connecting');
    site.run(5);

    expect(registrations()).toMatchObject([['registered 11', expect.anything()]]);
  });

  it('that lets the phone in and says nothing then is given up as well', () => {
    listen(settings());
    site.phone('7970', { mode: 'encrypted' }).powerOn();
    site.run(80);

    expect(registrations()).toMatchObject([['registered 11', expect.anything()]]);
  });

  it('that sends bytes that are no TLS is refused with an alert', () => {
    site.publisher.stop('callmanager');
    site.network.host('publisher').listen(Port(2443), (stream) => {
      stream.handle({ received: () => stream.write(new Uint8Array(100)), closed() {} });
    });
    site.registeredPhone('7970', { mode: 'encrypted' });

    expect(site.said()).toContain('TLS error, 10.1.0.10: unexpected_message sent');
    expect(findings()).toEqual([]);
    expect(registrations()).toMatchObject([['registered 11', expect.anything()]]);
  });
});

describe('a nonsecure phone', () => {
  it('uses port 2000 whatever certificates it has', () => {
    site.registeredPhone('7970', { hasLsc: true });

    expect(connections()).toEqual(['10:2000']);
    expect(tlsMessages()).toEqual([]);
  });

  it('uses TLS after the reset that follows the change of its mode', () => {
    const phone = site.registeredPhone('7970');
    site.setMode(phone, 'encrypted');
    const before = site.here;
    site.publisher.callManager?.reset(phone.deviceName, 'reset');
    site.run(40);

    expect(connections(before)).toEqual(['10:2443']);
    expect(phone.isRegistered).toBe(true);
    expect(phone.menuFacts().securityMode).toBe('Encrypted');
  });
});

it('the same site gives the same secrets, whatever else lives in it', () => {
  const secrets = () => {
    site.registeredPhone('7970', { mode: 'encrypted' });
    return site.entries('tls-secret').map(({ masterSecret }) => masterSecret);
  };
  const first = secrets();
  site = new PhoneSite();
  site.network.addHost('printer', { mac: MacAddress('00BADBADBAD0') });

  expect(secrets()).toEqual(first);
});
