import type { Causes, Clock, Present, Timer } from '../../simulation/index.ts';
import { acknowledgementDelay, segmentsPerAcknowledgement } from './constants.ts';

/** Decides when a segment that arrived in order is acknowledged, if nothing else carries it before. */
export class DelayedAcknowledgement {
  readonly #clock: Clock;
  readonly #causes: Causes;
  readonly #acknowledge: () => void;
  /** The acknowledgement that was last sent, and the one that should be. */
  #sent = 0;
  #due = 0;
  /** Segments since then, and the trace entry of the last one. */
  #segments = 0;
  #entry = 0;
  #timer: Timer | undefined;

  constructor(clock: Clock, causes: Causes, acknowledge: () => void) {
    this.#clock = clock;
    this.#causes = causes;
    this.#acknowledge = acknowledge;
  }

  /** A segment left that carries this acknowledgement. */
  sent(acknowledgement: number): void {
    this.#sent = acknowledgement;
    this.#due = acknowledgement;
    this.#segments = 0;
  }

  /** A segment arrived after which this acknowledgement is due. @param entry of the packet */
  owe(acknowledgement: number, entry: number, atOnce: boolean): void {
    this.#due = acknowledgement;
    if (this.#due === this.#sent) return;
    this.#entry = entry;
    this.#segments++;
    if (atOnce || this.#segments >= segmentsPerAcknowledgement) this.#acknowledge();
    else this.#timer ??= this.#clock.setTimeout(this.#fired, acknowledgementDelay);
  }

  cancelTimer(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  present(into: Present): void {
    if (this.#due === this.#sent) return into.idleTimer(this.#timer);
    into.put(this.#segments);
    into.timer(this.#timer);
  }

  /** What is waited for does not count any more. */
  idle(into: Present): void {
    into.idleTimer(this.#timer);
  }

  readonly #fired = (): void => {
    this.#timer = undefined;
    if (this.#due === this.#sent) return;
    // The clock puts back the cause that was current before.
    this.#causes.current = this.#entry;
    this.#acknowledge();
  };
}
