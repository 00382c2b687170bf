import { createHash } from 'node:crypto';
import { type EntryKind, entryToJson, type Trace } from '../../simulation/index.ts';

/** What a site sends, shows and keeps. Where its statecharts are is not among it. */
const outward: readonly EntryKind[] = [
  'packet',
  'screen',
  'status',
  'alarm',
  'store',
  'log',
  'counter',
  'registration',
];

/**
 * Watches a run from its beginning.
 * @returns a function that gives the SHA-256 of all that was to be seen from outside, in hexadecimal
 */
export function observe(trace: Trace): () => string {
  const hash = createHash('sha256');
  trace.subscribe((entry) => {
    if (!outward.includes(entry.kind)) return;
    // The numbers of entries depend on what happens inside.
    hash.update(entryToJson({ ...entry, seq: 0, cause: 0 }));
  });
  return () => hash.digest('hex');
}
