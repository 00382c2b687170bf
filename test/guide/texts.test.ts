import { describe, expect, it } from 'vitest';
import { type RowId, row, rows } from '../../src/guide/index.ts';
import { type Language, text } from '../../src/guide/texts/index.ts';

const japaneseScript = /[ぁ-んァ-ヶ一-龠]/;
const sentencesOf = (id: RowId, language: Language) => {
  const { meaning, causes, cure } = text(id, language);
  return [meaning, ...causes, ...cure];
};

describe('the texts', () => {
  it('explain every row in both languages, point by point alike', () => {
    for (const { id } of rows) {
      const [english, japanese] = [text(id, 'en'), text(id, 'ja')];
      expect(english.meaning).not.toBe('');
      expect([id, japanese.causes.length, japanese.cure.length]).toEqual([
        id,
        english.causes.length,
        english.cure.length,
      ]);
      expect(japanese.logs).toEqual(english.logs);
      expect(japanese.related).toEqual(english.related);
    }
  });

  it('in Japanese are Japanese, in English are not', () => {
    for (const { id } of rows) {
      for (const sentence of sentencesOf(id, 'ja')) expect(sentence).toMatch(japaneseScript);
      for (const sentence of sentencesOf(id, 'en')) expect(sentence).not.toMatch(japaneseScript);
    }
  });

  it('are whole sentences, in Japanese in the plain style', () => {
    for (const { id } of rows) {
      for (const sentence of sentencesOf(id, 'en')) expect(sentence).toMatch(/\.$/);
      for (const sentence of sentencesOf(id, 'ja')) {
        expect(sentence).toMatch(/。$/);
        expect(sentence).not.toMatch(/です|ます[。、]|ません|ください/);
      }
    }
  });

  it('say more than the message itself', () => {
    for (const { id, text: message } of rows)
      for (const sentence of sentencesOf(id, 'en')) expect(sentence).not.toBe(message);
  });

  it('tell for every alarm and every problem why, and what to do', () => {
    for (const { id, kind } of rows)
      if (kind === 'alarm' || kind === 'problem') {
        expect(text(id, 'en').causes, id).not.toEqual([]);
        expect(text(id, 'en').cure, id).not.toEqual([]);
      }
  });

  it('give the steps of every procedure', () => {
    for (const { id, kind } of rows)
      if (kind === 'procedure') expect(text(id, 'en').cure, id).not.toEqual([]);
  });

  it('name logs that are logs, and relatives other than the row itself', () => {
    for (const { id } of rows) {
      const { logs, related } = text(id, 'en');
      for (const log of logs) expect(row(log).kind).toBe('log');
      for (const relative of related) expect(row(relative).id).not.toBe(id);
      expect(new Set([...logs, ...related]).size).toBe(logs.length + related.length);
    }
  });

  it('send whoever has a rejected LSC to the SDL and CAPF traces', () => {
    expect(text('lsc-validation/expired', 'en').logs).toEqual(['log/sdl', 'log/capf']);
  });
});
