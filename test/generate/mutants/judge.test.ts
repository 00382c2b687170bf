import { describe, expect, it } from 'vitest';
import {
  kill,
  mutantsOf,
  type Test,
  testOf,
  testsFor,
} from '../../../src/generate/mutants/index.ts';
import type { MachineName } from '../../../src/machines/index.ts';

const text = (
  steps: string,
  site = '{ phones: { phone-1: { ctl: installed } }, dhcp: { tftp: 10.9.9.9 } }',
) => `title: A test\nsite: ${site}\nsteps:\n${steps}`;

const notAuthorized: Test = testOf({
  name: 'not authorized',
  text: text(`  - power on: phone-1
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9' }
    within: 1 min
`),
});
const silent: Test = testOf({ name: 'power only', text: text('  - power on: phone-1\n') });

const mutant = (machine: MachineName, id: string) => {
  const found = mutantsOf(machine).find((each) => each.id === id);
  if (!found) throw new Error(`there is no mutant «${id}»`);
  return found;
};

describe('a mutant', () => {
  it('is killed by the test that fails with it', () => {
    const mute = mutant(
      'tftp-authorization',
      'looking up: SERVER.NOT_LISTED: forgets «raise TFTP Not Authorized»',
    );
    expect(kill(mute, [notAuthorized])).toEqual({
      test: 'not authorized',
      by: 'expectation',
      how: 'line 5: expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9» within 1 min',
    });
  });

  it('is killed where it would go round for ever', () => {
    const round = mutant(
      'tftp-authorization',
      'looking up: SERVER.NOT_LISTED: forgets «go to the next server»',
    );
    expect(
      kill(round, [
        testOf({ name: 'longer', text: text(`  - power on: phone-1\n  - wait: 1 min\n`) }),
      ]),
    ).toEqual({
      test: 'longer',
      by: 'expectation',
      how: 'breaks down: it goes on and on',
    });
  });

  it('is killed where it breaks a device', () => {
    const broken = mutant(
      'tftp-authorization',
      'choosing: always (1) [a server is left]: asks for no guard',
    );
    expect(
      kill(broken, [
        testOf({ name: 'longer', text: text(`  - power on: phone-1\n  - wait: 1 min\n`) }),
      ])?.how,
    ).toMatch(/^breaks down: /);
  });

  it('is noticed by what the phone sends, where no expectation tells', () => {
    const hasty = mutant('phone-startup', 'the delay «bootTime» lasts half as long');
    expect(kill(hasty, [notAuthorized])).toEqual({
      test: 'not authorized',
      by: 'observation',
      how: 'it sends or shows something else',
    });
  });

  it('lives where no test looks', () => {
    const mute = mutant('phone-startup', 'off: on entry forgets «show (off)»');
    expect(kill(mute, [silent])).toBeUndefined();
  });

  it('is not run by tests that do not come to where its fault is', () => {
    const unlocked = mutant('capf-lockout', 'locked: on entry forgets «lock»');
    const booting = mutant('phone-startup', 'off: POWER.ON: is not there');
    expect(testsFor(unlocked, [notAuthorized, silent])).toEqual([]);
    expect(testsFor(booting, [notAuthorized, silent])).toEqual([silent, notAuthorized]);
  });
});

describe('a test', () => {
  it('is refused when it fails without a mutant', () => {
    const failing = text(`  - expect: { on: phone-1, alarm: File Auth Failed }\n    within: 1 s\n`);
    expect(() => testOf({ name: 'failing', text: failing })).toThrow(
      /^failing fails without a mutant: line 4: /,
    );
  });
});
