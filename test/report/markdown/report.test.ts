import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MarkdownReport, mostRows, sequenceDiagram } from '../../../src/report/markdown/index.ts';
import { Timeline } from '../../../src/report/view/index.ts';
import { alarmed, disappointed, outcomeOf, strayPhone } from '../outcome-of.ts';
import { entriesOf, type Happening, message, packet, twoHosts } from '../view/entries.ts';

function reportOf(text: string): string {
  const report = new MarkdownReport();
  const outcome = outcomeOf(text);
  for (const entry of outcome.world.trace.entries) report.note(entry);
  return report.text(outcome);
}

/** All that a line of a diagram may be. */
const grammar = [
  /^ {2}participant h\d+ as \S.*$/,
  /^ {2}h\d+(->>|-->>|--x|-x)h\d+: \d+:\d\d\.\d{3} .+$/,
  /^ {2}Note over h\d+(,h\d+)?: .+$/,
];

describe('a report in Markdown', () => {
  it('has verdicts, the sequence of messages, alarms with their cure, and the site at the end', () => {
    const text = reportOf(alarmed);
    expect(text.slice(0, text.indexOf('```mermaid'))).toMatchInlineSnapshot(`
      "# A stray phone

      | Run |  |
      | --- | --- |
      | Scenario | stray.yaml |
      | Result | ✓ held |
      | Virtual time | 12.004 s |
      | Begins | 2005-06-15 08:00:00 UTC |
      | Seed | 1 |

      ## Verdicts

      | Line | Expected | Held | When | Evidence |
      | --- | --- | --- | --- | --- |
      | 9 | expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9» within 30 s | ✓ yes | 0:12.004 | 0:12.004 phone-1: ! ALARM TFTP Not Authorized: 10.9.9.9 |

      ## Who sent what to whom

      "
    `);
    expect(text.match(/^##+ .*/gm)).toEqual([
      '## Verdicts',
      '## Who sent what to whom',
      '## Alarms and problems',
      '### TFTP Not Authorized: 10.9.9.9',
      '### Phone reports TFTP authorization failure.',
      '## The site at the end',
      '## Rows of the guide shown here',
    ]);
    expect(text).toContain('What to do:\n\n1. Read the address in the alarm');
    expect(text).toContain('| phone-1 | 7960 | on | 10.1.1.1 | nobody |');
  });

  it('has a lockout, which stands in a log alone', () => {
    const report = new MarkdownReport();
    const outcome = outcomeOf(readFileSync('scenarios/capf/capf-lockout.yaml', 'utf8'));
    for (const entry of outcome.world.trace.entries) report.note(entry);
    expect(report.text(outcome)).toContain('locked for 10 min: 10 wrong authentication strings');
    expect(report.text(outcome)).toMatch(/## Alarms and problems[\s\S]*`capf\/lockout`/);
  });

  it('tells of a failure what came instead and why, and what was not reached', () => {
    const text = reportOf(disappointed);
    expect(text).toContain('| Result | ✗ failed |');
    expect(text).toMatch(/\| 8 \| .* \| ✗ no \| 0:30\.000 \| this did not happen within 30 s/);
    expect(text).toMatch(/\| 10 \| .* \| not reached \|/);
    expect(text).toContain('```text\n✗ stray.yaml:8: this did not happen within 30 s');
  });

  it('is the same again', () => {
    expect(reportOf(alarmed)).toBe(reportOf(alarmed));
  });

  it('says where a scenario expects nothing', () => {
    expect(reportOf(strayPhone('  - wait: 1 s\n'))).toContain('The scenario expects nothing.');
  });
});

describe('a sequence diagram', () => {
  const linesOf = (happenings: readonly Happening[]) =>
    sequenceDiagram(new Timeline(entriesOf([...twoHosts, ...happenings]))).lines;
  const first = twoHosts.length + 1;

  it('has nothing in it but participants, arrows and notes', () => {
    const timeline = new Timeline(outcomeOf(alarmed).world.trace.entries);
    const [head, ...lines] = sequenceDiagram(timeline).lines;
    expect(head).toBe('sequenceDiagram');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(grammar.some((form) => form.test(line)) || line).toBe(true);
  });

  it('draws a lost message with a cross', () => {
    const lines = linesOf([
      [10, 'phone-1', message('phone-1', 'SCCP', 'Register')],
      [10, 'phone-1', packet('phone-1'), first],
      [10, 'phone-1', { kind: 'fate', fate: 'lost', why: '' }, first + 1],
    ]);
    expect(lines.at(-1)).toBe('  h1--xh2: 0:00.010 SCCP Register (lost)');
  });

  it('sends to nobody what no host has the address of', () => {
    const to = { ...message('phone-1', 'TFTP', 'Read Request'), to: { address: '10.9.9.9' } };
    const lines = linesOf([[10, 'phone-1', to as ReturnType<typeof message>]]);
    expect(lines).toContain('  participant h2 as (nobody)');
    expect(lines.at(-1)).toBe('  h1->>h2: 0:00.010 TFTP Read Request to 10.9.9.9');
  });

  it('counts equal messages', () => {
    const lines = linesOf(
      [1, 2, 3].map((at) => [at, 'phone-1', message('phone-1', 'SCCP', 'Register')]),
    );
    expect(lines.at(-1)).toBe('  h1->>h2: 0:00.001 SCCP Register ×3');
  });

  it('escapes what somebody says', () => {
    const lines = linesOf([
      [1, 'phone-1', { kind: 'alarm', text: 'x' }],
      [2, 'site', { kind: 'say', text: 'first; then #2\nend' }],
    ]);
    expect(lines.at(-1)).toBe('  Note over h1: “first#59; then #35;2 | end”');
  });

  it('leaves out the middle of a very long run, and says so', () => {
    const many = Array.from(
      { length: mostRows + 100 },
      (_, at): Happening => [at, 'phone-1', message('phone-1', 'SCCP', 'Alarm', String(at))],
    );
    const timeline = new Timeline(entriesOf([...twoHosts, ...many]));
    const { lines, leftOut } = sequenceDiagram(timeline);
    expect(lines.filter((line) => line.includes('->>'))).toHaveLength(mostRows);
    expect(leftOut).toBe('100 arrows and notes from 0:00.160 to 0:00.259 are left out here.');
    const note = lines.find((line) => line.includes('left out'));
    expect(note?.replace('<br/>', ' ')).toBe(`  Note over h1,h2: ${leftOut}`);
    expect(lines.at(-1)).toContain(`SCCP Alarm ${mostRows + 99}`);
  });
});
