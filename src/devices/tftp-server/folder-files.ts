import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { UserError } from '../../basics/index.ts';
import { nameBelowRoot } from './file-name.ts';
import type { FileSource } from './file-source.ts';

/**
 * The files of a real folder and of the folders in it. Case does not tell names apart, whatever
 * the file system does; where several names differ only in case, the exact one is taken, else the
 * first in the order of their characters. A symbolic link out of the folder leads nowhere.
 */
export class FolderFiles implements FileSource {
  readonly #root: string;

  /** @throws UserError when there is no such folder */
  constructor(folder: string) {
    const root = orUndefined(() => realpathSync(folder));
    if (root === undefined || !statSync(root).isDirectory())
      throw new UserError(
        `${folder} is not a folder`,
        'give a folder that holds the files to serve',
      );
    this.#root = root;
  }

  read(name: string): Uint8Array | undefined {
    const relative = nameBelowRoot(name);
    if (relative === undefined) return undefined;
    return orUndefined(() => {
      const path = relative.split('/').reduce(enter, this.#root);
      const real = realpathSync(path);
      if (!real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep))
        return undefined;
      return statSync(real).isFile() ? new Uint8Array(readFileSync(real)) : undefined;
    });
  }
}

function enter(folder: string, name: string): string {
  const names = readdirSync(folder);
  const found = names.includes(name)
    ? name
    : names.sort().find((other) => other.toLowerCase() === name.toLowerCase());
  return join(folder, found ?? name);
}

/** What cannot be read is not there for a TFTP client. */
function orUndefined<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
