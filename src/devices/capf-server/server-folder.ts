import { md5Hex } from '../../pki/index.ts';
import type { HostName, Trace } from '../../simulation/index.ts';

interface StoredFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/**
 * A folder on the disk of a simulated server, in memory. As on Windows, case does not tell names
 * apart. Each change is an entry of the trace.
 */
export class ServerFolder {
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
    const file = { name, contents: contents.slice() };
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

  /** In the order in which they first came. */
  names(): string[] {
    return [...this.#files.values()].map(({ name }) => name);
  }

  read(name: string): Uint8Array | undefined {
    return this.#files.get(name.toLowerCase())?.contents;
  }

  #record(action: 'stored' | 'deleted', { name, contents }: StoredFile, detail: string): void {
    const what = `${this.path}\\${name}`;
    const md5 = md5Hex(contents);
    this.#trace.record(this.#host, { kind: 'store', action, what, detail, md5 });
  }
}
