import { describe, expect, it } from 'vitest';
import { DeviceName, MacAddress } from '../../../src/basics/index.ts';
import { Site } from './site.ts';

const seconds = 1000;

describe('a CallManager service', () => {
  it('that is stopped closes all connections, and takes no new ones', () => {
    const site = new Site();
    const phones = [site.registeredPhone(), site.registeredPhone(), site.phone()];
    phones[2]?.connect();
    site.pass(100);
    site.callManager.stop('clean');
    site.pass(100);
    expect(phones.map(({ closed }) => closed)).toEqual(['ended', 'ended', 'ended']);
    expect(site.counts).toEqual([1, 2, 0]);
    expect(site.logLines.at(-1)).toBe('Cisco CallManager service stopped');

    phones[0]?.connect();
    site.pass(60 * seconds);
    expect(phones[0]?.closed).toBe('refused');
  });

  it('that is started again registers phones again', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    site.callManager.stop('clean');
    site.pass(100);
    site.callManager.start();
    phone.connect();
    phone.register();
    phone.send('CapabilitiesRes', { capabilities: [] });
    site.pass(100);
    expect(site.callManager.isRegistered(phone.name)).toBe(true);
  });

  it('that crashes resets its connections and writes nothing more', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    const lines = site.logLines.length;
    site.callManager.stop('crashed');
    site.pass(100);
    expect(phone.closed).toBe('reset');
    expect(site.logLines).toHaveLength(lines);
    expect(site.callManager.registeredPhones).toBe(0);
  });

  it('that hangs keeps its connections and answers nothing, until it is started again', () => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.names();
    site.callManager.stop('hung');
    expect(site.callManager.isRunning).toBe(false);
    phone.send('KeepAlive');
    const late = site.configuredPhone();
    late.connect();
    late.register();
    site.pass(300 * seconds);
    expect([...phone.names(), ...late.names()]).toEqual([]);
    expect(phone.closed).toBeUndefined();
    expect(site.callManager.reset(phone.name, 'reset')).toBe(false);

    site.callManager.start();
    site.pass(100);
    expect([phone.closed, late.closed]).toEqual(['reset', 'reset']);
    phone.connect();
    phone.register();
    site.pass(100);
    expect(phone.names()).toEqual(['RegisterAck', 'CapabilitiesReq']);
  });

  it('leaves no timer behind when it is stopped', () => {
    const site = new Site();
    site.registeredPhone();
    site.callManager.stop('clean');
    site.pass(600 * seconds);
    expect(site.world.clock.pending).toBe(0);
  });
});

describe('a reset from CallManager', () => {
  it.each([
    ['reset', 1],
    ['restart', 2],
  ] as const)('tells the registered phone to %s', (type, code) => {
    const site = new Site();
    const phone = site.registeredPhone();
    phone.names();
    expect(site.callManager.reset(phone.name, type)).toBe(true);
    site.pass(100);
    expect(phone.received).toEqual([{ name: 'Reset', fields: { type: code } }]);
  });

  it('reaches no phone that is not registered', () => {
    const site = new Site();
    expect(site.callManager.reset(DeviceName(MacAddress('001122334455')), 'reset')).toBe(false);
  });
});
