import { BugError, type Millis } from '../../basics/index.ts';
import { Causes, type Clock, type Timer } from '../../simulation/index.ts';

/** The longest delay that Node's timers take; a longer one would fire at once. */
const longestDelay = 2 ** 31 - 1;

interface RealTimer extends Timer {
  handle: NodeJS.Timeout | undefined;
}

/**
 * Time as it passes, in milliseconds since the clock was made. As with the virtual clock, a timer
 * fires with the cause that was current when it was set.
 */
export class RealClock implements Clock {
  readonly #start = performance.now();
  readonly #causes: Causes;
  readonly #pending = new Set<RealTimer>();

  constructor(causes = new Causes()) {
    this.#causes = causes;
  }

  now(): Millis {
    return (performance.now() - this.#start) as Millis;
  }

  /** @param delay in milliseconds; a negative one counts as 0
   * @throws BugError when the delay is not a number */
  setTimeout(callback: () => void, delay: number): Timer {
    if (Number.isNaN(delay)) throw new BugError('a timer was set with a delay that is no number');
    const cause = this.#causes.current;
    const timer: RealTimer = {
      at: (this.now() + Math.max(0, delay)) as Millis,
      handle: undefined,
    };
    this.#pending.add(timer);
    this.#wait(timer, Math.max(0, delay), () => this.#causes.within(cause, callback));
    return timer;
  }

  clearTimeout(timer: Timer | undefined): void {
    const pending = timer as RealTimer | undefined;
    if (pending && this.#pending.delete(pending)) clearTimeout(pending.handle);
  }

  /** Clears all timers, so that they no longer keep the process alive. */
  close(): void {
    for (const timer of this.#pending) clearTimeout(timer.handle);
    this.#pending.clear();
  }

  #wait(timer: RealTimer, delay: number, fire: () => void): void {
    const leg = Math.min(delay, longestDelay);
    timer.handle = setTimeout(() => {
      if (delay > leg) return this.#wait(timer, delay - leg, fire);
      this.#pending.delete(timer);
      fire();
    }, leg);
  }
}
