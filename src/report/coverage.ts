import { type Row, type RowId, rows, type Section } from '../guide/index.ts';
import type { MachineName, Steps } from '../machines/index.ts';
import { cell, columnsOf, hang } from './columns.ts';
import { counted } from './outcome.ts';
import type { Page } from './page.ts';

/** What a run of one scenario showed of the guide. */
export interface CoveringRun {
  /** The name of the scenario. */
  readonly scenario: string;
  /** Why an expectation failed; undefined when all held. */
  readonly problem?: string | undefined;
  /** The rows that were both in the trace and asserted. */
  readonly reproduced: ReadonlySet<RowId>;
  /** What each statechart has been through, where that was noted. */
  readonly steps?: { readonly [Machine in MachineName]?: Steps };
}

/** Which rows of the guide are reproduced, section by section in the order of the guide. */
export interface Coverage {
  readonly total: number;
  readonly reproduced: number;
  readonly sections: readonly SectionCoverage[];
  readonly failed: readonly { readonly scenario: string; readonly problem: string }[];
}

export interface SectionCoverage {
  readonly section: Section;
  readonly total: number;
  readonly reproduced: number;
  readonly rows: readonly RowCoverage[];
}

export interface RowCoverage {
  readonly id: RowId;
  readonly text: string;
  /** The scenarios that reproduce the row; none: it is missing. */
  readonly scenarios: readonly string[];
}

/** A scenario that failed counts for no row, whatever it showed before. */
export function coverageOf(runs: readonly CoveringRun[]): Coverage {
  const held = runs.filter(({ problem }) => problem === undefined);
  const sections = [...new Set(rows.map(({ section }) => section))].map((section) =>
    coverSection(section, held),
  );
  return {
    total: rows.length,
    reproduced: sections.reduce((sum, { reproduced }) => sum + reproduced, 0),
    sections,
    failed: runs.flatMap(({ scenario, problem }) =>
      problem === undefined ? [] : [{ scenario, problem }],
    ),
  };
}

function coverSection(section: Section, runs: readonly CoveringRun[]): SectionCoverage {
  const own = rows.filter((row) => row.section === section).map((row) => coverRow(row, runs));
  return { section, total: own.length, reproduced: own.filter(isReproduced).length, rows: own };
}

const coverRow = ({ id, text }: Row, runs: readonly CoveringRun[]): RowCoverage => ({
  id,
  text,
  scenarios: runs.filter(({ reproduced }) => reproduced.has(id)).map(({ scenario }) => scenario),
});

const isReproduced = ({ scenarios }: RowCoverage): boolean => scenarios.length > 0;

/** The rows that are reproduced with their scenarios, or those that are missing with their texts. */
export function printCoverage(
  { total, reproduced, sections, failed }: Coverage,
  show: 'reproduced' | 'missing',
  page: Page,
): void {
  const widest = (of: (section: SectionCoverage) => string) =>
    Math.max(...sections.map((section) => columnsOf(of(section))));
  const width = Math.min(
    widest(({ section }) => section),
    page.columns - 2 - widest(countOf),
  );
  for (const section of sections) printSection(section, width, show, page);
  page.line();
  page.line(`${reproduced} of ${counted(total, 'row')} of the guide are reproduced`);
  printFailed(failed, page);
}

export function printFailed(failed: Coverage['failed'], { line, style }: Page): void {
  for (const { scenario, problem } of failed) line(style.bad(`${scenario} failed: ${problem}`));
}

const countOf = ({ reproduced, total }: SectionCoverage): string => `${reproduced}/${total}`;

function printSection(
  covered: SectionCoverage,
  width: number,
  show: 'reproduced' | 'missing',
  page: Page,
): void {
  const { style } = page;
  const { section, total, reproduced, rows: own } = covered;
  const count = countOf(covered);
  page.line(
    `${style.heading(cell(section, width))}  ${reproduced === total ? style.good(count) : count}`,
  );
  for (const row of own) {
    if (isReproduced(row) !== (show === 'reproduced')) continue;
    const detail = show === 'reproduced' ? row.scenarios.join(', ') : oneLine(row.text);
    for (const line of hang('  ', `${row.id}  ${detail}`, page.columns, 4)) page.line(line);
  }
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
