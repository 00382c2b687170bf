/** What zod found wrong, in our words: one sentence for each problem. */
import { z } from 'zod';
import { nearestRows } from '../../guide/index.ts';
import type { UnknownRow } from './conditions.ts';
import type { Place, PlainDocument } from './document.ts';
import type { UnknownName } from './names.ts';
import type { Finding } from './scenario-error.ts';
import type { Span } from './source.ts';
import { either, meant, nearest, quote, someOf } from './words.ts';

export type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Takes what is wrong. Later findings are not worth explaining once it is full. */
export interface Report {
  readonly full: boolean;
  add(finding: Finding): void;
}

/** Checks a part of a document; what is wrong goes to the report. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  document: PlainDocument,
  path: Path,
  value: unknown,
  report: Report,
): z.output<Schema> | undefined {
  const knownKeys = new Map<unknown, readonly string[]>();
  const result = schema.safeParse(value, {
    // Compiling a schema pays off after many values; a scenario brings few for each.
    jitless: true,
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') knownKeys.set(issue.input, keysOf(issue.inst));
      return '';
    },
  });
  if (result.success) return result.data;
  new Explainer(document, knownKeys, report).explainAll(result.error.issues, path);
  return undefined;
}

const keysOf = (schema: unknown): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** Of the strange keys of one mapping, when a missing key is looked for among them. */
const mostCompared = 50;

class Explainer {
  readonly #document: PlainDocument;
  /** What keys a mapping may have, for mappings that have another one. */
  readonly #knownKeys: ReadonlyMap<unknown, readonly string[]>;
  readonly #report: Report;

  constructor(
    document: PlainDocument,
    knownKeys: ReadonlyMap<unknown, readonly string[]>,
    report: Report,
  ) {
    this.#document = document;
    this.#knownKeys = knownKeys;
    this.#report = report;
  }

  explainAll(issues: readonly Issue[], base: Path): void {
    for (const issue of issues) {
      if (this.#report.full) return;
      this.#explain(issue, base);
    }
  }

  #explain(issue: Issue, base: Path): void {
    const path = [...base, ...issue.path];
    if (this.#followsFromStrangeKey(issue, path)) return;
    if (issue.code === 'unrecognized_keys') {
      const known = this.#knownKeysAt(path);
      for (const key of issue.keys) {
        if (this.#report.full) return;
        this.#report.add(unknownKey(this.#document, path, key, known));
      }
    } else if (issue.code === 'invalid_key') {
      const [inner] = issue.issues;
      if (inner) this.#report.add(this.#aboutKey(inner, path));
    } else if (issue.code === 'invalid_union') {
      const meant = issue.errors.find(
        (branch) => !branch.some((inner) => this.#misfits(inner, path)),
      );
      if (meant) this.explainAll(meant, path);
      else this.#mustBe(issue, path);
    } else if (issue.code === 'custom') this.#report.add(this.#custom(issue, path));
    else this.#mustBe(issue, path);
  }

  #knownKeysAt(path: Path): readonly string[] {
    return this.#knownKeys.get(valueAt(this.#document, path)) ?? [];
  }

  /**
   * Where a key is misspelt, it is the misspelling that is told, and not also that the right key is
   * missing or that the mapping is not complete.
   */
  #followsFromStrangeKey(issue: Issue, path: Path): boolean {
    if (issue.code === 'custom') return this.#knownKeysAt(path).length > 0;
    const mapping = valueAt(this.#document, path.slice(0, -1));
    const known = this.#knownKeys.get(mapping);
    if (!known || !isCollection(mapping) || valueAt(this.#document, path) !== undefined)
      return false;
    const strange = Object.keys(mapping).filter((key) => !known.includes(key));
    return strange.slice(0, mostCompared).some((key) => nearest(key, known) === path.at(-1));
  }

  /** Whether a branch of a union was not even meant: another type than the value has. */
  #misfits(issue: Issue, path: Path): boolean {
    if (issue.path.length > 0) return false;
    if (issue.code === 'invalid_type') return true;
    if (issue.code === 'invalid_union')
      return issue.errors.every((branch) => branch.some((inner) => this.#misfits(inner, path)));
    return issue.code === 'invalid_value' && isCollection(valueAt(this.#document, path));
  }

  #mustBe(issue: Issue, path: Path): void {
    const value = valueAt(this.#document, path);
    const name = nameOfPath(path);
    const key = keyOfPath(path);
    const wanted = issue.message || phraseOf(issue);
    if (value === undefined) {
      const span = placeAt(this.#document, path.slice(0, -1)).span;
      this.#report.add({
        message: `${name} is missing${path.length > 1 ? ` in ${nameOfPath(path.slice(0, -1))}` : ''}`,
        span,
        key,
      });
      return;
    }
    const { span } = placeAt(this.#document, path);
    const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const suggestion = isCollection(value) ? undefined : nearest(String(value), options);
    const withType = typeof value === 'number' && issue.code === 'invalid_type';
    const ending =
      suggestion === undefined || suggestion === value
        ? ''
        : `; did you mean ${quote(suggestion)}?`;
    this.#report.add({
      message:
        value === null
          ? `${name} has no value; it must be ${wanted}`
          : `${name} must be ${wanted}, not ${withType ? 'the number ' : ''}${kindOf(value)}${ending}`,
      span,
      key,
      suggestion,
    });
  }

  #aboutKey(issue: Issue, path: Path): Finding {
    const key = keyOfPath(path);
    const place = placeAt(this.#document, path);
    const finding =
      issue.code === 'custom'
        ? this.#custom(issue, path)
        : { message: `${quote(key)} must be ${issue.message}`, key };
    return { ...finding, span: place.keySpan ?? place.span };
  }

  #custom(issue: Issue, path: Path): Finding {
    const { span } = placeAt(this.#document, path);
    const params = issue.code === 'custom' ? issue.params : undefined;
    const key = keyOfPath(path);
    if (params?.unknownName)
      return { ...unknownName(params.unknownName as UnknownName), span, key };
    if (params?.unknownRow) return { ...unknownRow(params.unknownRow as UnknownRow), span, key };
    return { message: issue.message, span, key };
  }
}

/** A key that a mapping cannot have. */
export function unknownKey(
  document: PlainDocument,
  path: Path,
  key: string,
  known: readonly string[],
): Finding {
  const place = placeAt(document, [...path, key]);
  const suggestion = nearest(key, known);
  return {
    message: `${quote(key)} is not a key of ${nameOfPath(path)}${meant(suggestion, known)}`,
    span: place.keySpan ?? place.span,
    key,
    suggestion,
  };
}

function unknownName({ what, orAddress, name, known }: UnknownName) {
  const names = known();
  const suggestion = nearest(name, names);
  const message =
    `no ${what} is named ${quote(name)}${orAddress ? ', nor is this an IPv4 address' : ''}` +
    (suggestion === undefined ? '' : `; did you mean ${quote(suggestion)}?`) +
    (names.length === 0 ? '' : ` (known: ${someOf(names)})`);
  return { message, suggestion };
}

function unknownRow({ id }: UnknownRow) {
  const suggestion = nearestRows(id, 1)[0]?.id;
  return { message: `the guide has no row ${quote(id)}${meant(suggestion, [])}`, suggestion };
}

/** What a value must be where the schema has no words of its own for it. */
function phraseOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return either([...new Set(issue.values.map(String))]);
    case 'invalid_union':
      return either([
        ...new Set(
          issue.errors.flatMap(([first]) => (first ? first.message || phraseOf(first) : [])),
        ),
      ]);
    case 'too_small':
      return sizes[issue.origin]?.(`at least ${issue.minimum}`) ?? `at least ${issue.minimum}`;
    case 'too_big':
      return sizes[issue.origin]?.(`at most ${issue.maximum}`) ?? `at most ${issue.maximum}`;
    default:
      return 'something else';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each item behind «- »',
  tuple: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of names to values',
};
const sizes: Readonly<Record<string, (size: string) => string>> = {
  string: (size) => `text, ${size} characters long`,
  array: (size) => `a list of ${size}`,
};

const isCollection = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

function kindOf(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (isCollection(value)) return 'a mapping';
  return value === '' ? 'empty' : quote(value);
}

function valueAt({ value }: PlainDocument, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      isCollection(part) && Object.hasOwn(part, key) ? part[key as keyof typeof part] : undefined,
    value,
  );
}

interface FoundPlace {
  readonly span: Span;
  readonly keySpan?: Span | undefined;
}

/** The place of a value, or of the nearest thing around it that is there. */
export function placeAt({ place }: PlainDocument, path: Path): FoundPlace {
  let found: Place = place;
  for (const key of path) {
    const part = found.parts?.get(key as string | number);
    if (!part) return { span: found.key ?? startOf(found.value) };
    found = part;
  }
  return { span: found.parts ? (found.key ?? found.value) : found.value, keySpan: found.key };
}

const startOf = ({ start }: Span): Span => ({ start, end: start + 1 });

const keyOfPath = (path: Path): string | undefined =>
  path.findLast((key) => typeof key === 'string');

/** `«tftp»`, `item 2 of «keys»`, `the scenario`. */
export function nameOfPath(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the scenario';
  return typeof last === 'number'
    ? `item ${last + 1} of ${nameOfPath(path.slice(0, -1))}`
    : quote(last);
}
