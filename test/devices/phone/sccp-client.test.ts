import { beforeEach, describe, expect, it } from 'vitest';
import { concat, fromHex, Port } from '../../../src/basics/index.ts';
import type { Phone } from '../../../src/devices/phone/index.ts';
import { type ByteStream, loss } from '../../../src/network/index.ts';
import { encodeSccp, type SccpName, SccpReader } from '../../../src/protocols/sccp/index.ts';
import { PhoneSite } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

/** How a phone says why it connects: the number and the last word of each alarm. */
const alarms = (from = 0) =>
  site
    .entries('message', from)
    .filter(({ name }) => name === 'Alarm')
    .map(({ detail }) => detail.replace(/Name=.* Last=/, ''));

/** Each registration and its end, with the last part of the server's address. */
const registrations = (from = 0) =>
  site
    .entries('registration', from)
    .map(({ state, server }) => `${state} ${server.split('.').at(-1)}`);

/** Servers to which connections were opened. */
const connections = (from = 0) =>
  site
    .entries('packet', from)
    .filter(({ packet }) => packet.tcp?.flags.syn && !packet.tcp.flags.ack)
    .map(({ packet }) => packet.destination.address.split('.').at(-1));

describe('a phone that registers', () => {
  it('gives the power as the reason for its first connection', () => {
    site.registeredPhone();

    expect(alarms()).toEqual(['25: Initialized']);
  });

  it('gives it again after a power cut, whatever it was before', () => {
    const phone = site.registeredPhone();
    phone.press('**#**');
    site.run(30);
    const before = site.here;
    phone.powerOff();
    phone.powerOn();
    site.run(30);

    expect(alarms(before)).toEqual(['25: Initialized']);
  });

  it('sends what CallManager expects, in this order', () => {
    site.registeredPhone();

    expect(site.sent('SCCP')).toEqual([
      'Alarm',
      'Register',
      'CapabilitiesRes',
      'ButtonTemplateReq',
      'SoftKeyTemplateReq',
      'SoftKeySetReq',
      'LineStatReq',
      'RegisterAvailableLines',
      'TimeDateReq',
    ]);
  });

  it('turns to the next server when the first does not run the service', () => {
    site.publisher.stop('callmanager');
    const phone = site.registeredPhone();

    expect(registrations()).toEqual(['registered 11']);
    expect(alarms()).toEqual(['16: CM-NAKed']);
    expect(phone.display.screen.title).toBe('2001');
  });

  it('turns to the next server when the first has no power', () => {
    const phone = site.phone();
    phone.powerOn();
    site.until(() => phone.states.registration === 'connecting');
    site.network.host('publisher').powerOff();
    site.until(() => phone.isRegistered);

    expect(registrations()).toEqual(['registered 11']);
    expect(alarms()).toEqual(['10: TCP-timeout']);
  });

  it('tries its list three times and loads its configuration again when nobody answers', () => {
    for (const server of site.servers) server.stop('callmanager');
    const phone = site.phone();
    phone.powerOn();
    site.run(30);
    expect(connections()).toEqual(['10', '11', '10', '11']);
    expect(phone.display.screen.lines).toEqual(['Opening 10.1.0.11']);

    site.run(10.5);
    expect(connections()).toEqual(['10', '11', '10', '11', '10', '11', '10', '11']);
    expect(site.asked()).toHaveLength(4);
    site.subscriber.start('callmanager');
    site.run(20);
    expect(phone.isRegistered).toBe(true);
  });

  it('is told when CallManager does not know it, and tries again with another reason', () => {
    const phone = site.unknownPhone();
    phone.powerOn();
    site.run(20);
    expect(phone.display.screen.lines).toEqual([
      'Registration Rejected',
      expect.stringContaining('Error'),
    ]);
    expect(phone.states.registration).toBe('rejected');

    site.database.setDevice({
      name: phone.deviceName,
      model: '7960',
      description: '',
      lines: ['3001'],
      deviceSecurityMode: 'nonsecure',
    });
    site.run(30);
    expect(phone.isRegistered).toBe(true);
    expect(alarms()).toEqual(['25: Initialized', '24: Phone-Reg-Rej']);
    expect(phone.display.screen.title).toBe('3001');
  });

  it('registers over a network that loses every fifth packet', () => {
    site.network.rules.push(loss(0.2, site.world.random.stream('loss')));
    const phone = site.phone();
    phone.powerOn();
    site.until(() => phone.isRegistered);

    expect(site.publisher.callManager?.registeredPhones).toBe(1);
  });
});

describe('a registered phone', () => {
  it.each([
    ['is stopped', 'clean', '14: CM-closed-TCP'],
    ['crashes', 'crashed', '12: CM-reset-TCP'],
    ['hangs', 'hung', '17: KeepaliveTO'],
  ] as const)('turns to the next server when the service %s', (_how, how, alarm) => {
    const phone = site.registeredPhone();
    const before = site.here;
    site.publisher.callManager?.stop(how);
    site.run(150);

    expect(registrations(before)).toEqual(['unregistered 10', 'registered 11']);
    expect(alarms(before)).toEqual([alarm]);
    expect(phone.isRegistered).toBe(true);
  });

  it('turns to the next server when its own loses its power', () => {
    site.registeredPhone();
    const before = site.here;
    site.publisher.powerOff();
    site.run(180);

    expect(registrations(before)).toEqual(['unregistered 10', 'registered 11']);
    expect(alarms(before)).toEqual(['10: TCP-timeout']);
  });

  it('comes back to the first server when the second is lost too', () => {
    site.registeredPhone();
    site.publisher.stop('callmanager');
    site.run(1);
    site.publisher.start('callmanager');
    const before = site.here;
    site.subscriber.stop('callmanager');
    site.run(20);

    expect(registrations(before)).toEqual(['unregistered 11', 'registered 10']);
  });

  it('stays registered, with a keepalive every 30 s', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    site.run(3600);

    expect(phone.isRegistered).toBe(true);
    expect(site.sent('SCCP', before)).toEqual(Array(120).fill('KeepAlive'));
  });

  it('is reset by CallManager: everything from the beginning', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    site.publisher.callManager?.reset(phone.deviceName, 'reset');
    site.run(30);

    expect(site.entries('power', before)).toMatchObject([
      { state: 'restarting', reason: 'reset from CallManager' },
    ]);
    expect(alarms(before)).toEqual(['22: Reset-Reset']);
    expect(site.sent('DHCP', before)).toHaveLength(2);
    expect(site.asked(before)).toHaveLength(2);
    expect(phone.isRegistered).toBe(true);
  });

  it('is restarted by CallManager: its files again, but no new address', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    site.publisher.callManager?.reset(phone.deviceName, 'restart');
    site.run(5);

    expect(alarms(before)).toEqual(['23: Reset-Restart']);
    expect(site.sent('DHCP', before)).toEqual([]);
    expect(site.asked(before)).toHaveLength(2);
    expect(registrations(before)).toEqual(['unregistered 10', 'registered 10']);
    expect(phone.isRegistered).toBe(true);
  });

  it('takes a new CTL file when it is restarted', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    site.publishCtl({ signWith: 'token-2' });
    site.publisher.callManager?.reset(phone.deviceName, 'restart');
    site.run(5);

    expect(site.said(before)).toEqual(['CTL Installed']);
    expect(phone.isRegistered).toBe(true);
  });
});

describe('a phone whose server is not CallManager', () => {
  const keysOf = { sets: [], total: 0, offset: 0 };
  /** The least that the phone needs to hear. */
  const answers: Readonly<Partial<Record<SccpName, Uint8Array>>> = {
    Register: concat(
      encodeSccp('RegisterAck', { keepaliveInterval: 30, dateTemplate: 'M/D/Y' }),
      encodeSccp('CapabilitiesReq'),
    ),
    ButtonTemplateReq: encodeSccp('ButtonTemplateRes', { offset: 0, total: 0, buttons: [] }),
    SoftKeyTemplateReq: encodeSccp('SoftKeyTemplateRes', { offset: 0, total: 0, softKeys: [] }),
    SoftKeySetReq: encodeSccp('SoftKeySetRes', keysOf),
    LineStatReq: encodeSccp('LineStat', { line: 1, directoryNumber: '4711', displayName: '' }),
    TimeDateReq: encodeSccp('DefineTimeDate', {
      year: 2005,
      month: 6,
      dayOfWeek: 3,
      day: 15,
      hour: 8,
      minute: 0,
      second: 0,
      millisecond: 0,
      systemTime: 0,
    }),
  };

  /** A phone that has registered with a server that answers as above, and that server's stream. */
  function withScriptedServer(): { phone: Phone; stream: ByteStream } {
    let stream: ByteStream | undefined;
    site.publisher.stop('callmanager');
    site.network.host('publisher').listen(Port(2000), (accepted) => {
      const reader = new SccpReader();
      stream = accepted;
      accepted.handle({
        received: (bytes) => {
          for (const { name } of reader.push(bytes)) {
            const answer = name === 'Unknown' ? undefined : answers[name];
            if (answer) accepted.write(answer);
          }
        },
        closed: () => {},
      });
    });
    const phone = site.registeredPhone();
    return { phone, stream: stream as unknown as ByteStream };
  }

  it('shows its number and what the server puts on the prompt line', () => {
    const { phone, stream } = withScriptedServer();
    expect(phone.display.screen).toMatchObject({ title: '4711', lines: [''] });
    const text = 'At your service';
    stream.write(
      encodeSccp('DisplayPromptStatus', { timeout: 0, text, line: 0, callReference: 0 }),
    );
    site.run(1);

    expect(phone.display.screen).toMatchObject({ title: '4711', lines: ['At your service'] });
  });

  it.each([
    ['bytes that are no SCCP', 'ff'.repeat(12)],
    ['a message that is too short', '040000000000000081000000'],
  ])('leaves a server that sends %s', (_what, bytes) => {
    const { phone, stream } = withScriptedServer();
    const before = site.here;
    stream.write(fromHex(bytes));
    site.run(5);

    expect(registrations(before)).toEqual(['unregistered 10', 'registered 11']);
    expect(phone.isRegistered).toBe(true);
  });

  it('does not listen any more once it has left', () => {
    const { phone, stream } = withScriptedServer();
    phone.press('**#**');
    const before = site.here;
    const late = concat(answers.Register as Uint8Array, encodeSccp('Reset', { type: 1 }));
    stream.write(late);
    site.run(10);

    expect(site.entries('power', before)).toEqual([]);
    expect(phone.states['phone-startup']).toBe('on › booting');
  });

  it('acts on no message behind the one that resets it', () => {
    const { phone, stream } = withScriptedServer();
    const before = site.here;
    const reset = encodeSccp('Reset', { type: 1 });
    stream.write(concat(reset, reset, reset));
    site.run(30);

    expect(site.entries('power', before)).toHaveLength(1);
    expect(phone.isRegistered).toBe(true);
  });
});
