import { formatSpan } from '../basics/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { Subscriber, World } from '../simulation/index.ts';
import { wrap } from './columns.ts';
import { reportDifference, reportFailure } from './failure-report.ts';
import { counted, durationOf, expectationsOf, type Outcome, stepsOf } from './outcome.ts';
import type { Page } from './page.ts';
import type { Reporter } from './reporter.ts';
import { screenPicture, sideBySide } from './screen-picture.ts';
import type { Seen } from './seen.ts';
import { Timeline } from './timeline.ts';
import { Totals } from './totals.ts';
import type { Detail } from './words.ts';

const mostScreens = 8;

/** For people who want to follow what happens: a timeline, the screens at the end, the verdict. */
export class StoryReporter implements Reporter {
  readonly #page: Page;
  readonly #detail: Detail;
  readonly #totals = new Totals();
  #timeline: Timeline | undefined;

  constructor(page: Page, detail: Detail) {
    this.#page = page;
    this.#detail = detail;
  }

  begin(scenario: Scenario, world: World, seen: Seen): Subscriber {
    if (this.#totals.scenarios > 0) this.#page.line();
    this.#heading(scenario, world);
    const hosts = [...Object.keys(scenario.site.servers), ...Object.keys(scenario.site.phones)];
    const timeline = new Timeline({ page: this.#page, hosts, detail: this.#detail, seen });
    this.#timeline = timeline;
    return (entry) => timeline.add(entry);
  }

  end(outcome: Outcome): void {
    const page = this.#page;
    this.#timeline?.end();
    this.#totals.add(outcome);
    this.#screens(outcome);
    if (outcome.failure) {
      page.line();
      reportFailure(outcome, page);
    }
    reportDifference(outcome, page);
    page.line();
    this.#verdict(outcome);
  }

  done(): void {
    if (this.#totals.scenarios < 2) return;
    this.#page.line();
    this.#totals.write(this.#page);
  }

  #heading({ title, about, file }: Scenario, world: World): void {
    const { line, style, columns } = this.#page;
    line(style.heading(title));
    for (const text of about === undefined ? [] : wrap(about.trim(), columns)) line(text);
    const start = `${world.date().toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    line(style.faint(`${file}, seed ${world.seed}, from ${start}`));
    line();
  }

  #screens({ scenario: { site }, seen }: Outcome): void {
    const { line, columns, style } = this.#page;
    const phones = Object.keys(site.phones);
    if (phones.length === 0) return;
    const shown = phones.slice(0, mostScreens);
    line();
    line(style.heading(phones.length === 1 ? 'The screen at the end' : 'The screens at the end'));
    const pictures = shown.map((phone) => screenPicture(phone, seen.screenOf(phone)));
    for (const row of sideBySide(pictures, columns)) line(row);
    if (phones.length > shown.length)
      line(`and ${counted(phones.length - shown.length, 'more phone')}`);
  }

  #verdict(outcome: Outcome): void {
    const { line, style, columns } = this.#page;
    const { held, scenario, reproduced, verification } = outcome;
    const all = expectationsOf(scenario);
    const met = stepsOf(outcome).filter((one) => one.held && all.includes(one.step)).length;
    const after = `after ${formatSpan(durationOf(outcome))} of virtual time`;
    line(
      held
        ? style.good(`✓ held: ${counted(met, 'expectation')}, ${after}`)
        : style.bad(`✗ failed: ${met} of ${counted(all.length, 'expectation')} held, ${after}`),
    );
    if (verification?.same) line('  A second run gave the same trace and the same capture.');
    if (reproduced.size === 0) return;
    const rows = `Rows of the guide shown here: ${[...reproduced].join(', ')}.`;
    const hint = '«offhook explain <row>» tells what one means and what cures it.';
    for (const text of wrap(`${rows} ${hint}`, columns - 2)) line(style.faint(`  ${text}`));
  }
}
