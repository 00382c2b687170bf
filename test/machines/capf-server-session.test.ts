import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { Minutes } from '../../src/basics/index.ts';
import {
  type CapfOperation,
  type CapfServerSessionEvent,
  type CapfServerSessionIntent,
  capfAnswerTimeout,
  capfServerSessionMachine,
} from '../../src/machines/index.ts';
import { World } from '../../src/simulation/index.ts';

function session() {
  const world = new World();
  const intents: string[] = [];
  const actor = createActor(capfServerSessionMachine, {
    clock: world.clock,
    input: { keyGenerationTime: Minutes(30), keyGenerationAttempts: 3 },
  });
  actor.on('*', (intent: CapfServerSessionIntent) => intents.push(wordsOf(intent)));
  actor.start();
  const send = (...types: Simple[]) => {
    for (const type of types) actor.send({ type });
  };
  return {
    world,
    actor,
    send,
    /** What was decided since the last time. */
    intents: () => intents.splice(0),
    state: () => JSON.stringify(actor.getSnapshot().value),
    authenticated: (
      operation: CapfOperation,
      certificates: readonly ('LSC' | 'MIC')[] = ['LSC'],
    ) => {
      send('OPENED');
      actor.send({ type: 'AUTHENTICATED', operation, certificates });
      intents.shift();
    },
  };
}

type Simple = Exclude<CapfServerSessionEvent['type'], 'AUTHENTICATED' | 'REFUSED'>;

function wordsOf(intent: CapfServerSessionIntent): string {
  switch (intent.type) {
    case 'send':
      return intent.message;
    case 'fetch':
      return `fetch ${intent.certificate}`;
    case 'failed':
      return `failed: ${intent.because}`;
    case 'end':
      return `end: ${intent.reason}`;
    default:
      return intent.type;
  }
}

describe("CAPF's side of a session", () => {
  it('speaks first, once the connection is open', () => {
    const { send, intents, state } = session();
    expect(intents()).toEqual([]);
    send('OPENED');
    expect(intents()).toEqual(['AUTH_REQUEST']);
    expect(state()).toContain('AWAIT AUTH RES');
  });

  it('installs: a key, a certificate, the end', () => {
    const { authenticated, send, intents } = session();
    authenticated('install');
    send('KEY.IN_PROGRESS', 'KEY.RECEIVED', 'CERTIFICATE.STORED');
    expect(intents()).toEqual([
      'KEY_GENERATE_REQUEST',
      'STORE_CERTIFICATE_REQUEST',
      'succeeded',
      'end: update certificate',
      'close',
    ]);
  });

  it('says what the phone could not store', () => {
    const { authenticated, send, intents } = session();
    authenticated('install');
    send('KEY.RECEIVED', 'CERTIFICATE.NOT_STORED');
    expect(intents().slice(2)).toEqual(['failed: certificate not stored', 'end: error', 'close']);
  });

  it('asks three times for a key that the phone fails to make, then gives up', () => {
    const { authenticated, send, intents } = session();
    authenticated('install');
    send('KEY.FAILED', 'KEY.FAILED', 'KEY.FAILED');
    expect(intents()).toEqual([
      'KEY_GENERATE_REQUEST',
      'KEY_GENERATE_REQUEST',
      'KEY_GENERATE_REQUEST',
      'failed: key generation failed',
      'end: error',
      'close',
    ]);
  });

  it('waits half an hour for a key', () => {
    const { world, authenticated, intents } = session();
    authenticated('install');
    intents();
    world.run(Minutes(29));
    expect(intents()).toEqual([]);
    world.run(Minutes(1));
    expect(intents()).toEqual(['failed: key generation failed', 'end: error', 'close']);
  });

  it('ends in the same way whether there was something to delete or not', () => {
    for (const [answer, result] of [
      ['CERTIFICATE.DELETED', 'succeeded'],
      ['CERTIFICATE.NOT_DELETED', 'failed: no certificate'],
    ] as const) {
      const { authenticated, send, intents } = session();
      authenticated('delete');
      send(answer);
      expect(intents()).toEqual([
        'DELETE_CERTIFICATE_REQUEST',
        result,
        'end: update certificate',
        'close',
      ]);
    }
  });

  it('fetches one certificate after the other, and succeeds when it got one', () => {
    const { authenticated, send, intents } = session();
    authenticated('troubleshoot', ['LSC', 'MIC']);
    send('CERTIFICATE.NOT_FETCHED', 'CERTIFICATE.FETCHED');
    expect(intents()).toEqual(['fetch LSC', 'fetch MIC', 'succeeded', 'end: no action', 'close']);
  });

  it('ends at once when nothing is pending', () => {
    const { authenticated, intents } = session();
    authenticated('none');
    expect(intents()).toEqual(['end: no action', 'close']);
  });

  it.each([
    ['unknown device', 'end: unknown device'],
    ['not authenticated', 'end: error'],
  ] as const)('tells a phone that it is refused: %s', (because, end) => {
    const { actor, send, intents } = session();
    send('OPENED');
    actor.send({ type: 'REFUSED', because });
    expect(intents().slice(1)).toEqual([end, 'close']);
  });

  it.each([
    'KEY.IN_PROGRESS',
    'CERTIFICATE.STORED',
    'CERTIFICATE.FETCHED',
    'MESSAGE.WRONG',
  ] as const)('is broken off by %s where it does not belong', (event) => {
    const { send, intents, actor } = session();
    send('OPENED', event);
    expect(intents().slice(1)).toEqual(['failed: communication failure', 'close']);
    expect(actor.getSnapshot().status).toBe('done');
  });

  it('gives up a phone that is silent, in the TLS handshake or later', () => {
    const silent = session();
    silent.world.run(capfAnswerTimeout);
    expect(silent.intents()).toEqual(['close']);

    const { world, authenticated, send, intents } = session();
    authenticated('install');
    send('KEY.RECEIVED');
    intents();
    world.run(capfAnswerTimeout);
    expect(intents()).toEqual(['failed: communication failure', 'close']);
  });

  it('fails an operation whose connection is lost', () => {
    const { authenticated, send, intents } = session();
    authenticated('install');
    send('STREAM.CLOSED');
    expect(intents().slice(1)).toEqual(['failed: communication failure']);
  });

  it('that is stopped leaves the operation as it is', () => {
    const { authenticated, send, intents } = session();
    authenticated('install');
    send('STOP');
    expect(intents().slice(1)).toEqual(['close']);
  });
});
