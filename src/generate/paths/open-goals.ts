/** The goals of a terrain that no path has reached yet. */
export class OpenGoals {
  readonly #open: Uint8Array;

  constructor(count: number) {
    this.#open = new Uint8Array(count).fill(1);
  }

  isOpen(goals: readonly number[]): boolean {
    return goals.some((goal) => this.#open[goal] === 1);
  }

  /** How many of these are open. */
  count(goals: readonly number[]): number {
    return goals.reduce((sum, goal) => sum + (this.#open[goal] ?? 0), 0);
  }

  reach(goals: readonly number[]): void {
    for (const goal of goals) this.#open[goal] = 0;
  }
}
