import { Millis } from '../basics/index.ts';
import {
  duplicate,
  firstAnswer,
  type Link,
  loss,
  type Rule,
  reorder,
  type SimulatedNetwork,
} from '../network/index.ts';
import type { HostName } from '../simulation/index.ts';
import type { Site } from './language/index.ts';

export type LinkConditions = Site['network'];

/** How much later an overtaken packet comes: enough for the next block of a file on a LAN. */
const overtakenBy = Millis(5);

/** How packets travel between two hosts, or between all for which nothing of their own is set. */
export class NetworkConditions {
  readonly #network: SimulatedNetwork;
  #general: LinkConditions;
  readonly #own = new Map<Link, LinkConditions>();
  readonly #rules = new Map<Link, readonly Rule[]>();

  constructor(network: SimulatedNetwork, general: LinkConditions) {
    this.#network = network;
    this.#general = general;
    network.rules.push((packet, crossing) =>
      firstAnswer(this.#rulesOf(network.link(crossing.from, crossing.to)), packet, crossing),
    );
  }

  change(change: Partial<LinkConditions>, between?: readonly [HostName, HostName]): void {
    if (between) {
      const link = this.#network.link(...between);
      this.#own.set(link, { ...this.#of(link), ...change });
    } else {
      this.#general = { ...this.#general, ...change };
    }
    this.#rules.clear();
  }

  #of(link: Link): LinkConditions {
    return this.#own.get(link) ?? this.#general;
  }

  /** Made when the first packet comes: chance is drawn from the stream of the link itself. */
  #rulesOf(link: Link): readonly Rule[] {
    const known = this.#rules.get(link);
    if (known) return known;
    const conditions = this.#of(link);
    link.latency = conditions.latency;
    link.jitter = conditions.jitter;
    const rules = [
      ...(conditions.loss > 0 ? [loss(conditions.loss, link.random)] : []),
      ...(conditions.duplication > 0 ? [duplicate(conditions.duplication, link.random)] : []),
      ...(conditions.reordering > 0
        ? [reorder(conditions.reordering, overtakenBy, link.random)]
        : []),
    ];
    this.#rules.set(link, rules);
    return rules;
  }
}
