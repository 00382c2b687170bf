import { UserError } from '../basics/index.ts';

const reasons = {
  read: {
    EACCES: 'reading it is not permitted',
    EISDIR: 'it is a folder',
    ENOENT: 'there is no such file',
  },
  write: {
    EACCES: 'writing there is not permitted',
    EEXIST: 'a file stands where a folder is wanted',
    EISDIR: 'this is a folder',
    ENOENT: 'its folder does not exist',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of its path is no folder',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** In words why the system refuses it. */
export function cannot(
  doing: keyof typeof reasons,
  path: string,
  { code = '', message }: NodeJS.ErrnoException,
): string {
  const known: Readonly<Record<string, string>> = reasons[doing];
  return `cannot ${doing} ${path}: ${known[code] ?? message}`;
}

/** Does something with a file. @throws UserError that says in words why the system refuses it */
export function withFile<Result>(
  doing: keyof typeof reasons,
  path: string,
  action: () => Result,
): Result {
  try {
    return action();
  } catch (error) {
    throw new UserError(cannot(doing, path, error as NodeJS.ErrnoException));
  }
}
