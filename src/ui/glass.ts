import { EventEmitter } from 'node:events';
import { Changes } from './changes.ts';

const clearScreen = '\u001b[2J';
const usualSize = { columns: 80, rows: 24 };

/** The terminal behind the glass: `process.stdout` is one. */
export interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

/**
 * What Ink draws on: it takes each frame whole and sends the terminal the lines that have changed.
 * Ink 6.8 can do so too (`incrementalRendering`), but loses count of its lines where the frame is not
 * as high as the screen, and draws everything anew where it is.
 */
export class Glass extends EventEmitter {
  /** Ink would send a terminal sequences of its own. */
  readonly isTTY = false;
  readonly #terminal: Terminal;
  readonly #changes = new Changes();

  constructor(terminal: Terminal) {
    super();
    this.#terminal = terminal;
    terminal.on('resize', this.redraw);
  }

  get columns(): number {
    return this.#terminal.columns || usualSize.columns;
  }

  get rows(): number {
    return this.#terminal.rows || usualSize.rows;
  }

  /** @param frame its lines, without a line end behind the last one */
  write(frame: string): boolean {
    const lines = frame.split('\n').slice(0, this.rows);
    const changes = this.#changes.to(lines, this.columns);
    if (changes !== '') this.#terminal.write(changes);
    return true;
  }

  close(): void {
    this.#terminal.off('resize', this.redraw);
  }

  /** Has everything drawn anew, in whatever room there is now. */
  readonly redraw = (): void => {
    this.#changes.forget();
    this.#terminal.write(clearScreen);
    this.emit('resize');
  };
}
