import { type Page, plain } from '../../src/report/index.ts';

/** A page whose lines can be read. */
export function paper(columns = 80): Page & { readonly lines: string[]; readonly text: string } {
  const lines: string[] = [];
  return {
    lines,
    columns,
    style: plain,
    line: (text = '') => void lines.push(text),
    get text() {
      return lines.join('\n');
    },
  };
}
