import type { Millis } from '../basics/index.ts';
import type { HostName, Random, RandomStream } from '../simulation/index.ts';
import type { Rule } from './faults.ts';

/**
 * The way between two hosts, the same in both directions. It keeps the order of what it carries,
 * whatever the jitter, unless a rule lets a packet be overtaken.
 */
export class Link {
  /** `link phone-1–publisher`: also the name of its random stream. The hosts are in order of name. */
  readonly name: string;
  /** How long a packet takes, in milliseconds. */
  latency: Millis;
  /** How much longer it may take, in milliseconds: each packet draws a whole number of microseconds. */
  jitter: Millis;
  /** Asked in this order, after the rules of the network. */
  readonly rules: Rule[] = [];
  readonly #randoms: Random;
  #random: RandomStream | undefined;
  /** When the last packet in each direction arrives: upwards in order of name, then downwards. */
  readonly #lastArrivals = [0, 0];

  constructor(
    hosts: readonly [HostName, HostName],
    latency: Millis,
    jitter: Millis,
    random: Random,
  ) {
    this.name = `link ${[...hosts].sort().join('–')}`;
    this.latency = latency;
    this.jitter = jitter;
    this.#randoms = random;
  }

  /** The link's own stream of chance, for its rules. */
  get random(): RandomStream {
    this.#random ??= this.#randoms.stream(this.name);
    return this.#random;
  }

  /**
   * How long a packet takes that sets out now, in milliseconds.
   * @param direction 0 or 1
   * @param inOrder behind all that went before; those to come stay behind it
   */
  transit(now: Millis, extra: number, direction: 0 | 1, inOrder: boolean): number {
    const jitter = this.jitter > 0 ? this.random.between(0, this.jitter * 1000) / 1000 : 0;
    let transit = this.latency + jitter + extra;
    if (!inOrder) return transit;
    const last = this.#lastArrivals[direction] as number;
    if (now + transit < last) {
      transit = last - now;
      // Rounding must not let it arrive before the one it follows.
      if (now + transit < last) transit += last * Number.EPSILON;
    }
    this.#lastArrivals[direction] = now + transit;
    return transit;
  }
}
