import { printable } from '../../basics/index.ts';

/**
 * Text that means nothing to Markdown (GitHub Flavored Markdown), on one line, for a paragraph, a
 * heading or the cell of a table.
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*[\]<>|~&]/g, '\\$&')
    // An underscore within a word is one, and only at the end of one is it more.
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    // A list or a heading begins with these, and a blank.
    .replace(/^(?=(?:[-+]|#+|=+)(?:\s|$))/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');

/**
 * Text that means nothing to Mermaid, on one line: in a sequence diagram `#` begins a comment or the
 * code of a character, and `;` ends a statement; `<` would be HTML, `%%` a comment, and `wrap:` at the
 * beginning an instruction.
 */
export const escapeMermaid = (text: string): string =>
  oneLine(text)
    .replace(/[#;<>&%{}"]/g, (character) => `#${character.charCodeAt(0)};`)
    .replace(/^((?:no)?wrap):/i, '$1#58;');

const oneLine = (text: string): string => printable(text.replace(/\s*\n\s*/g, ' ')).trim();
