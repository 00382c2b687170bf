import { formatSpan, Millis } from '../../basics/index.ts';
import type { TraceEntry } from '../../simulation/index.ts';
import { problemText } from '../failure-report.ts';
import { durationOf, isWell, type Outcome } from '../outcome.ts';
import { Timeline } from '../view/index.ts';
import { alarms } from './alarms.ts';
import { escapeMarkdown } from './escape.ts';
import { sequenceDiagram } from './sequence.ts';
import { siteTables } from './site.ts';
import { table } from './table.ts';
import { verdicts } from './verdicts.ts';

/**
 * A run as a document of GitHub Flavored Markdown: what was expected, who sent what to whom, which
 * alarms came and what cures them, and the site at the end. The same run gives the same bytes.
 */
export class MarkdownReport {
  readonly #timeline = new Timeline();

  /** Takes the next entry of the run. */
  note(entry: TraceEntry): void {
    this.#timeline.add(entry);
  }

  /** To be asked once, behind the last entry. */
  text(outcome: Outcome): string {
    const timeline = this.#timeline;
    const { lines, leftOut } = sequenceDiagram(timeline);
    const troubles = alarms(timeline);
    return paragraphs([
      heading(outcome),
      ['## Verdicts', '', ...verdicts(timeline, outcome)],
      isWell(outcome) ? [] : fenced('text', problemText(outcome).trimEnd().split('\n')),
      ['## Who sent what to whom', '', ...fenced('mermaid', lines)],
      leftOut ? [escapeMarkdown(leftOut)] : [],
      troubles.length > 0 ? ['## Alarms and problems', '', ...troubles] : [],
      ['## The site at the end', '', ...siteTables(timeline.at(timeline.length))],
      rowsShown(outcome),
    ]);
  }
}

function heading(outcome: Outcome): readonly string[] {
  const { scenario, world } = outcome;
  const facts = [
    ['Scenario', scenario.file],
    ['Result', isWell(outcome) ? '✓ held' : '✗ failed'],
    ['Virtual time', formatSpan(durationOf(outcome))],
    ['Begins', `${world.date(Millis(0)).toISOString().slice(0, 19).replace('T', ' ')} UTC`],
    ['Seed', String(world.seed)],
  ];
  return [
    `# ${escapeMarkdown(scenario.title)}`,
    '',
    ...(scenario.about === undefined ? [] : [escapeMarkdown(scenario.about), '']),
    ...table(['Run', ''], facts),
  ];
}

function rowsShown({ reproduced }: Outcome): readonly string[] {
  if (reproduced.size === 0) return [];
  return ['## Rows of the guide shown here', '', ...[...reproduced].map((id) => `- \`${id}\``)];
}

/** The fence is longer than any in what it holds. */
function fenced(language: string, lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.map((line) => /`{3,}/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [fence + language, ...lines, fence];
}

const paragraphs = (parts: readonly (readonly string[])[]): string =>
  `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n').trimEnd())
    .join('\n\n')}\n`;
