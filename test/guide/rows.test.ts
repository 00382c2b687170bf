import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BugError } from '../../src/basics/index.ts';
import { isRowId, type RowId, row, rows } from '../../src/guide/index.ts';

const listed = JSON.parse(
  readFileSync(new URL('../vectors/guide/guide-rows.json', import.meta.url), 'utf8'),
).rows as object[];

describe('the rows of the guide', () => {
  it('are the 216 of the list, to the letter and in its order', () => {
    expect(rows.map(({ japaneseText: _, ...rest }) => rest)).toEqual(listed);
    expect(rows).toHaveLength(216);
  });

  it('have an id each of their own', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('are found by their ids', () => {
    for (const each of rows) expect(row(each.id)).toBe(each);
    expect(isRowId('capf/lockout')).toBe(true);
    expect(isRowId('capf/lock')).toBe(false);
    expect(isRowId('toString')).toBe(false);
  });

  it('an id from nowhere is a bug of ours', () => {
    expect(() => row('capf/lock' as RowId)).toThrow(BugError);
  });

  it('the six problems of Table 9-3 have a Japanese text, no message has one', () => {
    const translated = rows.filter(({ japaneseText }) => japaneseText !== undefined);
    expect(translated).toHaveLength(6);
    for (const { kind, section, japaneseText } of translated) {
      expect([kind, section]).toEqual(['problem', 'Table 9-3']);
      expect(japaneseText).toMatch(/[ぁ-ん]/);
    }
  });
});
