import { formatMoment } from '../basics/index.ts';
import { cell } from './columns.ts';
import { reportDifference, reportFailure } from './failure-report.ts';
import { counted, durationOf, expectationsOf, isWell, type Outcome } from './outcome.ts';
import type { Page } from './page.ts';
import type { Reporter } from './reporter.ts';
import { Totals } from './totals.ts';

const timeColumns = 10;
/** `12 expectations`, and a mark and blanks. */
const otherColumns = 15 + 2 + 2;

/** For people who run many scenarios: a line for each as it ends, then what failed, then totals. */
export class SummaryReporter implements Reporter {
  readonly #page: Page;
  readonly #totals = new Totals();
  /** Written when all have run; kept as lines, because a run that is kept holds its whole trace. */
  readonly #failures: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  end(outcome: Outcome): void {
    this.#totals.add(outcome);
    const { style, columns } = this.#page;
    const { title } = outcome.scenario;
    const well = isWell(outcome);
    const mark = well ? style.good('✓') : style.bad('✗');
    const time = formatMoment(durationOf(outcome)).padStart(timeColumns);
    const checked = counted(expectationsOf(outcome.scenario).length, 'expectation');
    const room = Math.max(20, columns - timeColumns - otherColumns);
    this.#page.line(
      `${mark} ${cell(title, room)}${style.faint(`${time}  ${checked.padStart(15)}`)}`,
    );
    if (well) return;
    const page: Page = { ...this.#page, line: (text = '') => this.#failures.push(text) };
    page.line();
    page.line(style.heading(title));
    reportFailure(outcome, page);
    reportDifference(outcome, page);
  }

  done(): void {
    for (const line of this.#failures) this.#page.line(line);
    this.#page.line();
    this.#totals.write(this.#page);
  }
}
