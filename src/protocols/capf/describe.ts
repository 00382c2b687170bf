import { printable } from '../../basics/index.ts';
import { type CapfElements, elements } from './elements.ts';
import type { CapfMessage } from './messages.ts';

/** What a reader of a timeline does not want to see: the same in every message, or bytes. */
const leftOut = new Set<keyof CapfElements>([
  'version',
  'signedData',
  'sudiData',
  'sha2SignedData',
]);

/** A message as a line in a timeline: its name, and what else is worth reading. */
export function describeCapf(message: CapfMessage): { name: string; detail: string } {
  const { name, session, fields } = message;
  const parts =
    'command' in fields
      ? [`command ${fields.command}`, `${fields.body.length} bytes`]
      : partsOf(fields);
  return { name, detail: [`session ${session}`, ...parts].join(', ') };
}

function partsOf(fields: Partial<CapfElements>): string[] {
  return elements.flatMap((row) => {
    if (!('key' in row) || leftOut.has(row.key) || fields[row.key] === undefined) return [];
    return [`${row.name} ${printable(row.kind.show(fields[row.key] as never))}`];
  });
}
