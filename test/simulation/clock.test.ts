import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { BugError, Millis, Minutes, Seconds } from '../../src/basics/index.ts';
import { Causes, type Timer, VirtualClock } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';

const newClock = () => new VirtualClock(new Causes());

/** Sets a timer that notes its name in `fired`. */
const noting = (clock: VirtualClock, fired: string[]) => (name: string, delay: number) =>
  clock.setTimeout(() => fired.push(`${name} at ${clock.now()}`), delay);

describe('the clock', () => {
  it('fires timers in the order in which they fall due', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    set('lockout', 600_000);
    set('retry', 4_000);
    set('lease', 43_200_000);
    set('acknowledgement', 0.5);
    clock.runUntil(Minutes(10));
    expect(fired).toEqual(['acknowledgement at 0.5', 'retry at 4000', 'lockout at 600000']);
  });

  it('fires timers due at one moment in the order in which they were set', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    for (let phone = 1; phone <= 20; phone++) set(`phone-${phone}`, 5);
    clock.runUntil(Millis(5));
    expect(fired).toEqual(Array.from({ length: 20 }, (_, phone) => `phone-${phone + 1} at 5`));
  });

  it('fires a timer set for now behind those that already wait for now', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    clock.setTimeout(() => set('set while firing', 0), 5);
    set('set before', 5);
    clock.runUntil(Millis(5));
    expect(fired).toEqual(['set before at 5', 'set while firing at 5']);
  });

  it('takes a negative delay for none', () => {
    const clock = newClock();
    const fired: string[] = [];
    clock.runUntil(Seconds(1));
    noting(clock, fired)('late', -5);
    clock.step();
    expect(fired).toEqual(['late at 1000']);
  });

  it('refuses a delay that is no number', () => {
    expect(() => newClock().setTimeout(() => {}, Number.NaN)).toThrow(BugError);
  });

  it('stands at the deadline when it has fired what was due', () => {
    const clock = newClock();
    clock.setTimeout(() => {}, 10);
    clock.setTimeout(() => {}, 30);
    expect(clock.runUntil(Millis(20))).toBe(false);
    expect(clock.now()).toBe(20);
    expect([clock.fired, clock.pending, clock.nextAt]).toEqual([1, 1, 30]);
  });

  it('never goes back', () => {
    const clock = newClock();
    clock.runUntil(Millis(20));
    clock.runUntil(Millis(10));
    expect(clock.now()).toBe(20);
  });

  it('stands at the moment after which it was told to stop', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    set('first', 10);
    set('second', 10);
    set('third', 20);
    expect(clock.runUntil(Minutes(1), () => fired.length === 2)).toBe(true);
    expect(clock.now()).toBe(10);
    expect(fired).toEqual(['first at 10', 'second at 10']);
  });

  it('fires nothing when it is told to stop at once', () => {
    const clock = newClock();
    clock.setTimeout(() => {}, 0);
    expect(clock.runUntil(Minutes(1), () => true)).toBe(true);
    expect([clock.now(), clock.fired]).toEqual([0, 0]);
  });

  it('has nothing to fire when no timer waits', () => {
    const clock = newClock();
    expect(clock.step()).toBe(false);
    expect(clock.nextAt).toBeUndefined();
  });
});

describe('a timer that was cleared', () => {
  it('does not fire', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    set('kept', 10);
    clock.clearTimeout(set('cleared', 5));
    clock.runUntil(Seconds(1));
    expect(fired).toEqual(['kept at 10']);
  });

  it('may be cleared by one due at the same moment', () => {
    const clock = newClock();
    const fired: string[] = [];
    let second: Timer | undefined;
    clock.setTimeout(() => clock.clearTimeout(second), 5);
    second = noting(clock, fired)('second', 5);
    clock.runUntil(Seconds(1));
    expect(fired).toEqual([]);
  });

  it('may be cleared again, as one that has fired may', () => {
    const clock = newClock();
    const fired: string[] = [];
    const set = noting(clock, fired);
    const cleared = set('cleared', 5);
    const done = set('fired', 1);
    clock.clearTimeout(cleared);
    clock.clearTimeout(cleared);
    clock.step();
    set('kept', 10);
    clock.clearTimeout(done);
    clock.clearTimeout(undefined);
    clock.runUntil(Seconds(1));
    expect(fired).toEqual(['fired at 1', 'kept at 11']);
  });
});

describe('a timer and its cause', () => {
  it('fires with the cause that was current when it was set', () => {
    const causes = new Causes();
    const clock = new VirtualClock(causes);
    const seen: number[] = [];
    causes.within(7, () =>
      clock.setTimeout(() => {
        seen.push(causes.current);
        clock.setTimeout(() => seen.push(causes.current), 1);
      }, 10),
    );
    clock.setTimeout(() => seen.push(causes.current), 10);
    causes.within(9, () => clock.runUntil(Seconds(1)));
    expect(seen).toEqual([7, 0, 7]);
  });

  it('leaves the cause as it was, also when it throws', () => {
    const causes = new Causes();
    const clock = new VirtualClock(causes);
    causes.within(7, () =>
      clock.setTimeout(() => {
        throw new Error('broken');
      }, 1),
    );
    expect(() => clock.step()).toThrow('broken');
    expect(causes.current).toBe(0);
  });
});

describe('a statechart on this clock', () => {
  it('waits in virtual time', () => {
    const clock = newClock();
    const lockout = createMachine({
      initial: 'locked',
      states: { locked: { after: { 600000: 'open' } }, open: {} },
    });
    const actor = createActor(lockout, { clock }).start();
    clock.runUntil(Millis(599_999));
    expect(actor.getSnapshot().value).toBe('locked');
    clock.runUntil(Minutes(10));
    expect(actor.getSnapshot().value).toBe('open');
  });
});

type Operation =
  | { readonly set: number }
  | { readonly clear: number }
  | { readonly step: true }
  | { readonly run: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(30).map((set) => ({ set })) },
  { weight: 2, arbitrary: fc.nat(100).map((clear) => ({ clear })) },
  { weight: 1, arbitrary: fc.constant({ step: true } as const) },
  { weight: 1, arbitrary: fc.nat(15).map((run) => ({ run })) },
);

describe('the heap of timers', () => {
  it('fires as a sorted list would, whatever is set and cleared', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const clock = newClock();
        const fired: number[] = [];
        const timers: Timer[] = [];

        let now = 0;
        const expected: number[] = [];
        let list: { at: number; id: number }[] = [];
        const fireUntil = (deadline: number) => {
          for (const { at, id } of list.filter((timer) => timer.at <= deadline)) {
            now = Math.max(now, at);
            expected.push(id);
          }
          list = list.filter((timer) => timer.at > deadline);
        };

        for (const action of operations) {
          if ('set' in action) {
            const id = timers.length;
            timers.push(clock.setTimeout(() => fired.push(id), action.set));
            list.push({ at: now + action.set, id });
            list.sort((a, b) => a.at - b.at || a.id - b.id);
          } else if ('clear' in action) {
            clock.clearTimeout(timers[action.clear]);
            list = list.filter(({ id }) => id !== action.clear);
          } else if ('step' in action) {
            clock.step();
            const next = list.shift();
            if (next) {
              now = next.at;
              expected.push(next.id);
            }
          } else {
            clock.runUntil(Millis(clock.now() + action.run));
            const deadline = now + action.run;
            fireUntil(deadline);
            now = deadline;
          }
          expect(clock.now()).toBe(now);
          expect(clock.pending).toBe(list.length);
          expect(clock.nextAt).toBe(list[0]?.at);
        }
        clock.runUntil(Seconds(1));
        fireUntil(Number.POSITIVE_INFINITY);
        expect(fired).toEqual(expected);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});
