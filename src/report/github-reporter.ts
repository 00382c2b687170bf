import { problemText } from './failure-report.ts';
import { isWell, type Outcome } from './outcome.ts';
import type { Page } from './page.ts';
import type { Reporter } from './reporter.ts';
import { SummaryReporter } from './summary-reporter.ts';

/**
 * For GitHub Actions: the summary, and a workflow command for each failure, which GitHub shows at
 * its line of the scenario file.
 */
export class GithubReporter implements Reporter {
  readonly #page: Page;
  readonly #summary: SummaryReporter;

  constructor(page: Page) {
    this.#page = page;
    this.#summary = new SummaryReporter(page);
  }

  end(outcome: Outcome): void {
    this.#summary.end(outcome);
    if (!isWell(outcome)) this.#page.line(annotation(outcome));
  }

  done(): void {
    this.#summary.done();
  }
}

function annotation(outcome: Outcome): string {
  const { scenario, failure } = outcome;
  const properties = { file: scenario.file, line: failure?.step.line ?? 1, title: scenario.title };
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::error ${pairs.join(',')}::${data(problemText(outcome))}`;
}

/** As the toolkit of GitHub Actions escapes what stands behind the last `::`. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (value: string | number): string =>
  data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
