import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withFile } from './file-problems.ts';

const bufferSize = 64 * 1024;

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
    withFile('write', path, () => mkdirSync(dirname(path), { recursive: true }));
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
    return withFile('write', this.#path, action);
  }
}
