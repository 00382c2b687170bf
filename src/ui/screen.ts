const enterAlternate = '\u001b[?1049h';
const leaveAlternate = '\u001b[?1049l';
const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

/** What a shell says of a program that a signal ended. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof signals;

/** The alternate screen of a terminal: whatever ends the view, the terminal is left as it was. */
export class Screen {
  readonly #stdout: NodeJS.WriteStream;
  readonly #stdin: NodeJS.ReadStream;
  #isEntered = false;
  #close: (() => void) | undefined;

  constructor(stdout: NodeJS.WriteStream, stdin: NodeJS.ReadStream) {
    this.#stdout = stdout;
    this.#stdin = stdin;
  }

  enter(): void {
    this.#isEntered = true;
    this.#stdout.write(enterAlternate + hideCursor);
    for (const signal of Object.keys(signals) as Signal[]) process.on(signal, this.#onSignal);
    process.on('exit', this.#onExit);
  }

  /** @param close what is to be done first */
  whenLeft(close: () => void): void {
    this.#close = close;
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    for (const signal of Object.keys(signals) as Signal[]) process.off(signal, this.#onSignal);
    process.off('exit', this.#onExit);
    this.#close?.();
    if (this.#stdin.isTTY) this.#stdin.setRawMode(false);
    this.#stdout.write(showCursor + leaveAlternate);
  }

  readonly #onExit = (): void => this.leave();

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.leave();
    process.exit(signals[signal as Signal]);
  };
}
