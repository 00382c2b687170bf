import type { Clock, Present, Timer } from '../../simulation/index.ts';

/**
 * A moment that is put off again and again and seldom comes. Putting it off costs no timer: the one
 * that waits comes too early once, and is then set anew.
 */
export class Deadline {
  readonly #clock: Clock;
  readonly #passed: () => void;
  #at = Number.POSITIVE_INFINITY;
  #timer: Timer | undefined;

  constructor(clock: Clock, passed: () => void) {
    this.#clock = clock;
    this.#passed = passed;
  }

  /** @param delay from now, in milliseconds */
  set(delay: number): void {
    this.#at = this.#clock.now() + delay;
    if (this.#timer && this.#timer.at <= this.#at) return;
    this.cancelTimer();
    this.#timer = this.#clock.setTimeout(this.#fired, delay);
  }

  /** Nothing is waited for; the timer may still come, for nothing. */
  clear(): void {
    this.#at = Number.POSITIVE_INFINITY;
  }

  cancelTimer(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Once it is past or not set, the timer that may still wait has nothing to do. */
  present(into: Present): void {
    const isSet = this.#timer !== undefined && this.#at !== Number.POSITIVE_INFINITY;
    if (isSet) into.moment(this.#at);
    else into.put('-');
    if (isSet && this.#timer?.at === this.#at) into.timer(this.#timer);
    else into.idleTimer(this.#timer);
  }

  /** What is waited for does not count any more. */
  idle(into: Present): void {
    into.idleTimer(this.#timer);
  }

  readonly #fired = (): void => {
    this.#timer = undefined;
    if (this.#at === Number.POSITIVE_INFINITY) return;
    const left = this.#at - this.#clock.now();
    if (left > 0) {
      this.#timer = this.#clock.setTimeout(this.#fired, left);
      return;
    }
    this.clear();
    this.#passed();
  };
}
