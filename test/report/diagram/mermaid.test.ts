import { describe, expect, it } from 'vitest';
import { capfLockoutMachine, chartOf, machines } from '../../../src/machines/index.ts';
import { mermaidOf } from '../../../src/report/diagram/index.ts';

const lockout = chartOf(capfLockoutMachine);
const all = Object.values(machines).map(chartOf);

describe('a diagram in Mermaid', () => {
  it('has guards, delays and what is done', () => {
    expect(mermaidOf(lockout)).toMatchInlineSnapshot(`
      "stateDiagram-v2
        [*] --> s1
        state "counting" as s1
        s1 : STRING.RIGHT / clear the count, accept
        s1 : STRING.WRONG [else] / count the wrong string, refuse the wrong string
        state "locked" as s2
        s2 : entry / clear the count, lock
        s2 : STRING.RIGHT / refuse any string
        s2 : STRING.WRONG / refuse any string
        s1 --> s2 : STRING.WRONG [is the last attempt]<br/>/ count the wrong string, refuse the wrong string
        s2 --> s1 : after lockoutTime (10 min)<br/>/ unlock
      "
    `);
  });

  it('opens a state with states inside, and names it only once', () => {
    const text = mermaidOf(chartOf(machines.failback));
    expect(text).toContain('  state "away" as s2 {\n    [*] --> s3\n');
    expect(text.match(/"away"/g)).toHaveLength(1);
  });

  it('draws what is open in every inner state from a state that stands for them', () => {
    const text = mermaidOf(chartOf(machines['phone-startup']));
    expect(text).toContain('state "in any state" as s2any');
    expect(text).toContain('s2any : CONFIGURATION.ERASED / remember that flash holds none');
    expect(text).toContain('s2any --> s3 : RESET');
    expect(text).toContain('s2 --> s1 : POWER.OFF');
  });

  it('separates parallel regions', () => {
    const text = mermaidOf(chartOf(machines['settings-menu']));
    expect(text).toMatch(/state "page" as s1 \{\n(?:.*\n)* {4}--\n {4}state "lock" as s12 \{/);
  });

  it.each(all)('of $machine has as many ends as beginnings', (chart) => {
    const lines = mermaidOf(chart).split('\n');
    const count = (end: string) => lines.filter((line) => line.endsWith(end)).length;
    expect(count('{')).toBe(count('}'));
  });

  // Older versions of Mermaid end a description at a colon, and all of them a line at a semicolon.
  it.each(all)(
    'of $machine has no sign that Mermaid takes for its own in a description',
    (chart) => {
      const descriptions = mermaidOf(chart)
        .split('\n')
        .flatMap((line) => / : (.*)$/.exec(line)?.[1] ?? [])
        .map((text) => text.replaceAll(/#\d+;|<br\/>/g, ''));

      expect(descriptions.length).toBeGreaterThan(0);
      expect(descriptions.filter((text) => /[#:;"<>{}]/.test(text))).toEqual([]);
    },
  );

  it('marks by a word and by dashes what was not reached', () => {
    const reached = { states: new Set(['', 'counting']), transitions: new Set<string>() };
    const text = mermaidOf(lockout, reached);

    expect(text).toContain('state "locked (never entered)" as s2');
    expect(text).toContain('s1 --> s2 : never taken#58; STRING.WRONG [is the last attempt]<br/>');
    expect(text).toContain('classDef unreached stroke-dasharray');
    expect(text).toContain('class s2 unreached');
  });

  it('marks nothing where all was reached', () => {
    const reached = {
      states: new Set(lockout.states.map(({ path }) => path)),
      transitions: new Set(lockout.transitions.map(({ id }) => id)),
    };
    expect(mermaidOf(lockout, reached)).toBe(mermaidOf(lockout));
  });
});
