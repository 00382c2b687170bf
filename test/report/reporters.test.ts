import { expect, it } from 'vitest';
import {
  GithubReporter,
  JsonReporter,
  JunitReporter,
  type Outcome,
  SummaryReporter,
  type Verification,
} from '../../src/report/index.ts';
import { alarmed, disappointed, outcomeOf } from './outcome-of.ts';
import { paper } from './paper.ts';

const held = outcomeOf(alarmed);
const failed = outcomeOf(disappointed);

const differing = (verification: Verification): Outcome => ({ ...held, verification });
const differs = { same: false, entry: 7, first: '{"seq":7}', second: '' } as const;

function written(Reporter: typeof JsonReporter | typeof JunitReporter, ...outcomes: Outcome[]) {
  let text = '';
  const reporter = new Reporter((more) => {
    text += more;
  });
  for (const outcome of outcomes) reporter.end(outcome);
  reporter.done();
  return text;
}

function onPaper(Reporter: typeof SummaryReporter | typeof GithubReporter, ...outcomes: Outcome[]) {
  const page = paper();
  const reporter = new Reporter(page);
  for (const outcome of outcomes) reporter.end(outcome);
  reporter.done();
  return page;
}

it('the summary has a line for each scenario, then what failed, then totals', () => {
  const { lines } = onPaper(SummaryReporter, held, failed);
  expect(
    `\n${[...lines.slice(0, 8), '…', ...lines.slice(-2)].join('\n')}\n`,
  ).toMatchInlineSnapshot(`
    "
    ✓ A stray phone                                        0:12.004    1 expectation
    ✗ A stray phone                                        0:30.000   2 expectations

    A stray phone
    ✗ stray.yaml:8: this did not happen within 30 s

      expected  phone-1: alarm «TFTP Not Authorized: 10.9.9.8» within 30 s
      instead   0:12.004  phone-1  ! ALARM TFTP Not Authorized: 10.9.9.9
    …

    ✗ 1 of 2 scenarios failed: 3 expectations, 42.004 s of virtual time in 24 ms
    "
  `);
});

it('the summary of scenarios that all held ends well', () => {
  expect(onPaper(SummaryReporter, held, held).lines.at(-1)).toBe(
    '✓ 2 scenarios held: 2 expectations, 24.008 s of virtual time in 24 ms',
  );
});

it('two runs that differ are a failure, and the entry is shown', () => {
  const { text } = onPaper(SummaryReporter, differing(differs));
  expect(text).toContain('✗ stray.yaml: two runs differ, first in entry 7 of the trace');
  expect(text).toContain('  first     {"seq":7}');
  expect(text).toContain('  second    (the trace had ended)');
  expect(text).toContain('✗ 1 of 1 scenario failed: 1 expectation, each run twice,');
});

it('two runs with equal traces may still have different captures', () => {
  const captures = differing({ same: false, entry: 0, first: '', second: '' });
  expect(onPaper(SummaryReporter, captures).text).toContain(
    'the same trace, but different captures',
  );
});

it('the JSON document tells of each step whether it held, was reached, and of the failure why', () => {
  const { held: all, scenarios } = JSON.parse(written(JsonReporter, held, failed));
  const [first, second] = scenarios;
  expect(all).toBe(false);
  expect(first).toMatchInlineSnapshot(`
    {
      "file": "stray.yaml",
      "guide": [],
      "held": true,
      "reproduced": [
        "alarm/phone/tftp-not-authorized",
      ],
      "seed": 1,
      "start": "2005-06-15T08:00:00.000Z",
      "steps": [
        {
          "held": true,
          "line": 7,
          "text": "say: The server is not in the CTL file.",
        },
        {
          "held": true,
          "line": 8,
          "text": "power on phone-1",
        },
        {
          "held": true,
          "line": 9,
          "text": "expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9» within 30 s",
        },
      ],
      "title": "A stray phone",
      "virtualMillis": 12004,
    }
  `);
  expect(second.steps.map(({ held }: { held: unknown }) => held)).toEqual([true, false, null]);
  expect(second.failure).toMatchObject({
    line: 8,
    problem: 'this did not happen within 30 s',
    instead: [{ at: 12004, host: 'phone-1', text: '! ALARM TFTP Not Authorized: 10.9.9.9' }],
  });
  const { causes } = second.failure;
  expect(causes[0].text).toBe('! ALARM TFTP Not Authorized: 10.9.9.9');
  expect(causes.at(-1).text).toBe('▸ power on phone-1');
});

it('the JSON document says whether a second run was the same', () => {
  const [one, other] = JSON.parse(
    written(JsonReporter, differing({ same: true }), differing(differs)),
  ).scenarios;
  expect(one.verification).toEqual({ same: true });
  expect(other.verification).toEqual(differs);
});

it('JUnit XML has a suite for each scenario and a case for each thing expected', () => {
  const text = written(JunitReporter, held, failed);
  expect(`\n${text.replace(/(>✗ [^<]*?\n)[^<]*/, '$1…')}`).toMatchInlineSnapshot(`
    "
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="offhook" tests="3" failures="1" skipped="1" errors="0" time="0.024">
      <testsuite name="A stray phone" tests="1" failures="0" errors="0" skipped="0" time="0.012">
        <properties>
          <property name="file" value="stray.yaml"/>
          <property name="seed" value="1"/>
          <property name="virtual milliseconds" value="12004"/>
        </properties>
        <testcase name="expect phone-1: alarm «TFTP Not Authorized: 10.9.9.9» within 30 s" classname="stray.yaml" file="stray.yaml" line="9"/>
      </testsuite>
      <testsuite name="A stray phone" tests="2" failures="1" errors="0" skipped="1" time="0.012">
        <properties>
          <property name="file" value="stray.yaml"/>
          <property name="seed" value="1"/>
          <property name="virtual milliseconds" value="30000"/>
        </properties>
        <testcase name="expect phone-1: alarm «TFTP Not Authorized: 10.9.9.8» within 30 s" classname="stray.yaml" file="stray.yaml" line="8">
          <failure message="this did not happen within 30 s">✗ stray.yaml:8: this did not happen within 30 s
    …</failure>
        </testcase>
        <testcase name="expect phone-1: registered with publisher" classname="stray.yaml" file="stray.yaml" line="10">
          <skipped/>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

it('JUnit XML has a case for the second run', () => {
  const text = written(JunitReporter, differing(differs));
  expect(text).toContain('<testsuites name="offhook" tests="2" failures="1"');
  expect(text).toContain('<failure message="two runs differ">✗ stray.yaml: two runs differ');
});

it('a scenario that expects nothing is one case, so that it is counted', () => {
  const text = written(JunitReporter, outcomeOf('title: Quiet\nsteps:\n  - wait: 1 s\n'));
  expect(text).toContain('tests="1" failures="0"');
  expect(text).toContain('name="runs to its end"');
});

it('GitHub gets an annotation at the line of the step, on one line whatever it says', () => {
  const title = 'Off, 100 %: on';
  const odd = { ...failed, scenario: { ...failed.scenario, title } };
  const { lines } = onPaper(GithubReporter, held, odd);
  const commands = lines.filter((line) => line.startsWith('::'));
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatch(
    /^::error file=stray\.yaml,line=8,title=Off%2C 100 %25%3A on::✗ stray\.yaml:8: this did not happen within 30 s%0A%0A {2}expected /,
  );
});
