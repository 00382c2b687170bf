import { type Millis, Seconds } from '../../basics/index.ts';
import type { Clock, HasPresent, Present } from '../../simulation/index.ts';

export type KeySequence = 'unlock' | 'reset';

/** "Wait at least 10 s before locking again": two `**#` in a row read as `**#**`. (79xx guides) */
const memory = Seconds(10);

/** Listens for the two key sequences of the 79xx: `**#` toggles the lock, `**#**` resets. */
export class Keypad implements HasPresent {
  readonly #clock: Clock;
  #typed: { readonly key: string; readonly at: Millis }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  present(into: Present): void {
    const now = this.#clock.now();
    for (const { key, at } of this.#typed.filter((press) => now - press.at < memory)) {
      into.put(key);
      into.moment(at);
    }
  }

  /** @returns the sequence that this key completes, if it does */
  press(key: string): KeySequence | undefined {
    const now = this.#clock.now();
    this.#typed = [...this.#typed, { key, at: now }]
      .filter(({ at }) => now - at < memory)
      .slice(-5);
    const typed = this.#typed.map((press) => press.key).join('');
    if (typed.endsWith('**#**')) {
      this.#typed = [];
      return 'reset';
    }
    return typed.endsWith('**#') ? 'unlock' : undefined;
  }
}
