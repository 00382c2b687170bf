import type { Names } from './names.ts';
import { mostPhones, phoneNames } from './phones.ts';

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mapping = (value: unknown): Mapping => (isMapping(value) ? value : {});
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/**
 * The names that a scenario gives, read before anything is checked: a mistake in a phone must not
 * make the phone itself unknown to all steps.
 */
export function namesIn(scenario: unknown): Names {
  const { site, steps } = mapping(scenario);
  const { phones, servers, ctl } = mapping(site);
  return {
    phones: isMapping(phones) ? phonesIn(phones) : new Set(['phone-1']),
    servers: new Set(['publisher', ...Object.keys(mapping(servers))]),
    tokens: tokensIn(mapping(ctl).tokens, Array.isArray(steps) ? steps : []),
  };
}

function phonesIn(entries: Mapping): Set<string> {
  const names = new Set<string>();
  for (const [name, entry] of Object.entries(entries)) {
    const { count } = mapping(entry);
    const valid = Number.isInteger(count) && (count as number) >= 1;
    const bounded = valid ? Math.min(count as number, mostPhones - names.size) : undefined;
    for (const each of phoneNames(name, bounded)) names.add(each);
  }
  return names;
}

function tokensIn(tokens: unknown, steps: readonly unknown[]): Set<string> {
  const added = steps.flatMap((step) => texts(mapping(mapping(step)['update ctl'])['add tokens']));
  return new Set([...(Array.isArray(tokens) ? texts(tokens) : ['token-1', 'token-2']), ...added]);
}
