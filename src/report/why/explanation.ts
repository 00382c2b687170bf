import type { Millis } from '../../basics/index.ts';
import { isRowId, type RowId, row } from '../../guide/index.ts';
import { type Language, text } from '../../guide/texts/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { entriesToRoots } from './case.ts';
import { clashBehind } from './clashes.ts';
import { type Hop, hopsFrom, sentence } from './hops.ts';
import { rootsOf } from './roots.ts';
import { Ties } from './ties.ts';
import { type Words, wordsIn } from './words/index.ts';

/** Why something came about. */
export interface Explanation {
  /** The symptom first. */
  readonly hops: readonly Hop[];
  /** What the guide says of the symptom and of what was met on the way, each once. */
  readonly guide: readonly GuideParagraph[];
  readonly root: Root;
}

export interface GuideParagraph {
  /** The `seq` of the hop of which it speaks. */
  readonly of: number;
  readonly id: RowId;
  /** The heading, or the number of the table, in the guide. */
  readonly section: string;
  /** The exact text of the guide's row. */
  readonly text: string;
  /** What it means, in our own words. */
  readonly meaning: string;
}

/** Where the way ends. */
export interface Root {
  /** The mistake in a sentence or two. */
  readonly text: string;
  /** The facts that make it up, oldest first. */
  readonly facts: readonly RootFact[];
}

export interface RootFact {
  readonly seq: number;
  readonly at: Millis;
  readonly host: HostName;
  readonly text: string;
  /** Since when: from the start, or by which step. */
  readonly since: string;
  /** The step that made it so; undefined when it was so from the start. */
  readonly step?: { readonly seq: number; readonly text: string; readonly line?: number };
}

export interface WhyOptions {
  readonly language?: Language;
  /** The line of the scenario file in which a step stands, by the `seq` of its entry. */
  readonly lineOf?: (step: number) => number | undefined;
}

/**
 * Why the entry came about.
 * @param entries the whole trace, oldest first: of one that was not kept whole the roots are missing
 * @returns undefined when there is no entry of this number
 */
export function why(
  entries: readonly TraceEntry[],
  seq: number,
  { language = 'en', lineOf = () => undefined }: WhyOptions = {},
): Explanation | undefined {
  const ties = new Ties(entries);
  const symptom = ties.find(seq);
  if (!symptom) return undefined;
  const words = wordsIn(language);
  const hops = hopsFrom(symptom, ties, words);
  return {
    hops,
    guide: paragraphsFor(symptom, hops, ties, language),
    root: rootOf(symptom, ties, words, lineOf),
  };
}

/** The rows of the symptom itself, of what it adds up to, and of the hops that are rows. */
function paragraphsFor(
  symptom: TraceEntry,
  hops: readonly Hop[],
  ties: Ties,
  language: Language,
): GuideParagraph[] {
  const findings = ties.effectsOf(symptom.seq).filter(({ kind }) => kind === 'finding');
  const met = hops.flatMap(({ seq }) => ties.find(seq) ?? []);
  const hopOf = new Map<RowId, number>();
  const meet = (entry: TraceEntry, hop: number): void => {
    for (const id of rowsOf(entry)) if (!hopOf.has(id)) hopOf.set(id, hop);
  };
  meet(symptom, symptom.seq);
  for (const finding of findings) meet(finding, symptom.seq);
  for (const entry of met) meet(entry, entry.seq);
  return [...hopOf].map(([id, of]) => {
    const { section, text: exact } = row(id);
    return { of, id, section, text: exact, meaning: text(id, language).meaning };
  });
}

/** That a log has a line, a counter a value, or that a phone registers, is no paragraph by itself. */
function rowsOf(entry: TraceEntry): RowId[] {
  if (!('guide' in entry) || entry.guide === undefined || !isRowId(entry.guide)) return [];
  if (entry.kind === 'registration' || entry.kind === 'counter') return [];
  return entry.guide.startsWith('log/') ? [] : [entry.guide];
}

function rootOf(
  symptom: TraceEntry,
  ties: Ties,
  words: Words,
  lineOf: (step: number) => number | undefined,
): Root {
  const clash = clashBehind(symptom, ties, words.clashes);
  const behind = clash?.facts ?? factsBehind(symptom, ties);
  const facts = behind.map((fact) => factInWords(fact, ties, words, lineOf));
  if (clash) return { text: clash.text, facts };
  const told = behind.map((fact, index) => {
    if (fact.kind === 'step') return words.deed(fact.text);
    const { host, text } = facts[index] as RootFact;
    return `${host === '' ? '' : `${host}: `}${text}.`;
  });
  return { text: told.join(' '), facts };
}

/** The roots; of a step what it changed says more than the step, where that lies on the way. */
function factsBehind(symptom: TraceEntry, ties: Ties): TraceEntry[] {
  const behind = entriesToRoots(symptom, ties);
  return rootsOf(symptom, ties).flatMap((root) => {
    const changed = behind.filter(({ cause, kind }) => cause === root.seq && isFact(kind));
    return root.kind === 'step' && changed.length > 0 ? changed : [root];
  });
}

const isFact = (kind: TraceEntry['kind']): boolean => kind === 'setting' || kind === 'store';

function factInWords(
  fact: TraceEntry,
  ties: Ties,
  words: Words,
  lineOf: (step: number) => number | undefined,
): RootFact {
  const { seq, at, host } = fact;
  const name = (address: string): string => ties.nameOf(address, seq + 1);
  const text =
    fact.kind === 'setting' || fact.kind === 'store'
      ? words.fact(fact)
      : sentence(fact, { host: name, awaited: undefined }, words);
  const said = { seq, at, host: host === 'site' ? '' : host, text };
  const made = rootsOf(fact, ties).findLast(
    (root): root is EntryOf<'step'> => root.kind === 'step',
  );
  if (made === fact) return { ...said, since: '' };
  if (!made)
    return {
      ...said,
      since: fact.cause === undefined ? words.fromTheStart : words.sinceMoment(at),
    };
  const line = lineOf(made.seq);
  const step = { seq: made.seq, text: made.text, ...(line !== undefined && { line }) };
  return { ...said, since: words.byStep(made.text, line), step };
}
