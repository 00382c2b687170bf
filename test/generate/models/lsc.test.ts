import { describe, expect, it } from 'vitest';
import { lscModel } from '../../../src/generate/models/lsc.ts';
import { lscMachine, rewritten } from '../../../src/machines/index.ts';
import { runs } from '../../support/runs.ts';
import { brokenBy, failureOf, isFoundOut, walks } from './at-the-site.ts';

describe('a phone that may need an LSC', () => {
  it.each(walks(lscModel, runs(4)))(
    'turns to CAPF at a site when its statechart does: $name',
    (walk) => {
      expect(failureOf(walk)).toBeUndefined();
    },
  );
});

describe('a phone that takes an authentication string although it is set secure', () => {
  const careless = lscMachine.provide({ guards: { 'the phone is set secure': () => false } });

  it('breaks what must always hold', () => {
    expect(brokenBy(lscModel, careless)).toEqual([
      'only a registered and nonsecure phone takes an authentication string',
    ]);
  });

  it('is found out at the site', () => {
    expect(isFoundOut(lscModel, careless)).toBe(true);
  });
});

describe('a nonsecure phone that goes to CAPF before it registers', () => {
  const hasty = rewritten(lscMachine, {
    transition: ({ guard }, config) =>
      guard && JSON.stringify(guard).includes('CAPF comes first')
        ? { ...config, guard: 'CAPF comes later' }
        : config,
  });

  it('breaks what must always hold', () => {
    expect(brokenBy(lscModel, hasty)).toEqual([
      'CAPF comes before registration only for a phone that could not register without it',
    ]);
  });

  it('is found out at the site', () => {
    expect(isFoundOut(lscModel, hasty)).toBe(true);
  });
});
