import type { TraceEntry } from '../../simulation/index.ts';
import { groundsOf } from './grounds.ts';
import type { Ties } from './ties.ts';

/**
 * Where an entry comes from at last. An entry that names its grounds comes from theirs: that it
 * happened just then does not count. Any other comes from where its cause comes from. What has neither
 * is a root: somebody did it, or it was so from the start.
 * @returns oldest first, each once
 */
export function rootsOf(entry: TraceEntry, ties: Ties): TraceEntry[] {
  const known = new Set<number>();
  const roots: TraceEntry[] = [];
  const open = [entry];
  for (let next = open.pop(); next; next = open.pop()) {
    if (known.has(next.seq)) continue;
    known.add(next.seq);
    const behind = entriesBehind(next, ties);
    if (behind.length === 0) roots.push(next);
    open.push(...behind);
  }
  return roots.sort((a, b) => a.seq - b.seq);
}

/** The next entries on the way to the root. */
export function entriesBehind(entry: TraceEntry, ties: Ties): TraceEntry[] {
  const grounds = groundsOf(entry, ties).flatMap((seq) => ties.find(seq) ?? []);
  if (grounds.length > 0) return grounds;
  const cause = ties.causeOf(entry);
  return cause ? [cause] : [];
}
