import { FormatError } from '../../basics/index.ts';
import type { Kind } from './kinds.ts';
import { configFormat, type XmlDraft, type XmlElement, xmlDraft } from './xml.ts';

/**
 * One thing in a file and where it stands: reading and writing both go by this. Places are paths of
 * element names from the element that the table is for, such as `devicePool/name`; `@` marks an
 * attribute; elements are written in the order of the table.
 */
export interface Field<Target> {
  read(element: XmlElement, target: Draft<Target>): void;
  write(element: XmlDraft, target: Target): void;
}

export type Fields<Target> = readonly Field<Target>[];
export type Draft<Target> = { -readonly [Property in keyof Target]: Target[Property] };

type Item<List> = List extends readonly (infer Each)[] ? Each : never;

/** The ways to say where something of `Target` stands. */
export const fieldsOf = <Target>() => ({
  /**
   * Text that means a value. What the file does not have is `absent`; without an `absent` it is left
   * out of the target, and out of the file where the target does not have it.
   */
  leaf<Property extends keyof Target & string>(
    path: string,
    property: Property,
    kind: Kind<NonNullable<Target[Property]>>,
    absent?: Target[Property],
  ): Field<Target> {
    return {
      read(element, target) {
        const value = readLeaf(element, path, kind) ?? absent;
        if (value !== undefined) target[property] = value;
      },
      write(element, target) {
        const value = target[property];
        if (value !== undefined && value !== null) writeText(element, path, kind.write(value));
      },
    };
  },

  /** Things that repeat the last element of the path. */
  list<Property extends keyof Target & string>(
    path: string,
    property: Property,
    fields: Fields<Item<Target[Property]>>,
  ): Field<Target> {
    const [parentPath, name] = split(path);
    return {
      read(element, target) {
        const items = find(element, parentPath)?.children.filter((child) => child.name === name);
        target[property] = (items ?? []).map((item) =>
          readFields(item, fields),
        ) as Target[Property];
      },
      write(element, target) {
        const parent = make(element, parentPath);
        for (const item of target[property] as readonly Item<Target[Property]>[]) {
          const child = xmlDraft(name);
          parent.children.push(child);
          writeFields(child, fields, item);
        }
      },
    };
  },

  /** Several things that belong together; without the element all of them are absent. */
  group<Property extends keyof Target & string>(
    path: string,
    property: Property,
    fields: Fields<NonNullable<Target[Property]>>,
  ): Field<Target> {
    return {
      read(element, target) {
        target[property] = readFields(find(element, path) ?? nothing, fields);
      },
      write(element, target) {
        const value = target[property];
        if (value !== undefined && value !== null) writeFields(make(element, path), fields, value);
      },
    };
  },

  /** What CallManager writes and the simulated phone has no use for. */
  constant(path: string, text: string): Field<Target> {
    return { read() {}, write: (element) => writeText(element, path, text) };
  },
});

const nothing: XmlElement = {
  name: '',
  attributes: new Map(),
  children: [],
  text: '',
  offset: 0,
};

export function readFields<Target>(element: XmlElement, fields: Fields<Target>): Target {
  const target = {} as Draft<Target>;
  for (const field of fields) field.read(element, target);
  return target as Target;
}

export function writeFields<Target>(
  element: XmlDraft,
  fields: Fields<Target>,
  target: Target,
): void {
  for (const field of fields) field.write(element, target);
}

/** @throws FormatError when the text is there and does not mean a value of this kind */
export function readLeaf<Value>(
  element: XmlElement,
  path: string,
  kind: Kind<Value>,
): Value | undefined {
  const [parentPath, name] = split(path);
  const holder = name.startsWith('@') ? find(element, parentPath) : find(element, path);
  const text = name.startsWith('@') ? holder?.attributes.get(name.slice(1)) : holder?.text;
  if (holder === undefined || text === undefined) return undefined;
  if (text === '' && !kind.mayBeEmpty) return undefined;
  const value = kind.read(text);
  if (value === undefined)
    throw new FormatError(
      configFormat,
      holder.offset,
      `${name} holds «${text.slice(0, 50)}», not ${kind.expected}`,
    );
  return value;
}

export function writeText(element: XmlDraft, path: string, text: string): void {
  const [parentPath, name] = split(path);
  if (name.startsWith('@')) make(element, parentPath).attributes.set(name.slice(1), text);
  else make(element, path).text = text;
}

function split(path: string): readonly [parent: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}

const steps = (path: string): string[] => (path === '' ? [] : path.split('/'));

/** The first element at the path. */
function find(element: XmlElement, path: string): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const step of steps(path)) found = found?.children.find(({ name }) => name === step);
  return found;
}

function make(element: XmlDraft, path: string): XmlDraft {
  let made = element;
  for (const step of steps(path)) {
    let child = made.children.find(({ name }) => name === step);
    if (!child) {
      child = xmlDraft(step);
      made.children.push(child);
    }
    made = child;
  }
  return made;
}
