import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../basics/index.ts';
import {
  loadScenario,
  nearest,
  readScenarioData,
  type Scenario,
  type ScenarioData,
} from '../scenario/index.ts';
import { readUpTo } from './commands/read-bytes.ts';
import { withFile } from './file-problems.ts';

export interface ScenarioFile {
  /** As messages name it: from the current folder where it lies below that, else absolute. */
  readonly path: string;
  /**
   * One name for the same scenario wherever it is run: its path below the shipped scenarios, or
   * else below the current folder, or else the absolute one; always with slashes.
   */
  readonly key: string;
}

/** The shipped scenarios lie beside `src` and beside `dist`. */
const shippedFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const extension = /\.ya?ml$/;

/**
 * Files, all files of folders, and shipped scenarios or folders of them by their names; each once.
 * @throws UserError for a name that is none of these, and for a folder without scenarios
 */
export function findScenarioFiles(names: readonly string[]): ScenarioFile[] {
  const paths = names.flatMap(pathsOf);
  const once = new Map(paths.map((path) => [realpathSync(path), path]));
  return [...once.values()].map((path) => ({ path: fromHere(path), key: keyOf(path) }));
}

/** @throws UserError when the shipped scenarios are gone */
export const shippedScenarioFiles = (): ScenarioFile[] => findScenarioFiles([shippedFolder]);

/** The files, each with the name by which it is run where it is shipped. */
export function withNames(
  files: readonly ScenarioFile[],
): { readonly name: string; readonly file: ScenarioFile }[] {
  const names = shippedNames(files.map(({ key }) => key));
  return files.map((file, index) => ({ name: names[index] as string, file }));
}

/** The name by which a shipped scenario is run: its file's where no other has the same. */
export function shippedNames(keys: readonly string[]): string[] {
  const paths = keys.map(withoutExtension);
  const names = paths.map(baseName);
  return paths.map((path, index) => {
    const name = names[index] as string;
    return names.indexOf(name) === names.lastIndexOf(name) ? name : path;
  });
}

/** @throws UserError when it cannot be read, ScenarioError when it is wrong */
export function readScenario({ path }: ScenarioFile): Scenario {
  return loadScenario(readText(path), path);
}

/** The scenario as it stands in its file, to be changed and written again.
 * @throws UserError when it cannot be read, ScenarioError when it is wrong */
export function readWrittenScenario({ path }: ScenarioFile): ScenarioData {
  return readScenarioData(readText(path), path);
}

/** The one scenario that a name means.
 * @throws UserError when it means none, or several */
export function findScenarioFile(name: string): ScenarioFile {
  const [file, ...others] = findScenarioFiles([name]);
  if (file && others.length === 0) return file;
  throw new UserError(`«${name}» means ${others.length + 1} scenarios`, 'Name one of them.');
}

function pathsOf(name: string): string[] {
  const path = resolve(name);
  if (!existsSync(path)) return shippedPaths(name);
  if (!statSync(path).isDirectory()) return [path];
  const found = filesBelow(path);
  if (found.length === 0)
    throw new UserError(
      `there are no scenarios in ${name}`,
      'Scenarios are files that end in .yaml or .yml; folders are searched to any depth.',
    );
  return found;
}

/** All scenarios below a folder, in the order of their paths. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && extension.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](\.|node_modules[\\/])/.test(path.slice(folder.length)))
    .sort();

function shippedPaths(name: string): string[] {
  const shipped = existsSync(shippedFolder) ? filesBelow(shippedFolder) : [];
  const wanted = withoutExtension(name.replaceAll(sep, '/').replace(/\/$/, ''));
  // In an installed package the folder is elsewhere; its name still means all of them.
  if (wanted === 'scenarios') return shipped;
  const below = (path: string) => withoutExtension(keyOf(path));
  const whole = shipped.filter((path) => below(path) === wanted);
  if (whole.length > 0) return whole;
  const inFolder = shipped.filter((path) => below(path).startsWith(`${wanted}/`));
  if (inFolder.length > 0) return inFolder;
  const named = shipped.filter((path) => baseName(below(path)) === wanted);
  if (named.length > 1)
    throw new UserError(
      `there are ${named.length} shipped scenarios named «${name}»`,
      `Say which: ${named.map(below).join(', ')}.`,
    );
  if (named.length === 0) throw unknownName(name, shipped.map(below));
  return named;
}

function unknownName(name: string, shipped: readonly string[]): UserError {
  const beside = ['.yaml', '.yml'].map((end) => name + end).find((path) => existsSync(path));
  const folders = shipped.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const known = [...shippedNames(shipped), ...shipped, ...new Set(folders)];
  const meant = beside ?? nearest(name, known);
  return new UserError(
    `«${name}» is no file, no folder and no shipped scenario`,
    meant === undefined
      ? '«offhook list» names the shipped scenarios.'
      : `Did you mean «${meant}»?`,
  );
}

const withoutExtension = (path: string): string => path.replace(extension, '');
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function fromHere(path: string): string {
  const way = relative('', path);
  return way.startsWith('..') ? path : way;
}

function keyOf(path: string): string {
  const way = relative(shippedFolder, path);
  return (way.startsWith('..') ? fromHere(path) : way).replaceAll(sep, '/');
}

/** The loader refuses what is larger than 1 MB; of an endless file no more is read than this. */
const moreThanAnyScenario = 2 ** 20 + 1;

function readText(path: string): string {
  const bytes = withFile('read', path, () => readUpTo(path, moreThanAnyScenario));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${path} is not text in UTF-8`, 'Save it as UTF-8, as all YAML files are.');
  }
}
