import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/basics/index.ts';
import { encodeSccp } from '../../../src/protocols/sccp/index.ts';
import { runs } from '../../support/runs.ts';
import type { ScriptedPhone } from './site.ts';
import { Site } from './site.ts';

const seconds = 1000;

/** Sends a keepalive every so many seconds for so many times. */
function keepAlive(site: Site, phone: ScriptedPhone, every: number, times: number): void {
  for (let count = 0; count < times; count++) {
    site.pass(every * seconds);
    phone.send('KeepAlive');
  }
  site.pass(100);
}

describe('keepalives', () => {
  it('are acknowledged, each with one entry in the trace and no line in a log', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    const lines = site.logLines.length;
    phone.names();
    keepAlive(site, phone, 30, 10);
    expect(phone.names()).toEqual(new Array(10).fill('KeepAliveAck'));
    const acknowledgements = site.entries('message').filter(({ name }) => name === 'KeepAliveAck');
    expect(acknowledgements).toHaveLength(10);
    expect(site.logLines).toHaveLength(lines);
  });

  it('are acknowledged by a standby server, with which the phone is not registered', () => {
    const site = new Site();
    const phone = site.phone();
    phone.connect();
    keepAlive(site, phone, 60, 5);
    expect(phone.names()).toEqual(new Array(5).fill('KeepAliveAck'));
    expect(phone.closed).toBeUndefined();
  });

  it('keep a session that hears one just before three intervals have passed', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    keepAlive(site, phone, 89, 4);
    expect(phone.closed).toBeUndefined();
    expect(site.callManager.isRegistered(phone.name)).toBe(true);
  });

  it('that stay away for three intervals end the registration, 90 s after the last one', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    keepAlive(site, phone, 30, 2);
    site.pass(89.5 * seconds);
    expect(phone.closed).toBeUndefined();
    site.pass(1 * seconds);
    expect(phone.closed).toBe('reset');
    expect(site.counts).toEqual([1, 0]);
    expect(site.logLines.at(-1)).toMatch(/unregistered: nothing came for 90 s$/);
  });

  it('that stay away end a connection without registration after 180 s', () => {
    const site = new Site();
    const phone = site.phone();
    phone.connect();
    site.pass(179 * seconds);
    expect(phone.closed).toBeUndefined();
    site.pass(2 * seconds);
    expect(phone.closed).toBe('reset');
  });

  it('move no timers: one looks after the session every 60 to 90 s', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    const before = site.timersSet;
    keepAlive(site, phone, 30, 40);
    expect(site.timersSet - before).toBeGreaterThan(0);
    expect(site.timersSet - before).toBeLessThanOrEqual(20);
  });
});

describe('hostile bytes', () => {
  it('close the connection they came over, with a line in the log, and harm no other', () => {
    const site = new Site();
    const good = site.registeredPhone();
    const bad = site.phone();
    good.names();
    bad.connect();
    bad.write(fromHex('ffffffff 00000000 01000000'));
    site.pass(100);
    expect(bad.closed).toBe('reset');
    expect(site.logLines.at(-1)).toMatch(
      /^10\.1\.1\.2:\d+: connection closed before registration: SCCP: the length 4294967295 /,
    );
    good.send('KeepAlive');
    site.pass(100);
    expect(good.names()).toEqual(['KeepAliveAck']);
  });

  it('end a registration: a message that is too short for its table', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.write(fromHex('05000000 00000000 0b000000 01'));
    site.pass(100);
    expect(phone.closed).toBe('reset');
    expect(site.counts).toEqual([1, 0]);
  });

  it('are not what an unknown message is: it is logged, and the session goes on', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.names();
    phone.write(encodeSccp('Unknown', { id: 0x2b, body: fromHex('01000000') }));
    phone.send('KeepAlive');
    site.pass(100);
    expect(site.logLines.at(-1)).toMatch(/: message 0x2b is not known$/);
    expect(phone.names()).toEqual(['KeepAliveAck']);
  });

  it('of any kind leave the other phones as they are', () => {
    const message = fc
      .tuple(fc.integer({ min: 0, max: 0x130 }), fc.uint8Array({ maxLength: 120 }))
      .map(([id, body]) => encodeSccp('Unknown', { id, body }));
    const noise = fc.array(fc.oneof(message, fc.uint8Array({ maxLength: 30 })), { maxLength: 8 });
    fc.assert(
      fc.property(noise, fc.boolean(), (pieces, registered) => {
        const site = new Site({ autoRegistration: { enabled: true } });
        const good = site.registeredPhone();
        const bad = registered ? site.registeredPhone({ lines: ['2002'] }) : site.phone();
        if (!registered) bad.connect();
        for (const piece of pieces) bad.write(piece);
        good.names();
        good.send('KeepAlive');
        site.pass(200);
        expect(good.names()).toEqual(['KeepAliveAck']);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('are not what comes in any cut: a registration byte by byte succeeds', () => {
    const site = new Site();
    const phone = site.configuredPhone();
    phone.connect();
    const register = encodeSccp('Register', {
      deviceName: phone.name,
      userId: 0,
      instance: 1,
      address: phone.host.address,
      deviceType: 7,
      maxStreams: 0,
    });
    for (const byte of register) {
      phone.write(Uint8Array.of(byte));
      site.pass(1);
    }
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterAck', 'CapabilitiesReq']);
  });
});

describe('a phone that is not registered', () => {
  it.each(['ButtonTemplateReq', 'TimeDateReq', 'SoftKeySetReq'] as const)(
    'gets no answer to %s',
    (name) => {
      const site = new Site();
      const phone = site.configuredPhone();
      phone.connect();
      phone.send(name);
      phone.send('CapabilitiesRes', { capabilities: [] });
      site.pass(100);
      expect(phone.received).toEqual([]);
      expect(site.callManager.registeredPhones).toBe(0);
    },
  );

  it('is told that there is nothing to unregister', () => {
    const site = new Site();
    const phone = site.phone();
    phone.connect();
    phone.send('Unregister');
    site.pass(100);
    expect(phone.received).toEqual([{ name: 'UnregisterAck', fields: { status: 1 } }]);
  });
});

describe('a phone that closes its connection', () => {
  it('is not registered any more', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.hangUp();
    site.pass(100);
    expect(site.callManager.isRegistered(phone.name)).toBe(false);
    expect(site.logLines.at(-1)).toMatch(/unregistered: the phone closed the connection$/);
  });
});

describe('the messages of a server', () => {
  it('are named in the trace, and caused by what the phone sent', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    const ack = site.entries('message').find(({ name }) => name === 'RegisterAck');
    expect(ack).toMatchObject({
      host: 'publisher',
      protocol: 'SCCP',
      to: { address: phone.host.address },
      detail: 'keepalive 30 s, to a standby 60 s',
    });
    const chain = site.world.trace.chain(ack?.seq ?? 0);
    expect(chain[1]).toMatchObject({ kind: 'packet', host: 'phone-1' });
  });
});
