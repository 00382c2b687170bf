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
  #redraw: (() => void) | undefined;

  constructor(stdout: NodeJS.WriteStream, stdin: NodeJS.ReadStream) {
    this.#stdout = stdout;
    this.#stdin = stdin;
  }

  enter(): void {
    this.#isEntered = true;
    this.#stdout.write(enterAlternate + hideCursor);
    for (const signal of Object.keys(signals) as Signal[]) process.on(signal, this.#onSignal);
    process.on('SIGTSTP', this.#onStop);
    process.on('SIGCONT', this.#onContinue);
    process.on('exit', this.#onExit);
  }

  /** @param redraw puts everything onto a screen that is empty again */
  whenBack(redraw: () => void): void {
    this.#redraw = redraw;
  }

  /** What Ctrl-Z does: a terminal in raw mode leaves that to us. Windows knows nothing of it. */
  suspend(): void {
    if (process.platform !== 'win32') process.kill(0, 'SIGTSTP');
  }

  /** @param close what is to be done first */
  whenLeft(close: () => void): void {
    this.#close = close;
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    for (const signal of Object.keys(signals) as Signal[]) process.off(signal, this.#onSignal);
    process.off('SIGTSTP', this.#onStop);
    process.off('SIGCONT', this.#onContinue);
    process.off('exit', this.#onExit);
    this.#close?.();
    this.#giveBack();
  }

  #giveBack(): void {
    if (this.#stdin.isTTY) this.#stdin.setRawMode(false);
    this.#stdout.write(showCursor + leaveAlternate);
  }

  readonly #onStop = (): void => {
    this.#giveBack();
    process.kill(process.pid, 'SIGSTOP');
  };

  readonly #onContinue = (): void => {
    if (this.#stdin.isTTY) this.#stdin.setRawMode(true);
    this.#stdout.write(enterAlternate + hideCursor);
    this.#redraw?.();
  };

  readonly #onExit = (): void => this.leave();

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.leave();
    process.exit(signals[signal as Signal]);
  };
}
