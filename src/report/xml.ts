/** The little of XML that a report needs. */

export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  /** Elements, or text. */
  readonly children?: readonly XmlElement[] | string;
}

/** The document, UTF-8, indented by two blanks a level. Attributes without a value are left out. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '')}`;

/** An element alone, as other documents hold it. */
export const writeElement = (root: XmlElement): string => element(root, '');

function element({ name, attributes = {}, children = [] }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapedAttribute(String(value))}"`],
  );
  const open = `${indent}<${name}${pairs.join('')}`;
  if (children.length === 0) return `${open}/>\n`;
  if (typeof children === 'string') return `${open}>${escapedText(children)}</${name}>\n`;
  const inside = children.map((child) => element(child, `${indent}  `)).join('');
  return `${open}>\n${inside}${indent}</${name}>\n`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are they would be read as blanks in an attribute, and a CR as LF everywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapedText = (text: string): string => escaped(text, /[&<>\r]/g);
const escapedAttribute = (text: string): string => escaped(text, /[&<>"\t\n\r]/g);

/** What XML 1.0 has no way to write (section 2.2) becomes U+FFFD. */
const escaped = (text: string, special: RegExp): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, '\ufffd')
    .replace(special, (character) => references[character] as string);
