import type { Verification } from '../report/index.ts';
import { entryToJson, type Subscriber, type World } from '../simulation/index.ts';
import { Hasher, type Recorder } from './recorders.ts';

/** Compares two runs of the same scenario: `first` and `second` record them, one after the other. */
export class Verifier {
  readonly #lines: string[] = [];
  #compared = 0;
  #difference: { entry: number; first: string; second: string } | undefined;
  readonly #hashers = { first: new Hasher(), second: new Hasher() };

  readonly first: Recorder = this.#recorder(this.#hashers.first, (line) => {
    this.#lines.push(line);
  });

  readonly second: Recorder = this.#recorder(this.#hashers.second, (line) => this.#compare(line));

  verdict(): Verification {
    if (!this.#difference && this.#compared < this.#lines.length) this.#compare('');
    if (this.#difference) return { same: false, ...this.#difference };
    const [first, second] = [this.#hashers.first.hashes(), this.#hashers.second.hashes()];
    return first.trace === second.trace && first.capture === second.capture
      ? { same: true }
      : { same: false, entry: 0, first: '', second: '' };
  }

  #compare(second: string): void {
    const first = this.#lines[this.#compared++] ?? '';
    if (first !== second) this.#difference ??= { entry: this.#compared, first, second };
  }

  #recorder(hasher: Hasher, take: (line: string) => void): Recorder {
    return {
      begin: (world: World): Subscriber => {
        const hash = hasher.begin(world);
        return (entry) => {
          take(entryToJson(entry));
          hash(entry);
        };
      },
      end: () => hasher.end(),
    };
  }
}
