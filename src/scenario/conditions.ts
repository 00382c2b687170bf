import type { EntryKind, EntryOf, TraceEntry } from '../simulation/index.ts';
import { type Condition, contains, equals } from './language/index.ts';

/** What a condition needs to know of the site to compare names with addresses. */
export interface Directory {
  addressOf(nameOrAddress: string): string;
}

type Facet = Exclude<keyof Condition, 'on' | 'times' | 'file' | 'says'>;

/** How one key of a condition is looked for in the trace. */
interface Look<Kind extends EntryKind, Value> {
  readonly kind: Kind;
  /** What this kind of entry sets stays in force until the next entry of the same `subject`. */
  readonly lasting: boolean;
  /** The value is a record of facts, each of which must be met: the states of several machines. */
  readonly several?: true;
  subject?(entry: EntryOf<Kind>): string;
  matches(entry: EntryOf<Kind>, value: Value, condition: Condition, site: Directory): boolean;
}

const look = <Kind extends EntryKind, Value>(one: Look<Kind, Value>): Look<Kind, Value> => one;

type Given<Key extends Facet> = NonNullable<Condition[Key]>;

/** One row for each key; the key `guide` looks at entries of every kind and stands apart. */
const looks = {
  alarm: look<'alarm', Given<'alarm'>>({
    kind: 'alarm',
    lasting: false,
    matches: ({ text }, wanted) => equals(wanted, text),
  }),
  status: look<'status', Given<'status'>>({
    kind: 'status',
    lasting: false,
    matches: ({ text }, wanted) => contains(wanted, text),
  }),
  screen: look<'screen', Given<'screen'>>({
    kind: 'screen',
    lasting: true,
    matches: ({ title, lines }, wanted) => contains(wanted, [title, ...lines].join('\n')),
  }),
  softkeys: look<'screen', Given<'softkeys'>>({
    kind: 'screen',
    lasting: true,
    matches: ({ softkeys }, wanted) =>
      wanted.every((pattern) => softkeys.some((softkey) => equals(pattern, softkey))),
  }),
  log: look<'log', Given<'log'>>({
    kind: 'log',
    lasting: false,
    matches: ({ file, text }, wanted, condition) =>
      contains(wanted, text) && (condition.file === undefined || contains(condition.file, file)),
  }),
  message: look<'message', Given<'message'>>({
    kind: 'message',
    lasting: false,
    matches: (entry, wanted, _, site) =>
      'text' in wanted
        ? contains(wanted.text, `${entry.protocol} ${entry.name} ${entry.detail}`)
        : entry.protocol === wanted.protocol &&
          contains(wanted.name, entry.name) &&
          (wanted.detail === undefined || contains(wanted.detail, entry.detail)) &&
          (wanted.to === undefined || site.addressOf(wanted.to) === entry.to.address),
  }),
  packet: look<'packet', Given<'packet'>>({
    kind: 'packet',
    lasting: false,
    matches: ({ host, packet: { source, destination, transport, tcp } }, wanted, _, site) =>
      (wanted.from === undefined ||
        wanted.from === host ||
        site.addressOf(wanted.from) === source.address) &&
      (wanted.to === undefined || site.addressOf(wanted.to) === destination.address) &&
      (wanted.transport === undefined || wanted.transport === transport) &&
      (wanted.port === undefined || wanted.port === destination.port) &&
      (wanted.flag === undefined || tcp?.flags[wanted.flag] === true),
  }),
  state: look<'transition', Given<'state'>>({
    kind: 'transition',
    lasting: true,
    several: true,
    subject: ({ machine }) => machine,
    matches: ({ machine, to }, wanted) => {
      const state = wanted[machine];
      return state !== undefined && isIn(to, state);
    },
  }),
  counter: look<'counter', Given<'counter'>>({
    kind: 'counter',
    lasting: true,
    several: true,
    subject: ({ counter }) => counter,
    matches: ({ counter, value }, wanted) => wanted[counter] === value,
  }),
  'registered with': look<'registration', Given<'registered with'>>({
    kind: 'registration',
    lasting: true,
    matches: ({ state, server }, wanted, _, site) =>
      state === 'registered' && site.addressOf(wanted) === site.addressOf(server),
  }),
  unregistered: look<'registration', Given<'unregistered'>>({
    kind: 'registration',
    lasting: true,
    matches: ({ state }) => state === 'unregistered',
  }),
  'file stored': look<'store', Given<'file stored'>>({
    kind: 'store',
    lasting: false,
    matches: ({ action, what }, wanted) => action === 'stored' && contains(wanted, what),
  }),
  'file deleted': look<'store', Given<'file deleted'>>({
    kind: 'store',
    lasting: false,
    matches: ({ action, what }, wanted) => action === 'deleted' && contains(wanted, what),
  }),
  finding: look<'finding', Given<'finding'>>({
    kind: 'finding',
    lasting: false,
    matches: ({ guide, text }, wanted, { says }) =>
      guide === wanted && (says === undefined || contains(says, text)),
  }),
  console: look<'console', Given<'console'>>({
    kind: 'console',
    lasting: false,
    matches: ({ command, output }, wanted) => contains(wanted, `${command}\n${output}`),
  }),
  power: look<'power', Given<'power'>>({
    kind: 'power',
    lasting: true,
    matches: ({ state }, wanted) => state === wanted,
  }),
};

/** `fetching CTL file` is in `on › fetching CTL file`: any state on the way down will do. */
const isIn = (path: string, wanted: string): boolean =>
  path === wanted || path.split(/, | › /).includes(wanted);

type AnyLook = Look<EntryKind, unknown>;

const facetsOf = (condition: Condition): readonly (readonly [AnyLook, unknown])[] =>
  (Object.entries(looks) as unknown as (readonly [Facet, AnyLook])[]).flatMap(([key, look]) =>
    factsIn(look, condition[key]).map((fact) => [look, fact] as const),
  );

function factsIn({ several }: AnyLook, value: Condition[Facet]): readonly unknown[] {
  if (value === undefined) return [];
  return several ? Object.entries(value).map(([name, fact]) => ({ [name]: fact })) : [value];
}

/** The kinds of entries that a condition is about; undefined for every kind. */
export function kindsOf(condition: Condition): ReadonlySet<EntryKind> | undefined {
  return condition.guide === undefined
    ? new Set(facetsOf(condition).map(([{ kind }]) => kind))
    : undefined;
}

/** Whether what the entry says may still hold later, so that it need not be new to be found. */
export const isLasting = (condition: Condition): boolean => {
  const facets = facetsOf(condition);
  return facets.length > 0 && facets.every(([{ lasting }]) => lasting);
};

/** What a later entry must share to end the force of this one. */
export function subjectOf(entry: TraceEntry): string {
  const own = Object.values(looks).find(({ kind }) => kind === entry.kind) as AnyLook | undefined;
  return `${entry.host}/${entry.kind}/${own?.subject?.(entry as EntryOf<EntryKind>) ?? ''}`;
}

/** The entries that meet each key of the condition; undefined while one key is not met. */
export function evidenceFor(
  condition: Condition,
  entries: readonly TraceEntry[],
  site: Directory,
): TraceEntry[] | undefined {
  const here = entries.filter(({ host }) => condition.on === undefined || host === condition.on);
  const guided =
    condition.guide === undefined
      ? []
      : here.filter((entry) => 'guide' in entry && entry.guide === condition.guide);
  if (condition.guide !== undefined && guided.length === 0) return undefined;
  const perFacet = facetsOf(condition).map(([look, value]) =>
    here.filter(
      (entry) =>
        entry.kind === look.kind &&
        look.matches(entry as EntryOf<EntryKind>, value, condition, site),
    ),
  );
  if (perFacet.some((found) => found.length === 0)) return undefined;
  const all = [...guided, ...perFacet.flat()].sort((a, b) => a.seq - b.seq);
  const fewest = Math.min(
    ...(condition.guide === undefined ? [] : [guided.length]),
    ...perFacet.map(({ length }) => length),
  );
  return fewest >= (condition.times ?? 1) ? [...new Set(all)] : undefined;
}
