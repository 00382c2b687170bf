import { Millis } from '../basics/index.ts';
import {
  because,
  duplicate,
  firstAnswer,
  type Link,
  loss,
  type Rule,
  reorder,
  type SimulatedNetwork,
} from '../network/index.ts';
import type { HasPresent, HostName, Present } from '../simulation/index.ts';
import type { Site } from './language/index.ts';

export type LinkConditions = Site['network'];

/** How much later an overtaken packet comes: enough for the next block of a file on a LAN. */
const overtakenBy = Millis(5);

const generalName = 'network';
/** The same whichever end is named first. */
const nameOf = (between: readonly HostName[]): string =>
  `${generalName} ${[...between].sort().join(' – ')}`;

/** `latency 1 ms, loss 50 %`: what is not there is left out. */
function describe({ latency, jitter, loss, duplication, reordering }: LinkConditions): string {
  const shares = { loss, duplication, reordering };
  return [
    `latency ${latency} ms`,
    ...(jitter > 0 ? [`jitter ${jitter} ms`] : []),
    ...Object.entries(shares).flatMap(([name, share]) =>
      share > 0 ? [`${name} ${Number((share * 100).toFixed(3))} %`] : [],
    ),
  ].join(', ');
}

/** How packets travel between two hosts, or between all for which nothing of their own is set. */
export class NetworkConditions implements HasPresent {
  readonly #network: SimulatedNetwork;
  #general: LinkConditions;
  readonly #own = new Map<Link, LinkConditions>();
  readonly #rules = new Map<Link, readonly Rule[]>();

  constructor(network: SimulatedNetwork, general: LinkConditions) {
    this.#network = network;
    this.#general = general;
    this.#tell(generalName, general);
    network.rules.push((packet, crossing) =>
      firstAnswer(
        this.#rulesOf(network.link(crossing.from, crossing.to), [crossing.from, crossing.to]),
        packet,
        crossing,
      ),
    );
  }

  change(change: Partial<LinkConditions>, between?: readonly [HostName, HostName]): void {
    if (between) {
      const link = this.#network.link(...between);
      const own = { ...this.#of(link), ...change };
      this.#own.set(link, own);
      this.#tell(nameOf(between), own);
    } else {
      this.#general = { ...this.#general, ...change };
      this.#tell(generalName, this.#general);
    }
    this.#rules.clear();
  }

  #tell(name: string, conditions: LinkConditions): void {
    const value = describe(conditions);
    this.#network.world.trace.record('site', { kind: 'setting', name, value });
  }

  /** Chance counts only where it decides what becomes of packets. */
  present(into: Present): void {
    into.data(this.#general);
    for (const link of [...this.#network.links].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const own = this.#own.get(link);
      if (own) into.data(own);
      if (hasChance(own ?? this.#general)) into.put(link.name, link.random.position);
    }
  }

  #of(link: Link): LinkConditions {
    return this.#own.get(link) ?? this.#general;
  }

  /** Made when the first packet comes: chance is drawn from the stream of the link itself. */
  #rulesOf(link: Link, between: readonly [HostName, HostName]): readonly Rule[] {
    const known = this.#rules.get(link);
    if (known) return known;
    const conditions = this.#of(link);
    const name = this.#own.has(link) ? nameOf(between) : generalName;
    const set = this.#network.world.trace.facts('site', name);
    link.latency = conditions.latency;
    link.jitter = conditions.jitter;
    const rules = [
      ...(conditions.loss > 0 ? [because(set, loss(conditions.loss, link.random))] : []),
      ...(conditions.duplication > 0 ? [duplicate(conditions.duplication, link.random)] : []),
      ...(conditions.reordering > 0
        ? [reorder(conditions.reordering, overtakenBy, link.random)]
        : []),
    ];
    this.#rules.set(link, rules);
    return rules;
  }
}

const hasChance = ({ jitter, loss, duplication, reordering }: LinkConditions): boolean =>
  jitter + loss + duplication + reordering > 0;
