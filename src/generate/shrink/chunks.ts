/**
 * The fewest items with which something still holds, in their order: large pieces are taken away
 * first, then smaller ones, until no single item can be spared (delta debugging, Zeller and
 * Hildebrandt 2002, without its step of trying pieces alone).
 * @param holds asked about lists that are shorter than the one given
 */
export function fewest<Item>(
  items: readonly Item[],
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  let left = items;
  for (
    let size = Math.ceil(items.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  )
    left = withoutChunks(left, size, holds);
  const again = withoutChunks(left, 1, holds);
  return again.length === left.length ? left : fewest(again, holds);
}

/** From the back: what came last is missed the least. */
function withoutChunks<Item>(
  items: readonly Item[],
  size: number,
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  let left = items;
  for (let end = items.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    const shorter = [...left.slice(0, start), ...left.slice(end)];
    if (shorter.length < left.length && holds(shorter)) left = shorter;
  }
  return left;
}
