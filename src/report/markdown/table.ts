import { escapeMarkdown } from './escape.ts';

/** A table of GitHub Flavored Markdown; cells are plain text. */
export const table = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [
  row(headings.map(escapeMarkdown)),
  row(headings.map(() => '---')),
  ...rows.map((cells) => row(cells.map(escapeMarkdown))),
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
