import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/basics/index.ts';
import { encodeSccp } from '../../../src/protocols/sccp/index.ts';
import { runs } from '../../support/runs.ts';
import { Site } from './site.ts';

const seconds = 1000;
const securePort = 2443;

describe('hostile bytes on the secure port', () => {
  it.each([
    ['SCCP without TLS', encodeSccp('KeepAlive')],
    ['a record of 2^16 - 1 bytes', fromHex('16 0301 ffff 01')],
    ['a handshake message of 2^24 - 1 bytes', fromHex('16 0301 0004 01ffffff')],
    ['a ClientHello that is cut off', fromHex('16 0301 0006 01 000002 0301')],
    ['an alert of no known level', fromHex('15 0301 0002 0900')],
    ['a hello of SSL 2', fromHex('802e 01 0301 0015 0000 0010')],
  ])('close the connection they came over, with a line in the SDL trace: %s', (_, bytes) => {
    const site = new Site({ clusterSecurityMode: 1 });
    const good = site.securePhone('encrypted');
    const bad = site.phone();
    good.names();
    bad.connect(securePort);
    bad.write(bytes);
    site.pass(500);
    expect(bad.closed).toBeDefined();
    expect(site.sdlLines.at(-1)).toMatch(/^10\.1\.1\.2:\d+: TLS failed, [a-z_]+ is sent: /);
    good.send('KeepAlive');
    site.pass(100);
    expect(good.names()).toEqual(['KeepAliveAck']);
  });

  it('inside TLS close it as well: a message of SCCP that cannot be', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    phone.write(fromHex('ffffffff 00000000 01000000'));
    site.pass(500);
    expect(phone.closed).toBe('reset');
    expect(site.countsOf('EncryptedRegisteredPhones')).toEqual([1, 0]);
  });

  it('of any kind leave the other phones as they are', () => {
    const record = fc
      .tuple(fc.integer({ min: 20, max: 24 }), fc.uint8Array({ maxLength: 60 }))
      .map(([type, body]) => Uint8Array.of(type, 3, 1, 0, body.length, ...body));
    const noise = fc.array(fc.oneof(record, fc.uint8Array({ maxLength: 30 })), { maxLength: 6 });
    fc.assert(
      fc.property(noise, (pieces) => {
        const site = new Site({ clusterSecurityMode: 1 });
        const good = site.registeredPhone();
        const bad = site.phone();
        bad.connect(securePort);
        for (const piece of pieces) bad.write(piece);
        good.names();
        good.send('KeepAlive');
        site.pass(200);
        expect(good.names()).toEqual(['KeepAliveAck']);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('are not what silence is: who says nothing is cut off after 180 s', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.phone();
    phone.connect(securePort);
    site.pass(179 * seconds);
    expect(phone.closed).toBeUndefined();
    site.pass(2 * seconds);
    expect(phone.closed).toBe('reset');
    expect(site.logLines.at(-1)).toMatch(/nothing came for 180 s$/);
  });
});

describe('a CallManager service with secure phones', () => {
  it('that is stopped says so inside TLS, and refuses the port afterwards', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    site.callManager.stop('clean');
    site.pass(100);
    expect([phone.closed, phone.tlsFailure]).toEqual(['ended', undefined]);
    expect(site.entries('message').at(-1)).toMatchObject({ detail: 'warning, close_notify' });
    phone.connectSecurely('encrypted');
    site.pass(60 * seconds);
    expect(phone.closed).toBe('refused');
  });

  it('that crashes resets the connections', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    site.callManager.stop('crashed');
    site.pass(100);
    expect(phone.closed).toBe('reset');
    expect(site.entries('message').filter(({ name }) => name === 'Alert')).toEqual([]);
    expect(site.countsOf('EncryptedRegisteredPhones')).toEqual([1, 0]);
  });

  it('that hangs takes connections, and answers neither hello nor keepalive nor close_notify', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.securePhone('encrypted');
    const late = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.names();
    site.callManager.stop('hung');
    const said = site.entries('message').length;
    late.connectSecurely('encrypted');
    phone.send('KeepAlive');
    site.pass(100 * seconds);
    expect([phone.closed, late.closed]).toEqual([undefined, undefined]);
    phone.hangUp();
    site.pass(1 * seconds);
    expect(site.entries('message')).toHaveLength(said);
    expect(phone.names()).toEqual([]);

    site.callManager.start();
    site.pass(1 * seconds);
    expect(late.closed).toBe('reset');
    late.connectSecurely('encrypted');
    late.register();
    site.pass(500);
    expect(late.names()[0]).toBe('RegisterAck');
  });

  it('that hangs in the middle of a handshake does not go on with it', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    const phone = site.configuredPhone({ deviceSecurityMode: 'encrypted' });
    phone.connectSecurely('encrypted');
    site.world.run(Number.POSITIVE_INFINITY as never, () =>
      site.entries('message').some(({ name }) => name === 'ServerHelloDone'),
    );
    site.callManager.stop('hung');
    site.pass(10 * seconds);
    expect(site.entries('message').some(({ name }) => name === 'Finished')).toBe(false);
    expect(phone.closed).toBeUndefined();
  });

  it('leaves no timer behind when it is stopped', () => {
    const site = new Site({ clusterSecurityMode: 1 });
    site.securePhone('encrypted');
    site.callManager.stop('clean');
    site.pass(600 * seconds);
    expect(site.world.clock.pending).toBe(0);
  });

  it('takes neither port when one of them is taken', () => {
    const site = new Site();
    site.callManager.stop('clean');
    const other = site.host.listen(securePort as never, () => {});
    expect(() => site.callManager.start()).toThrow(expect.objectContaining({ name: 'UserError' }));
    expect(site.callManager.isRunning).toBe(false);
    other.close();
    site.callManager.start();
    expect(site.callManager.isRunning).toBe(true);
  });

  it('gives the same bytes for the same seed', () => {
    const bytes = () => {
      const site = new Site({ clusterSecurityMode: 1 });
      site.securePhone('encrypted');
      return site
        .entries('packet')
        .map(({ packet }) => Buffer.from(packet.payload).toString('hex'));
    };
    expect(bytes()).toEqual(bytes());
  });
});
