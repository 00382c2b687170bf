import { readFileSync } from 'node:fs';
import type { Language } from '../../../src/guide/texts/index.ts';
import { askables, type Explanation, meantBy, why } from '../../../src/report/why/index.ts';
import { loadScenario, runScenario } from '../../../src/scenario/index.ts';
import type { TraceEntry } from '../../../src/simulation/index.ts';

const traces = new Map<string, readonly TraceEntry[]>();

/** The trace of a shipped scenario, `alarms/tftp-not-authorized`; it is run once for all tests. */
export function traceOf(name: string): readonly TraceEntry[] {
  const known = traces.get(name);
  if (known) return known;
  const file = `scenarios/${name}.yaml`;
  const { entries } = runScenario(loadScenario(readFileSync(file, 'utf8'), file)).world.trace;
  traces.set(name, entries);
  return entries;
}

/** Why the first entry came about that says this. */
export function whyOf(name: string, asked: string, language: Language = 'en'): Explanation {
  const entries = traceOf(name);
  const [first] = meantBy(asked, askables(entries));
  const explanation = first && why(entries, first.entry.seq, { language });
  if (!explanation) throw new Error(`${name} has no «${asked}»`);
  return explanation;
}

/** The mistake, and below it its facts, each with its host and since when it is so. */
export const rootOf = ({ root: { text, facts } }: Explanation): string[] => [
  text,
  ...facts.map((fact) => `${fact.host}: ${fact.text}, ${fact.since}`),
];
