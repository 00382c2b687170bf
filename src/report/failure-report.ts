import { causes, type Hop, hop, nearestEntry } from './causes.ts';
import { cell, columnsOf, hang, wrap } from './columns.ts';
import { conditionOf, type Outcome } from './outcome.ts';
import type { Page } from './page.ts';
import { withoutScreens } from './seen.ts';
import { plain } from './style.ts';

const labelColumns = 10;
const widestHost = 20;
const narrowestHost = 8;
const narrowestText = 24;

/** Why a scenario failed: what was expected, what came instead, and what led there. */
export function reportFailure(outcome: Outcome, page: Page): void {
  const { scenario, failure } = outcome;
  const { style } = page;
  if (!failure) return;
  const seen = withoutScreens(outcome.seen);
  page.line(style.bad(`✗ ${scenario.file}:${failure.step.line}: ${failure.problem}`));
  page.line();
  const columns = page.columns - labelColumns - 2;
  const { text } = failure.step;
  const [label, asked] = conditionOf(failure.step)
    ? ['expected', text.replace(/^(expect|wait until) /, '')]
    : ['step', text];
  labelled(page, label, wrap(asked, columns));
  const nearest = nearestEntry(outcome);
  if (!nearest) return;
  const instead = failure.instead.map((entry) => hop(entry, seen));
  labelled(page, 'instead', instead.length > 0 ? rows(instead, columns) : ['nothing of the kind']);
  const chain = causes(nearest, outcome.world.trace, seen);
  labelled(page, instead.length > 0 ? 'because' : 'last seen', rows(chain, columns));
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

/** Time, host and text in columns; the text is wrapped within its own. */
function rows(hops: readonly Hop[], columns: number): string[] {
  const width = (of: (hop: Hop) => string) => Math.max(...hops.map((hop) => columnsOf(of(hop))));
  const time = width(({ time }) => time);
  const room = columns - time - 4;
  const host = Math.min(
    widestHost,
    width(({ host }) => host),
    Math.max(narrowestHost, room - narrowestText),
  );
  const left = time + 2 + host + 2;
  const whole = Math.max(columns, left + narrowestText);
  return hops.flatMap((hop) =>
    hang(`${hop.time.padStart(time)}  ${cell(hop.host, host)}  `, hop.text, whole, left),
  );
}

function labelled(page: Page, label: string, lines: readonly string[]): void {
  lines.forEach((line, index) => {
    const name = cell(index === 0 ? label : '', labelColumns);
    page.line(`  ${page.style.faint(name)}${line}`);
  });
}
