/** Fields put together: tables of named fields, rows of equal fields, lists with unused slots. */
import { type Annotation, BugError, type ByteReader, type ByteWriter } from '../../basics/index.ts';
import { type Field, type OmittableField, u32, type Values } from './fields.ts';

/** The fields of a message or of one entry in it, in the order in which they lie on the wire. */
export type Layout = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type OmittableKeys<L extends Layout> = {
  [Key in keyof L]: L[Key] extends OmittableField<unknown> ? Key : never;
}[keyof L];

/** What a layout reads as. */
export type FieldsOf<L extends Layout> = { readonly [Key in keyof L]: ValueOf<L[Key]> };

/** What a layout is written from: fields marked omittable may be left out. */
export type FieldsInput<L extends Layout> = {
  readonly [Key in Exclude<keyof L, OmittableKeys<L>>]: ValueOf<L[Key]>;
} & { readonly [Key in OmittableKeys<L>]?: ValueOf<L[Key]> };

const isMissing = (field: Field<unknown>, reader: ByteReader): boolean =>
  field.mayBeMissing === true && reader.left === 0;

/** @throws FormatError when the bytes end before a field that must be there */
export function readFields(layout: Layout, reader: ByteReader): Values {
  const values: Record<string, unknown> = {};
  for (const name in layout) {
    const field = layout[name] as Field<unknown>;
    values[name] = isMissing(field, reader) ? field.zero : field.read(reader, name, values);
  }
  return values;
}

export function writeFields(layout: Layout, writer: ByteWriter, values: Values): void {
  for (const name in layout) {
    const field = layout[name] as Field<unknown>;
    field.write(writer, values[name] ?? field.zero, values);
  }
}

/** @throws FormatError as `readFields` does */
export function annotateFields(layout: Layout, reader: ByteReader): readonly Annotation[] {
  const annotations: Annotation[] = [];
  const values: Record<string, unknown> = {};
  for (const name in layout) {
    const field = layout[name] as Field<unknown>;
    if (isMissing(field, reader)) continue;
    const offset = reader.offset;
    if (field.parts) {
      const children = field.parts(reader, values);
      annotations.push({ offset, length: reader.offset - offset, name, children });
    } else {
      values[name] = field.read(reader, name, values);
      const value = field.show(values[name]);
      annotations.push({ offset, length: reader.offset - offset, name, value });
    }
  }
  return annotations;
}

/** Fields that belong together: one entry of a list, the keys of a channel. */
export function struct<L extends Layout>(layout: L): Field<FieldsOf<L>> {
  const fields = Object.entries(layout);
  return {
    size: fields.reduce((sum, [, field]) => sum + field.size, 0),
    zero: Object.fromEntries(fields.map(([name, field]) => [name, field.zero])) as FieldsOf<L>,
    read: (reader) => readFields(layout, reader) as FieldsOf<L>,
    write: (writer, value) => writeFields(layout, writer, value),
    show: (value) => fields.map(([name, field]) => `${name} ${field.show(value[name])}`).join(', '),
    parts: (reader) => annotateFields(layout, reader),
  };
}

/** A row of `count` equal fields; a shorter row is filled up with zeros when it is written. */
export const row = <Value>(field: Field<Value>, count: number): Field<readonly Value[]> => ({
  size: field.size * count,
  zero: new Array<Value>(count).fill(field.zero),
  read: (reader, name, before) =>
    Array.from({ length: count }, () => field.read(reader, name, before)),
  write: (writer, values, all) => {
    for (let index = 0; index < count; index++)
      field.write(writer, values[index] ?? field.zero, all);
  },
  show: (values) => values.map((value) => field.show(value)).join(' '),
});

/** How many slots of the field `list` are used: counted when it is written, checked when read. */
export const countOf = (list: string, slots: number): OmittableField<number> => ({
  ...u32,
  omittable: true,
  read: (reader, name) => {
    const at = reader.offset;
    const count = reader.u32(name);
    if (count > slots) reader.fail(`${name} is ${count}, there are ${slots} slots`, at);
    return count;
  },
  write: (writer, _, all) => writer.u32((all[list] as readonly unknown[]).length),
});

/**
 * Slots of which the field `count` in front says how many are used; only these are read. The others
 * hold garbage, and some senders leave them out.
 *
 * @param unused what is written to a slot that is not used
 */
export function slots<L extends Layout>(
  count: number,
  layout: L,
  unused?: FieldsOf<L>,
): Field<readonly FieldsOf<L>[]> {
  const entry = struct(layout);
  const used = (before: Values) => before.count as number;
  const skipUnused = (reader: ByteReader, before: Values) =>
    reader.take(Math.min(reader.left, (count - used(before)) * entry.size), 'unused slots');
  return {
    size: count * entry.size,
    zero: [],
    read: (reader, name, before) => {
      const entries = Array.from({ length: used(before) }, () => entry.read(reader, name, {}));
      skipUnused(reader, before);
      return entries;
    },
    write: (writer, entries) => {
      if (entries.length > count)
        throw new BugError(`${entries.length} entries were given for ${count} slots`);
      for (let slot = 0; slot < count; slot++)
        entry.write(writer, entries[slot] ?? unused ?? entry.zero, {});
    },
    show: (entries) => `${entries.length} of ${count}`,
    parts: (reader, before) => {
      const parts: Annotation[] = [];
      for (let index = 1; index <= used(before); index++) {
        const offset = reader.offset;
        const children = annotateFields(layout, reader);
        parts.push({ offset, length: entry.size, name: `entry ${index}`, children });
      }
      const offset = reader.offset;
      const { length } = skipUnused(reader, before);
      if (length > 0) parts.push({ offset, length, name: 'unused slots' });
      return parts;
    },
  };
}
