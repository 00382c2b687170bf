/** Parts of plain data, and the data without one of them. */

export type PathTo = readonly (string | number)[];

/** Where the lists and mappings in the data have their parts, outer ones first. */
export function partsOf(data: unknown, path: PathTo = []): PathTo[] {
  if (typeof data !== 'object' || data === null) return [];
  const keys = Array.isArray(data) ? data.keys() : Object.keys(data);
  const own = [...keys].map((key) => [...path, key]);
  return [...own, ...own.flatMap((part) => partsOf(valueAt(data, part.slice(path.length)), part))];
}

export const valueAt = (data: unknown, path: PathTo): unknown =>
  path.reduce<unknown>(
    (whole, key) => (whole as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    data,
  );

/** The same data without this part. */
export const without = <Data>(data: Data, path: PathTo): Data => changed(data, path, () => []);

/** The same data with another value in this place. */
export const withValue = <Data>(data: Data, path: PathTo, value: unknown): Data =>
  changed(data, path, () => [value]);

/** @param change gives what stands there then: one value or none */
function changed<Data>(data: Data, path: PathTo, change: () => readonly unknown[]): Data {
  const [key, ...rest] = path;
  if (key === undefined) return data;
  const put = (before: unknown): readonly unknown[] =>
    rest.length === 0 ? change() : [changed(before, rest, change)];
  if (Array.isArray(data))
    return data.flatMap((item, index) => (index === key ? put(item) : [item])) as Data;
  return Object.fromEntries(
    Object.entries(data as object).flatMap(([name, value]) =>
      name === key ? put(value).map((next) => [name, next]) : [[name, value]],
    ),
  ) as Data;
}
