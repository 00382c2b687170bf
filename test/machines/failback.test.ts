import { describe, expect, it } from 'vitest';
import { Seconds } from '../../src/basics/index.ts';
import {
  type FailbackEvent,
  type FailbackIntent,
  failbackMachine,
  type RegistrationServer,
} from '../../src/machines/index.ts';
import { Alone, Coverage } from './alone.ts';

const coverage = new Coverage(failbackMachine);
const phone = () => new Alone(failbackMachine, undefined, coverage);
type Phone = ReturnType<typeof phone>;

const serverAt = (address: string): RegistrationServer => ({ name: address, address, port: 2000 });
const publisher = serverAt('10.1.0.10');
const subscriber = serverAt('10.1.0.11');

const registered = (...better: RegistrationServer[]): FailbackEvent => ({
  type: 'REGISTERED',
  better,
});
const unregistered: FailbackEvent = { type: 'UNREGISTERED' };
const opened: FailbackEvent = { type: 'PROBE.OPENED' };
const closed: FailbackEvent = { type: 'PROBE.CLOSED' };
const granted: FailbackEvent = { type: 'TOKEN.ACK' };
const rejected = (seconds: number): FailbackEvent => ({
  type: 'TOKEN.REJECT',
  wait: Seconds(seconds),
});

const probe = (server: RegistrationServer): FailbackIntent => ({ type: 'probe', server });
const askForToken: FailbackIntent = { type: 'ask for a token' };
const giveUp: FailbackIntent = { type: 'give the probe up' };
const comeHome = (server: RegistrationServer): FailbackIntent => ({ type: 'come home', server });

/** A phone that is registered with the third server and looks for the first. */
function probing(): Phone {
  const alone = phone();
  alone.send(registered(publisher, subscriber));
  alone.pass(60_000);
  expect(alone.state).toBe('away › probing › connecting');
  return alone;
}

describe('a phone at its first server', () => {
  it('looks for no other', () => {
    const alone = phone();

    expect(alone.send(registered())).toEqual([]);
    expect(alone.pass(3_600_000)).toEqual([]);
    expect(alone.state).toBe('at home');
  });
});

describe('a phone at a server of lower priority', () => {
  it('looks for the best server after a minute, and asks it for a token', () => {
    const alone = phone();
    alone.send(registered(publisher, subscriber));

    expect(alone.pass(59_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([probe(publisher)]);
    expect(alone.send(opened)).toEqual([askForToken]);
  });

  it('comes home when it gets the token', () => {
    const alone = probing();
    alone.send(opened);

    expect(alone.send(granted)).toEqual([comeHome(publisher)]);
    expect(alone.state).toBe('at home');
    expect(alone.waiting).toBe(0);
  });

  it.each<[string, FailbackEvent[]]>([
    ['cannot be reached', []],
    ['closes the connection', [opened]],
  ])('looks for the next better server when one %s', (_how, before) => {
    const alone = probing();
    alone.send(...before);

    expect(alone.send(closed)).toEqual([probe(subscriber)]);
    expect(alone.send(opened, granted)).toEqual([askForToken, comeHome(subscriber)]);
  });

  it.each<[string, FailbackEvent[]]>([
    ['takes the connection', []],
    ['gives the token', [opened]],
  ])('waits 30 s for a server that neither refuses nor %s', (_what, before) => {
    const alone = probing();
    alone.send(...before);

    expect(alone.pass(29_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([giveUp, probe(subscriber)]);
  });

  it('tries all better servers once a minute', () => {
    const alone = probing();
    for (let round = 0; round < 5; round++) {
      expect(alone.send(closed)).toEqual([probe(subscriber)]);
      expect(alone.send(closed)).toEqual([]);
      expect(alone.state).toBe('away › resting');
      expect(alone.pass(60_000)).toEqual([probe(publisher)]);
    }
  });

  it('waits as long as it is told before it asks again', () => {
    const alone = probing();
    alone.send(opened);

    expect(alone.send(rejected(90))).toEqual([giveUp]);
    expect(alone.pass(89_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([probe(publisher)]);
  });

  it('waits at least 10 s, whatever it is told', () => {
    const alone = probing();
    alone.send(opened, rejected(0));

    expect(alone.pass(9_999)).toEqual([]);
    expect(alone.pass(1)).toEqual([probe(publisher)]);
  });

  it.each<[string, FailbackEvent[], FailbackIntent[]]>([
    ['has opened a connection', [], [giveUp]],
    ['has asked for a token', [opened], [giveUp]],
    ['waits to ask again', [opened, rejected(60)], []],
    ['rests', [closed, closed], []],
  ])('stops looking when it is not registered any more, once it %s', (_what, before, intents) => {
    const alone = probing();
    alone.send(...before);

    expect(alone.send(unregistered)).toEqual(intents);
    expect(alone.state).toBe('at home');
    expect(alone.waiting).toBe(0);
  });
});

it('the tests of the way home lead along every transition', () => {
  expect(coverage.missing).toEqual([]);
});
