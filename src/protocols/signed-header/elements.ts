/**
 * Elements of tag (1 byte), length (2 bytes, big-endian) and value, read and written from a table.
 * Layout: public tool certutils (usecallmanager.nz), confirmed by the byte counts in the `show ctl`
 * output of real servers in Cisco tech notes 118892 and 118893.
 */
import { BugError, type ByteReader, ByteWriter } from '../../basics/index.ts';
import type { Kind } from './kinds.ts';

/** What the elements of a table can be, one row an element, in the order in which they are written. */
export type Table<Values> = readonly Row<Values>[];

export type Row<Values> = ValueRow<Values> | ContainerRow<Values> | BareRow;

/** An element that holds the value under `key`. */
export type ValueRow<Values> = {
  [Key in keyof Values]-?: {
    readonly tag: number;
    readonly name: string;
    readonly key: Key;
    readonly kind: Kind<NonNullable<Values[Key]>>;
  };
}[keyof Values];

/** An element whose value is elements. */
export interface ContainerRow<Values> {
  readonly tag: number;
  readonly name: string;
  readonly children: Table<Values>;
}

/** A tag alone, without length and value; it may stand several times, and means nothing. */
export interface BareRow {
  readonly tag: number;
  readonly name: string;
  readonly bare: true;
}

/** An element as it was found. */
export interface Element {
  readonly tag: number;
  /** From the table, undefined for a tag that it does not have. */
  readonly name: string | undefined;
  /** Of the tag, from the first byte of the file. */
  readonly offset: number;
  /** With tag and length, in bytes. */
  readonly length: number;
  readonly children?: readonly Element[];
  readonly content?: ElementContent;
}

export interface ElementContent {
  readonly key: PropertyKey;
  readonly value: unknown;
  readonly kind: Kind<unknown>;
}

/** Tag and length, in bytes. */
export const headLength = 3;

/**
 * Reads elements in any order to the end of the reader. Tags that the table does not have are
 * stepped over.
 * @param elements what was read before them. They are added to it, and those before a problem stay.
 * @throws FormatError also when an element of the table stands there twice: which of the two a
 *   signature covers and which a phone believes must not differ
 */
export function readElements<Values>(
  reader: ByteReader,
  table: Table<Values>,
  elements: Element[] = [],
): Element[] {
  const seen = new Set(elements.map(({ tag }) => tag));
  while (reader.left > 0) {
    const element = readElement(reader, table);
    const means = element.content ?? element.children;
    if (means && seen.has(element.tag))
      reader.fail(`${element.name} stands here again`, element.offset);
    seen.add(element.tag);
    elements.push(element);
  }
  return elements;
}

function readElement<Values>(reader: ByteReader, table: Table<Values>): Element {
  const offset = reader.offset;
  const tag = reader.u8('tag');
  const row = table.find((candidate) => candidate.tag === tag);
  if (row && 'bare' in row) return { tag, name: row.name, offset, length: 1 };

  const name = row?.name ?? `element ${tag}`;
  const valueLength = reader.u16(`length of ${name}`);
  const value = reader.part(valueLength, name);
  const length = reader.offset - offset;
  if (!row) return { tag, name: undefined, offset, length };
  if ('children' in row)
    return { tag, name, offset, length, children: readElements(value, row.children) };

  const content = { key: row.key, value: row.kind.read(value, name), kind: row.kind };
  value.expectEnd(`the value of ${name}`);
  return { tag, name, offset, length, content };
}

/** Reads an element that has to stand here. */
export function expectElement<Values>(
  reader: ByteReader,
  table: Table<Values>,
  tag: number,
): Element {
  const found = reader.left > 0 ? reader.bytes[reader.offset] : undefined;
  if (found !== tag) {
    const name = table.find((row) => row.tag === tag)?.name;
    reader.fail(
      `${name} belongs here, not ${found === undefined ? 'the end' : `element ${found}`}`,
    );
  }
  return readElement(reader, table);
}

/** The values of elements by their keys. */
export function valuesOf<Values>(elements: readonly Element[]): Partial<Values> {
  const values: Record<PropertyKey, unknown> = {};
  for (const { content } of flat(elements)) if (content) values[content.key] = content.value;
  return values as Partial<Values>;
}

/** The rows that hold a value, containers opened. */
export const valueRows = <Values>(table: Table<Values>): ValueRow<Values>[] =>
  table.flatMap((row) => {
    if ('children' in row) return valueRows(row.children);
    return 'bare' in row ? [] : [row];
  });

/** Elements in the order of their offsets: a container, then what it holds. */
export const flat = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => [element, ...flat(element.children ?? [])]);

/** Writes the values that are there, in the order of the table. */
export function writeElements<Values>(values: Values, table: Table<Values>): Uint8Array {
  const writer = new ByteWriter();
  for (const row of table) {
    if ('bare' in row) continue;
    const value = 'children' in row ? writeElements(values, row.children) : writeValue(values, row);
    if (!value) continue;
    if (value.length > 0xffff)
      throw new BugError(`${row.name} of ${value.length} bytes does not fit its length of 16 bits`);
    writer.u8(row.tag).u16(value.length).put(value);
  }
  return writer.done();
}

function writeValue<Values>(values: Values, row: ValueRow<Values>): Uint8Array | undefined {
  const value = values[row.key];
  return value === undefined ? undefined : (row.kind as Kind<unknown>).write(value);
}
