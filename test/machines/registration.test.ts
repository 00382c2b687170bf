import { describe, expect, it } from 'vitest';
import { Seconds } from '../../src/basics/index.ts';
import {
  type RegistrationEvent,
  type RegistrationIntent,
  type RegistrationServer,
  registrationMachine,
  type SetupRequest,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(registrationMachine);
const phone = () => new Alone(registrationMachine, undefined, coverage);
type Phone = ReturnType<typeof phone>;

const serverAt = (address: string): RegistrationServer => ({ name: address, address, port: 2000 });
const publisher = serverAt('10.1.0.10');
const subscriber = serverAt('10.1.0.11');

const start = (...servers: RegistrationServer[]): RegistrationEvent => ({ type: 'START', servers });
const stop: RegistrationEvent = { type: 'STOP' };
const opened: RegistrationEvent = { type: 'STREAM.OPENED' };
const closed: RegistrationEvent = { type: 'STREAM.CLOSED' };
const acknowledged: RegistrationEvent = { type: 'REGISTER.ACK', keepaliveInterval: Seconds(20) };
const rejected: RegistrationEvent = { type: 'REGISTER.REJECT', text: 'Error: Database Config' };
const notTrusted: RegistrationEvent = { type: 'SERVER.NOT_TRUSTED' };
const homeFree = (server: RegistrationServer): RegistrationEvent => ({ type: 'HOME.FREE', server });
const keepaliveAcknowledged: RegistrationEvent = { type: 'KEEPALIVE.ACK' };

const connect = (server: RegistrationServer): RegistrationIntent => ({ type: 'connect', server });
const disconnect: RegistrationIntent = { type: 'disconnect' };
const send = (request: SetupRequest): RegistrationIntent => ({ type: 'send', request });
const registered = (
  server: RegistrationServer,
  ...better: RegistrationServer[]
): RegistrationIntent => ({ type: 'registered', server, better });
const unregistered = (server: RegistrationServer): RegistrationIntent => ({
  type: 'unregistered',
  server,
});
const keepalive: RegistrationIntent = { type: 'send keepalive' };
const reload: RegistrationIntent = { type: 'load the configuration again' };

/** What the phone asks for after the capabilities, and what answers it. */
const requests: [SetupRequest, RegistrationEvent][] = [
  ['button template', { type: 'BUTTON_TEMPLATE.RES' }],
  ['soft key template', { type: 'SOFT_KEY_TEMPLATE.RES' }],
  ['soft key set', { type: 'SOFT_KEY_SET.RES' }],
  ['line', { type: 'LINE_STAT' }],
  ['time and date', { type: 'DEFINE_TIME_DATE' }],
];

/** The server answers until the phone is registered. */
function setUp(alone: Phone): RegistrationIntent[] {
  const intents = alone.send(opened, acknowledged, { type: 'CAPABILITIES.REQ' });
  for (const [, answer] of requests) intents.push(...alone.pass(100), ...alone.send(answer));
  return intents;
}

function registeredPhone(...servers: RegistrationServer[]): Phone {
  const alone = phone();
  alone.send(start(...servers));
  setUp(alone);
  expect(alone.state).toBe('registered › alive');
  return alone;
}

describe('a phone that registers', () => {
  it('is idle until it knows its servers', () => {
    const alone = phone();

    expect(alone.state).toBe('idle');
    expect(alone.pass(3_600_000)).toEqual([]);
  });

  it('connects to the first server and registers as soon as the connection is open', () => {
    const alone = phone();

    expect(alone.send(start(publisher, subscriber))).toEqual([connect(publisher)]);
    expect(alone.send(opened)).toEqual([{ type: 'send register' }]);
  });

  it('asks for one thing after the other, 100 ms apart, and is registered then', () => {
    const alone = phone();
    alone.send(start(publisher), opened);

    expect(alone.send(acknowledged)).toEqual([]);
    expect(alone.send({ type: 'CAPABILITIES.REQ' })).toEqual([send('capabilities')]);
    for (const [request, answer] of requests) {
      expect(alone.pass(99)).toEqual([]);
      expect(alone.pass(1)).toEqual([send(request)]);
      const last = request === 'time and date';
      expect(alone.send(answer)).toEqual(last ? [registered(publisher)] : []);
    }
    expect(alone.state).toBe('registered › alive');
  });

  it('turns to the next server when the first refuses the connection', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber));

    expect(alone.send(closed)).toEqual([connect(subscriber)]);
  });

  it.each<[string, RegistrationEvent[]]>([
    ['before it answers', [opened]],
    ['while the phone sets itself up', [opened, acknowledged, { type: 'CAPABILITIES.REQ' }]],
  ])('turns to the next server when the first closes the connection %s', (_when, before) => {
    const alone = phone();
    alone.send(start(publisher, subscriber), ...before);

    expect(alone.send(closed)).toEqual([connect(subscriber)]);
  });

  it.each<[string, RegistrationEvent[]]>([
    ['the connection', []],
    ['Register', [opened]],
    ['a request', [opened, acknowledged]],
  ])('gives up a server that does not answer %s for 30 s', (_what, before) => {
    const alone = phone();
    alone.send(start(publisher, subscriber), ...before);

    expect(alone.pass(29_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([disconnect, connect(subscriber)]);
  });

  it('turns to the next server when the CTL file does not vouch for the first, and says so', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber));

    expect(alone.send(notTrusted)).toEqual([
      { type: 'not trusted', server: publisher },
      connect(subscriber),
    ]);
  });

  it('that is rejected loads its configuration again after 30 s', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber), opened);

    expect(alone.send(rejected)).toEqual([
      { type: 'rejected', text: 'Error: Database Config' },
      disconnect,
    ]);
    expect(alone.pass(29_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([reload]);
    expect(alone.state).toBe('idle');
  });

  it('goes along its list three times, 10.5 s apart, then loads its configuration again', () => {
    const alone = phone();
    const round = [connect(publisher), connect(subscriber)];

    expect(alone.send(start(publisher, subscriber), closed, closed)).toEqual(round);
    expect(alone.pass(10_499)).toEqual([]);
    expect([...alone.pass(1), ...alone.send(closed, closed)]).toEqual(round);
    expect([...alone.pass(10_500), ...alone.send(closed, closed)]).toEqual([...round, reload]);
    expect(alone.state).toBe('idle');
  });

  it('without any server waits as long before it loads its configuration again', () => {
    const alone = phone();

    expect(alone.send(start())).toEqual([]);
    expect(alone.pass(20_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([reload]);
  });

  it('begins at the top of a new list', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber), closed, opened, stop);

    expect(alone.send(start(publisher))).toEqual([connect(publisher)]);
  });

  it.each<[string, RegistrationEvent[]]>([
    ['connects', []],
    ['waits for an answer', [opened]],
    ['sets itself up', [opened, acknowledged]],
    ['waits for the next round', [closed]],
    ['waits after a reject', [opened, rejected]],
  ])('stops while it %s, and nothing comes after that', (_when, before) => {
    const alone = phone();
    alone.send(start(publisher), ...before);

    expect(alone.send(stop)).toEqual([disconnect]);
    expect(alone.state).toBe('idle');
    expect(alone.waiting).toBe(0);
  });
});

describe('a registered phone', () => {
  it('sends a keepalive at the interval that the server set', () => {
    const alone = registeredPhone(publisher);

    expect(alone.pass(19_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([keepalive]);
    alone.send(keepaliveAcknowledged);
    expect(alone.pass(20_000)).toEqual([keepalive]);
  });

  it('sends one every 30 s when the server sets no interval', () => {
    const alone = phone();
    const ack = { type: 'REGISTER.ACK', keepaliveInterval: Seconds(0) } as const;
    alone.send(start(publisher), opened, ack, { type: 'CAPABILITIES.REQ' });
    for (const [, answer] of requests) {
      alone.pass(100);
      alone.send(answer);
    }

    expect(alone.pass(29_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([keepalive]);
  });

  it('stays registered while keepalives are answered', () => {
    const alone = registeredPhone(publisher);
    for (let count = 0; count < 1000; count++) {
      expect(alone.pass(20_000)).toEqual([keepalive]);
      alone.send(keepaliveAcknowledged);
    }

    expect(alone.state).toBe('registered › alive');
  });

  it('leaves a server that answers none of three keepalives', () => {
    const alone = registeredPhone(publisher, subscriber);

    expect(alone.pass(60_000)).toEqual([keepalive, keepalive, keepalive]);
    expect(alone.pass(20_000)).toEqual([
      unregistered(publisher),
      { type: 'disconnect', because: 'keepalive timeout' },
      connect(subscriber),
    ]);
  });

  it('forgets the keepalives that stayed unanswered before the last answer', () => {
    const alone = registeredPhone(publisher);
    alone.pass(60_000);
    alone.send(keepaliveAcknowledged);

    expect(alone.pass(60_000)).toEqual([keepalive, keepalive, keepalive]);
    expect(alone.state).toBe('registered › alive');
  });

  it('counts keepalives anew with the next server', () => {
    const alone = registeredPhone(publisher, subscriber);
    alone.pass(60_000);
    alone.send(closed);
    setUp(alone);

    expect(alone.pass(60_000)).toEqual([keepalive, keepalive, keepalive]);
    expect(alone.state).toBe('registered › alive');
  });

  it('turns to the next server when the connection breaks', () => {
    const alone = registeredPhone(publisher, subscriber);

    expect(alone.send(closed)).toEqual([unregistered(publisher), connect(subscriber)]);
    expect(setUp(alone)).toContainEqual(registered(subscriber, publisher));
  });

  it('goes through all rounds again when its only server is lost, however many it had before', () => {
    const alone = phone();
    alone.send(start(publisher), closed);
    alone.pass(10_500);
    setUp(alone);

    expect(alone.send(closed)).toEqual([unregistered(publisher)]);
    expect([...alone.pass(10_500), ...alone.send(closed)]).toEqual([connect(publisher)]);
    expect([...alone.pass(10_500), ...alone.send(closed)]).toEqual([connect(publisher), reload]);
  });

  it('goes home over the connection that is open when a better server takes it back', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber), closed);
    setUp(alone);

    expect(alone.send(homeFree(publisher))).toEqual([
      unregistered(subscriber),
      { type: 'send unregister' },
      { type: 'move', server: publisher },
      { type: 'send register' },
    ]);
    expect(setUp(alone)).toContainEqual(registered(publisher));
  });

  it('turns to the server after its home when it is not taken there after all', () => {
    const alone = phone();
    alone.send(start(publisher, subscriber), closed);
    setUp(alone);
    alone.send(homeFree(publisher));

    expect(alone.send(closed)).toEqual([connect(subscriber)]);
  });

  it('unregisters when it is stopped', () => {
    const alone = registeredPhone(publisher);

    expect(alone.send(stop)).toEqual([
      unregistered(publisher),
      { type: 'send unregister' },
      disconnect,
    ]);
    expect(alone.waiting).toBe(0);
  });

  it('takes no notice of answers that it has not asked for', () => {
    const alone = registeredPhone(publisher);

    expect(alone.send(...requests.map(([, answer]) => answer), opened, acknowledged)).toEqual([]);
    expect(alone.state).toBe('registered › alive');
  });
});

it('the tests of the registration lead along every transition', () => {
  expect(coverage.missing).toEqual([]);
});
