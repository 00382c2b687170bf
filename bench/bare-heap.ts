/** The least that a clock can be: a binary heap of moments, without causes and without clearing. */
export interface Due {
  readonly at: number;
  readonly sequence: number;
  readonly callback: () => void;
}

export class BareHeap {
  now = 0;
  #sequence = 0;
  readonly #heap: Due[] = [];

  push(callback: () => void, delay: number): void {
    const due = { at: this.now + delay, sequence: this.#sequence++, callback };
    const heap = this.#heap;
    let index = heap.length;
    heap.push(due);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex] as Due;
      if (!before(due, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = due;
  }

  /** Takes the first, moves time to it and calls it. */
  step(): void {
    const heap = this.#heap;
    const first = heap[0] as Due;
    const last = heap.pop() as Due;
    const length = heap.length;
    if (length > 0) {
      let index = 0;
      for (;;) {
        let childIndex = 2 * index + 1;
        if (childIndex >= length) break;
        let child = heap[childIndex] as Due;
        const other = heap[childIndex + 1];
        if (other && before(other, child)) {
          child = other;
          childIndex++;
        }
        if (!before(child, last)) break;
        heap[index] = child;
        index = childIndex;
      }
      heap[index] = last;
    }
    this.now = first.at;
    first.callback();
  }
}

const before = (a: Due, b: Due): boolean =>
  a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
