import type { Key, Mode } from './command.ts';
import { otherKeys } from './other-keys.ts';
import { viewKeys } from './view-keys.ts';

/** Every key there is. Where a key stands twice under one mode, the first counts. */
export const keys: readonly Key[] = [...viewKeys, ...otherKeys];

/** What a key means to who has the keys now. */
export const meaningOf = (name: string, mode: Mode): Key | undefined =>
  keys.find(
    (key) =>
      key.mode === mode &&
      (key.keys.includes(name) || (key.keys.includes('any') && isPrintable(name))),
  );

/** A single character, as it is typed; a blank is called `space`. */
const isPrintable = (name: string): boolean => name === 'space' || [...name].length === 1;
