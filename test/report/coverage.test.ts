import { describe, expect, it } from 'vitest';
import { type RowId, rows } from '../../src/guide/index.ts';
import { columnsOf } from '../../src/report/columns.ts';
import { type CoveringRun, coverageOf, printCoverage } from '../../src/report/coverage.ts';
import { plain } from '../../src/report/style.ts';

const run = (scenario: string, reproduced: readonly RowId[], problem?: string): CoveringRun => ({
  scenario,
  problem,
  reproduced: new Set(reproduced),
});
const notAuthorized = 'alarm/phone/tftp-not-authorized';
const authFailed = 'alarm/phone/file-auth-failed';

function printed(
  runs: readonly CoveringRun[],
  show: 'reproduced' | 'missing',
  columns = 80,
): string[] {
  const lines: string[] = [];
  const page = { line: (text = '') => lines.push(text), columns, style: plain };
  printCoverage(coverageOf(runs), show, page);
  return lines;
}

describe('the coverage of the guide', () => {
  it('names the scenarios that reproduce a row', () => {
    const { sections } = coverageOf([
      run('one', [notAuthorized]),
      run('two', [notAuthorized, authFailed]),
    ]);

    const [alarms] = sections;
    expect(alarms).toMatchObject({ section: 'Using Alarms', total: 7, reproduced: 2 });
    expect(alarms?.rows.find(({ id }) => id === notAuthorized)?.scenarios).toEqual(['one', 'two']);
    expect(alarms?.rows.find(({ id }) => id === authFailed)?.scenarios).toEqual(['two']);
  });

  it('holds every row of the guide once', () => {
    const { total, reproduced, sections } = coverageOf([]);

    expect({ total, reproduced }).toEqual({ total: 216, reproduced: 0 });
    const ids = sections.flatMap((section) => section.rows.map(({ id }) => id));
    expect([...ids].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(sections.reduce((sum, section) => sum + section.total, 0)).toBe(216);
  });

  it('counts a row once however many scenarios reproduce it', () => {
    const runs = [run('one', [authFailed]), run('two', [authFailed])];
    expect(coverageOf(runs).reproduced).toBe(1);
  });

  it('counts no row of a scenario that failed, and says why it failed', () => {
    const coverage = coverageOf([
      run('broken', [notAuthorized], 'this did not happen within 10 s'),
    ]);

    expect(coverage.reproduced).toBe(0);
    expect(coverage.failed).toEqual([
      { scenario: 'broken', problem: 'this did not happen within 10 s' },
    ]);
  });
});

describe('the coverage in words', () => {
  const runs = [run('one', [notAuthorized]), run('broken', [authFailed], 'nothing came')];

  it('lists what is reproduced under its section', () => {
    const lines = printed(runs, 'reproduced');

    expect(lines.slice(0, 3).map((line) => line.replace(/ {3,}/, ' … '))).toMatchInlineSnapshot(`
      [
        "Using Alarms … 1/7",
        "  alarm/phone/tftp-not-authorized  one",
        "Using Microsoft Performance Monitor Counters … 0/3",
      ]
    `);
    expect(lines.slice(-3)).toMatchInlineSnapshot(`
      [
        "",
        "1 of 216 rows of the guide are reproduced",
        "broken failed: nothing came",
      ]
    `);
  });

  it.each([60, 80, 120])('has no line that is wider than a page of %i columns', (columns) => {
    for (const show of ['reproduced', 'missing'] as const)
      for (const line of printed(runs, show, columns))
        expect(columnsOf(line)).toBeLessThanOrEqual(columns);
  });

  it('cuts the title of a section that leaves no room for its count', () => {
    const counts = printed([], 'reproduced', 60).filter((line) => / 0\/\d+$/.test(line));
    expect(counts).toHaveLength(coverageOf([]).sections.length);
    expect(new Set(counts.map((line) => line.search(/0\/\d+$/))).size).toBe(1);
    expect(counts.some((line) => line.includes('…  0/'))).toBe(true);
  });

  it('lists what is missing with its text', () => {
    const lines = printed(runs, 'missing');

    expect(lines).toContain('  alarm/phone/file-auth-failed  File Auth Failed');
    expect(lines.join('\n')).not.toContain(`${notAuthorized} `);
    expect(lines.filter((line) => /^ {2}\S/.test(line))).toHaveLength(215);
  });
});
