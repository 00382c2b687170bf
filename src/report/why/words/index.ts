import type { Language } from '../../../guide/texts/index.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import type { Words } from './words.ts';

export { receiver } from './lists.ts';
export type { Clashes, Told, Words } from './words.ts';

const languages: Readonly<Record<Language, Words>> = { en: english, ja: japanese };

export const wordsIn = (language: Language): Words => languages[language];
