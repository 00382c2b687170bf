import { formatSpan, Millis } from '../basics/index.ts';
import { counted, durationOf, expectationsOf, isWell, type Outcome } from './outcome.ts';
import type { Page } from './page.ts';

/** What many runs add up to. */
export class Totals {
  #scenarios = 0;
  #well = 0;
  #expectations = 0;
  #virtual = 0;
  #real = 0;
  #verified = false;

  add(outcome: Outcome): void {
    this.#scenarios++;
    if (isWell(outcome)) this.#well++;
    this.#expectations += expectationsOf(outcome.scenario).length;
    this.#virtual += durationOf(outcome);
    this.#real += outcome.elapsed;
    this.#verified ||= outcome.verification !== undefined;
  }

  get scenarios(): number {
    return this.#scenarios;
  }

  /** `✓ 40 scenarios held …` in one line. */
  write({ line, style }: Page): void {
    const all = this.#well === this.#scenarios;
    const verdict = all
      ? style.good(`✓ ${counted(this.#scenarios, 'scenario')} held`)
      : style.bad(
          `✗ ${this.#scenarios - this.#well} of ${counted(this.#scenarios, 'scenario')} failed`,
        );
    const twice = this.#verified ? ', each run twice' : '';
    const virtual = formatSpan(Millis(Math.round(this.#virtual)));
    const real = formatSpan(Millis(Math.round(this.#real)));
    line(
      `${verdict}: ${counted(this.#expectations, 'expectation')}${twice}, ${virtual} of virtual time in ${real}`,
    );
  }
}
