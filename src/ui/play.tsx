import { render } from 'ink';
import { Millis } from '../basics/index.ts';
import { Glass } from './glass.ts';
import { Screen } from './screen.ts';
import type { Show } from './show.ts';
import { View } from './view.tsx';

export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

/** Between two frames while time runs, in milliseconds of real time. */
const frameTime = 40;
/** The longest stretch of real time that one frame makes up for: behind it, time simply ran slower. */
const longestFrame = 250;
/** How long the script may run ahead before the view gets its turn, in milliseconds of real time. */
const turn = 10;

/** Lets an operator watch and drive a show in a terminal until he quits. The terminal is left as it was. */
export async function play(show: Show, streams: Streams): Promise<void> {
  const screen = new Screen(streams.stdout, streams.stdin);
  const glass = new Glass(streams.stdout);
  const loop = new Loop(show);
  screen.enter();
  try {
    const instance = render(
      <View
        show={show}
        onChange={loop.onChange}
        onKey={(name) => (name === 'ctrl+z' ? screen.suspend() : loop.take(name))}
      />,
      {
        stdin: streams.stdin,
        stdout: glass as unknown as NodeJS.WriteStream,
        exitOnCtrlC: false,
        patchConsole: false,
        // Each frame is handed over whole: the glass knows what has changed.
        debug: true,
      },
    );
    screen.whenLeft(() => instance.unmount());
    screen.whenBack(glass.redraw);
    loop.start();
    await Promise.race([loop.done, instance.waitUntilExit()]);
  } finally {
    loop.stop();
    screen.leave();
    glass.close();
  }
}

/** Real time: it drives the playing, and lets the script run ahead while nothing else is to do. */
class Loop {
  readonly #show: Show;
  readonly done: Promise<void>;
  #finish: (() => void) | undefined;
  #fail: ((error: unknown) => void) | undefined;
  #changed: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ahead: NodeJS.Immediate | undefined;
  #last = 0;
  /** In milliseconds of virtual time. */
  #span = 1000;

  constructor(show: Show) {
    this.#show = show;
    this.done = new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
  }

  readonly onChange = (changed: () => void): (() => void) => {
    this.#changed = changed;
    return () => {
      this.#changed = undefined;
    };
  };

  start(): void {
    this.#last = performance.now();
    this.#timer = setInterval(() => this.#guarded(() => this.#tick()), frameTime);
    this.#runAhead();
  }

  stop(): void {
    clearInterval(this.#timer);
    clearImmediate(this.#ahead);
  }

  take(key: string): void {
    this.#guarded(() => {
      if (this.#show.take({ type: 'key', name: key })) this.#finish?.();
      else this.#changed?.();
      this.#runAhead();
    });
  }

  #tick(): void {
    const elapsed = Math.floor(performance.now() - this.#last);
    // What is left of a millisecond counts for the next frame.
    this.#last += elapsed;
    if (!this.#show.state.isPlaying) return;
    this.#show.take({ type: 'tick', elapsed: Math.min(elapsed, longestFrame) });
    this.#changed?.();
  }

  /** In turns with everything else, so that keys are heard meanwhile. */
  #runAhead(): void {
    if (this.#ahead || !this.#show.hasMore) return;
    this.#ahead = setImmediate(() =>
      this.#guarded(() => {
        this.#ahead = undefined;
        const end = performance.now() + turn;
        while (this.#show.hasMore && performance.now() < end) this.#runASpan();
        this.#changed?.();
        this.#runAhead();
      }),
    );
  }

  /** A span of the script that fits into a turn. */
  #runASpan(): void {
    const begin = performance.now();
    this.#show.runAhead(Millis(this.#show.story.now + this.#span));
    const isLong = performance.now() - begin > turn / 2;
    this.#span = Math.max(1, isLong ? Math.floor(this.#span / 2) : this.#span * 2);
  }

  /** An error in a callback would end the process with the terminal as it is. */
  #guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail?.(error);
    }
  }
}
