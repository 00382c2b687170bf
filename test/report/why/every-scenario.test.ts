import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { why } from '../../../src/report/why/index.ts';
import { rootsOf } from '../../../src/report/why/roots.ts';
import { Ties } from '../../../src/report/why/ties.ts';
import type { TraceEntry } from '../../../src/simulation/index.ts';
import { traceOf } from './shipped.ts';

const names = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => path.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
  .sort();

const isTrouble = (entry: TraceEntry): boolean => {
  switch (entry.kind) {
    case 'alarm':
    case 'status':
    case 'finding':
      return true;
    case 'registration':
      return entry.state === 'unregistered';
    case 'fate':
      return entry.fate !== 'delayed' && entry.fate !== 'duplicated';
    case 'message':
      return /Reject$|^Error$/.test(entry.name) || entry.detail.startsWith('fatal');
    default:
      return false;
  }
};

const rootKinds: ReadonlySet<string> = new Set(['step', 'setting', 'store', 'power']);

describe.each(names)('in %s', (name) => {
  const entries = traceOf(name);

  it('what an entry comes of was there before it', () => {
    const early = entries.filter(({ seq, cause = 0, because = [] }) =>
      [cause, ...because].some((earlier) => earlier >= seq || earlier < 0),
    );

    expect(early).toEqual([]);
  });

  it('no entry rests on one that there is not', () => {
    const known = new Set(entries.map(({ seq }) => seq));

    expect(entries.flatMap(({ because = [] }) => because).filter((seq) => !known.has(seq))).toEqual(
      [],
    );
  });

  it('whatever goes wrong comes of a deed, or of how things were from the start', () => {
    const ties = new Ties(entries);
    const other = entries
      .filter(isTrouble)
      .flatMap((entry) => rootsOf(entry, ties).filter(({ kind }) => !rootKinds.has(kind)));

    expect(other).toEqual([]);
  });

  it('each alarm is explained, in hops that hang together', () => {
    for (const alarm of entries.filter(({ kind }) => kind === 'alarm')) {
      const { hops = [], guide = [], root } = why(entries, alarm.seq) ?? {};
      const told = new Set(hops.map(({ seq }) => seq));

      expect(hops[0]).toMatchObject({ seq: alarm.seq, as: 'symptom', depth: 0 });
      expect(hops.slice(1).every(({ of }) => of !== undefined && told.has(of))).toBe(true);
      expect(guide.length).toBeGreaterThan(0);
      expect(root?.text).not.toBe('');
      expect(root?.facts.length).toBeGreaterThan(0);
    }
  });
});
