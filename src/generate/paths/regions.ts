interface Way {
  readonly to: number;
}

/**
 * The strongly connected components of a graph: for each position the number of its own. Positions
 * of one component can all be reached from each other. (Tarjan 1972, with a stack of its own in the
 * place of recursion.)
 * @param ways the ways out of each position
 */
export function regionsOf(ways: readonly (readonly Way[])[]): Int32Array {
  const size = ways.length;
  const order = new Int32Array(size);
  const lowest = new Int32Array(size);
  const regions = new Int32Array(size).fill(-1);
  const nextWay = new Int32Array(size);
  const pending: number[] = [];
  const trail: number[] = [];
  let visited = 0;
  let region = 0;

  const enter = (position: number): void => {
    visited++;
    order[position] = visited;
    lowest[position] = visited;
    pending.push(position);
    trail.push(position);
  };
  const lower = (position: number, to: number): void => {
    lowest[position] = Math.min(lowest[position] as number, to);
  };
  const leave = (position: number): void => {
    trail.pop();
    const parent = trail.at(-1);
    if (parent !== undefined) lower(parent, lowest[position] as number);
    if (lowest[position] !== order[position]) return;
    for (let member = -1; member !== position; ) {
      member = pending.pop() as number;
      regions[member] = region;
    }
    region++;
  };

  for (let start = 0; start < size; start++) {
    if (order[start] !== 0) continue;
    enter(start);
    for (let position = trail.at(-1); position !== undefined; position = trail.at(-1)) {
      const way = ways[position]?.[nextWay[position] as number];
      if (!way) {
        leave(position);
        continue;
      }
      nextWay[position] = (nextWay[position] as number) + 1;
      if (order[way.to] === 0) enter(way.to);
      else if (regions[way.to] === -1) lower(position, order[way.to] as number);
    }
  }
  return regions;
}
