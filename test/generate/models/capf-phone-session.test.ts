import { describe, expect, it } from 'vitest';
import { capfPhoneSessionModel } from '../../../src/generate/models/capf-phone-session.ts';
import { capfPhoneSessionMachine } from '../../../src/machines/index.ts';
import { brokenBy, failuresOf, forgetting } from './bugged.ts';

const stubborn = capfPhoneSessionMachine.provide({
  guards: { 'retries are left': ({ context }) => context.retries < 4 },
});

it('a phone that tries its connection four more times is found as its statechart is explored', () => {
  expect(brokenBy(capfPhoneSessionModel, stubborn)).toEqual([
    'a phone tries its connection three more times, and not more often',
  ]);
});

describe.each([
  [
    'tries its connection four more times',
    stubborn,
    'wait until phone-1: state capf-phone-session failed',
  ],
  [
    'stores no certificate',
    forgetting(capfPhoneSessionMachine, 'store certificate'),
    'expect phone-1: file stored LSC',
  ],
  [
    'says that it has deleted its LSC, and keeps it',
    forgetting(capfPhoneSessionMachine, 'delete certificate'),
    'expect phone-1: file deleted LSC',
  ],
  [
    'does not say that it makes a key',
    forgetting(capfPhoneSessionMachine, 'send progress'),
    'expect phone-1: message «CAPF REQUEST_IN_PROGRESS»',
  ],
  [
    'keeps an operation in flash that is over',
    forgetting(capfPhoneSessionMachine, 'forget the operation'),
    'expect phone-1: file deleted «CAPF operation»',
  ],
  [
    'always says that there is an LSC to delete',
    capfPhoneSessionMachine.provide({ guards: { 'the certificate is there': () => true } }),
    'wait until phone-1: state capf-phone-session awaiting end in vain',
  ],
])('a phone that %s', (_what, machine, symptom) => {
  it('is found in a site', () => {
    expect(failuresOf(capfPhoneSessionModel, machine)).toContain(symptom);
  });
});
