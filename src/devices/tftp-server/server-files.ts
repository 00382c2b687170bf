import { createHash } from 'node:crypto';
import { UserError } from '../../basics/index.ts';
import type { HasPresent, HostName, Present, Trace } from '../../simulation/index.ts';
import { nameBelowRoot } from './file-name.ts';
import type { FileSource } from './file-source.ts';

interface StoredFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/**
 * The files of a simulated server, in memory. As on Windows, case does not tell names apart, and a
 * file that is written again keeps the spelling of its name. Each change is an entry of the trace.
 */
export class ServerFiles implements FileSource, HasPresent {
  readonly #host: HostName;
  readonly #trace: Trace;
  readonly #files = new Map<string, StoredFile>();

  constructor({ name, trace }: { readonly name: HostName; readonly trace: Trace }) {
    this.#host = name;
    this.#trace = trace;
  }

  /** @throws UserError when the name does not name a file below the root */
  put(name: string, contents: Uint8Array): void {
    const relative = nameBelowRoot(name);
    if (relative === undefined)
      throw new UserError(
        `«${name}» cannot be the name of a file on a TFTP server`,
        'give a name such as CTLFile.tlv, or one in a folder such as locale/7960-font.xml',
      );
    const key = relative.toLowerCase();
    const file = {
      name: this.#files.get(key)?.name ?? relative,
      contents: new Uint8Array(contents),
    };
    this.#files.set(key, file);
    this.#record('stored', file);
  }

  /** @returns whether there was such a file */
  delete(name: string): boolean {
    const key = keyOf(name);
    const file = this.#files.get(key);
    if (!file) return false;
    this.#files.delete(key);
    this.#record('deleted', file);
    return true;
  }

  present(into: Present): void {
    for (const key of [...this.#files.keys()].sort()) {
      const { name, contents } = this.#files.get(key) as StoredFile;
      into.put(name);
      into.bytes(contents);
    }
  }

  /** In the order in which they first came. */
  names(): string[] {
    return [...this.#files.values()].map((file) => file.name);
  }

  read(name: string): Uint8Array | undefined {
    return this.#files.get(keyOf(name))?.contents;
  }

  facts(name: string): readonly number[] {
    return this.#trace.facts(this.#host, this.#files.get(keyOf(name))?.name ?? name);
  }

  #record(action: 'stored' | 'deleted', { name, contents }: StoredFile): void {
    this.#trace.record(this.#host, {
      kind: 'store',
      action,
      what: name,
      detail: `${contents.length} bytes`,
      md5: createHash('md5').update(contents).digest('hex'),
      ...(action === 'stored' && { contents }),
    });
  }
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').toLowerCase();
