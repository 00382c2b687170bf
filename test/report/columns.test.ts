import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, columnsOf, hang, wrap } from '../../src/report/index.ts';
import { runs } from '../support/runs.ts';

/** Words of letters, blanks, East Asian characters and marks, accents and emoji. */
const text = fc
  .array(fc.constantFrom('a', 'bc', ' ', '  ', '電', '話', '。', '「', 'é', 'e\u0301', '📞', '-'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('text in columns', () => {
  it('a character of an East Asian script takes two columns, an accent of its own none', () => {
    expect(columnsOf('電話 e\u0301')).toBe(6);
    expect(columnsOf('📞')).toBe(2);
  });

  it('text is broken at blanks', () => {
    expect(wrap('the phone asks for a file', 10)).toEqual(['the phone', 'asks for a', 'file']);
  });

  it('a word that is too long is broken where the line ends', () => {
    expect(wrap('SEP000DBC000001.cnf.xml.sgn', 10)).toEqual([
      'SEP000DBC0',
      '00001.cnf.',
      'xml.sgn',
    ]);
  });

  it('text without blanks in an East Asian script is broken as well', () => {
    expect(wrap('電話機がCTLを', 7)).toEqual(['電話機', 'がCTLを']);
  });

  it('Japanese text fills its lines: it is broken beside wide characters, not only at blanks', () => {
    expect(wrap('電話機は CTL ファイルを確かめる。', 12)).toEqual([
      '電話機は CTL',
      'ファイルを確',
      'かめる。',
    ]);
    expect(wrap('ファイルSEP001122334455.cnf.xmlを', 24)).toEqual([
      'ファイル',
      'SEP001122334455.cnf.xml',
      'を',
    ]);
  });

  it.each([...'。、，．）」』】ー'])('no line begins with %s', (mark) => {
    expect(wrap(`電話機が${mark}次に`, 8)).toEqual(['電話機', `が${mark}次に`]);
  });

  it.each([...'（「『【'])('no line ends with %s', (mark) => {
    expect(wrap(`電話機${mark}次に`, 8)).toEqual(['電話機', `${mark}次に`]);
  });

  it('lines of nothing but wide characters are full, all but the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 30 }),
        (count, columns) => {
          const lines = wrap('電'.repeat(count), columns);
          for (const line of lines.slice(0, -1))
            expect(columnsOf(line)).toBe(columns - (columns % 2));
        },
      ),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('a mark without anything before it has to begin a line', () => {
    expect(wrap('ーーーーー', 4)).toEqual(['ーー', 'ーー', 'ー']);
  });

  it('a mark over a wide character stays with it', () => {
    expect(wrap('かか\u3099か', 4)).toEqual(['かか\u3099', 'か']);
    expect(wrap('かか\u3099か', 3)).toEqual(['か', 'か\u3099', 'か']);
  });

  it('empty text is one empty line', () => {
    expect(wrap('', 10)).toEqual(['']);
  });

  it('no line is too wide, and nothing but blanks is lost', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, columns) => {
        const lines = wrap(whole, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('text behind a beginning hangs below itself, or where it is told to', () => {
    expect(hang('1  ', 'asks for a file', 11)).toEqual(['1  asks for', '   a file']);
    expect(hang('  ', 'asks for a file', 12, 4)).toEqual(['  asks for', '    a file']);
  });

  it('a cell is exactly as wide as its column', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (whole, columns) => {
        expect(columnsOf(cell(whole, columns))).toBe(columns);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('text that is cut says so', () => {
    expect(cell('publisher', 6)).toBe('publi…');
    expect(cell('電話機', 4)).toBe('電… ');
  });
});
