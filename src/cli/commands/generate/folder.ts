import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../../basics/index.ts';
import { isGenerated } from '../../../generate/index.ts';
import { withFile } from '../../file-problems.ts';

/**
 * Puts generated files into a folder, in the place of those that were generated before.
 * @param force whether the folder may hold other files: those with the same names are replaced
 * @throws UserError when it holds some and may not, or cannot be written
 */
export function fillFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  force: boolean,
): void {
  withFile('write', folder, () => mkdirSync(folder, { recursive: true }));
  const present = readdirSync(folder, { withFileTypes: true });
  const earlier = present
    .filter((entry) => entry.isFile() && isGenerated(beginningOf(join(folder, entry.name))))
    .map(({ name }) => name);
  const strange = present.map(({ name }) => name).filter((name) => !earlier.includes(name));
  if (strange[0] !== undefined && !force)
    throw new UserError(
      `${folder} holds what was not generated: ${strange[0]}${strange.length > 1 ? ` and ${strange.length - 1} more` : ''}`,
      'Name another folder, or add --force: it replaces files of the same names and leaves the others.',
    );
  for (const name of earlier) change(folder, name, rmSync);
  for (const [name, text] of files) change(folder, name, (path) => writeFileSync(path, text));
}

const change = (folder: string, name: string, action: (path: string) => void): void => {
  const path = join(folder, name);
  withFile('write', path, () => action(path));
};

/** Enough of a file to see whether it was generated. */
function beginningOf(path: string): string {
  return withFile('read', path, () => {
    const bytes = Buffer.alloc(200);
    const file = openSync(path, 'r');
    try {
      return bytes.toString('utf8', 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  });
}
