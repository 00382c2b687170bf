import { describe, expect, it } from 'vitest';
import { assign } from 'xstate';
import { phoneStartupModel } from '../../../src/generate/models/phone-startup.ts';
import { phoneStartupMachine, rewritten } from '../../../src/machines/index.ts';
import { runs } from '../../support/runs.ts';
import { brokenBy, failureOf, isFoundOut, walks } from './at-the-site.ts';

describe('a phone that starts', () => {
  it.each(walks(phoneStartupModel, runs(4)))(
    'comes at a site as far as its statechart does, whatever gets into its way: $name',
    (walk) => {
      expect(failureOf(walk)).toBeUndefined();
    },
  );
});

describe('a phone that registers although it lacks what it needs to be secure', () => {
  const reckless = phoneStartupMachine.provide({ guards: { 'there is no': () => false } });

  it('breaks what must always hold', () => {
    expect(brokenBy(phoneStartupModel, reckless)).toEqual([
      'a phone that is set secure registers only with a CTL file and a certificate',
    ]);
  });

  it('is found out at the site', () => {
    expect(isFoundOut(phoneStartupModel, reckless)).toBe(true);
  });
});

describe('a phone that forgets that its settings were erased', () => {
  const forgetful = phoneStartupMachine.provide({
    actions: { 'remember that flash holds none': assign({}) },
  });

  it('breaks what must always hold', () => {
    expect(brokenBy(phoneStartupModel, forgetful)).toEqual([
      'a phone knows whether its flash holds a configuration',
    ]);
  });
});

describe('a phone that runs on its old configuration when no TFTP server is authorized', () => {
  const stubborn = rewritten(phoneStartupMachine, {
    transition: ({ id }, config) =>
      id === 'on › choosing server: SERVERS.EXHAUSTED'
        ? { target: 'without a new configuration' }
        : config,
  });

  it('is found out at the site', () => {
    expect(isFoundOut(phoneStartupModel, stubborn)).toBe(true);
  });
});
