import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hours, Millis, Minutes, Seconds } from '../../../src/basics/index.ts';
import { leaseTimes, pauseBeforeAskingAgain } from '../../../src/devices/phone/lease-times.ts';
import { runs } from '../../support/runs.ts';

describe('a lease', () => {
  it('is renewed after half of it, and by any server after seven eighths', () => {
    expect(leaseTimes({}, Hours(24), Millis(500))).toEqual({
      renewal: 500 + Hours(12),
      rebinding: 500 + Hours(21),
      expiry: 500 + Hours(24),
    });
  });

  it('is renewed when the server says', () => {
    expect(leaseTimes({ renewalTime: 60, rebindingTime: 90 }, Minutes(2), Millis(0))).toEqual({
      renewal: Minutes(1),
      rebinding: Seconds(90),
      expiry: Minutes(2),
    });
  });

  it('has its moments in order and ahead, whatever the server says', () => {
    const seconds = fc.integer({ min: 0, max: 0xffffffff });
    const said = fc.record({ renewalTime: seconds, rebindingTime: seconds }, { requiredKeys: [] });
    fc.assert(
      fc.property(said, seconds, seconds, (options, lease, now) => {
        const { renewal, rebinding, expiry } = leaseTimes(options, Seconds(lease), Millis(now));
        expect(renewal).toBeGreaterThanOrEqual(now + 1000);
        expect(rebinding).toBeGreaterThanOrEqual(renewal);
        expect(expiry).toBeGreaterThanOrEqual(rebinding);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('a phone that nobody answers', () => {
  it.each([
    ['half of what is left', Minutes(10), Minutes(5)],
    ['at least a minute', Seconds(90), Minutes(1)],
    ['never longer than what is left', Seconds(20), Seconds(20)],
  ])('waits %s before it asks for more time again', (_, left, pause) => {
    expect(pauseBeforeAskingAgain(left)).toBe(pause);
  });
});
