import { BugError, type Millis } from '../basics/index.ts';
import type { Causes } from './causes.ts';

/** Time. XState accepts it as its `clock`, so `after` runs in virtual time. */
export interface Clock {
  now(): Millis;
  setTimeout(callback: () => void, delay: number): Timer;
  clearTimeout(timer: Timer): void;
}

/** What `setTimeout` gives back; only good for `clearTimeout`. */
export interface Timer {
  readonly at: Millis;
}

/** A timer as the clock keeps it; others see only a `Timer`. */
export interface PendingTimer extends Timer {
  readonly sequence: number;
  readonly callback: () => void;
  readonly cause: number;
  /** Place in the heap, -1 once fired or cleared. */
  index: number;
}

/**
 * The only time there is: a binary heap of timers, ordered by moment, then by the order in which
 * they were set. A timer fires with the cause that was current when it was set, so that what it
 * does can be traced back through the wait.
 */
export class VirtualClock implements Clock {
  #now = 0 as Millis;
  #sequence = 0;
  #fired = 0;
  readonly #heap: PendingTimer[] = [];
  readonly #causes: Causes;

  constructor(causes: Causes) {
    this.#causes = causes;
  }

  now(): Millis {
    return this.#now;
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#heap.length;
  }

  /** How many timers have fired since the start. */
  get fired(): number {
    return this.#fired;
  }

  /** When the next timer falls due, undefined when none waits. */
  get nextAt(): Millis | undefined {
    return this.#heap[0]?.at;
  }

  /** @param delay in milliseconds; a negative one counts as 0
   * @throws BugError when the delay is not a number: a timer at NaN would corrupt the order. */
  setTimeout(callback: () => void, delay: number): Timer {
    if (Number.isNaN(delay)) throw new BugError('a timer was set with a delay that is no number');
    const timer: PendingTimer = {
      at: (this.#now + Math.max(0, delay)) as Millis,
      sequence: this.#sequence++,
      callback,
      cause: this.#causes.current,
      index: this.#heap.length,
    };
    this.#heap.push(timer);
    this.#siftUp(timer);
    return timer;
  }

  clearTimeout(timer: Timer | undefined): void {
    const pending = timer as PendingTimer | undefined;
    if (pending && pending.index >= 0) this.#remove(pending);
  }

  /** Fires the next timer and moves time to it. False when none waits. */
  step(): boolean {
    const next = this.#heap[0];
    if (!next) return false;
    this.#remove(next);
    this.#now = next.at;
    this.#fired++;
    const before = this.#causes.current;
    this.#causes.current = next.cause;
    try {
      next.callback();
    } finally {
      this.#causes.current = before;
    }
    return true;
  }

  /**
   * Fires all timers due up to `deadline`, then stands at it; or stands at the moment after which
   * `stop` first answered true.
   * @returns whether `stop` ended it
   */
  runUntil(deadline: Millis, stop: () => boolean = () => false): boolean {
    if (stop()) return true;
    for (let next = this.#heap[0]; next && next.at <= deadline; next = this.#heap[0]) {
      this.step();
      if (stop()) return true;
    }
    if (deadline > this.#now) this.#now = deadline;
    return false;
  }

  #remove(timer: PendingTimer): void {
    const heap = this.#heap;
    const last = heap.pop() as PendingTimer;
    const index = timer.index;
    timer.index = -1;
    if (last === timer) return;
    heap[index] = last;
    last.index = index;
    this.#siftUp(last);
    this.#siftDown(last);
  }

  #siftUp(timer: PendingTimer): void {
    const heap = this.#heap;
    let index = timer.index;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex] as PendingTimer;
      if (!isEarlier(timer, parent)) break;
      heap[index] = parent;
      parent.index = index;
      index = parentIndex;
    }
    heap[index] = timer;
    timer.index = index;
  }

  #siftDown(timer: PendingTimer): void {
    const heap = this.#heap;
    let index = timer.index;
    for (;;) {
      let childIndex = 2 * index + 1;
      if (childIndex >= heap.length) break;
      let child = heap[childIndex] as PendingTimer;
      const other = heap[childIndex + 1];
      if (other && isEarlier(other, child)) {
        child = other;
        childIndex++;
      }
      if (!isEarlier(child, timer)) break;
      heap[index] = child;
      child.index = index;
      index = childIndex;
    }
    heap[index] = timer;
    timer.index = index;
  }
}

/** Whether one fires before the other. */
export const isEarlier = (a: PendingTimer, b: PendingTimer): boolean =>
  a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
