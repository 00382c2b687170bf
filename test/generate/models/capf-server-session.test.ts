import { describe, expect, it } from 'vitest';
import { Minutes } from '../../../src/basics/index.ts';
import { capfServerSessionModel } from '../../../src/generate/models/capf-server-session.ts';
import { capfServerSessionMachine } from '../../../src/machines/index.ts';
import { failuresOf, forgetting } from './bugged.ts';

describe.each([
  [
    'says of certificates that came that none came',
    capfServerSessionMachine.provide({ guards: { 'some were fetched': () => false } }),
    'expect publisher: log «operation status: Troubleshoot Success»',
  ],
  [
    'does not note that an operation succeeded',
    forgetting(capfServerSessionMachine, 'succeed'),
    'expect publisher: log «operation status: Delete Success»',
  ],
  [
    'does not note that an operation failed',
    forgetting(capfServerSessionMachine, 'fail'),
    'expect publisher: log «operation status: Troubleshoot Failed»',
  ],
  [
    'tells a phone that it does not know that it has not proved itself',
    capfServerSessionMachine.provide({ guards: { 'nobody knows the device': () => false } }),
    'wait until phone-1: status «LSC update failed: phone unknown»',
  ],
  [
    'waits an hour for an answer',
    capfServerSessionMachine.provide({ delays: { answerTimeout: Minutes(60) } }),
    'wait until publisher: state capf-server-session ended',
  ],
  [
    'closes the connection without the end of the session',
    forgetting(capfServerSessionMachine, 'end'),
    'wait until phone-1: status «LSC update successful»',
  ],
])('a CAPF that %s', (_what, machine, symptom) => {
  it('is found in a site', () => {
    expect(failuresOf(capfServerSessionModel, machine)).toContain(symptom);
  });
});
