import type { EntryOf, HostName, TraceEntry } from '../simulation/index.ts';
import { cell, wrap } from './columns.ts';
import { settingInWords, withoutMark } from './words.ts';

/** What the site is like before anything happens, in a few lines for each host. */
export class Setup {
  readonly #settings = new Map<HostName, string[]>();
  readonly #others = new Map<HostName, string[]>();
  /** The names of the files in each folder of a host's disk, by host and folder. */
  readonly #folders = new Map<HostName, Map<string, string[]>>();

  /** Whether the entry is of the setup; it is kept then. */
  takes(entry: TraceEntry): boolean {
    if (entry.at > 0 || entry.cause !== undefined) return false;
    if (entry.kind === 'setting') add(this.#settings, entry.host, settingInWords(entry));
    else if (entry.kind === 'store') this.#takeStored(entry);
    else return false;
    return true;
  }

  /** Files in a folder are only named; what they hold is there with everything else. */
  #takeStored(entry: EntryOf<'store'>): void {
    const end = entry.what.lastIndexOf('\\');
    if (end < 0) return add(this.#others, entry.host, withoutMark(entry));
    const folders = this.#folders.get(entry.host) ?? new Map<string, string[]>();
    this.#folders.set(entry.host, folders);
    add(folders, entry.what.slice(0, end), entry.what.slice(end + 1));
  }

  #filesOf(host: HostName): string[] {
    return [...(this.#folders.get(host) ?? [])].map(
      ([folder, files]) => `in ${folder}: ${files.join(', ')}`,
    );
  }

  lines(hostColumns: number, columns: number): string[] {
    const hosts = new Set(
      [this.#settings, this.#folders, this.#others].flatMap((kept) => [...kept.keys()]),
    );
    const room = Math.max(24, columns - hostColumns - 4);
    const named = new Map<string, HostName[]>();
    for (const host of hosts) {
      const settings = this.#settings.get(host)?.join('; ') ?? [];
      const text = [settings, this.#filesOf(host), this.#others.get(host) ?? []].flat();
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
