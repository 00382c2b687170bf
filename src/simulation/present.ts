import { hash } from 'node:crypto';
import { BugError } from '../basics/index.ts';
import { isEarlier, type PendingTimer, type Timer, type VirtualClock } from './clock.ts';

/** Whatever has a state that what happens later depends on. */
export interface HasPresent {
  /** Writes that state down, always in the same order. */
  present(into: Present): void;
}

type Fact = string | number | boolean | undefined;

/**
 * What a world is now, written down so that two worlds can be compared: those with the same digest
 * are equal but for their past.
 *
 * What only names the past is left out, by whoever writes: the date and the trace, log files and what
 * counters showed, transaction ids that nobody waits for, positions in streams of chance. Times are
 * written as times from now. Numbers that only tell things apart (a port chosen by the system, a place
 * in the sequence of a TCP connection) are renamed in the order in which they are met.
 */
export class Present {
  readonly #clock: VirtualClock;
  readonly #facts: string[] = [];
  readonly #timers: { readonly place: number; readonly timer: PendingTimer }[] = [];
  #idle = 0;
  readonly #aliases = new Map<string, Map<number, number>>();
  readonly #origins = new Map<string, number>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  put(...facts: readonly Fact[]): void {
    for (const fact of facts) this.#facts.push(String(fact));
  }

  /** What something writes that is a part of the whole; `-` when it is not there. */
  part(name: string, part: HasPresent | undefined): void {
    this.#facts.push(name);
    if (part) part.present(this);
    else this.#facts.push('-');
  }

  /** Plain data that is never changed: an object is looked at only once. */
  data(value: unknown): void {
    this.#facts.push(
      typeof value === 'object' && value !== null
        ? remembered(value, (data) => JSON.stringify(data))
        : String(value),
    );
  }

  /** Bytes that are never changed. */
  bytes(bytes: Uint8Array | undefined): void {
    this.#facts.push(bytes ? remembered(bytes, digestOf) : '-');
  }

  /** A timer that is waited for, if it is. What was written before it tells it apart from others. */
  timer(timer: Timer | undefined): void {
    const pending = timer as PendingTimer | undefined;
    const isPending = pending !== undefined && pending.index >= 0;
    this.#facts.push(isPending ? 'timer' : '-');
    if (isPending) this.#timers.push({ place: this.#facts.length, timer: pending });
  }

  /** A timer that will find nothing to do, or that a moment stands for which was written. */
  idleTimer(timer: Timer | undefined): void {
    if (timer && (timer as PendingTimer).index >= 0) this.#idle++;
  }

  /** A moment, as time from now. */
  moment(at: number): void {
    this.#facts.push(String(at - this.#clock.now()));
  }

  /** A number that only tells one thing from another within `space`. */
  alias(space: string, number: number): void {
    const known = this.#aliases.get(space) ?? new Map<number, number>();
    this.#aliases.set(space, known);
    const alias = known.get(number) ?? known.size;
    known.set(number, alias);
    this.#facts.push(`#${alias}`);
  }

  /** A place in a sequence modulo 2^32, as distance from the first one met in `space`. */
  place(space: string, number: number): void {
    const origin = this.#origins.get(space) ?? number;
    this.#origins.set(space, origin);
    this.#facts.push(`@${(number - origin) | 0}`);
  }

  /**
   * SHA-256 of all that was written, in base64. To be asked once, at the end.
   * @throws BugError when a timer waits of which nobody spoke: two worlds could differ in it unseen
   */
  digest(): string {
    const { pending } = this.#clock;
    const told = this.#timers.length + this.#idle;
    if (told !== pending)
      throw new BugError(`${pending} timers wait, and the present speaks of ${told}`);
    this.#timers.sort((a, b) => (isEarlier(a.timer, b.timer) ? -1 : 1));
    for (const { place, timer } of this.#timers) {
      this.#facts.push(String(place));
      this.moment(timer.at);
    }
    return hash('sha256', this.#facts.join('\n'), 'base64');
  }

  /** For whoever wants to see in what two worlds differ. */
  get facts(): readonly string[] {
    return this.#facts;
  }
}

const memory = new WeakMap<object, string>();

function remembered<Value extends object>(value: Value, write: (value: Value) => string): string {
  const known = memory.get(value);
  if (known !== undefined) return known;
  const written = write(value);
  memory.set(value, written);
  return written;
}

const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64');
