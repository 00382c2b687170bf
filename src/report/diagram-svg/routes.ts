/** The ways of arrows between boxes that stand in ranks, one below the other. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are those of the middle. */
export interface Box extends Point, Size {}

export interface Edge {
  readonly source: Box;
  readonly target: Box;
  /** One in each rank on the way; the first and the last are the ends, and are not kept. */
  readonly points: readonly Point[];
  readonly label?: Box;
}

/** How far an arrow runs straight where it leaves a box and where it comes to one, in pixels. */
const stub = 10;

/**
 * The path of each edge, as the attribute `d` has it. Through a rank it runs straight, as room is kept
 * for it there; it bends between two ranks, where nothing else is. So it crosses no box and no label.
 */
export function routesOf(edges: readonly Edge[], boxes: readonly Box[]): string[] {
  const ranks = rankHeights([...boxes, ...edges.flatMap(({ label }) => label ?? [])]);
  const ports = portsOf(edges);
  return edges.map((edge, index) => {
    const { from, to } = ports[index] as Ports;
    const down = edge.target.y > edge.source.y ? 1 : -1;
    const inner = edge.points.slice(1, -1).flatMap(({ x, y }) => {
      const half = (ranks.get(y) ?? 0) / 2;
      return [
        { x, y: y - down * half },
        { x, y: y + down * half },
      ];
    });
    return path([
      from,
      { x: from.x, y: from.y + down * stub },
      ...inner,
      { x: to.x, y: to.y - down * stub },
      to,
    ]);
  });
}

/** Boxes of one rank have the same middle. */
function rankHeights(boxes: readonly Box[]): Map<number, number> {
  const heights = new Map<number, number>();
  for (const { y, height } of boxes) heights.set(y, Math.max(height, heights.get(y) ?? 0));
  return heights;
}

interface Ports {
  from: Point;
  to: Point;
}

/** Where edges touch their boxes: side by side, in the order of where they come from or lead to. */
function portsOf(edges: readonly Edge[]): Ports[] {
  const ports = edges.map(({ source, target }): Ports => ({ from: source, to: target }));
  const sides = new Map<Box, { top: Port[]; bottom: Port[] }>();
  const note = (box: Box, neighbour: Point, set: Port['set']) => {
    const side = sides.get(box) ?? { top: [], bottom: [] };
    side[neighbour.y < box.y ? 'top' : 'bottom'].push({ x: neighbour.x, set });
    sides.set(box, side);
  };
  edges.forEach(({ source, target, points }, index) => {
    const own = ports[index] as Ports;
    note(source, points[1] as Point, (point) => {
      own.from = point;
    });
    note(target, points.at(-2) as Point, (point) => {
      own.to = point;
    });
  });
  for (const [box, { top, bottom }] of sides) {
    spread(top, box, box.y - box.height / 2);
    spread(bottom, box, box.y + box.height / 2);
  }
  return ports;
}

interface Port {
  /** Where the edge comes from or leads to. */
  readonly x: number;
  readonly set: (point: Point) => void;
}

function spread(ports: readonly Port[], { x, width }: Box, y: number): void {
  const step = Math.min(26, (width - 12) / ports.length);
  const first = x - (step * (ports.length - 1)) / 2;
  [...ports]
    .sort((one, other) => one.x - other.x)
    .forEach((port, index) => {
      port.set({ x: first + index * step, y });
    });
}

/** Every other piece is straight and upright; the bends between them begin and end so, too. */
function path(points: readonly Point[]): string {
  const [first, ...rest] = points.filter(isNeeded) as [Point, ...Point[]];
  let before = first;
  const pieces = rest.map((point) => {
    const halfway = (before.y + point.y) / 2;
    const piece =
      before.x === point.x
        ? `L ${at(point)}`
        : `C ${at({ x: before.x, y: halfway })} ${at({ x: point.x, y: halfway })} ${at(point)}`;
    before = point;
    return piece;
  });
  return [`M ${at(first)}`, ...pieces].join(' ');
}

/** A point within a straight line says nothing. */
const isNeeded = ({ x }: Point, index: number, points: readonly Point[]): boolean =>
  points[index - 1]?.x !== x || points[index + 1]?.x !== x;

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;
