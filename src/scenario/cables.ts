import { UserError } from '../basics/index.ts';
import { because, cut, type Rule, type SimulatedNetwork } from '../network/index.ts';
import type { HasPresent, HostName, Present } from '../simulation/index.ts';

/** The one host whose only cable is meant, or the two hosts at the ends of what is meant. */
export type CableEnds = readonly HostName[];

/** Cables that are pulled, and plugged in again. */
export class Cables implements HasPresent {
  readonly #network: SimulatedNetwork;
  readonly #pulled = new Map<string, Rule>();

  constructor(network: SimulatedNetwork) {
    this.#network = network;
  }

  cut(ends: CableEnds): void {
    const name = nameOf(ends);
    if (this.#pulled.has(name)) return;
    const rule = because([this.#tell(name, 'cut')], ruleFor(ends));
    this.#pulled.set(name, rule);
    this.#rulesAt(ends).unshift(rule);
  }

  /** @throws UserError when it is not cut */
  heal(ends: CableEnds): void {
    const name = nameOf(ends);
    const rule = this.#pulled.get(name);
    if (!rule)
      throw new UserError(`the link ${name} is not cut`, 'Name it as «cut link» named it.');
    this.#pulled.delete(name);
    this.#tell(name, 'whole');
    const rules = this.#rulesAt(ends);
    rules.splice(rules.indexOf(rule), 1);
  }

  #tell(name: string, value: 'cut' | 'whole'): number {
    const { trace } = this.#network.world;
    return trace.record('site', { kind: 'setting', name: `link ${name}`, value });
  }

  isCut(ends: CableEnds): boolean {
    return this.#pulled.has(nameOf(ends));
  }

  present(into: Present): void {
    into.put(...[...this.#pulled.keys()].sort());
  }

  #rulesAt([one, other]: CableEnds): Rule[] {
    return one !== undefined && other !== undefined
      ? this.#network.link(one, other).rules
      : this.#network.rules;
  }
}

/** The same whichever end is named first. */
const nameOf = (ends: CableEnds): string => [...ends].sort().join(' – ');

function ruleFor([one, other]: CableEnds): Rule {
  if (other !== undefined) return cut();
  const everything = cut(`the cable of ${one} is out`);
  return (packet, crossing) =>
    crossing.from === one || crossing.to === one
      ? everything(packet, crossing)
      : { answer: 'pass' };
}
