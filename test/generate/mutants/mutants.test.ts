import { describe, expect, it } from 'vitest';
import { models } from '../../../src/generate/index.ts';
import {
  type Mutant,
  mutantsOf,
  namedEquivalents,
  whyEquivalent,
} from '../../../src/generate/mutants/index.ts';
import {
  capfLockoutMachine,
  chartOf,
  type MachineName,
  machines,
  noSteps,
} from '../../../src/machines/index.ts';

const names = Object.keys(machines) as MachineName[];
const lockout = mutantsOf('capf-lockout');
const mutant = (id: string): Mutant => {
  const found = lockout.find((each) => each.id === id);
  if (!found) throw new Error(`there is no mutant «${id}»`);
  return found;
};
const chart = (id: string) => chartOf(mutant(id).build());
const lastAttempt = 'counting: STRING.WRONG (1) [is the last attempt]';

describe('the mutants of a statechart', () => {
  it('have one fault each, of every kind', () => {
    expect(lockout.map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "counting: STRING.RIGHT: is not there",
        "counting: STRING.RIGHT: forgets «clear the count»",
        "counting: STRING.RIGHT: forgets «accept»",
        "counting: STRING.WRONG (1) [is the last attempt]: is not there",
        "counting: STRING.WRONG (1) [is the last attempt]: asks for no guard",
        "counting: STRING.WRONG (1) [is the last attempt]: takes the guard for its contrary",
        "counting: STRING.WRONG (1) [is the last attempt]: leads to «counting»",
        "counting: STRING.WRONG (1) [is the last attempt]: forgets «count the wrong string»",
        "counting: STRING.WRONG (1) [is the last attempt]: forgets «refuse the wrong string»",
        "counting: STRING.WRONG (2): is not there",
        "counting: STRING.WRONG (2): forgets «count the wrong string»",
        "counting: STRING.WRONG (2): forgets «refuse the wrong string»",
        "locked: STRING.RIGHT: is not there",
        "locked: STRING.RIGHT: forgets «refuse any string»",
        "locked: STRING.WRONG: is not there",
        "locked: STRING.WRONG: forgets «refuse any string»",
        "locked: after lockoutTime (10 min): is not there",
        "locked: after lockoutTime (10 min): leads to «locked»",
        "locked: after lockoutTime (10 min): forgets «unlock»",
        "locked: on entry forgets «clear the count»",
        "locked: on entry forgets «lock»",
        "the delay «lockoutTime» lasts twice as long",
        "the delay «lockoutTime» lasts half as long",
      ]
    `);
    expect(new Set(lockout.map(({ mutation }) => mutation)).size).toBe(6);
  });

  it.each(names)('have names of their own: %s', (name) => {
    const ids = mutantsOf(name).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
  });

  it.each(names)('differ from the statechart %s, each in its chart or in its delays', (name) => {
    const original = JSON.stringify(chartOf(machines[name]));
    const same = mutantsOf(name)
      .filter(({ mutation }) => mutation !== 'delay changed')
      .filter(({ build }) => JSON.stringify(chartOf(build())) === original);
    expect(same.map(({ id }) => id)).toEqual([]);
  });

  it.each(names)('lead, where they lead elsewhere, to a state of the statechart %s', (name) => {
    const swapped = mutantsOf(name).filter(({ mutation }) => mutation === 'target swapped');
    const paths = chartOf(machines[name]).states.map(({ path }) => path);
    for (const { id, build } of swapped) {
      const target = /leads to «(.*)»$/.exec(id)?.[1];
      expect(paths).toContain(target);
      expect(chartOf(build()).transitions.flatMap(({ targets }) => targets)).toContain(target);
    }
  });

  it('lack a transition, a guard or an action, or have another target', () => {
    expect(chart('counting: STRING.RIGHT: is not there').transitions).toHaveLength(
      chartOf(capfLockoutMachine).transitions.length - 1,
    );
    expect(chart(`${lastAttempt}: asks for no guard`).transitions[1]?.guard).toBeUndefined();
    expect(chart(`${lastAttempt}: takes the guard for its contrary`).transitions[1]?.guard).toEqual(
      {
        type: 'not',
        guard: { type: 'named', name: 'is the last attempt', params: undefined },
      },
    );
    expect(chart(`${lastAttempt}: leads to «counting»`).transitions[1]?.targets).toEqual([
      'counting',
    ]);
    expect(chart('locked: on entry forgets «lock»').states[2]?.entry).toEqual([
      { name: 'clear the count', params: undefined },
    ]);
  });

  it('wait for another time', () => {
    const { delays } = mutant('the delay «lockoutTime» lasts twice as long').build()
      .implementations;
    expect(delays.lockoutTime).toBe(20 * 60_000);
  });

  it('wait for another time where that depends on data, too', () => {
    const slow = mutantsOf('phone-startup').find(
      ({ id }) => id === 'the delay «bootTime» lasts half as long',
    );
    const bootTime = slow?.build().implementations.delays.bootTime as (args: object) => number;
    expect(bootTime({ context: { bootTime: 4000 } })).toBe(2000);
  });
});

describe('a run', () => {
  const touched = (steps: Partial<ReturnType<typeof noSteps>>) =>
    lockout
      .filter(({ touchedBy }) => touchedBy({ ...noSteps(), ...steps }))
      .map(({ mutation }) => mutation);

  it('can tell a dropped guard only where the guard did not hold', () => {
    expect(touched({ held: new Set([lastAttempt]) })).toEqual(['guard negated']);
    expect(touched({ refused: new Set([lastAttempt]) })).toEqual([
      'guard dropped',
      'guard negated',
    ]);
  });

  it('can tell a fault in a transition only where that is taken', () => {
    expect(touched({ transitions: new Set(['locked: STRING.RIGHT']) })).toEqual([
      'transition dropped',
      'action forgotten',
    ]);
  });

  it('can tell another delay, and what is forgotten on entry, only where the state is entered', () => {
    expect(touched({ states: new Set(['locked']) })).toEqual([
      'action forgotten',
      'action forgotten',
      'delay changed',
      'delay changed',
    ]);
  });
});

describe('the mutants that no test can tell from the statechart', () => {
  it('are mutants, and there is a reason for each', () => {
    for (const { machine, id } of namedEquivalents) {
      const found = mutantsOf(machine).find((each) => each.id === id);
      expect(found && whyEquivalent(found)).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are those in transitions that no site brings about, too', () => {
    const mutants = mutantsOf('capf-server-session');
    const [part] = Object.keys(models['capf-server-session']?.unreachable ?? {});
    const own = mutants.filter((each) => each.part === part);

    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((each) => whyEquivalent(each) === undefined)).toEqual([]);
    expect(mutants.filter((each) => whyEquivalent(each) === undefined).length).toBeGreaterThan(50);
  });
});
