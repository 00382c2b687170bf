import { problemText } from './failure-report.ts';
import { conditionOf, durationOf, type Outcome, stepsOf } from './outcome.ts';
import type { Reporter } from './reporter.ts';
import { writeXml, type XmlElement } from './xml.ts';

/**
 * For test systems: JUnit XML when all have run. A scenario is a test suite; a step that waits for
 * something, and a step that could not be done, is a test case.
 */
export class JunitReporter implements Reporter {
  readonly #write: (text: string) => void;
  readonly #suites: XmlElement[] = [];
  readonly #sums = { tests: 0, failures: 0, skipped: 0, seconds: 0 };

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  end(outcome: Outcome): void {
    const { scenario, world } = outcome;
    const cases = casesOf(outcome);
    const count = (name: string) =>
      cases.filter(({ children = [] }) => children[0] && (children[0] as XmlElement).name === name)
        .length;
    const tests = cases.length;
    const failures = count('failure');
    const skipped = count('skipped');
    const seconds = outcome.elapsed / 1000;
    this.#sums.tests += tests;
    this.#sums.failures += failures;
    this.#sums.skipped += skipped;
    this.#sums.seconds += seconds;
    const properties = {
      file: scenario.file,
      seed: world.seed,
      'virtual milliseconds': durationOf(outcome),
    };
    this.#suites.push({
      name: 'testsuite',
      attributes: {
        name: scenario.title,
        ...{ tests, failures, errors: 0, skipped, time: seconds.toFixed(3) },
      },
      children: [
        {
          name: 'properties',
          children: Object.entries(properties).map(([name, value]) => ({
            name: 'property',
            attributes: { name, value },
          })),
        },
        ...cases,
      ],
    });
  }

  done(): void {
    const { seconds, ...counts } = this.#sums;
    this.#write(
      writeXml({
        name: 'testsuites',
        attributes: { name: 'offhook', ...counts, errors: 0, time: seconds.toFixed(3) },
        children: this.#suites,
      }),
    );
  }
}

function casesOf(outcome: Outcome): XmlElement[] {
  const { scenario, verification } = outcome;
  const testcase = (name: string, children: XmlElement[], line?: number): XmlElement => ({
    name: 'testcase',
    attributes: { name, classname: scenario.file, file: scenario.file, line },
    children,
  });
  const cases = stepsOf(outcome)
    .filter(({ step, held }) => conditionOf(step) || held === false)
    .map(({ step, held }) => {
      const result = {
        true: () => [],
        false: () => [failureOf(outcome, outcome.failure?.problem ?? '')],
        undefined: () => [{ name: 'skipped' }],
      };
      return testcase(step.text, result[`${held}`](), step.line);
    });
  if (verification || cases.length === 0) {
    const differs = verification?.same === false;
    cases.push(
      testcase(
        verification ? 'two runs are the same' : 'runs to its end',
        differs ? [failureOf(outcome, 'two runs differ')] : [],
      ),
    );
  }
  return cases;
}

const failureOf = (outcome: Outcome, message: string): XmlElement => ({
  name: 'failure',
  attributes: { message },
  children: problemText(outcome),
});
