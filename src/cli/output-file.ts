import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../basics/index.ts';

const bufferSize = 64 * 1024;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'writing there is not permitted',
  EISDIR: 'this is a folder',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a file stands where a folder is wanted',
};

/** A file that is written piece by piece. @throws UserError when it cannot be written */
export class OutputFile {
  readonly #path: string;
  readonly #descriptor: number;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(path: string) {
    this.#path = path;
    this.#descriptor = this.#try(() => openSync(path, 'w'));
  }

  /** Makes the folders that are not there yet. */
  static below(path: string): OutputFile {
    asUserError(path, () => mkdirSync(dirname(path), { recursive: true }));
    return new OutputFile(path);
  }

  write(piece: Uint8Array | string): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= bufferSize) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    for (let at = 0; at < bytes.length; )
      at += this.#try(() => writeSync(this.#descriptor, bytes, at));
  }

  #try<Result>(action: () => Result): Result {
    return asUserError(this.#path, action);
  }
}

function asUserError<Result>(path: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot write ${path}: ${reasons[code ?? ''] ?? message}`);
  }
}
