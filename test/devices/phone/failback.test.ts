import { beforeEach, describe, expect, it } from 'vitest';
import { Port } from '../../../src/basics/index.ts';
import { partition } from '../../../src/network/index.ts';
import { encodeSccp, SccpReader } from '../../../src/protocols/sccp/index.ts';
import { type PhonePlan, PhoneSite } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

const registrations = (from = 0) =>
  site
    .entries('registration', from)
    .map(({ state, server }) => `${state} ${server.split('.').at(-1)}`);

/** How a phone says why it connects: the number and the last word of each alarm. */
const alarms = (from = 0) =>
  site
    .entries('message', from)
    .filter(({ name }) => name === 'Alarm')
    .map(({ detail }) => detail.replace(/Name=.* Last=/, ''));

/** Messages of SCCP that went to or came from a server, with the last part of its address. */
const to = (server: string, from = 0) =>
  site
    .entries('message', from)
    .filter(
      ({ protocol, host, to }) =>
        protocol === 'SCCP' && host === 'phone-1' && to.address.endsWith(server),
    )
    .map(({ name }) => name);

/** A phone that had to turn to the subscriber, as the publisher was stopped. */
function phoneAway(plan: PhonePlan = {}) {
  const phone = site.registeredPhone('7970', plan);
  site.publisher.stop('callmanager');
  site.run(5);
  expect(registrations().at(-1)).toBe('registered 11');
  return phone;
}

describe.each([
  ['nonsecure', 2000],
  ['encrypted', 2443],
] as const)('a phone that is %s', (mode, port) => {
  it('comes home within a minute of the return of its server', () => {
    const phone = phoneAway({ mode });
    const before = site.here;
    site.publisher.start('callmanager');
    site.run(60);

    expect(registrations(before)).toEqual(['unregistered 11', 'registered 10']);
    expect(alarms(before)).toEqual(['18: Failback']);
    expect(site.publisher.callManager?.isRegistered(phone.deviceName)).toBe(true);
    expect(site.subscriber.callManager?.isRegistered(phone.deviceName)).toBe(false);
    expect(phone.display.screen).toMatchObject({ title: '2001' });
  });

  it('asks for a token, and registers over the connection on which it got it', () => {
    phoneAway({ mode });
    const before = site.here;
    site.publisher.start('callmanager');
    site.run(60);

    expect(to('10', before).slice(0, 3)).toEqual(['RegisterTokenReq', 'Alarm', 'Register']);
    expect(to('11', before).filter((name) => name !== 'KeepAlive')).toEqual(['Unregister']);
    const opened = site
      .entries('packet', before)
      .filter(({ packet: { tcp, destination } }) => tcp?.flags.syn && destination.port === port)
      .filter(({ host }) => host === 'phone-1');
    expect(opened).toHaveLength(1);
  });

  it('stays at home then', () => {
    const phone = phoneAway({ mode });
    site.publisher.start('callmanager');
    site.run(60);
    const before = site.here;
    site.run(3600);

    expect(registrations(before)).toEqual([]);
    expect(phone.states.failback).toBe('at home');
    expect(to('11', before)).toEqual([]);
    expect(phone.isRegistered).toBe(true);
  });
});

describe('a phone at its second server', () => {
  it('looks for the first once a minute, and stays where it is while that is not there', () => {
    const phone = phoneAway();
    const before = site.here;
    site.run(600);

    expect(registrations(before)).toEqual([]);
    const attempts = site
      .entries('packet', before)
      .filter(({ host, packet }) => host === 'phone-1' && packet.tcp?.flags.syn);
    expect(attempts.length).toBeGreaterThanOrEqual(10);
    expect(new Set(attempts.map(({ packet }) => packet.destination.address))).toEqual(
      new Set(['10.1.0.10']),
    );
    expect(phone.isRegistered).toBe(true);
  });

  it('stays there while the first only takes connections and says nothing', () => {
    const phone = site.registeredPhone('7970');
    site.publisher.callManager?.stop('hung');
    site.run(150);
    const before = site.here;
    site.run(600);

    expect(registrations(before)).toEqual([]);
    expect(to('10', before)).toContain('RegisterTokenReq');
    expect(phone.isRegistered).toBe(true);
    site.publisher.callManager?.start();
    site.run(150);
    expect(registrations(before)).toEqual(['unregistered 11', 'registered 10']);
  });

  it('comes home when a cut path to the first is mended', () => {
    const phone = site.registeredPhone('7970', { mode: 'encrypted' });
    const cut = partition(['publisher'], ['phone-1']);
    site.network.rules.push(cut);
    site.run(120);
    expect(registrations().at(-1)).toBe('registered 11');

    site.network.rules.splice(site.network.rules.indexOf(cut), 1);
    site.run(150);
    expect(registrations().at(-1)).toBe('registered 10');
    expect(phone.isRegistered).toBe(true);
  });

  it('ends its search when it is reset, and begins at the first server', () => {
    const phone = phoneAway();
    site.publisher.callManager?.start();
    site.run(50);
    phone.press('**#**');
    const before = site.here;
    site.run(300);

    expect(registrations(before)).toEqual(['registered 10']);
    expect(alarms(before)).toEqual(['20: Phone-Keypad']);
    expect(to('10', before)).not.toContain('RegisterTokenReq');
  });

  it('is silent when its power is cut in the middle of its search', () => {
    const phone = phoneAway();
    site.publisher.callManager?.stop('clean');
    site.network.rules.push(partition(['publisher'], ['phone-1']));
    site.until(() => phone.states.failback === 'away › probing › connecting');
    phone.powerOff();
    const before = site.here;
    site.run(600);

    expect(site.entries('packet', before).filter(({ host }) => host === 'phone-1')).toEqual([]);
    expect(phone.states.failback).toBe('at home');
  });

  it('shows both connections while it asks', () => {
    const phone = phoneAway();
    site.publisher.callManager?.stop('clean');
    site.network
      .host('publisher')
      .listen(Port(2000), (stream) => stream.handle({ received() {}, closed() {} }));
    site.until(() => phone.states.failback === 'away › probing › asking');
    const before = site.here;
    phone.show('sockets');

    expect(site.entries('console', before)[0]?.output.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^tcp 10\.1\.1\.1:\d+ 10\.1\.0\.11:2000$/),
      expect.stringMatching(/^tcp 10\.1\.1\.1:\d+ 10\.1\.0\.10:2000$/),
    ]);
  });

  it('does not look for a server that the CTL file does not vouch for any more', () => {
    const phone = phoneAway({ mode: 'encrypted' });
    phone.flash.deleteLsc();
    const withoutPublisher = site.trustList({ servers: [] });
    phone.flash.storeCtl(withoutPublisher);
    const before = site.here;
    site.publisher.start('callmanager');
    site.run(300);

    expect(to('10', before)).toEqual([]);
    expect(registrations(before)).toEqual([]);
  });
});

describe('a first server that is not CallManager', () => {
  /** On the publisher, in the place of CallManager. @returns what it was sent */
  function listen(answer: Uint8Array): string[] {
    const received: string[] = [];
    site.network.host('publisher').listen(Port(2000), (stream) => {
      const reader = new SccpReader();
      stream.handle({
        received: (bytes) => {
          for (const { name } of reader.push(bytes)) {
            received.push(`${Math.round(site.world.clock.now() / 1000)} ${name}`);
            stream.write(answer);
          }
        },
        closed() {},
      });
    });
    return received;
  }
  const moments = (received: string[]) => received.map((entry) => Number(entry.split(' ')[0]));

  it('makes the phone wait as long as it says', () => {
    const phone = phoneAway();
    const received = listen(encodeSccp('RegisterTokenReject', { waitTime: 200 }));
    site.run(700);

    const [first = 0, second = 0, third = 0] = moments(received);
    expect([second - first, third - second]).toEqual([200, 200]);
    expect(phone.isRegistered).toBe(true);
  });

  it('is left alone for ten seconds at least', () => {
    phoneAway();
    const received = listen(encodeSccp('RegisterTokenReject', { waitTime: 0 }));
    site.run(120);

    expect(received.length).toBeLessThan(12);
  });

  it('that talks nonsense is asked again later', () => {
    const phone = phoneAway();
    const received = listen(new Uint8Array(50).fill(0xff));
    site.run(200);

    expect(received.length).toBeGreaterThan(1);
    expect(phone.isRegistered).toBe(true);
  });

  it('that gives a token and then no answer sends the phone back', () => {
    const phone = phoneAway();
    const before = site.here;
    listen(encodeSccp('RegisterTokenAck'));
    site.run(110);

    expect(registrations(before)).toEqual(['unregistered 11', 'registered 11']);
    expect(phone.isRegistered).toBe(true);
  });
});
