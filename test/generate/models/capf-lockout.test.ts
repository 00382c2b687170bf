import { describe, expect, it } from 'vitest';
import { emit } from 'xstate';
import { capfLockoutModel } from '../../../src/generate/models/capf-lockout.ts';
import { capfLockoutMachine } from '../../../src/machines/index.ts';
import { brokenBy, failuresOf, forgetting } from './bugged.ts';

describe('a CAPF that locks a phone after nine wrong strings', () => {
  const hasty = capfLockoutMachine.provide({
    guards: { 'is the last attempt': ({ context }) => context.wrong + 1 >= 9 },
  });

  it('is found as its statechart is explored', () => {
    expect(brokenBy(capfLockoutModel, hasty)).toEqual([
      'the lockout comes with the tenth wrong string in a row, and with no other',
    ]);
  });

  it('is found in a site', () => {
    expect(failuresOf(capfLockoutModel, hasty)).toContain(
      'expect publisher: state capf-lockout counting',
    );
  });
});

describe('a CAPF that accepts the right string of a phone that it has locked', () => {
  const lenient = capfLockoutMachine.provide({
    actions: { 'refuse any string': emit({ type: 'accept' }) },
  });

  it('is found as its statechart is explored', () => {
    expect(brokenBy(capfLockoutModel, lenient)).toEqual(['a locked CAPF accepts nobody']);
  });

  it('is found in a site', () => {
    expect(failuresOf(capfLockoutModel, lenient)).toContain(
      'wait until phone-1: status «Authentication string not accepted»',
    );
  });
});

it('a CAPF that counts on after the right string is found in a site', () => {
  expect(failuresOf(capfLockoutModel, forgetting(capfLockoutMachine, 'clear the count'))).toContain(
    'expect publisher: log «wrong authentication string, attempt 1 of 10»',
  );
});
