import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { Minutes, Seconds } from '../../src/basics/index.ts';
import {
  type CapfPhoneSessionEvent,
  type CapfPhoneSessionIntent,
  capfPatience,
  capfPhoneSessionMachine,
} from '../../src/machines/index.ts';
import { World } from '../../src/simulation/index.ts';

function session() {
  const world = new World();
  const intents: string[] = [];
  const actor = createActor(capfPhoneSessionMachine, { clock: world.clock });
  actor.on('*', (intent: CapfPhoneSessionIntent) => intents.push(wordsOf(intent)));
  actor.start();
  const send = (...events: (CapfPhoneSessionEvent | CapfPhoneSessionEvent['type'])[]) => {
    for (const event of events)
      actor.send(typeof event === 'string' ? ({ type: event } as CapfPhoneSessionEvent) : event);
  };
  return {
    world,
    send,
    intents: () => intents.splice(0),
    state: () => JSON.stringify(actor.getSnapshot().value),
    /** To where the server says what it wants. */
    authenticated: () => {
      send('START', 'STREAM.OPENED', 'AUTH_REQUEST');
      intents.length = 0;
    },
  };
}

function wordsOf(intent: CapfPhoneSessionIntent): string {
  if (intent.type === 'failed') return `failed: ${intent.because}`;
  if (intent.type === 'answer') return `${intent.to} ${intent.done ? 'done' : 'not done'}`;
  return intent.type;
}

const keyRequest = { type: 'KEY_GENERATE_REQUEST', takes: Minutes(2) } as const;
const end = (outcome: 'no action' | 'update certificate' | 'error' | 'unknown device') =>
  ({ type: 'END_SESSION', outcome }) as const;

describe("the phone's side of a CAPF session", () => {
  it('waits for the server to speak', () => {
    const { send, intents } = session();
    send('START', 'STREAM.OPENED');
    expect(intents()).toEqual(['remember the operation', 'connect']);
    send('AUTH_REQUEST');
    expect(intents()).toEqual(['send authentication']);
  });

  it('makes a key in its own time and says at once that it does', () => {
    const { world, authenticated, send, intents } = session();
    authenticated();
    send(keyRequest);
    expect(intents()).toEqual(['send progress']);
    world.run(Seconds(119));
    expect(intents()).toEqual([]);
    world.run(Seconds(1));
    expect(intents()).toEqual(['send key']);
  });

  it('stores a certificate for its key, and is done when the server ends', () => {
    const { world, authenticated, send, intents } = session();
    authenticated();
    send(keyRequest);
    world.run(Minutes(2));
    intents();
    send({ type: 'STORE_CERTIFICATE_REQUEST', fits: true }, end('update certificate'));
    expect(intents()).toEqual([
      'store certificate',
      'store done',
      'disconnect',
      'done',
      'forget the operation',
    ]);
  });

  it('stores no certificate for another key', () => {
    const { world, authenticated, send, intents } = session();
    authenticated();
    send(keyRequest);
    world.run(Minutes(2));
    intents();
    send({ type: 'STORE_CERTIFICATE_REQUEST', fits: false }, end('error'));
    expect(intents()).toEqual([
      'store not done',
      'disconnect',
      'failed: refused',
      'forget the operation',
    ]);
  });

  it('deletes what it has, and says when it has nothing', () => {
    for (const [present, intended] of [
      [true, ['delete certificate', 'delete done']],
      [false, ['delete not done']],
    ] as const) {
      const { authenticated, send, intents } = session();
      authenticated();
      send({ type: 'DELETE_CERTIFICATE_REQUEST', present });
      expect(intents()).toEqual(intended);
    }
  });

  it('shows its certificates one after the other', () => {
    const { authenticated, send, intents } = session();
    authenticated();
    send('FETCH_CERTIFICATE_REQUEST', 'FETCH_CERTIFICATE_REQUEST', end('no action'));
    expect(intents()).toEqual([
      'send certificate',
      'send certificate',
      'disconnect',
      'done',
      'forget the operation',
    ]);
  });

  it.each([
    ['no action', 'no pending operation'],
    ['error', 'refused'],
    ['unknown device', 'unknown device'],
  ] as const)('fails when the server ends at once with «%s»', (outcome, because) => {
    const { authenticated, send, intents } = session();
    authenticated();
    send(end(outcome));
    expect(intents()).toEqual(['disconnect', `failed: ${because}`, 'forget the operation']);
  });

  it('tries a lost connection three more times, 30 s apart', () => {
    const { world, send, intents } = session();
    send('START', 'STREAM.CLOSED');
    intents();
    for (const retry of [1, 2, 3]) {
      world.run(Seconds(29));
      expect([retry, intents()]).toEqual([retry, []]);
      world.run(Seconds(1));
      expect([retry, intents()]).toEqual([retry, ['connect']]);
      send('STREAM.OPENED', 'STREAM.CLOSED');
    }
    expect(intents()).toEqual(['failed: connection lost', 'forget the operation']);
    world.run(Minutes(10));
    expect(intents()).toEqual([]);
  });

  it('has all its retries again for the next operation', () => {
    const { world, send, intents } = session();
    send('START', 'STREAM.CLOSED');
    world.run(Seconds(30));
    send('STREAM.CLOSED');
    world.run(Seconds(30));
    send('STREAM.CLOSED');
    world.run(Seconds(30));
    send('STREAM.CLOSED', 'START', 'STREAM.CLOSED');
    intents();
    world.run(Seconds(30));
    expect(intents()).toEqual(['connect']);
  });

  it('gives up a server that says nothing, or something that does not belong there', () => {
    const { world, send, intents } = session();
    send('START', 'STREAM.OPENED');
    world.run(capfPatience);
    expect(intents().at(-1)).toBe('disconnect');

    world.run(Seconds(30));
    send('STREAM.OPENED', 'FETCH_CERTIFICATE_REQUEST');
    expect(intents()).toEqual(['connect', 'disconnect']);
  });

  it('has the operation still in flash when the power fails while it makes a key', () => {
    const { world, authenticated, send, intents, state } = session();
    authenticated();
    send(keyRequest);
    intents();
    send('POWER.LOST');
    world.run(Minutes(60));
    expect(intents()).toEqual([]);
    expect(state()).toBe('"idle"');
    send('START');
    expect(intents()).toEqual(['remember the operation', 'connect']);
  });

  it('ends when the user presses Stop', () => {
    const { authenticated, send, intents } = session();
    authenticated();
    send(keyRequest);
    intents();
    send('STOP');
    expect(intents()).toEqual(['disconnect', 'failed: stopped', 'forget the operation']);
  });
});
