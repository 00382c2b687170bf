import { describe, expect, it } from 'vitest';
import { chartOf, machines } from '../../../src/machines/index.ts';
import { type Layout, layoutOf } from '../../../src/report/diagram-svg/layout.ts';
import type { Box } from '../../../src/report/diagram-svg/routes.ts';

/** About as large as the words are. */
const sizes = {
  state: ({ name, entry }: { name: string; entry: readonly unknown[] }) => ({
    width: 20 + name.length * 9,
    height: 26 + entry.length * 16,
  }),
  label: ({ transitions }: { transitions: readonly unknown[] }) => ({
    width: 200,
    height: transitions.length * 32,
  }),
};

const charts = Object.values(machines).map((machine) => {
  const chart = chartOf(machine);
  return { machine: machine.id, chart, layout: layoutOf(chart, sizes) };
});

const edges = ({ x, y, width, height }: Box) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

function overlap(one: Box, other: Box): boolean {
  const [a, b] = [edges(one), edges(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));

/** Points along a path, close enough together that no box lies between two of them. */
function pointsOf(path: string): Box[] {
  const points: Box[] = [];
  let from = { x: 0, y: 0 };
  for (const [, command, numbers = ''] of path.matchAll(/([MLC]) ([^MLC]*)/g)) {
    const values = numbers.trim().split(' ').map(Number);
    const at = (index: number) => ({ x: values[index] as number, y: values[index + 1] as number });
    const end = at(values.length - 2);
    const [c1, c2] = command === 'C' ? [at(0), at(2)] : [from, end];
    if (command !== 'M')
      for (let t = 0; t <= 1; t += 0.025) {
        const along = (axis: 'x' | 'y') =>
          (1 - t) ** 3 * from[axis] +
          3 * (1 - t) ** 2 * t * c1[axis] +
          3 * (1 - t) * t ** 2 * c2[axis] +
          t ** 3 * end[axis];
        points.push({ x: along('x'), y: along('y'), width: 0, height: 0 });
      }
    from = end;
  }
  return points;
}

const shrunk = (box: Box): Box => ({ ...box, width: box.width - 2, height: box.height - 2 });
const pathsOf = ({ arrows, starts }: Layout) => [...arrows.map(({ path }) => path), ...starts];

describe.each(charts)('the picture of $machine', ({ chart, layout }) => {
  it('has a place for every state and every arrow', () => {
    expect(layout.plates).toHaveLength(chart.states.length);
    const drawn = layout.arrows.flatMap(({ arrow }) => arrow.transitions);
    const leading = chart.transitions.filter(({ source, targets }) =>
      targets.some((target) => target !== source),
    );
    expect(new Set(drawn)).toEqual(new Set(leading));
  });

  it('shows where each state begins by an arrow that waits for no event', () => {
    const regionsOf = (path: string) => chart.states.filter(({ parent }) => parent === path);
    const begins = chart.states.flatMap(({ path, kind, initial }) =>
      kind === 'parallel' ? regionsOf(path).map((region) => region.path) : (initial ?? []),
    );
    expect(layout.starts).toHaveLength(begins.length);
  });

  it('has no two boxes or labels in one place', () => {
    const boxes = [...layout.plates, ...layout.arrows.map(({ label }) => label)];
    expect(pairs(boxes).filter(([one, other]) => overlap(one, other))).toEqual([]);
  });

  it('has no arrow across a box or a label', () => {
    const boxes = [...layout.plates, ...layout.arrows.map(({ label }) => label)].map(shrunk);
    const crossed = pathsOf(layout).flatMap((path) =>
      pointsOf(path).filter((point) => boxes.some((box) => overlap(point, box))),
    );
    expect(crossed).toEqual([]);
  });

  it('has the frame of a state around all that is inside it', () => {
    for (const frame of layout.frames)
      for (const plate of layout.plates) {
        const inside =
          plate.state.path === frame.state.path ||
          frame.state.path === '' ||
          plate.state.path.startsWith(`${frame.state.path} › `);
        expect(overlap(frame, plate)).toBe(inside);
      }
  });

  it('stays inside its edges', () => {
    const { right, bottom } = edges({
      x: layout.width / 2,
      y: layout.height / 2,
      width: layout.width,
      height: layout.height,
    });
    for (const box of [
      ...layout.plates,
      ...layout.frames,
      ...layout.arrows.map(({ label }) => label),
    ])
      expect(edges(box)).toSatisfy(
        (of: ReturnType<typeof edges>) =>
          of.left >= 0 && of.top >= 0 && of.right <= right && of.bottom <= bottom,
      );
  });
});
