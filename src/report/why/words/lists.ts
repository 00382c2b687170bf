import { broadcastAddress } from '../../../basics/index.ts';
import type { MessageEntry, StoreEntry } from '../../../simulation/index.ts';

/** `a`, `a and b`, `a, b and c` */
export const list = (items: readonly string[], last: string, others = ', '): string =>
  items.length < 2
    ? items.join('')
    : items.slice(0, -1).join(others) + last + (items.at(-1) as string);

const mostNames = 5;

/** All names, or of many the first two and the last two; the same one several times only once. */
export function shortNames(names: readonly string[], gap: string): string {
  const runs: { readonly name: string; times: number }[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last?.name === name) last.times++;
    else runs.push({ name, times: 1 });
  }
  const shown = runs.map(({ name, times }) => (times > 1 ? `${times} × ${name}` : name));
  return shown.length <= mostNames
    ? shown.join(', ')
    : shown.slice(0, 2).join(', ') + gap + shown.slice(-2).join(', ');
}

const shortest = 32;

/** What is worth saying of a file in a few words: `: 3618 bytes`. */
export const shortDetail = ({ detail }: StoreEntry): string =>
  detail === '' || detail.length > shortest ? '' : `: ${detail}`;

export const receiver = (
  { to }: Pick<MessageEntry, 'to'>,
  host: (address: string) => string,
  all: string,
): string => (to.address === broadcastAddress ? all : host(to.address));
