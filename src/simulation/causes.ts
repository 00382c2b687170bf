/** The trace entry because of which things happen now; 0 when nothing in the trace caused them. */
export class Causes {
  current = 0;

  /** Runs `action` so that everything it brings about names `cause`. */
  within<Result>(cause: number, action: () => Result): Result {
    const before = this.current;
    this.current = cause;
    try {
      return action();
    } finally {
      this.current = before;
    }
  }
}
