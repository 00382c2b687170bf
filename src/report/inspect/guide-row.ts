import { isRowId, row } from '../../guide/index.ts';
import { text } from '../../guide/texts/index.ts';
import type { Section } from './inspection.ts';

/** What the guide says of a row, in our own words. */
export function guideSection(id: string): Section | undefined {
  if (!isRowId(id)) return undefined;
  const { section } = row(id);
  const { meaning, causes, cure } = text(id, 'en');
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [heading, ...items.map((item) => `  - ${item}`)];
  return {
    title: `In the guide: ${section}`,
    text: [meaning, ...list('Causes', causes), ...list('What to do', cure)],
  };
}
