import { describe, expect, it } from 'vitest';
import { getInitialSnapshot, getNextSnapshot } from 'xstate';
import {
  type CapfLockoutEvent,
  capfLockoutMachine,
  chartOf,
  machines,
  noSteps,
  probed,
  rewritten,
} from '../../src/machines/index.ts';

/** Lets a machine take these events. @returns the state it ends in, and what it went through */
function drive(events: readonly CapfLockoutEvent['type'][]) {
  const steps = noSteps();
  const machine = probed(capfLockoutMachine, steps);
  let snapshot = getInitialSnapshot(machine);
  for (const type of events) snapshot = getNextSnapshot(machine, snapshot, { type });
  return { snapshot, steps };
}
const wrong = (times: number) => Array.from({ length: times }, () => 'STRING.WRONG' as const);

describe('a machine with probes', () => {
  it('notes the states that it enters, the first included', () => {
    expect([...drive([]).steps.states]).toEqual(['', 'counting']);
    expect([...drive(wrong(10)).steps.states]).toEqual(['', 'counting', 'locked']);
  });

  it('notes the transitions that it takes, and no others', () => {
    expect([...drive(['STRING.RIGHT']).steps.transitions]).toEqual(['counting: STRING.RIGHT']);
    expect([...drive(wrong(1)).steps.transitions]).toEqual(['counting: STRING.WRONG (2)']);
  });

  it('notes both answers of a guard', () => {
    const guard = 'counting: STRING.WRONG (1) [is the last attempt]';
    const { held, refused } = drive(wrong(9)).steps;

    expect([held.has(guard), refused.has(guard)]).toEqual([false, true]);
    expect(drive(wrong(10)).steps.held.has(guard)).toBe(true);
  });

  it('does what it would do without them', () => {
    const { snapshot } = drive([...wrong(3), 'STRING.RIGHT', ...wrong(4)]);
    expect(snapshot).toMatchObject({ value: 'counting', context: { wrong: 4 } });
  });
});

describe('a rewritten machine', () => {
  it.each(Object.entries(machines))('is the same for %s where nothing is changed', (_, machine) => {
    expect(chartOf(rewritten(machine, {}))).toEqual(chartOf(machine));
  });

  it('lacks the transition that was dropped', () => {
    const dropped = rewritten(capfLockoutMachine, {
      transition: ({ id }, config) => (id === 'counting: STRING.RIGHT' ? undefined : config),
    });
    const ids = chartOf(dropped).transitions.map(({ id }) => id);

    expect(ids).not.toContain('counting: STRING.RIGHT');
    expect(ids).toHaveLength(chartOf(capfLockoutMachine).transitions.length - 1);
  });

  it('has another target, guard and actions where that was wanted', () => {
    const changed = rewritten(capfLockoutMachine, {
      transition: ({ guard }, config) =>
        guard ? { ...config, target: 'counting', guard: undefined, actions: [] } : config,
      state: ({ path }, actions) => (path === 'locked' ? { exit: 'unlock' } : actions),
    });
    const { states, transitions } = chartOf(changed);

    expect(transitions.find(({ id }) => id === 'counting: STRING.WRONG (1)')).toMatchObject({
      targets: ['counting'],
      actions: [],
    });
    expect(states.find(({ path }) => path === 'locked')).toMatchObject({
      entry: [],
      exit: [{ name: 'unlock' }],
    });
  });
});
