import { type Io, isInteractive } from './io.ts';

const eraseLine = '\r\u001b[2K';
const usualColumns = 80;

/** One line on stderr that changes, for long work; nothing where nobody would see it change. */
export class Progress {
  readonly #io: Io;
  readonly #isWanted: boolean;
  #isShown = false;

  constructor(io: Io) {
    this.#io = io;
    this.#isWanted = isInteractive(io.stderr, io);
  }

  show(text: string): void {
    if (!this.#isWanted) return;
    const room = (this.#io.stderr.columns || usualColumns) - 1;
    this.#io.stderr.write(eraseLine + text.slice(0, room));
    this.#isShown = true;
  }

  /** To be called before anything else is written. */
  clear(): void {
    if (this.#isShown) this.#io.stderr.write(eraseLine);
    this.#isShown = false;
  }
}
