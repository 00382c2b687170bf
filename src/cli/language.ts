import type { Language } from '../guide/texts/index.ts';
import type { Io } from './io.ts';

/** The first of them that is set counts (POSIX, "Environment Variables", 8.2). */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Io['env']): Language {
  return (LC_ALL || LC_MESSAGES || LANG)?.startsWith('ja') ? 'ja' : 'en';
}
