import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, escapeMermaid } from '../../../src/report/markdown/index.ts';
import { table } from '../../../src/report/markdown/table.ts';
import { runs } from '../../support/runs.ts';

const anyText = fc.string({ unit: fc.constantFrom(...'ab \n\t#;|\\`*_<>[]%{}":&~1.-+=') });

describe('text in Markdown', () => {
  it('keeps what would be markup', () => {
    expect(escapeMarkdown('**#** <b> | `x` [y]')).toBe('\\*\\*#\\*\\* \\<b\\> \\| \\`x\\` \\[y\\]');
    expect(escapeMarkdown('C:\\Program Files')).toBe('C:\\\\Program Files');
  });

  it('begins no list and no heading', () => {
    expect(escapeMarkdown('- x')).toBe('\\- x');
    expect(escapeMarkdown('# x')).toBe('\\# x');
    expect(escapeMarkdown('1. x')).toBe('1\\. x');
  });

  it('leaves addresses, times and names as they are', () => {
    for (const text of ['10.1.0.10', '34.548 s', 'TLS_RSA_WITH_NULL_SHA', '-5', '2001 / x'])
      expect(escapeMarkdown(text)).toBe(text);
  });

  it('stays in its cell of a table', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 4 }), (cells) => {
        const lines = table(cells, [cells]);
        expect(lines).toHaveLength(3);
        for (const line of lines) {
          expect(line).not.toMatch(/[\n\r]/);
          const bars = line.replace(/\\./g, '').split('|').length - 1;
          expect(bars).toBe(cells.length + 1);
        }
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('text in Mermaid', () => {
  it('ends no statement and begins no comment', () => {
    expect(escapeMermaid('**#**; %% x')).toBe('**#35;**#59; #37;#37; x');
    expect(escapeMermaid('two\nlines')).toBe('two lines');
  });

  it('gives no instructions', () => {
    expect(escapeMermaid('wrap: x')).toBe('wrap#58; x');
    expect(escapeMermaid('%%{init: {}}%%')).not.toMatch(/[%{}]/);
  });

  it('can be read back whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMermaid(text);
        expect(escaped.replace(/#\d+;/g, '')).not.toMatch(/[#;<>%{}"\n]/);
        const read = escaped.replace(/#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
        const words = (whole: string) => whole.split(/\s+/).filter(Boolean);
        expect(words(read)).toEqual(words(text));
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});
