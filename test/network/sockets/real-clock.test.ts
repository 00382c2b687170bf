import { afterEach, describe, expect, it, vi } from 'vitest';
import { BugError } from '../../../src/basics/index.ts';
import { RealClock } from '../../../src/network/sockets/index.ts';
import { Causes } from '../../../src/simulation/index.ts';

describe('the real clock', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  afterEach(() => {
    vi.clearAllTimers();
  });

  it('starts at 0 and counts milliseconds', () => {
    const clock = new RealClock();
    vi.advanceTimersByTime(1500);

    expect(clock.now()).toBe(1500);
  });

  it('fires a timer when it is due, and not one that was cleared', () => {
    const clock = new RealClock();
    const fired: string[] = [];
    clock.setTimeout(() => fired.push('kept'), 20);
    clock.clearTimeout(clock.setTimeout(() => fired.push('cleared'), 10));

    vi.advanceTimersByTime(19);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual(['kept']);
  });

  it('says when a timer is due', () => {
    const clock = new RealClock();
    vi.advanceTimersByTime(5);

    expect(clock.setTimeout(() => {}, 20).at).toBe(25);
    expect(clock.setTimeout(() => {}, -20).at).toBe(5);
  });

  it('waits for longer than the timers of Node can', () => {
    const clock = new RealClock();
    const days = 60 * 24 * 3600 * 1000;
    const fired: number[] = [];
    clock.setTimeout(() => fired.push(clock.now()), days);

    vi.advanceTimersByTime(days - 1);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(fired).toEqual([days]);
  });

  it('fires a timer with the cause that was current when it was set', () => {
    const causes = new Causes();
    const clock = new RealClock(causes);
    const seen: number[] = [];
    causes.within(7, () => clock.setTimeout(() => seen.push(causes.current), 1));

    vi.advanceTimersByTime(1);

    expect(seen).toEqual([7]);
    expect(causes.current).toBe(0);
  });

  it('has no timers left once it is closed', () => {
    const clock = new RealClock();
    clock.setTimeout(() => {}, 1000);
    clock.setTimeout(() => {}, 2000);

    clock.close();

    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses a delay that is no number', () => {
    expect(() => new RealClock().setTimeout(() => {}, Number.NaN)).toThrow(BugError);
  });
});
