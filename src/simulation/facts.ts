import type { HostName, TraceEntry } from './entries.ts';

/** Which entry last said how a thing stands: kept whatever the trace itself keeps. */
export class Facts {
  readonly #byHost = new Map<HostName, Map<string, number>>();

  note(entry: TraceEntry): void {
    const name = subjectOf(entry);
    if (name === undefined) return;
    let own = this.#byHost.get(entry.host);
    if (!own) {
      own = new Map();
      this.#byHost.set(entry.host, own);
    }
    own.set(name, entry.seq);
  }

  newest(host: HostName, name: string): number | undefined {
    return this.#byHost.get(host)?.get(name);
  }
}

/** Of what the entry tells the state; undefined when it is something that only happens. */
function subjectOf(entry: TraceEntry): string | undefined {
  switch (entry.kind) {
    case 'setting':
      return entry.name;
    case 'store':
      return entry.what;
    case 'power':
      return 'power';
    case 'transition':
      return entry.machine;
    default:
      return undefined;
  }
}
