/** YAML text as plain data, with the place of each part of it. */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  Lexer,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { problemAt, ScenarioError } from './scenario-error.ts';
import type { Source, Span } from './source.ts';
import { explainSyntax, tooDeep } from './syntax.ts';
import { quote } from './words.ts';

const largestFile = 1024 * 1024;
/** A scenario needs no more than ten levels. */
const deepest = 50;
/** Values that may come from aliases: enough for convenience, too few for a bomb. */
const mostFromAliases = 10_000;

/** Where a value stands, and where the parts of it stand. */
export interface Place {
  readonly value: Span;
  /** The key that it stands behind. */
  readonly key?: Span;
  readonly parts?: ReadonlyMap<string | number, Place>;
}

export interface PlainDocument {
  /** Null, text, numbers, booleans, lists and mappings. */
  readonly value: unknown;
  readonly place: Place;
}

/**
 * Reads YAML 1.2 without tags and merge keys. Time and memory grow linearly with the text.
 * @throws ScenarioError with the first thing that is wrong
 */
export function readDocument(source: Source): PlainDocument {
  const refuse = (message: string, span: Span, key?: string): never => {
    throw new ScenarioError(source.file, [problemAt(source, { message, span, key })]);
  };
  if (Buffer.byteLength(source.text) > largestFile)
    refuse('the file is larger than 1 MB', { start: 0, end: 1 });
  const [document, second] = compose(source.text, refuse);
  const [error] = document?.errors ?? [];
  if (error) {
    const { message, span } = explainSyntax(source, error);
    refuse(message, span);
  }
  if (second)
    refuse('a second document begins here; a file holds one scenario', {
      start: second.range[0],
      end: second.range[0] + 1,
    });
  if (!document?.contents || isEmpty(document.contents))
    return refuse('the file is empty; a scenario has at least «title» and «steps»', {
      start: 0,
      end: 1,
    });
  return new Reader(refuse).read(document.contents, 0);
}

type Refuse = (message: string, span: Span, key?: string) => never;

/** The documents of the text: more than one only if there is a second, which is one too many. */
function compose(text: string, refuse: Refuse): readonly ParsedDocument[] {
  const composer = new Composer({
    schema: 'core',
    merge: false,
    // Its check compares each key with each other; the one below does not.
    uniqueKeys: false,
  });
  const documents: ParsedDocument[] = [];
  for (const document of composer.compose(tokens(text, refuse), true, text.length)) {
    documents.push(document);
    if (documents.length > 1) break;
  }
  return documents;
}

type ParsedDocument = Document.Parsed<ParsedNode>;

/** Depth is looked at here because the composer, which comes next, calls itself for each level. */
function* tokens(text: string, refuse: Refuse): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    yield* parser.next(lexeme);
    if (parser.stack.length > deepest) refuse(tooDeep, { start: offset, end: offset + 1 });
  }
  yield* parser.end();
}

const isEmpty = (node: ParsedNode): boolean =>
  isScalar(node) && node.value === null && !node.source;

const spanOf = ({ range }: ParsedNode): Span => ({ start: range[0], end: range[1] });

type Parts = Map<string | number, Place>;

class Reader {
  readonly #refuse: Refuse;
  readonly #anchors = new Map<string, ParsedNode>();
  /** The nodes that an alias stands for, while they are read for it. */
  readonly #unfolding = new Set<ParsedNode>();
  #fromAliases = 0;

  constructor(refuse: Refuse) {
    this.#refuse = refuse;
  }

  read(node: ParsedNode, depth: number, key?: Span): PlainDocument {
    if (isAlias(node)) return this.#readAlias(node, depth, key);
    const value = spanOf(node);
    if (node.tag) this.#refuse('tags such as «!!str» have no place in a scenario', value);
    if (depth > deepest) this.#refuse(tooDeep, value);
    if (this.#unfolding.size > 0 && ++this.#fromAliases > mostFromAliases)
      this.#refuse('the aliases of this file unfold to more than a scenario may hold', value);
    if (node.anchor && this.#unfolding.size === 0) this.#anchors.set(node.anchor, node);
    const place: Place = { value, ...(key && { key }) };
    if (isScalar(node)) return { value: plainValue(node), place };
    const parts: Parts = new Map();
    const whole = isMap(node)
      ? this.#readMap(node, depth, parts)
      : this.#readList(node, depth, parts);
    return { value: whole, place: { ...place, parts } };
  }

  #readAlias(alias: Alias.Parsed, depth: number, key?: Span): PlainDocument {
    const target = this.#anchors.get(alias.source);
    if (!target)
      return this.#refuse(
        `the alias ${quote(`*${alias.source}`)} names no anchor; a text that begins with «*» must stand in quotes`,
        spanOf(alias),
      );
    if (this.#unfolding.has(target))
      this.#refuse(
        `the alias ${quote(`*${alias.source}`)} stands inside what it names`,
        spanOf(alias),
      );
    this.#unfolding.add(target);
    const { value, place } = this.read(target, depth + 1, key);
    this.#unfolding.delete(target);
    return { value, place: { ...place, value: spanOf(alias) } };
  }

  #readList(node: YAMLSeq.Parsed, depth: number, parts: Parts): unknown[] {
    return node.items.map((item, index) => {
      const { value, place } = this.read(item, depth + 1);
      parts.set(index, place);
      return value;
    });
  }

  #readMap(node: YAMLMap.Parsed, depth: number, parts: Parts): object {
    const whole: Record<string, unknown> = {};
    for (const pair of node.items) {
      const span = spanOf(pair.key);
      const key = this.#keyText(pair.key, span);
      if (parts.has(key)) this.#refuse(`the key ${quote(key)} stands here twice`, span, key);
      const { value, place } = pair.value
        ? this.read(pair.value, depth + 1, span)
        : { value: null, place: { value: span, key: span } };
      whole[key] = value;
      parts.set(key, place);
    }
    return whole;
  }

  #keyText(node: ParsedNode, span: Span): string {
    if (!isScalar(node)) return this.#refuse('a key must be text', span);
    if (node.tag) this.#refuse('tags such as «!!str» have no place in a scenario', span);
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (text === '') this.#refuse('a key is missing before the colon', span);
    if (text === '__proto__') this.#refuse(`${quote(text)} cannot be a key`, span, text);
    return text;
  }
}

/**
 * A number that is not written as numbers usually are stays text: `007` may be dialled, and
 * `001122334455` may be a MAC address.
 */
function plainValue({ value, source }: Scalar.Parsed): unknown {
  if (typeof value !== 'number' && typeof value !== 'bigint') return value;
  return String(value) === source ? value : source;
}
