import { describe, expect, it } from 'vitest';
import { Seconds } from '../../../src/basics/index.ts';
import { registrationModel } from '../../../src/generate/models/registration.ts';
import { registrationMachine } from '../../../src/machines/index.ts';
import { brokenBy, failuresOf, forgetting } from './bugged.ts';

const patient = registrationMachine.provide({
  guards: { 'too many keepalives stayed unanswered': () => false },
});

it('a phone that bears a silent server for ever is found as its statechart is explored', () => {
  expect(brokenBy(registrationModel, patient)).toEqual([
    'a registered phone has at most three keepalives without an answer',
  ]);
});

describe.each([
  ['bears a silent server for ever', patient, 'wait until phone-1: screen «Opening 10.1.0.11»'],
  [
    'gives a server up after two keepalives',
    registrationMachine.provide({
      guards: { 'too many keepalives stayed unanswered': ({ context }) => context.unanswered >= 2 },
    }),
    'wait until phone-1: message «SCCP KeepAlive»',
  ],
  [
    'counts keepalives that were answered',
    forgetting(registrationMachine, 'forget unanswered keepalives'),
    'wait until phone-1: message «SCCP KeepAlive»',
  ],
  [
    'waits ten minutes for an answer',
    registrationMachine.provide({ delays: { answerTimeout: Seconds(600) } }),
    'wait until phone-1: screen «Opening 10.1.0.11»',
  ],
  [
    'leaves its server without a word when it is reset',
    forgetting(registrationMachine, 'send unregister'),
    'expect phone-1: message «SCCP Unregister»',
  ],
  [
    'says nothing of a server that it does not trust',
    forgetting(registrationMachine, 'report that it is not trusted'),
    'expect phone-1: status «CallManager Not Authorized: 10.1.0.10»',
  ],
])('a phone that %s', (_what, machine, symptom) => {
  it('is found in a site', () => {
    expect(failuresOf(registrationModel, machine)).toContain(symptom);
  });
});
