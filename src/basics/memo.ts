/**
 * Results of a costly function of nothing but its arguments. World after world of one seed asks for
 * the same keys and signatures; what comes out is the same bytes as without it.
 */
export class Memo<Result> {
  readonly #most: number;
  readonly #results = new Map<string, Result>();

  /** @param most results that are kept; then the oldest goes */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param name all that the result depends on, as text */
  get(name: string, make: () => Result): Result {
    const known = this.#results.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.#results.set(name, made);
    if (this.#results.size > this.#most)
      for (const oldest of this.#results.keys()) {
        this.#results.delete(oldest);
        break;
      }
    return made;
  }
}
