import { FormatError, tryRead } from '../../basics/index.ts';
import { hasCertificate, readTrustList, type TrustList } from '../../protocols/ctl/index.ts';
import type { EntryKind, EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { groundsOf } from './grounds.ts';
import { entriesBehind } from './roots.ts';
import type { Ties } from './ties.ts';

/** An entry on the way to the root, and all that lies between it and the root. */
export class Case {
  readonly entry: TraceEntry;
  readonly ties: Ties;
  /** The entries on which it rests. */
  readonly grounds: readonly TraceEntry[];
  #behind: readonly TraceEntry[] | undefined;

  constructor(entry: TraceEntry, ties: Ties) {
    this.entry = entry;
    this.ties = ties;
    this.grounds = groundsOf(entry, ties).flatMap((seq) => ties.find(seq) ?? []);
  }

  /** From this entry to its roots, newest first. */
  get behind(): readonly TraceEntry[] {
    this.#behind ??= entriesToRoots(this.entry, this.ties);
    return this.#behind;
  }

  /** The nearest entry of a kind that is like this, on the way to the root. */
  nearest<Kind extends EntryKind>(
    kind: Kind,
    isMeant: (entry: EntryOf<Kind>) => boolean = () => true,
  ): EntryOf<Kind> | undefined {
    return this.behind.find(
      (entry): entry is EntryOf<Kind> => entry.kind === kind && isMeant(entry as EntryOf<Kind>),
    );
  }

  ground<Kind extends EntryKind>(
    kind: Kind,
    isMeant: (entry: EntryOf<Kind>) => boolean = () => true,
  ): EntryOf<Kind> | undefined {
    return this.grounds.find(
      (entry): entry is EntryOf<Kind> => entry.kind === kind && isMeant(entry as EntryOf<Kind>),
    );
  }

  /** The CTL file by which the entry's host decided; undefined where it had none. */
  get installedCtl(): TrustList | undefined {
    const contents = this.ctlFile?.kind === 'store' ? this.ctlFile.contents : undefined;
    return contents && trustListIn(contents);
  }

  /** The entry that says which CTL file that was, or that there was none. */
  get ctlFile(): EntryOf<'store'> | EntryOf<'setting'> | undefined {
    const { host } = this.entry;
    return (
      this.ground('store', (store) => store.what === 'CTL file' && store.host === host) ??
      this.ground('setting', (setting) => setting.name === 'CTL file' && setting.host === host)
    );
  }

  addressOf(host: HostName): string | undefined {
    return this.ties
      .settings('address', Number.POSITIVE_INFINITY)
      .find((setting) => setting.host === host)?.value;
  }

  hostWith(address: string): HostName {
    return this.ties.nameOf(address, Number.POSITIVE_INFINITY);
  }
}

/** All entries on all ways from an entry to its roots, the entry included; newest first. */
export function entriesToRoots(entry: TraceEntry, ties: Ties): TraceEntry[] {
  const found = new Map<number, TraceEntry>();
  const open = [entry];
  for (let next = open.pop(); next; next = open.pop()) {
    if (found.has(next.seq)) continue;
    found.set(next.seq, next);
    open.push(...entriesBehind(next, ties));
  }
  return [...found.values()].sort((a, b) => b.seq - a.seq);
}

/** Undefined when it is damaged. */
export function trustListIn(file: Uint8Array): TrustList | undefined {
  const list = tryRead(() => readTrustList(file));
  return list instanceof FormatError ? undefined : list;
}

/** The certificate in the first of some records that has one. */
export const certificateIn = (records: readonly Parameters<typeof hasCertificate>[0][]) =>
  records.find(hasCertificate)?.certificate;
