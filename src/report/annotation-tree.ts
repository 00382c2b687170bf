import type { Annotation } from '../basics/index.ts';
import { hang } from './columns.ts';

/** A line of the tree: what it stands for is deeper than what holds it by one step. */
interface Row {
  readonly depth: number;
  readonly annotation: Annotation;
}

/**
 * An annotated dump as lines of text: offset in hexadecimal, length in bytes, name and value, each
 * level of the format set in by two columns; what does not fit stands below, set in as well.
 */
export function annotationTree(annotations: readonly Annotation[], columns: number): string[] {
  const rows = flattened(annotations, 0);
  const most = (of: (annotation: Annotation) => number) =>
    rows.reduce((largest, { annotation }) => Math.max(largest, of(annotation)), 0);
  const digits = Math.max(4, most(({ offset }) => offset).toString(16).length);
  const offsetColumns = digits + 2;
  const lengthColumns = Math.max('length'.length, String(most(({ length }) => length)).length);
  return [
    `${'offset'.padEnd(offsetColumns)}  ${'length'.padStart(lengthColumns)}  name`,
    ...rows.flatMap(({ depth, annotation: { offset, length, name, value } }) => {
      const at = `0x${offset.toString(16).padStart(digits, '0')}`;
      const meaning = value === undefined || value === '' ? name : `${name}: ${value}`;
      const begin = `${at}  ${String(length).padStart(lengthColumns)}  ${'  '.repeat(depth)}`;
      return hang(begin, meaning, columns, begin.length + 4);
    }),
  ];
}

const flattened = (annotations: readonly Annotation[], depth: number): Row[] =>
  annotations.flatMap((annotation) => [
    { depth, annotation },
    ...flattened(annotation.children ?? [], depth + 1),
  ]);
