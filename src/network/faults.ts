import type { Endpoint, Millis } from '../basics/index.ts';
import type { HostName, PacketRecord, RandomStream } from '../simulation/index.ts';

/** From which host to which a packet goes, and when it set out. */
export interface Crossing {
  readonly from: HostName;
  readonly to: HostName;
  readonly now: Millis;
}

/**
 * A fault or a delay: says what becomes of a packet on its way to one host. Rules are asked in order,
 * those of the network before those of the link; the first answer other than `pass` wins.
 */
export type Rule = (packet: PacketRecord, crossing: Crossing) => Verdict;

export type Verdict = Pass | Deliver | Drop;

/** The rule has nothing to say: the next one is asked; after the last the packet arrives. */
export interface Pass {
  readonly answer: 'pass';
}

export interface Deliver {
  readonly answer: 'deliver';
  /** One copy for each: what it takes in milliseconds beyond the latency of the link. */
  readonly delays: readonly number[];
  /** In words for the trace. */
  readonly why: string;
  /** It may be overtaken. Otherwise what follows on the link waits behind the first copy. */
  readonly overtaken?: boolean;
}

export interface Drop {
  readonly answer: 'drop';
  readonly why: string;
  /** The entries of the trace that say how it came to be so. */
  readonly because?: readonly number[];
}

export type Match = (packet: PacketRecord, crossing: Crossing) => boolean;

export const pass: Pass = { answer: 'pass' };
export const drop = (why: string): Drop => ({ answer: 'drop', why });

/** The verdict of the first rule that has one. */
export function firstAnswer(
  rules: readonly Rule[],
  packet: PacketRecord,
  crossing: Crossing,
): Verdict {
  for (const rule of rules) {
    const verdict = rule(packet, crossing);
    if (verdict.answer !== 'pass') return verdict;
  }
  return pass;
}

/** Nothing comes through: the cable is out. */
export function cut(why = 'the link is cut'): Rule {
  const verdict = drop(why);
  return () => verdict;
}

/** Each packet is lost with this probability (0 to 1). */
export function loss(probability: number, random: RandomStream): Rule {
  const verdict = drop(`loss of ${percent(probability)}`);
  return () => (random.fraction() < probability ? verdict : pass);
}

/** Loses the nth packet, counted from 1 among those that match. */
export function dropNth(nth: number, match: Match = () => true): Rule {
  const verdict = drop(`packet number ${nth}`);
  let count = 0;
  return (packet, crossing) => (match(packet, crossing) && ++count === nth ? verdict : pass);
}

/** Loses every packet that matches. */
export function dropMatching(match: Match, why: string): Rule {
  const verdict = drop(why);
  return (packet, crossing) => (match(packet, crossing) ? verdict : pass);
}

/** With this probability a packet arrives twice, the second time `after` milliseconds later. */
export function duplicate(probability: number, random: RandomStream, after = 0): Rule {
  const verdict: Deliver = {
    answer: 'deliver',
    delays: [0, after],
    why: `duplication of ${percent(probability)}`,
  };
  return () => (random.fraction() < probability ? verdict : pass);
}

/** With this probability a packet takes longer, and those behind it overtake it. */
export function reorder(probability: number, extra: Millis, random: RandomStream): Rule {
  const verdict: Deliver = {
    answer: 'deliver',
    delays: [extra],
    why: `reordering of ${percent(probability)} by ${extra} ms`,
    overtaken: true,
  };
  return () => (random.fraction() < probability ? verdict : pass);
}

/** Every packet takes longer. */
export function delay(extra: Millis): Rule {
  const verdict: Deliver = { answer: 'deliver', delays: [extra], why: `delay of ${extra} ms` };
  return () => verdict;
}

/** Nothing passes between the hosts of one set and those of the other. */
export function partition(one: Iterable<HostName>, other: Iterable<HostName>): Rule {
  const [left, right] = [new Set(one), new Set(other)];
  return dropMatching(
    (_, { from, to }) => (left.has(from) && right.has(to)) || (right.has(from) && left.has(to)),
    'the network is parted',
  );
}

/** What the rule loses it loses because of these entries of the trace. */
export function because(entries: readonly number[], rule: Rule): Rule {
  return (packet, crossing) => {
    const verdict = rule(packet, crossing);
    return verdict.answer === 'drop' ? { ...verdict, because: entries } : verdict;
  };
}

/** Asks the rule only about packets that match. */
export function when(match: Match, rule: Rule): Rule {
  return (packet, crossing) => (match(packet, crossing) ? rule(packet, crossing) : pass);
}

/** Packets of this transport from or to this port. */
export function onPort(transport: PacketRecord['transport'], port: Endpoint['port']): Match {
  return (packet) =>
    packet.transport === transport &&
    (packet.source.port === port || packet.destination.port === port);
}

const percent = (probability: number): string => `${Number((probability * 100).toFixed(3))} %`;
