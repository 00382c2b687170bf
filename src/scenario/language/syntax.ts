/** What is wrong when a text is not YAML, in our words. */
import type { ErrorCode, YAMLError } from 'yaml';
import type { Finding } from './scenario-error.ts';
import type { Source } from './source.ts';
import { quote } from './words.ts';

const inQuotes = 'put the whole text in quotes';
const secondColon = `there is a second «: » in this line; if it belongs to the text, ${inQuotes}`;

interface Circumstances {
  /** The line that the error is in. */
  readonly line: string;
  /** What of it stands from the error on. */
  readonly rest: string;
  readonly libraryMessage: string;
}

/** By the error code of the YAML library. */
const explanations: Readonly<Partial<Record<ErrorCode, (of: Circumstances) => string>>> = {
  ALIAS_PROPS: () => 'an alias has no anchor or tag of its own',
  BAD_ALIAS: () =>
    `«*» and «&» at the beginning of a text have a meaning of their own in YAML: ${inQuotes}`,
  BAD_DIRECTIVE: () => 'a line that begins with «%» is a directive of YAML; scenarios have none',
  BAD_DQ_ESCAPE: () =>
    'a backslash in double quotes begins an escape, and this is none: write it twice, or use single quotes',
  BAD_INDENT: ({ line, libraryMessage }) =>
    libraryMessage.startsWith('Flow')
      ? `a bracket «[» or «{» is opened and not closed${line.includes('#') ? '; «#» begins a comment' : ''}`
      : 'this line is indented by another number of blanks than the lines it belongs to',
  BAD_PROP_ORDER: () => 'an anchor or a tag stands in the wrong place',
  BAD_SCALAR_START: ({ rest }) => `a text cannot begin with ${quote(rest.charAt(0))}: ${inQuotes}`,
  BLOCK_AS_IMPLICIT_KEY: ({ rest }) =>
    /:(?:\s|$)/.test(rest)
      ? secondColon
      : 'the line below is indented as if it belonged to this one, which has a value already',
  BLOCK_IN_FLOW: ({ rest }) =>
    /^-(?:\s|$)/.test(rest) ? 'between «[ ]» or «{ }» no list with «- » can stand' : secondColon,
  KEY_OVER_1024_CHARS: () => 'a key is longer than 1024 characters',
  MISSING_CHAR: ({ libraryMessage }) => {
    if (unclosedQuote.test(libraryMessage)) return 'a quotation mark is opened and not closed';
    if (libraryMessage.startsWith('Comments'))
      return `«#» begins a comment; if it belongs to a text, ${inQuotes}`;
    if (/separated|,/.test(libraryMessage)) return 'a comma or a blank is missing here';
    return 'behind a key there must be a colon and a blank';
  },
  MULTILINE_IMPLICIT_KEY: () =>
    'this is no «key: value»: behind a key there must be a colon and a blank',
  MULTIPLE_ANCHORS: () => 'a value has two anchors',
  MULTIPLE_TAGS: () => 'a value has two tags; scenarios have none',
  RESOURCE_EXHAUSTION: () => tooDeep,
  TAB_AS_INDENT: () => tabInIndent,
  UNEXPECTED_TOKEN: ({ rest }) => `${quote(rest.trim() || 'this')} is not expected here`,
};

const tabInIndent = 'a tab stands in the indentation; YAML wants blanks';
export const tooDeep = 'lists and mappings are nested too deep';
const unclosedQuote = /closing (["'])/;

export function explainSyntax(source: Source, { code, message, pos }: YAMLError): Finding {
  const start = placeOf(source.text, message, Math.min(pos[0], source.text.length));
  const { line: number, column } = source.position(start);
  const line = source.line(number);
  const tab = /^ *\t/.exec(line);
  if (tab) {
    const at = start - column + tab[0].length;
    return { message: tabInIndent, span: { start: at, end: at + 1 } };
  }
  const circumstances = { line, rest: line.slice(column - 1), libraryMessage: message };
  return {
    message: explanations[code]?.(circumstances) ?? 'this is not YAML',
    span: { start, end: start + 1 },
  };
}

/** The library finds out at the end of the file that a quotation mark was opened somewhere. */
function placeOf(text: string, libraryMessage: string, at: number): number {
  const mark = unclosedQuote.exec(libraryMessage)?.[1];
  return mark === undefined ? at : Math.max(0, text.lastIndexOf(mark, at - 1));
}
