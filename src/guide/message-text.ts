import { BugError } from '../basics/index.ts';
import { type RowId, row, type TextOf } from './rows.ts';

/** The names of what varies in a text: `'IP address'` of `TFTP Not Authorized: <IP address>`. */
export type Placeholder<Text extends string> = Text extends `${string}<${infer Name}>${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The second argument of `messageText`: one value for each placeholder, none where there is none. */
type Values<Id extends RowId> = [Placeholder<TextOf<Id>>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<TextOf<Id>>, string>>];

export const placeholder = /<([^>]+)>/g;

/**
 * The text of a row as a device shows it:
 * `messageText('alarm/phone/tftp-not-authorized', { 'IP address': '10.9.9.9' })` is
 * `TFTP Not Authorized: 10.9.9.9`.
 * @throws BugError when a value is missing or is not asked for, which the types rule out
 */
export function messageText<Id extends RowId>(id: Id, ...[values]: Values<Id>): string {
  const left = new Map<string, string>(Object.entries(values ?? {}));
  const text = row(id).text.replace(placeholder, (_, name: string) => {
    const value = left.get(name);
    if (value === undefined) throw new BugError(`«${id}» needs a value for <${name}>`);
    left.delete(name);
    return value;
  });
  if (left.size > 0) throw new BugError(`«${id}» has no place for <${[...left.keys()][0]}>`);
  return text;
}
