import { describe, expect, it } from 'vitest';
import { Seconds } from '../../../src/basics/index.ts';
import { failbackModel } from '../../../src/generate/models/failback.ts';
import { failbackMachine } from '../../../src/machines/index.ts';
import { brokenBy, failuresOf, forgetting } from './bugged.ts';

const restless = failbackMachine.provide({ guards: { 'there are better servers': () => true } });

it('a phone that looks for servers at its first is found as its statechart is explored', () => {
  expect(brokenBy(failbackModel, restless)).toEqual([
    'a phone looks for a better server only while it is registered with another one',
  ]);
});

describe.each([
  ['looks for servers at its first', restless, 'expect phone-1: state failback at home'],
  [
    'looks for a better server every ten minutes',
    failbackMachine.provide({ delays: { probeInterval: Seconds(600) } }),
    'wait until phone-1: registered with publisher',
  ],
  [
    'asks for no token',
    forgetting(failbackMachine, 'ask for a token'),
    'wait until phone-1: registered with publisher',
  ],
  [
    'never looks at the second server',
    failbackMachine.provide({ guards: { 'a server is left': ({ context }) => context.at < 1 } }),
    'wait until phone-1: packet to subscriber, transport tcp',
  ],
])('a phone that %s', (_what, machine, symptom) => {
  it('is found in a site', () => {
    expect(failuresOf(failbackModel, machine)).toContain(symptom);
  });
});
