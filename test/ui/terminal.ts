import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from 'vitest';
import { until } from '../support/until.ts';

const isInstalled = spawnSync('tmux', ['-V']).status === 0;

/** `it` where tmux is installed, else a test that is skipped and says why in its name. */
export function inTmux(title: string, body: () => Promise<void>): void {
  if (isInstalled) it(title, body);
  else it.skip(`${title} (skipped: tmux is not installed)`, body);
}

let sessions = 0;

/** A shell in a terminal of its own, in tmux without anybody's settings. */
export class Terminal {
  readonly #socket = `offhook-${process.pid}-${++sessions}`;

  constructor(columns: number, rows: number, folder: string) {
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      TERM: 'screen-256color',
      PS1: '$ ',
    };
    const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const size = ['-x', String(columns), '-y', String(rows)];
    const shell = ['env', '-i', ...settings, 'LANG=C.UTF-8', 'sh'];
    this.#tmux('-f', '/dev/null', '-u', 'new-session', '-d', ...size, '-c', folder, ...shell);
  }

  /** What stands on the screen, without blanks at the ends of its lines.
   * @param withLooks as it was painted */
  screen(withLooks = false): string {
    return this.#tmux('capture-pane', '-p', ...(withLooks ? ['-e'] : [])).trimEnd();
  }

  /** What tmux knows of the terminal: `#{cursor_flag}`, `#{alternate_on}`. */
  fact(format: string): string {
    return this.#tmux('display-message', '-p', format).trim();
  }

  /** Presses keys as tmux names them: `Space`, `Left`, `w`. */
  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', text);
  }

  /** Starts the command in the shell. */
  offhook(line: string): void {
    const command = resolve('dist/cli/main.js');
    this.type(`${process.execPath} ${command} ${line}`);
    this.press('Enter');
  }

  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Until the screen shows it; rejects after a while, with what it showed. */
  async shows(text: string | RegExp): Promise<void> {
    const isThere = () => {
      const screen = this.screen();
      return typeof text === 'string' ? screen.includes(text) : text.test(screen);
    };
    await until(isThere).catch(() => {
      throw new Error(`«${text}» never came onto this screen:\n${this.screen()}`);
    });
  }

  close(): void {
    this.#tmux('kill-server');
  }

  #tmux(...args: string[]): string {
    return spawnSync('tmux', ['-L', this.#socket, ...args], { encoding: 'utf8' }).stdout;
  }
}
