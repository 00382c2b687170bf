import { SaxesParser } from 'saxes';
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
/** An error message of the parser may quote a name of any length. */
const longestProblem = 200;

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads UTF-8 text. A document type is refused, so that no entities are defined. An error of the
 * parser stands at the place up to which it had read.
 * @throws FormatError
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  if (!/^\s*</.test(text)) fail(0, 'this is not XML');
  // Its errors would begin with line and column; ours name the byte.
  const parser = new SaxesParser({ position: false });
  const offsets = new Offsets(text);
  const document = openElement('', new Map(), 0);
  const parents: OpenElement[] = [];
  let current = document;
  /** Of the tag that is being read. */
  let attributes = new Map<string, string>();
  /** What stands behind this was not made known by an event yet. */
  let known = 0;
  const markKnown = (): void => {
    known = parser.position;
  };
  const addText = (more: string): void => {
    current.text += more;
  };
  /** Of the tag that was read last: inside of one there is no further `<`. */
  const tagStart = (): number => text.lastIndexOf('<', parser.position - 1);

  parser.on('opentagstart', ({ name }) => {
    const [root] = document.children;
    if (root && current === document)
      fail(offsets.inBytes(tagStart()), `«${name}» stands behind the end of «${root.name}»`);
    attributes = new Map();
    markKnown();
  });
  parser.on('attribute', ({ name, value }) => {
    attributes.set(name, value);
    markKnown();
  });
  parser.on('opentag', ({ name }) => {
    const offset = offsets.inBytes(tagStart());
    if (parents.length === deepest) fail(offset, `elements are nested more than ${deepest} deep`);
    const element = openElement(name, attributes, offset);
    current.children.push(element);
    parents.push(current);
    current = element;
    markKnown();
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const start = tagStart();
    const tag = text.slice(start, parser.position);
    if (!isSelfClosing && tag.slice(2, -1).trimEnd() !== name)
      fail(offsets.inBytes(start), `«${tag}» does not end «${name}»`);
    current.text = current.text.trim();
    current = parents.pop() ?? document;
    markKnown();
  });
  // Comes when the parser has gone on into the markup behind the text: nothing to mark.
  parser.on('text', addText);
  parser.on('cdata', (more) => {
    addText(more);
    markKnown();
  });
  parser.on('comment', markKnown);
  parser.on('processinginstruction', markKnown);
  parser.on('doctype', () => {
    const start = text.indexOf('<!DOCTYPE', known);
    fail(offsets.inBytes(start), 'a document type is not allowed');
  });
  parser.on('error', ({ message }) => {
    const stray = strayAmpersand(text.slice(known, parser.position));
    if (stray !== undefined) fail(offsets.inBytes(known + stray), '«&» begins no known reference');
    fail(offsets.inBytes(parser.position), message);
  });
  parser.write(text).close();

  return document.children[0] ?? fail(bytes.length, 'there is no element');
}

const openElement = (
  name: string,
  attributes: ReadonlyMap<string, string>,
  offset: number,
): OpenElement => ({ name, attributes, children: [], text: '', offset });

/**
 * The parser takes everything from an ampersand up to the next semicolon for a name, be it half the
 * file: so what it complains about may be far away. Here the ampersand itself is looked for, in what
 * stands between two pieces of markup.
 */
function strayAmpersand(unknown: string): number | undefined {
  const at = unknown.search(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/);
  return at < 0 || unknown.lastIndexOf('<', at) >= 0 ? undefined : at;
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

const byteOffset = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index));

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
