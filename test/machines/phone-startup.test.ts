import { describe, expect, it } from 'vitest';
import { Seconds } from '../../src/basics/index.ts';
import {
  type PhoneStartupEvent,
  type PhoneStartupIntent,
  phoneStartupMachine,
  type SecurityLack,
  type StartupFile,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(phoneStartupMachine);
const bootTime = Seconds(12);
const phone = (hasConfiguration = false) =>
  new Alone(phoneStartupMachine, { bootTime, hasConfiguration }, coverage);
type Phone = ReturnType<typeof phone>;

const powerOn: PhoneStartupEvent = { type: 'POWER.ON' };
const bound: PhoneStartupEvent = { type: 'ADDRESS.BOUND' };
const chosen: PhoneStartupEvent = { type: 'SERVER.CHOSEN' };
const exhausted: PhoneStartupEvent = { type: 'SERVERS.EXHAUSTED' };
const received: PhoneStartupEvent = { type: 'FILE.RECEIVED' };
const notFound: PhoneStartupEvent = { type: 'FILE.NOT_FOUND' };
const timeout: PhoneStartupEvent = { type: 'FILE.TIMEOUT' };
const failed: PhoneStartupEvent = { type: 'FILE.ERROR' };
const accepted: PhoneStartupEvent = { type: 'CONFIGURATION.ACCEPTED' };
const refused: PhoneStartupEvent = { type: 'CONFIGURATION.REFUSED' };
const settled = (changed: boolean): PhoneStartupEvent => ({ type: 'CTL.SETTLED', changed });
const secured = (lacks?: SecurityLack): PhoneStartupEvent => ({ type: 'SECURITY.SETTLED', lacks });

const stop: PhoneStartupIntent = { type: 'stop everything' };
const screen = (
  shown: (PhoneStartupIntent & { type: 'screen' })['screen'],
): PhoneStartupIntent => ({
  type: 'screen',
  screen: shown,
});
const settleSecurity = (configuration: 'new' | 'old'): PhoneStartupIntent => ({
  type: 'settle security',
  configuration,
});
const fetch = (file: StartupFile): PhoneStartupIntent => ({ type: 'fetch', file });
const status = (text: (PhoneStartupIntent & { type: 'status' })['status']): PhoneStartupIntent => ({
  type: 'status',
  status: text,
});

/** The way of a phone that finds all it asks for. */
const stages = {
  off: (_: Phone) => {},
  booting: (alone: Phone) => alone.send(powerOn),
  'configuring IP': (alone: Phone) => alone.pass(bootTime),
  'choosing server': (alone: Phone) => alone.send(bound),
  'fetching CTL file': (alone: Phone) => alone.send(chosen),
  'checking CTL file': (alone: Phone) => alone.send(received),
  'fetching configuration': (alone: Phone) => alone.send(settled(false)),
  'settling security': (alone: Phone) => alone.send(received, accepted),
  registering: (alone: Phone) => alone.send(secured()),
};
type Stage = keyof typeof stages;

/** Takes the phone along that way as far as the stage. */
function at(stage: Stage, alone = phone()): Phone {
  for (const [name, step] of Object.entries(stages)) {
    step(alone);
    if (name === stage) break;
  }
  expect(alone.state).toBe(stage === 'off' ? 'off' : `on › ${stage}`);
  return alone;
}

const all = Object.keys(stages) as Stage[];

describe('a phone that starts', () => {
  it('is off at first, dark and silent', () => {
    const alone = phone();

    expect(alone.take()).toEqual([stop, screen('off')]);
    expect(alone.state).toBe('off');
    expect(alone.waiting).toBe(0);
  });

  it('boots for as long as its model takes before it asks for an address', () => {
    const alone = phone();

    expect(alone.send(powerOn)).toEqual([stop, screen('booting')]);
    expect(alone.pass(bootTime - 1)).toEqual([]);
    expect(alone.pass(1)).toEqual([screen('configuring-ip'), { type: 'start network' }]);
  });

  it('chooses a TFTP server once it has an address', () => {
    expect(at('configuring IP').send(bound)).toEqual([
      screen('configuring-cm-list'),
      { type: 'choose server' },
    ]);
  });

  it('goes on waiting when DHCP is silent, and says so each time', () => {
    const alone = at('configuring IP');

    expect(alone.send({ type: 'ADDRESS.TIMEOUT' }, { type: 'ADDRESS.TIMEOUT' })).toEqual([
      status('dhcp-timeout'),
      status('dhcp-timeout'),
    ]);
    expect(alone.state).toBe('on › configuring IP');
  });

  it('goes on waiting when another host has the address that it was given, and says so', () => {
    const alone = at('configuring IP');

    expect(alone.send({ type: 'ADDRESS.TAKEN' })).toEqual([status('duplicate-ip')]);
    expect(alone.state).toBe('on › configuring IP');
  });

  it('fetches its CTL file and its configuration, sees to its security, then registers', () => {
    const alone = at('choosing server');

    expect(alone.send(chosen)).toEqual([fetch('ctl')]);
    expect(alone.send(received)).toEqual([]);
    expect(alone.send(settled(false))).toEqual([fetch('configuration')]);
    expect(alone.send(received, accepted)).toEqual([settleSecurity('new')]);
    expect(alone.send(secured())).toEqual([{ type: 'register' }]);
    expect(alone.state).toBe('on › registering');
  });

  it.each([
    ['CTL file', 'no-ctl-for-tls'],
    ['certificate', 'no-certificate-for-tls'],
  ] as const)('does not register while it lacks a %s for TLS, and tries again', (lack, text) => {
    const alone = at('settling security');

    expect(alone.send(secured(lack))).toEqual([status(text)]);
    expect(alone.state).toBe('on › waiting');
    expect(alone.pass(44_999)).toEqual([]);
    expect(alone.pass(1)).toContainEqual({ type: 'choose server' });
  });

  it('looks its server up again when the CTL file is a new one', () => {
    const alone = at('checking CTL file');

    expect(alone.send(settled(true))).toEqual([{ type: 'choose server again' }]);
    expect(alone.send(chosen)).toEqual([fetch('configuration')]);
  });

  it('is without a server when the new CTL file names none of them', () => {
    const alone = at('checking CTL file');
    alone.send(settled(true), exhausted);

    expect(alone.state).toBe('on › without a server');
  });

  it.each([notFound, failed])('goes on without a CTL file after $type', (answer) => {
    const alone = at('fetching CTL file');

    expect(alone.send(answer)).toEqual([{ type: 'no ctl on server' }]);
    expect(alone.state).toBe('on › checking CTL file');
  });

  it.each([notFound, failed])('asks for the default configuration after $type', (answer) => {
    const alone = at('fetching configuration');

    expect(alone.send(answer)).toEqual([fetch('default configuration')]);
    expect(alone.send(received, accepted)).toEqual([settleSecurity('new')]);
  });

  it.each<[string, PhoneStartupEvent[]]>([
    ['the CTL file', []],
    ['the configuration', [received, settled(false)]],
    ['the default configuration', [received, settled(false), notFound]],
  ])('turns to the next server when the first is silent about %s', (_file, before) => {
    const alone = at('fetching CTL file');
    alone.send(...before);

    expect(alone.send(timeout)).toEqual([status('tftp-timeout'), { type: 'next server' }]);
    expect(alone.state).toBe('on › trying next server');
    expect(alone.send(chosen)).toEqual([fetch('ctl')]);
  });

  it('is without a server when the last one is silent too', () => {
    const alone = at('fetching CTL file');
    alone.send(timeout, exhausted);

    expect(alone.state).toBe('on › without a server');
  });

  it('chooses again 45 s after it found no server', () => {
    const alone = at('choosing server');
    alone.send(exhausted);

    expect(alone.pass(44_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([screen('configuring-cm-list'), { type: 'choose server' }]);
  });

  it('does not register with what flash holds while no server is authorized', () => {
    const alone = at('choosing server', phone(true));
    alone.send(exhausted);

    expect(alone.state).toBe('on › without a server');
  });

  describe.each<[string, PhoneStartupEvent[], PhoneStartupIntent[]]>([
    ['its configuration is refused', [received, refused], []],
    ['the default configuration is refused', [notFound, received, refused], []],
    [
      'there is not even a default configuration',
      [notFound, notFound],
      [status('configuration-not-found')],
    ],
    [
      'the server fails to send either configuration',
      [failed, failed],
      [status('configuration-not-found')],
    ],
  ])('when %s', (_what, answers, said) => {
    it('goes on with the one that flash holds', () => {
      const alone = at('fetching configuration', phone(true));

      expect(alone.send(...answers).filter(({ type }) => type !== 'fetch')).toEqual([
        ...said,
        settleSecurity('old'),
      ]);
    });

    it('tries again after 45 s when flash holds none', () => {
      const alone = at('fetching configuration');

      expect(alone.send(...answers).filter(({ type }) => type !== 'fetch')).toEqual(said);
      expect(alone.state).toBe('on › waiting');
      expect(alone.pass(45_000)).toContainEqual({ type: 'choose server' });
    });
  });

  it('remembers the configuration that it accepted once', () => {
    const alone = at('registering');
    alone.send({ type: 'RESET' });
    alone.pass(bootTime);

    alone.send(bound, chosen, received, settled(false), received, refused);
    expect(alone.state).toBe('on › settling security');
  });

  it('remembers the default configuration too', () => {
    const alone = at('fetching configuration');
    alone.send(notFound, received, accepted, secured(), { type: 'RESTART' });

    alone.send(chosen, received, settled(false), notFound, notFound);
    expect(alone.state).toBe('on › settling security');
  });

  it('has nothing to fall back on once its configuration is erased', () => {
    const alone = at('registering');
    alone.send({ type: 'CONFIGURATION.ERASED' }, { type: 'RESTART' });

    alone.send(chosen, received, settled(false), notFound, notFound);
    expect(alone.state).toBe('on › waiting');
  });
});

describe.each(all.filter((stage) => stage !== 'off'))('in the stage «%s» a phone', (stage) => {
  it('is dark and silent once its power is cut', () => {
    const alone = at(stage);

    expect(alone.send({ type: 'POWER.OFF' })).toEqual([stop, screen('off')]);
    expect(alone.waiting).toBe(0);
    expect(alone.pass(3_600_000)).toEqual([]);
    expect(alone.state).toBe('off');
  });

  it('starts from the beginning when it is reset', () => {
    const alone = at(stage);

    expect(alone.send({ type: 'RESET' })).toEqual([stop, screen('booting')]);
    expect(alone.waiting).toBe(1);
    expect(alone.pass(bootTime)).toContainEqual({ type: 'start network' });
  });

  it('stays what it is when the power is switched on again', () => {
    const alone = at(stage);

    expect(alone.send(powerOn)).toEqual([]);
  });
});

describe('a phone that is on', () => {
  it('boots for the whole time again when it is reset while it boots', () => {
    const alone = at('booting');
    alone.pass(bootTime - 1);
    alone.send({ type: 'RESET' });

    expect(alone.pass(bootTime - 1)).toEqual([]);
    expect(alone.pass(1)).toContainEqual({ type: 'start network' });
  });

  it('keeps its address when it is restarted, and loads everything again', () => {
    const alone = at('registering');

    expect(alone.send({ type: 'RESTART' })).toEqual([
      screen('configuring-cm-list'),
      { type: 'choose server' },
    ]);
  });

  it.each(all)('in the stage «%s» takes no notice of what it does not wait for', (stage) => {
    const expected: Readonly<Record<string, readonly string[]>> = {
      'configuring IP': ['ADDRESS.BOUND', 'ADDRESS.TIMEOUT', 'ADDRESS.TAKEN'],
      'choosing server': ['SERVER.CHOSEN', 'SERVERS.EXHAUSTED'],
      'fetching CTL file': ['FILE.RECEIVED', 'FILE.NOT_FOUND', 'FILE.TIMEOUT', 'FILE.ERROR'],
      'checking CTL file': ['CTL.SETTLED'],
      'fetching configuration': [
        'FILE.NOT_FOUND',
        'FILE.TIMEOUT',
        'FILE.ERROR',
        'CONFIGURATION.ACCEPTED',
        'CONFIGURATION.REFUSED',
      ],
      'settling security': ['SECURITY.SETTLED'],
    };
    const news = [
      bound,
      { type: 'ADDRESS.TIMEOUT' } as const,
      { type: 'ADDRESS.TAKEN' } as const,
      chosen,
      exhausted,
      received,
      notFound,
      timeout,
      failed,
      accepted,
      refused,
      settled(true),
      secured(),
    ].filter(({ type }) => !expected[stage]?.includes(type));
    const alone = at(stage);
    const before = alone.state;

    expect(alone.send(...news)).toEqual([]);
    expect(alone.state).toBe(before);
  });
});

it('the tests of the startup lead along every transition', () => {
  expect(coverage.missing).toEqual([]);
});
