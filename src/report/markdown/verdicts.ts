import { formatMoment } from '../../basics/index.ts';
import type { Step } from '../../scenario/index.ts';
import type { EntryOf } from '../../simulation/index.ts';
import { expectationsOf, type Outcome, stepsOf } from '../outcome.ts';
import type { Timeline } from '../view/index.ts';
import { table } from './table.ts';

const evidenceShown = 2;

/** What was expected, whether it held, when that was known, and what told. */
export function verdicts(timeline: Timeline, outcome: Outcome): readonly string[] {
  const expectations = expectationsOf(outcome.scenario);
  const byLine = new Map<number, EntryOf<'verdict'>>();
  for (const entry of timeline.entries) if (entry.kind === 'verdict') byLine.set(entry.line, entry);
  const rows = stepsOf(outcome)
    .filter(({ step, held }) => expectations.includes(step) || held === false)
    .map(({ step, held }) => rowOf(timeline, step, held, byLine.get(step.line)));
  return rows.length === 0
    ? ['The scenario expects nothing.']
    : table(['Line', 'Expected', 'Held', 'When', 'Evidence'], rows);
}

function rowOf(
  timeline: Timeline,
  { line, text }: Step,
  held: boolean | undefined,
  verdict: EntryOf<'verdict'> | undefined,
): readonly string[] {
  const answer = held ? '✓ yes' : '✗ no';
  return [
    String(line),
    text,
    held === undefined ? 'not reached' : answer,
    verdict ? formatMoment(verdict.at) : '',
    verdict ? [verdict.problem, ...evidence(timeline, verdict)].filter(Boolean).join('; ') : '',
  ];
}

function evidence(timeline: Timeline, { evidence: seqs }: EntryOf<'verdict'>): readonly string[] {
  const shown = seqs.slice(0, evidenceShown).flatMap((seq) => timeline.find(seq) ?? []);
  const more = seqs.length - shown.length;
  return [
    ...shown.map((entry) => {
      return `${formatMoment(entry.at)} ${entry.host}: ${timeline.inWords(entry)}`;
    }),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}
