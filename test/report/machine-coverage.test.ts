import { describe, expect, it } from 'vitest';
import { chartOf, machines, noSteps, type Steps } from '../../src/machines/index.ts';
import type { CoveringRun } from '../../src/report/coverage.ts';
import {
  gapsOf,
  type MachineCoverage,
  machineCoverageOf,
  printMachineCoverage,
  reachedOf,
} from '../../src/report/machine-coverage.ts';
import { plain } from '../../src/report/style.ts';

const wrong = 'counting: STRING.WRONG (1) [is the last attempt]';
const chart = chartOf(machines['capf-lockout']);

const run = (
  scenario: string,
  steps: { readonly [Set in keyof Steps]?: readonly string[] },
  problem?: string,
): CoveringRun => ({
  scenario,
  problem,
  reproduced: new Set(),
  steps: {
    'capf-lockout': {
      ...noSteps(),
      ...Object.fromEntries(Object.entries(steps).map(([set, names]) => [set, new Set(names)])),
    },
  },
});

const lockoutOf = (runs: readonly CoveringRun[]): MachineCoverage =>
  machineCoverageOf(runs).find(({ machine }) => machine === 'capf-lockout') as MachineCoverage;

const everything = run('all', {
  states: chart.states.map(({ path }) => path),
  transitions: chart.transitions.map(({ id }) => id),
  held: [wrong],
  refused: [wrong],
});

describe('the coverage of a statechart', () => {
  it('names for each part the scenarios that reach it', () => {
    const runs = [
      run('one', { states: ['', 'counting'] }),
      run('two', { states: ['', 'counting'] }),
    ];
    const { states, transitions } = lockoutOf(runs);

    expect(states).toEqual([
      { name: 'counting', scenarios: ['one', 'two'] },
      { name: 'locked', scenarios: [] },
    ]);
    expect(transitions).toHaveLength(chart.transitions.length);
  });

  it('counts a guard twice: that it held, and that it did not', () => {
    const { guards } = lockoutOf([run('one', { refused: [wrong] })]);
    expect(guards).toEqual([
      { name: wrong, held: true, scenarios: [] },
      { name: wrong, held: false, scenarios: ['one'] },
    ]);
  });

  it('counts nothing of a scenario that failed', () => {
    const { states } = lockoutOf([run('one', { states: ['counting'] }, 'nothing came')]);
    expect(states.flatMap(({ scenarios }) => scenarios)).toEqual([]);
  });

  it('counts nothing of a run whose steps were not noted', () => {
    const unnoted = { scenario: 'one', reproduced: new Set<never>() };
    expect(lockoutOf([unnoted]).states.flatMap(({ scenarios }) => scenarios)).toEqual([]);
  });

  it('tells diagrams what was reached, the machine itself with any of its states', () => {
    const reached = reachedOf(
      lockoutOf([run('one', { states: ['locked'], transitions: [wrong] })]),
    );
    expect([...reached.states]).toEqual(['', 'locked']);
    expect([...reached.transitions]).toEqual([wrong]);
    expect([...reachedOf(lockoutOf([])).states]).toEqual([]);
  });
});

describe('what nothing reaches', () => {
  it('is named, each once', () => {
    const gaps = gapsOf(
      lockoutOf([run('one', { states: ['counting'], transitions: ['counting: STRING.RIGHT'] })]),
    );
    expect(gaps).toMatchInlineSnapshot(`
      [
        "state never entered: locked",
        "never taken: counting: STRING.WRONG (1) [is the last attempt]",
        "never taken: counting: STRING.WRONG (2)",
        "never taken: locked: STRING.RIGHT",
        "never taken: locked: STRING.WRONG",
        "never taken: locked: after lockoutTime (10 min)",
      ]
    `);
  });

  it('is a guard that always held, where its transition is taken', () => {
    const half = run('half', {
      states: chart.states.map(({ path }) => path),
      transitions: chart.transitions.map(({ id }) => id),
      held: [wrong],
    });
    expect(gapsOf(lockoutOf([half]))).toEqual([`guard always held: ${wrong}`]);
  });

  it('is nothing where all is reached', () => {
    expect(gapsOf(lockoutOf([everything]))).toEqual([]);
  });
});

describe('the coverage of statecharts in words', () => {
  function printed(runs: readonly CoveringRun[], columns: number): string[] {
    const lines: string[] = [];
    const page = { line: (text = '') => lines.push(text), columns, style: plain };
    printMachineCoverage(machineCoverageOf(runs), [{ scenario: 'bad', problem: 'why' }], page);
    return lines;
  }

  it('is a table, and below it what is missing, by statechart', () => {
    const lines = printed([everything], 80);

    expect(lines[0]).toMatch(/^ +states +transitions +guards both ways$/);
    expect(lines).toContain(
      'capf-lockout                      2/2               6/6               2/2',
    );
    expect(lines).toContain('ctl-trust');
    expect(lines).toContain('  nothing runs this statechart');
    expect(lines.filter((line) => line === 'capf-lockout')).toEqual([]);
    expect(lines.at(-1)).toBe('bad failed: why');
  });

  it.each([76, 80, 120])('has no line that is wider than a page of %i columns', (columns) => {
    const someSteps = run('one', { states: ['counting'] });
    const tooWide = printed([someSteps], columns).filter((line) => line.length > columns);
    expect(tooWide).toEqual([]);
  });
});
