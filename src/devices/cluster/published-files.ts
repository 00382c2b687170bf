import { md5Hex } from '../../pki/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { CallManagerFiles, type FileSource, ServerFiles } from '../tftp-server/index.ts';

/**
 * What the TFTP service of a server serves: the files on its disk, and before those are changed by
 * hand the ones that it builds. A file can be overwritten, deleted, and put back as it was.
 */
export class PublishedFiles implements FileSource, HasPresent {
  readonly #env: Environment;
  readonly #disk: ServerFiles;
  readonly #built: FileSource;
  readonly #signer: () => readonly number[];
  readonly #deleted = new Set<string>();
  /** What stood under a name before it was changed by hand; undefined for a built file. */
  readonly #originals = new Map<string, Uint8Array | undefined>();
  readonly #served: FileSource;

  /** @param signer the entries of the trace that tell of the certificate that signs what is built */
  constructor(env: Environment, built: FileSource, signer: () => readonly number[] = () => []) {
    this.#env = env;
    this.#signer = signer;
    this.#disk = new ServerFiles(env);
    this.#built = built;
    this.#served = new CallManagerFiles({
      read: (name) => this.find(name),
      facts: (name) => this.#factsOf(name),
    });
  }

  /** What a phone gets that asks for this name. */
  read(name: string): Uint8Array | undefined {
    return this.#served.read(name);
  }

  /** The file of exactly this name. */
  find(name: string): Uint8Array | undefined {
    if (this.#deleted.has(name.toLowerCase())) return undefined;
    return this.#disk.read(name) ?? this.#built.read(name);
  }

  /** Of a file that CallManager builds: what the database says of the phone. */
  facts(name: string): readonly number[] {
    return this.#served.facts?.(name) ?? [];
  }

  /** The files that are built come from the database. */
  present(into: Present): void {
    into.part('disk', this.#disk);
    into.put(...[...this.#deleted].sort());
    for (const name of [...this.#originals.keys()].sort()) {
      into.put(name);
      into.bytes(this.#originals.get(name));
    }
  }

  /** Whether somebody has altered or deleted it since. */
  isAsPublished(name: string): boolean {
    return !this.#originals.has(name.toLowerCase());
  }

  publish(name: string, contents: Uint8Array): void {
    this.#deleted.delete(name.toLowerCase());
    this.#originals.delete(name.toLowerCase());
    this.#disk.put(name, contents);
  }

  /** Overwrites a file in a way that `restore` undoes. */
  alter(name: string, contents: Uint8Array): void {
    this.#keepOriginal(name);
    this.#deleted.delete(name.toLowerCase());
    this.#disk.put(name, contents);
  }

  /** @returns whether there was such a file */
  delete(name: string): boolean {
    const contents = this.find(name);
    if (!contents) return false;
    this.#keepOriginal(name);
    this.#deleted.add(name.toLowerCase());
    if (!this.#disk.delete(name)) this.#record('deleted', name, contents);
    return true;
  }

  /** Puts a file back as it was published. @returns whether it had been altered or deleted */
  restore(name: string): boolean {
    const key = name.toLowerCase();
    if (!this.#originals.has(key)) return false;
    const original = this.#originals.get(key);
    this.#originals.delete(key);
    this.#deleted.delete(key);
    if (original) {
      this.#disk.put(name, original);
      return true;
    }
    this.#disk.delete(name);
    // What is built may be another file than before, or none: signed files come in mixed mode only.
    const built = this.#built.read(name);
    if (built) this.#record('stored', name, built);
    return true;
  }

  #factsOf(name: string): readonly number[] {
    const isByHand = this.#originals.has(name.toLowerCase()) || this.#disk.read(name) !== undefined;
    const database = isByHand ? [] : (this.#built.facts?.(name) ?? []);
    if (database.length === 0) return this.#disk.facts(name);
    return name.toLowerCase().endsWith('.sgn') ? [...database, ...this.#signer()] : database;
  }

  #keepOriginal(name: string): void {
    const key = name.toLowerCase();
    if (!this.#originals.has(key)) this.#originals.set(key, this.#disk.read(name));
  }

  #record(action: 'stored' | 'deleted', what: string, contents: Uint8Array): void {
    const detail = `${contents.length} bytes, built from the database`;
    const md5 = md5Hex(contents);
    this.#env.trace.record(this.#env.name, {
      kind: 'store',
      action,
      what,
      detail,
      md5,
      ...(action === 'stored' && { contents }),
    });
  }
}
