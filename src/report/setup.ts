import type { HostName, TraceEntry } from '../simulation/index.ts';
import { cell, wrap } from './columns.ts';
import { settingInWords, withoutMark } from './words.ts';

/** What the site is like before anything happens, in a few lines for each host. */
export class Setup {
  readonly #settings = new Map<HostName, string[]>();
  readonly #others = new Map<HostName, string[]>();

  /** Whether the entry is of the setup; it is kept then. */
  takes(entry: TraceEntry): boolean {
    if (entry.at > 0 || entry.cause !== undefined) return false;
    if (entry.kind === 'setting') add(this.#settings, entry.host, settingInWords(entry));
    else if (entry.kind === 'store') add(this.#others, entry.host, withoutMark(entry));
    else return false;
    return true;
  }

  lines(hostColumns: number, columns: number): string[] {
    const hosts = new Set([...this.#settings.keys(), ...this.#others.keys()]);
    const room = Math.max(24, columns - hostColumns - 4);
    const named = new Map<string, HostName[]>();
    for (const host of hosts) {
      const settings = this.#settings.get(host)?.join('; ') ?? [];
      const text = [settings, this.#others.get(host) ?? []].flat();
      add(named, text.flatMap((item) => wrap(item, room)).join('\n'), host);
    }
    return [...named].flatMap(([text, [first = '', ...others]]) => {
      const lines = text.split('\n');
      if (others.length > 0) lines.push(...wrap(`(and so ${listed(others)})`, room));
      return lines.map(
        (line, index) => `  ${cell(index === 0 ? first : '', hostColumns)}  ${line}`,
      );
    });
  }
}

function add<Key>(lists: Map<Key, string[]>, key: Key, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

const mostListed = 4;

const listed = (names: readonly string[]): string =>
  names.length > mostListed
    ? `${names.slice(0, mostListed - 1).join(', ')} and ${names.length - mostListed + 1} more`
    : names.join(', ');
