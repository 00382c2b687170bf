import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewest } from '../../../src/generate/shrink/chunks.ts';
import { failsLike, resultOf, shrink } from '../../../src/generate/shrink/index.ts';
import type { ScenarioData } from '../../../src/scenario/index.ts';
import { runs } from '../../support/runs.ts';

const file = 'failing.yaml';

describe('the fewest items with which something holds', () => {
  it('are those that it needs, in their order', () => {
    const needed = [3, 11, 12];
    const items = Array.from({ length: 40 }, (_, index) => index);
    expect(fewest(items, (left) => needed.every((item) => left.includes(item)))).toEqual(needed);
  });

  it('cannot be made fewer by taking any one away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 30 }), fc.nat(100), (items, bound) => {
        const holds = (left: readonly number[]) =>
          left.reduce((sum, item) => sum + item, 0) >= bound;
        if (!holds(items)) return;
        const left = fewest(items, holds);
        expect(holds(left)).toBe(true);
        for (const index of left.keys()) expect(holds(left.toSpliced(index, 1))).toBe(false);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

/** TFTP Not Authorized is expected never to come, among much that has nothing to do with it. */
const failing: ScenarioData = {
  title: 'A long way to a failure',
  site: {
    phones: {
      'phone-1': { model: 7960, ctl: 'installed', line: '2001' },
      'phone-2': { model: 7970 },
    },
    servers: { subscriber: {} },
    ctl: { tokens: ['token-1', 'token-2', 'token-3'] },
    dhcp: { tftp: 'publisher' },
  },
  steps: [
    { 'power on': ['phone-1', 'phone-2'] },
    { expect: { on: 'phone-1', 'registered with': 'publisher' }, within: '1 min' },
    { say: 'Now it goes wrong.' },
    { 'update ctl': { 'add tokens': ['token-4'] } },
    { wait: '37.5 s' },
    { 'change dhcp': { tftp: '10.9.9.9' } },
    { 'cut link': 'subscriber' },
    { reset: 'phone-1' },
    { 'expect no': { on: 'phone-1', alarm: '/TFTP Not Authorized/' }, for: '3 min' },
  ],
};

describe('a scenario that fails', () => {
  it('shrinks to what it takes to fail in the same way', () => {
    const result = resultOf(failing, file);
    expect(result?.failure?.step.action).toBe('expect no');
    const smallest = shrink(failing, failsLike(result as NonNullable<typeof result>, file));

    expect(smallest).toEqual({
      title: failing.title,
      site: { phones: { 'phone-1': { ctl: 'installed' } } },
      steps: [
        { 'power on': ['phone-1'] },
        { 'change dhcp': { tftp: '10.9.9.9' } },
        { 'expect no': { on: 'phone-1', alarm: '/TFTP Not Authorized/' }, for: '30 s' },
      ],
    });
  });

  it('keeps its site when it is told to', () => {
    const result = resultOf(failing, file);
    const fails = failsLike(result as NonNullable<typeof result>, file);
    const { site, steps } = shrink(failing, fails, { keepSite: true });

    expect(site).toEqual(failing.site);
    expect(steps).toHaveLength(3);
  });

  it('stays as it is when nothing smaller may be tried', () => {
    expect(shrink(failing, () => true, { most: 0 })).toEqual(failing);
  });

  it('is never mistaken for one that fails for another reason', () => {
    const result = resultOf(failing, file);
    const fails = failsLike(result as NonNullable<typeof result>, file);
    const [first, ...others] = failing.steps;

    expect(fails({ ...failing, steps: [first ?? {}, { reset: 'nobody' }, ...others] })).toBe(false);
    expect(fails({ ...failing, steps: [{ expect: { alarm: 'nothing' } }, ...failing.steps] })).toBe(
      false,
    );
  });
});
