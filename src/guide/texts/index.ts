export type { LogId } from './links/links.ts';
export { type Language, type RowText, text } from './text.ts';
