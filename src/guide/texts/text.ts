import type { RowId } from '../rows.ts';
import { english } from './en/index.ts';
import { japanese } from './ja/index.ts';
import type { Links } from './links/links.ts';
import { linksOf } from './links.ts';
import type { Words } from './words.ts';

export type Language = 'en' | 'ja';

/** What a row means, what brings it about, what to do, which logs and which rows to read next. */
export type RowText = Words & Links;

const languages: Readonly<Record<Language, Readonly<Record<RowId, Words>>>> = {
  en: english,
  ja: japanese,
};

/** Every row has a text in every language. */
export const text = (id: RowId, language: Language): RowText => ({
  ...languages[language][id],
  ...linksOf(id),
});
