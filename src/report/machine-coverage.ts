import { chartOf, type MachineName, machines, type Steps } from '../machines/index.ts';
import { cell, columnsOf, hang } from './columns.ts';
import { type Coverage, type CoveringRun, printFailed } from './coverage.ts';
import type { Reached } from './diagram/labels.ts';
import type { Page } from './page.ts';

/** What runs have been through of one statechart. */
export interface MachineCoverage {
  readonly machine: MachineName;
  readonly states: readonly Part[];
  readonly transitions: readonly Part[];
  /** Two for each transition with a guard: that it held, and that it did not. */
  readonly guards: readonly GuardPart[];
}

export interface Part {
  /** The path of a state, or the id of a transition. */
  readonly name: string;
  /** The scenarios that reach it; none: nothing does. */
  readonly scenarios: readonly string[];
}

export interface GuardPart extends Part {
  readonly held: boolean;
}

/** A scenario that failed counts for nothing, as in the coverage of the guide. */
export function machineCoverageOf(runs: readonly CoveringRun[]): MachineCoverage[] {
  const held = runs.filter(({ problem }) => problem === undefined);
  return (Object.keys(machines) as MachineName[]).map((machine) => coverMachine(machine, held));
}

function coverMachine(machine: MachineName, runs: readonly CoveringRun[]): MachineCoverage {
  const { states, transitions } = chartOf(machines[machine]);
  const part = (name: string, set: keyof Steps): Part => ({
    name,
    scenarios: runs
      .filter(({ steps }) => steps?.[machine]?.[set].has(name))
      .map(({ scenario }) => scenario),
  });
  const inner = states.filter(({ path }) => path !== '');
  const guarded = transitions.filter(({ guard }) => guard !== undefined);
  return {
    machine,
    states: inner.map(({ path }) => part(path, 'states')),
    transitions: transitions.map(({ id }) => part(id, 'transitions')),
    guards: guarded.flatMap(({ id }) => [
      { ...part(id, 'held'), held: true },
      { ...part(id, 'refused'), held: false },
    ]),
  };
}

export const isReached = ({ scenarios }: Part): boolean => scenarios.length > 0;

/** As diagrams want it. */
export function reachedOf({ states, transitions }: MachineCoverage): Reached {
  const names = (parts: readonly Part[]) => parts.filter(isReached).map(({ name }) => name);
  const entered = names(states);
  // The root of a machine is entered with any of its states.
  return {
    states: new Set(entered.length > 0 ? ['', ...entered] : entered),
    transitions: new Set(names(transitions)),
  };
}

/** What nothing reaches, in words, one a line. */
export function gapsOf({ states, transitions, guards }: MachineCoverage): string[] {
  const missing = (parts: readonly Part[]) => parts.filter((part) => !isReached(part));
  const untaken = missing(transitions).map(({ name }) => name);
  // Where a transition is never taken its guard is not worth a second line.
  const oneWay = guards.filter((part) => !isReached(part) && !untaken.includes(part.name));
  return [
    ...missing(states).map(({ name }) => `state never entered: ${name}`),
    ...untaken.map((name) => `never taken: ${name}`),
    ...oneWay.map(({ name, held }) => `guard ${held ? 'never held' : 'always held'}: ${name}`),
  ];
}

/** How much of each statechart is reached, and by name what nothing reaches. */
export function printMachineCoverage(
  coverage: readonly MachineCoverage[],
  failed: Coverage['failed'],
  page: Page,
): void {
  const { style } = page;
  const width = Math.max(...coverage.map(({ machine }) => columnsOf(machine)));
  const columns = ['states', 'transitions', 'guards'] as const;
  const row = (name: string, cells: readonly string[]) =>
    `${cell(name, width)}${cells.map((text) => text.padStart(columnWidth)).join('')}`;
  page.line(style.heading(row('', ['states', 'transitions', 'guards both ways'])));
  for (const machine of coverage) {
    const counts = columns.map((column) => countOf(machine[column]));
    page.line(row(machine.machine, counts));
  }
  const sums = columns.map((column) => countOf(coverage.flatMap((machine) => machine[column])));
  page.line(style.heading(row('all', sums)));
  for (const machine of coverage) printGaps(machine, page);
  printFailed(failed, page);
}

const columnWidth = 18;

/** `12/14`. */
export const countOf = (parts: readonly Part[]): string =>
  `${parts.filter(isReached).length}/${parts.length}`;

function printGaps(coverage: MachineCoverage, page: Page): void {
  const gaps = gapsOf(coverage);
  if (gaps.length === 0) return;
  page.line();
  page.line(page.style.heading(coverage.machine));
  const lines = coverage.states.some(isReached) ? gaps : ['nothing runs this statechart'];
  for (const line of lines) for (const part of hang('  ', line, page.columns, 4)) page.line(part);
}
