import { type Millis, Millis as millis } from '../basics/index.ts';
import { Causes } from './causes.ts';
import { VirtualClock } from './clock.ts';
import { type Random, SeededRandom } from './random.ts';
import { type Keep, Trace } from './trace.ts';

export interface WorldOptions {
  /** One number from which all chance and all keys come. */
  readonly seed?: number;
  /** The date at which virtual time starts. */
  readonly start?: Date;
  readonly keep?: Keep;
}

/** The summer of CallManager 4.1(3): inside the validity of every certificate made here. */
export const defaultStart = '2005-06-15T08:00:00Z';

/** One clock, one seed, one record. Everything simulated lives in one of these. */
export class World {
  readonly causes = new Causes();
  readonly clock = new VirtualClock(this.causes);
  readonly random: Random;
  readonly trace: Trace;
  readonly seed: number;
  readonly #start: number;

  constructor({ seed = 1, start = new Date(defaultStart), keep = 'all' }: WorldOptions = {}) {
    this.seed = seed;
    this.random = new SeededRandom(seed);
    this.#start = start.getTime();
    this.trace = new Trace(this.causes, () => this.clock.now(), keep);
  }

  /** Milliseconds since 1970 at a moment of virtual time, by default now. */
  epochMillis(at: Millis = this.clock.now()): number {
    return this.#start + at;
  }

  /** The virtual date. */
  date(at: Millis = this.clock.now()): Date {
    return new Date(this.epochMillis(at));
  }

  /** Lets time pass. */
  run(span: Millis, stop?: () => boolean): boolean {
    return this.clock.runUntil(millis(this.clock.now() + span), stop);
  }
}
