import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { play } from '../../src/ui/play.tsx';
import { until } from '../support/until.ts';
import { aShow } from './a-show.ts';

const entered = '\u001b[?1049h\u001b[?25l';
const leftBehind = '\u001b[?25h\u001b[?1049l';

/** A terminal of which all is kept that is written to it. */
class FakeTerminal extends EventEmitter {
  readonly isTTY = true;
  readonly columns = 80;
  readonly rows = 24;
  written = '';
  write(text: string): boolean {
    this.written += text;
    return true;
  }
}

class FakeKeyboard extends EventEmitter {
  readonly isTTY = true;
  isRaw = false;
  #typed: string | null = null;
  setRawMode(isRaw: boolean): void {
    this.isRaw = isRaw;
  }
  type(text: string): void {
    this.#typed = text;
    this.emit('readable');
  }
  read(): string | null {
    const typed = this.#typed;
    this.#typed = null;
    return typed;
  }
  setEncoding(): void {}
  ref(): void {}
  unref(): void {}
}

function aTerminal() {
  const stdout = new FakeTerminal();
  const stdin = new FakeKeyboard();
  const streams = {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
  };
  return { stdout, stdin, streams };
}

const listeners = () =>
  ['SIGTERM', 'SIGINT', 'SIGHUP', 'exit'].map((event) => process.listenerCount(event));

describe('the terminal is left as it was', () => {
  it('when the operator quits', async () => {
    const { stdout, stdin, streams } = aTerminal();
    const before = listeners();
    const playing = play(aShow(), streams);
    expect(stdout.written.startsWith(entered)).toBe(true);
    await until(() => stdin.isRaw && stdout.written.includes('Timeline'));
    stdin.type('q');
    await playing;
    expect(stdout.written.endsWith(leftBehind)).toBe(true);
    expect(stdin.isRaw).toBe(false);
    expect(stdin.listenerCount('readable')).toBe(0);
    expect(stdout.listenerCount('resize')).toBe(0);
    expect(listeners()).toEqual(before);
  });

  it('when something of ours goes wrong while a key is handled, and the error is told', async () => {
    const { stdout, stdin, streams } = aTerminal();
    const show = aShow();
    const playing = play(show, streams);
    await until(() => stdin.isRaw);
    show.take = () => {
      throw new Error('a bug');
    };
    stdin.type('n');
    await expect(playing).rejects.toThrow('a bug');
    expect(stdout.written.endsWith(leftBehind)).toBe(true);
    expect(stdin.isRaw).toBe(false);
  });

  it('when something of ours goes wrong while a frame is drawn', async () => {
    const { stdout, streams } = aTerminal();
    const show = aShow();
    Object.defineProperty(show, 'scene', {
      get: () => {
        throw new Error('no picture of that');
      },
    });
    await expect(play(show, streams)).rejects.toThrow('no picture of that');
    expect(stdout.written.endsWith(leftBehind)).toBe(true);
  });
});

describe('while time runs', () => {
  it('the terminal is sent no more than the lines that change', async () => {
    const { stdout, stdin, streams } = aTerminal();
    const playing = play(aShow(), streams);
    await until(() => stdin.isRaw && stdout.written.includes('Timeline'));
    stdout.written = '';
    stdin.type(' ');
    await until(() => /0:1\d\.\d{3}/.test(stdout.written));
    // Nothing happens at the site for its first twelve seconds but that the clock goes on.
    const rows = new Set(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
      [...(stdout.written.split('0:11.')[0]?.matchAll(/\u001b\[(\d+);1H/g) ?? [])].map(
        ([, row]) => row,
      ),
    );
    expect(rows.size).toBeLessThan(12);
    expect(stdout.written).not.toContain('\u001b[2J');
    stdin.type('q');
    await playing;
  });
});
