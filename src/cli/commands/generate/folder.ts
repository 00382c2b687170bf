import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../basics/index.ts';
import { isFileOf, isGenerated } from '../../../generate/index.ts';
import type { MachineName } from '../../../machines/index.ts';
import { withFile } from '../../file-problems.ts';
import { readUpTo } from '../read-bytes.ts';

/**
 * Puts the files that were generated from a statechart into a folder, in the place of those that were
 * generated from it before; those of other statecharts stay.
 * @param force whether the folder may hold other files: those with the same names are replaced
 * @throws UserError when it holds some and may not, or cannot be written
 */
export function fillFolder(
  folder: string,
  machine: MachineName,
  files: ReadonlyMap<string, string>,
  force: boolean,
): void {
  withFile('write', folder, () => mkdirSync(folder, { recursive: true }));
  const present = readdirSync(folder, { withFileTypes: true });
  const generated = present
    .filter((entry) => entry.isFile() && isGenerated(beginningOf(join(folder, entry.name))))
    .map(({ name }) => name);
  const strange = present.map(({ name }) => name).filter((name) => !generated.includes(name));
  if (strange[0] !== undefined && !force)
    throw new UserError(
      `${folder} holds what was not generated: ${strange[0]}${strange.length > 1 ? ` and ${strange.length - 1} more` : ''}`,
      'Name another folder, or add --force: it replaces files of the same names and leaves the others.',
    );
  for (const name of generated) if (isFileOf(machine, name)) change(folder, name, rmSync);
  for (const [name, text] of files) change(folder, name, (path) => writeFileSync(path, text));
}

const change = (folder: string, name: string, action: (path: string) => void): void => {
  const path = join(folder, name);
  withFile('write', path, () => action(path));
};

/** Enough of a file to see whether it was generated. */
const beginningOf = (path: string): string =>
  withFile('read', path, () => new TextDecoder().decode(readUpTo(path, 200)));
