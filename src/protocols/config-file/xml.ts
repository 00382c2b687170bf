import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { FormatError } from '../../basics/index.ts';

/** An element as it was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands in it outside of other elements, without white space at both ends. */
  readonly text: string;
  /** Of its start tag, in bytes from the start of the file. */
  readonly offset: number;
}

/** An element to be written. */
export interface XmlDraft {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlDraft[];
  text: string;
}

export const xmlDraft = (name: string): XmlDraft => ({
  name,
  attributes: new Map(),
  children: [],
  text: '',
});

export const configFormat = 'configuration file';

/** A real configuration file nests eight deep. */
const deepest = 32;
/** An error message of the library may quote the whole file. */
const longestProblem = 200;

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Without this, character references such as &#38; stay as they are.
  htmlEntities: true,
  maxNestedTags: deepest,
});
const place = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** What the parser makes of an element or of text: `{ name: children }` or `{ '#text': text }`. */
interface ParsedNode {
  readonly [name: string]: readonly ParsedNode[] | string | Readonly<Record<string, string>>;
  readonly [place: symbol]: { readonly startIndex?: number };
}

/**
 * Reads UTF-8 text. A document type is refused, so that no entities are defined.
 * @throws FormatError
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  refuseDocumentType(text);
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    const { line, col, msg } = validity.err;
    fail(byteOffset(text, indexOf(text, line, col)), msg);
  }
  const [root, second] = elements(parse(text), new Offsets(text));
  if (!root) fail(0, 'there is no element');
  if (second) fail(second.offset, `«${second.name}» stands behind the end of «${root.name}»`);
  return root;
}

function fail(offset: number, problem: string): never {
  throw new FormatError(configFormat, offset, problem.slice(0, longestProblem));
}

function decode(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const wrong = text.indexOf('\uFFFD');
  if (wrong >= 0) fail(byteOffset(text, wrong), 'this is not UTF-8');
  return text;
}

/** Wherever it stands: nothing else that begins so is allowed in these files. */
function refuseDocumentType(text: string): void {
  const declaration = /<!(?!--|\[CDATA\[)/.exec(text);
  if (declaration) fail(byteOffset(text, declaration.index), 'a document type is not allowed');
}

function parse(text: string): readonly ParsedNode[] {
  try {
    return parser.parse(text);
  } catch (error) {
    // The parser does not say where.
    return fail(0, error instanceof Error ? error.message : String(error));
  }
}

function elements(nodes: readonly ParsedNode[], offsets: Offsets): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of nodes) {
    const offset = offsets.inBytes(node[place]?.startIndex ?? 0);
    for (const [name, content] of Object.entries(node)) {
      if (!Array.isArray(content)) continue;
      found.push({
        name,
        attributes: new Map(Object.entries(node[':@'] ?? {})),
        children: elements(content, offsets),
        text: content.map((child: ParsedNode) => child['#text'] ?? '').join(''),
        offset,
      });
    }
  }
  return found;
}

/** Turns ascending places in the text into bytes from the start of the file. */
class Offsets {
  readonly #text: string;
  #index = 0;
  #bytes = 0;

  constructor(text: string) {
    this.#text = text;
  }

  inBytes(index: number): number {
    if (index > this.#index) {
      this.#bytes += Buffer.byteLength(this.#text.slice(this.#index, index));
      this.#index = index;
    }
    return this.#bytes;
  }
}

const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index));

/** The place of a line and a column, both counted from 1. */
function indexOf(text: string, line: number, column = 1): number {
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, text.length);
}

/** As UTF-8, an element a line, indented by one blank for each level. */
export function writeXml(root: XmlDraft): Uint8Array {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeElement(root, '', lines);
  return new Uint8Array(Buffer.from(`${lines.join('\n')}\n`, 'utf8'));
}

function writeElement(element: XmlDraft, indent: string, lines: string[]): void {
  const { name, attributes, children, text } = element;
  const start = [name, ...[...attributes].map(([key, value]) => `${key}="${escaped(value)}"`)];
  if (children.length === 0) {
    lines.push(`${indent}<${start.join(' ')}>${escaped(text)}</${name}>`);
    return;
  }
  lines.push(`${indent}<${start.join(' ')}>`);
  for (const child of children) writeElement(child, `${indent} `, lines);
  lines.push(`${indent}</${name}>`);
}

const references = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => references[character as keyof typeof references]);
