import { describe, expect, it } from 'vitest';
import { Minutes } from '../../src/basics/index.ts';
import {
  type CapfPhoneFailure,
  type CapfPhoneSessionEvent,
  type CapfPhoneSessionIntent,
  type CapfSessionEnd,
  capfPhoneSessionMachine,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(capfPhoneSessionMachine);
const phone = () => new Alone(capfPhoneSessionMachine, undefined, coverage);
type Phone = ReturnType<typeof phone>;

const stop: CapfPhoneSessionEvent = { type: 'STOP' };
const powerLost: CapfPhoneSessionEvent = { type: 'POWER.LOST' };
const opened: CapfPhoneSessionEvent = { type: 'STREAM.OPENED' };
const closed: CapfPhoneSessionEvent = { type: 'STREAM.CLOSED' };
const notTrusted: CapfPhoneSessionEvent = { type: 'SERVER.NOT_TRUSTED' };
const authRequest: CapfPhoneSessionEvent = { type: 'AUTH_REQUEST' };
const keyRequest: CapfPhoneSessionEvent = { type: 'KEY_GENERATE_REQUEST', takes: Minutes(2) };
const store = (fits: boolean): CapfPhoneSessionEvent => ({
  type: 'STORE_CERTIFICATE_REQUEST',
  fits,
});
const remove = (present: boolean): CapfPhoneSessionEvent => ({
  type: 'DELETE_CERTIFICATE_REQUEST',
  present,
});
const fetch: CapfPhoneSessionEvent = { type: 'FETCH_CERTIFICATE_REQUEST' };
const wrong: CapfPhoneSessionEvent = { type: 'MESSAGE.WRONG' };
const end = (outcome: CapfSessionEnd): CapfPhoneSessionEvent => ({ type: 'END_SESSION', outcome });

const connect: CapfPhoneSessionIntent = { type: 'connect' };
const disconnect: CapfPhoneSessionIntent = { type: 'disconnect' };
const remember: CapfPhoneSessionIntent = { type: 'remember the operation' };
const forget: CapfPhoneSessionIntent = { type: 'forget the operation' };
const sendAuthentication: CapfPhoneSessionIntent = { type: 'send authentication' };
const sendProgress: CapfPhoneSessionIntent = { type: 'send progress' };
const sendKey: CapfPhoneSessionIntent = { type: 'send key' };
const sendCertificate: CapfPhoneSessionIntent = { type: 'send certificate' };
const answer = (to: 'store' | 'delete', done: boolean): CapfPhoneSessionIntent => ({
  type: 'answer',
  to,
  done,
});
const done: CapfPhoneSessionIntent = { type: 'done' };
const failed = (because: CapfPhoneFailure): CapfPhoneSessionIntent => ({ type: 'failed', because });

/** What happened before the phone is in the stage. */
const stages = {
  connecting: [],
  'awaiting auth request': [opened],
  authenticating: [authRequest],
  'generating key': [keyRequest],
} as const;
type Stage = keyof typeof stages | 'awaiting certificate' | 'awaiting end' | 'awaiting end in vain';

function at(stage: Stage): Phone {
  const alone = phone();
  for (const [name, events] of Object.entries(stages)) {
    alone.send(...events);
    if (name === stage) break;
  }
  if (!(stage in stages)) alone.pass(Minutes(2));
  if (stage.startsWith('awaiting end')) alone.send(store(stage === 'awaiting end'));
  expect(alone.state).toBe(`in operation › in session › ${stage}`);
  return alone;
}

const all: Stage[] = [
  'connecting',
  'awaiting auth request',
  'authenticating',
  'generating key',
  'awaiting certificate',
  'awaiting end',
  'awaiting end in vain',
];

describe('a phone that turns to CAPF', () => {
  it('remembers what is to be done, connects, and waits for CAPF to speak', () => {
    const alone = phone();

    expect(alone.take()).toEqual([remember, connect]);
    expect(alone.send(opened)).toEqual([]);
    expect(alone.send(authRequest)).toEqual([sendAuthentication]);
  });

  it('makes a key in its own time, and says at once that it does', () => {
    const alone = at('authenticating');

    expect(alone.send(keyRequest)).toEqual([sendProgress]);
    expect(alone.pass(Minutes(2) - 1)).toEqual([]);
    expect(alone.pass(1)).toEqual([sendKey]);
  });

  it('makes another key when CAPF asks again', () => {
    const alone = at('awaiting certificate');

    expect(alone.send({ type: 'KEY_GENERATE_REQUEST', takes: Minutes(1) })).toEqual([sendProgress]);
    expect(alone.pass(Minutes(1))).toEqual([sendKey]);
  });

  it('stores a certificate for its key, and is done when CAPF ends the session', () => {
    const alone = at('awaiting certificate');

    expect(alone.send(store(true))).toEqual([{ type: 'store certificate' }, answer('store', true)]);
    expect(alone.send(end('update certificate'))).toEqual([disconnect, done, forget]);
    expect(alone.state).toBe('done');
  });

  it('stores no certificate for another key', () => {
    const alone = at('awaiting certificate');

    expect(alone.send(store(false))).toEqual([answer('store', false)]);
    expect(alone.send(end('error'))).toEqual([disconnect, failed('operation failed'), forget]);
    expect(alone.state).toBe('failed');
  });

  it('deletes the LSC that it has', () => {
    const alone = at('authenticating');

    expect(alone.send(remove(true))).toEqual([
      { type: 'delete certificate' },
      answer('delete', true),
    ]);
    expect(alone.send(end('update certificate'))).toEqual([disconnect, done, forget]);
  });

  it('says that it has no LSC to delete, and has failed however CAPF ends the session', () => {
    const alone = at('authenticating');

    expect(alone.send(remove(false))).toEqual([answer('delete', false)]);
    expect(alone.send(end('update certificate'))).toEqual([
      disconnect,
      failed('operation failed'),
      forget,
    ]);
  });

  it('fails when CAPF does not accept that all is well', () => {
    const alone = at('awaiting end');

    expect(alone.send(end('error'))).toEqual([disconnect, failed('operation failed'), forget]);
  });

  it('fails when CAPF has waited for the key long enough', () => {
    const alone = at('generating key');

    expect(alone.send(end('error'))).toEqual([disconnect, failed('operation failed'), forget]);
  });

  it('tries again when CAPF says that all is done before anything was', () => {
    const alone = at('authenticating');

    expect(alone.send(end('update certificate'))).toEqual([disconnect]);
    expect(alone.state).toBe('in operation › waiting to retry');
  });

  it('shows its certificates one after the other', () => {
    const alone = at('authenticating');

    expect(alone.send(fetch, fetch)).toEqual([sendCertificate, sendCertificate]);
    expect(alone.send(end('no action'))).toEqual([disconnect, done, forget]);
  });

  it.each<[CapfSessionEnd, CapfPhoneFailure]>([
    ['no action', 'no pending operation'],
    ['error', 'refused'],
    ['unknown device', 'unknown device'],
  ])('fails when CAPF ends at once with «%s»', (outcome, because) => {
    const alone = at('authenticating');

    expect(alone.send(end(outcome))).toEqual([disconnect, failed(because), forget]);
  });

  it('fails at once when the CTL file does not vouch for the server', () => {
    const alone = at('connecting');

    expect(alone.send(notTrusted)).toEqual([failed('server not trusted'), forget]);
    expect(alone.waiting).toBe(0);
  });

  it.each(all)('gives up in the stage «%s» when its user stops it', (stage) => {
    const alone = at(stage);

    expect(alone.send(stop)).toEqual([disconnect, failed('stopped'), forget]);
    expect(alone.waiting).toBe(0);
  });
});

describe('a connection to CAPF that is lost', () => {
  it('is tried three more times, 30 s apart', () => {
    const alone = phone();
    alone.send(closed);
    for (let retry = 1; retry <= 3; retry++) {
      expect(alone.pass(29_999)).toEqual([]);
      expect(alone.pass(1)).toEqual([connect]);
      const last = retry === 3;
      expect(alone.send(opened, closed)).toEqual(last ? [failed('connection lost'), forget] : []);
    }
    expect(alone.pass(3_600_000)).toEqual([]);
  });

  it.each(all)('in the stage «%s» begins from the start', (stage) => {
    const alone = at(stage);

    expect(alone.send(closed)).toEqual([]);
    expect(alone.pass(30_000)).toEqual([connect]);
  });

  it('is not tried any more when the user stops it', () => {
    const alone = phone();
    alone.send(closed);

    expect(alone.send(stop)).toEqual([disconnect, failed('stopped'), forget]);
    expect(alone.waiting).toBe(0);
  });
});

describe('a phone gives up the connection', () => {
  it.each<Stage>([
    'connecting',
    'awaiting auth request',
    'authenticating',
    'awaiting certificate',
    'awaiting end',
    'awaiting end in vain',
  ])('when nothing comes for a minute in the stage «%s»', (stage) => {
    const alone = at(stage);

    expect(alone.pass(59_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([disconnect]);
    expect(alone.state).toBe('in operation › waiting to retry');
  });

  it.each<[Stage, CapfPhoneSessionEvent]>([
    ['connecting', authRequest],
    ['awaiting auth request', keyRequest],
    ['authenticating', store(true)],
    ['generating key', remove(true)],
    ['awaiting certificate', fetch],
    ['awaiting certificate', end('no action')],
    ['authenticating', wrong],
  ])('when in the stage «%s» something comes that does not belong there: %o', (stage, event) => {
    const alone = at(stage);

    expect(alone.send(event)).toEqual([disconnect]);
    expect(alone.state).toBe('in operation › waiting to retry');
  });
});

describe.each(all)('a phone that loses its power in the stage «%s»', (stage) => {
  it('says nothing, and has the operation still in flash', () => {
    const alone = at(stage);

    expect(alone.send(powerLost)).toEqual([]);
    expect(alone.state).toBe('dropped');
    expect(alone.waiting).toBe(0);
  });
});

it("the tests of the phone's CAPF session lead along every transition", () => {
  expect(coverage.missing).toEqual([]);
});
