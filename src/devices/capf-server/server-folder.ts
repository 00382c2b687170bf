import { md5Hex } from '../../pki/index.ts';
import type { HasPresent, HostName, Present, Trace } from '../../simulation/index.ts';

interface StoredFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/**
 * A folder on the disk of a simulated server, in memory. As on Windows, case does not tell names
 * apart. Each change is an entry of the trace.
 */
export class ServerFolder implements HasPresent {
  /** `C:\Program Files\Cisco\Certificates` */
  readonly path: string;
  readonly #host: HostName;
  readonly #trace: Trace;
  readonly #files = new Map<string, StoredFile>();

  constructor({ name, trace }: { readonly name: HostName; readonly trace: Trace }, path: string) {
    this.#host = name;
    this.#trace = trace;
    this.path = path;
  }

  /** @param detail what the trace says of the file; its size when left out */
  put(name: string, contents: Uint8Array, detail = `${contents.length} bytes`): void {
    const file = { name, contents: new Uint8Array(contents) };
    this.#files.set(name.toLowerCase(), file);
    this.#record('stored', file, detail);
  }

  /** @returns whether there was such a file */
  delete(name: string): boolean {
    const file = this.#files.get(name.toLowerCase());
    if (!file) return false;
    this.#files.delete(name.toLowerCase());
    this.#record('deleted', file, `${file.contents.length} bytes`);
    return true;
  }

  present(into: Present): void {
    for (const key of [...this.#files.keys()].sort()) {
      into.put(key);
      into.bytes(this.#files.get(key)?.contents);
    }
  }

  /** In the order in which they first came. */
  names(): string[] {
    return [...this.#files.values()].map(({ name }) => name);
  }

  read(name: string): Uint8Array | undefined {
    return this.#files.get(name.toLowerCase())?.contents;
  }

  /** The entries of the trace that say how these files stand. */
  facts(...names: readonly string[]): number[] {
    const paths = names.map((name) => `${this.path}\\${name}`);
    return this.#trace.facts(this.#host, ...paths);
  }

  #record(action: 'stored' | 'deleted', { name, contents }: StoredFile, detail: string): void {
    const what = `${this.path}\\${name}`;
    const md5 = md5Hex(contents);
    this.#trace.record(this.#host, {
      kind: 'store',
      action,
      what,
      detail,
      md5,
      ...(action === 'stored' && { contents }),
    });
  }
}
