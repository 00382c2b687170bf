/** Names in a scenario, and references to them. */
import { z } from 'zod';
import { isIpv4 } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';

/** The names that a scenario gives. */
export interface Names {
  readonly phones: ReadonlySet<HostName>;
  readonly servers: ReadonlySet<HostName>;
  /** Tokens of the site, and those that a step adds. */
  readonly tokens: ReadonlySet<string>;
}

/** What an issue of zod carries in `params` when a name is not known. */
export interface UnknownName {
  /** What must have the name: `phone`, `server`, `phone or server`, `token`. */
  readonly what: string;
  /** Whether an address could have stood there too. */
  readonly orAddress: boolean;
  readonly name: string;
  /** Made only for a message that is shown: a site may have very many phones. */
  readonly known: () => readonly string[];
}

/** Words with a meaning of their own where a name may stand. */
const reserved = ['all', 'none', 'site'];

const nameError = {
  error: ({ input }: { input?: unknown }) =>
    reserved.includes(String(input))
      ? 'another name, because this word has a meaning of its own'
      : 'a name of letters, digits and hyphens that begins with a letter',
};

/** A name that the scenario gives to a phone, a server or a token. */
export const newName = z
  .string(nameError)
  .regex(new RegExp(`^(?!(?:${reserved.join('|')})$)[A-Za-z][A-Za-z0-9-]{0,62}$`), nameError);

let inForce: Names | undefined;

/**
 * Runs `check` so that references are checked against these names. They stand in a variable of the
 * module because zod hands a check nothing but the value; without names every reference passes.
 */
export function withNames<Result>(names: Names, check: () => Result): Result {
  const before = inForce;
  inForce = names;
  try {
    return check();
  } finally {
    inForce = before;
  }
}

type Kind = 'phone' | 'server' | 'host' | 'token';

const setsOf: Record<Kind, (names: Names) => readonly ReadonlySet<string>[]> = {
  phone: ({ phones }) => [phones],
  server: ({ servers }) => [servers],
  host: ({ phones, servers }) => [phones, servers],
  token: ({ tokens }) => [tokens],
};

const whatIs = (kind: Kind) => (kind === 'host' ? 'phone or server' : kind);

function reference(kind: Kind, orAddress: boolean, otherWords: readonly string[]) {
  const error = {
    error: `the name of a ${whatIs(kind)}${orAddress ? ' or an IPv4 address' : ''}`,
  };
  return z
    .string(error)
    .min(1, error)
    .superRefine((name, context) => {
      if (!inForce || otherWords.includes(name) || (orAddress && isIpv4(name))) return;
      const sets = setsOf[kind](inForce);
      if (sets.some((set) => set.has(name))) return;
      const known = () => [...sets.flatMap((set) => [...set]), ...otherWords];
      const params: UnknownName = { what: whatIs(kind), orAddress, name, known };
      context.addIssue({ code: 'custom', params: { unknownName: params } });
    });
}

/** The name of a phone, a server, either of them, or a token. */
export const nameOf = (kind: Kind, ...otherWords: string[]) => reference(kind, false, otherWords);

/** The name of a phone or server, or an IPv4 address. */
export const nameOrAddressOf = (kind: Kind, ...otherWords: string[]) =>
  reference(kind, true, otherWords);

const groups = {
  'all phones': ({ phones }: Names) => phones,
  'all servers': ({ servers }: Names) => servers,
};
type Group = keyof typeof groups;

/** One name or a list of names; `all phones` and `all servers` become the names of all. */
export function namesOf(kind: Kind, ...words: Group[]) {
  const one = reference(kind, false, words);
  return z
    .union([one, z.array(one).min(1)], {
      error: `the name of a ${whatIs(kind)} or a list of names`,
    })
    .transform((given): readonly HostName[] => {
      const names = typeof given === 'string' ? [given] : given;
      const first = names[0];
      if (names.length === 1 && first !== undefined) return allOf(first) ?? [first];
      return [...new Set(names.flatMap((name) => allOf(name) ?? [name]))];
    });
}

const everybody = new WeakMap<ReadonlySet<HostName>, readonly HostName[]>();

/** One list for all steps that speak of the same group: a site may have very many phones. */
function allOf(word: string): readonly HostName[] | undefined {
  if (!inForce || !Object.hasOwn(groups, word)) return undefined;
  const set = groups[word as Group](inForce);
  const list = everybody.get(set) ?? [...set];
  everybody.set(set, list);
  return list;
}
