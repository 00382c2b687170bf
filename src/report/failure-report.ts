import { causes, type Hop, hop, nearestEntry } from './causes.ts';
import { cell, columnsOf, wrap } from './columns.ts';
import { conditionOf, type Outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { withoutScreens } from './seen.ts';
import { plain } from './style.ts';

const labelColumns = 10;

/** Why a scenario failed: what was expected, what came instead, and what led there. */
export function reportFailure(outcome: Outcome, page: Page): void {
  const { scenario, failure } = outcome;
  const { style } = page;
  if (!failure) return;
  const seen = withoutScreens(outcome.seen);
  page.line(style.bad(`✗ ${scenario.file}:${failure.step.line}: ${failure.problem}`));
  page.line();
  const { text } = failure.step;
  const [label, asked] = conditionOf(failure.step)
    ? ['expected', text.replace(/^(expect|wait until) /, '')]
    : ['step', text];
  labelled(page, label, wrap(asked, page.columns - labelColumns - 2));
  const nearest = nearestEntry(outcome);
  if (!nearest) return;
  const instead = failure.instead.map((entry) => hop(entry, seen));
  labelled(page, 'instead', instead.length > 0 ? rows(instead) : ['nothing of the kind']);
  const chain = causes(nearest, outcome.world.trace, seen);
  labelled(page, instead.length > 0 ? 'because' : 'last seen', rows(chain));
}

/** All that is wrong with an outcome, as plain text. */
export function problemText(outcome: Outcome): string {
  const lines: string[] = [];
  const page: Page = { columns: 120, style: plain, line: (text = '') => lines.push(text) };
  reportFailure(outcome, page);
  reportDifference(outcome, page);
  return lines.join('\n');
}

/** Where two runs of the same file and seed went different ways. */
export function reportDifference({ scenario, verification }: Outcome, page: Page): void {
  if (verification?.same !== false) return;
  const { entry, first, second } = verification;
  const { line, style } = page;
  if (entry === 0) {
    line(style.bad(`✗ ${scenario.file}: two runs gave the same trace, but different captures`));
    return;
  }
  line(style.bad(`✗ ${scenario.file}: two runs differ, first in entry ${entry} of the trace`));
  labelled(page, 'first', [first || '(the trace had ended)']);
  labelled(page, 'second', [second || '(the trace had ended)']);
}

/** One line each, in columns. */
function rows(hops: readonly Hop[]): string[] {
  const width = (of: (hop: Hop) => string) => Math.max(...hops.map((hop) => columnsOf(of(hop))));
  const time = width(({ time }) => time);
  const host = Math.min(
    20,
    width(({ host }) => host),
  );
  return hops.map((hop) => `${hop.time.padStart(time)}  ${cell(hop.host, host)}  ${hop.text}`);
}

function labelled(page: Page, label: string, lines: readonly string[]): void {
  lines.forEach((line, index) => {
    const name = cell(index === 0 ? label : '', labelColumns);
    page.line(`  ${page.style.faint(name)}${line}`);
  });
}
