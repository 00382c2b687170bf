/** What could be typed next in a step: names of actions, keys and values, from the schema. */
import { scenarioJsonSchema } from '../../scenario/index.ts';
import { type Hosts, hostsFor } from './whose-name.ts';

export interface Offer {
  readonly text: string;
  /** The end of what was typed, which the text takes the place of. */
  readonly replaces: string;
  readonly help: string;
}

export interface Words extends Hosts {
  /** Whole steps: typed before, or left over from the script. */
  readonly steps: readonly string[];
  /** On the screens of the phones now. */
  readonly softkeys: readonly string[];
}

/** The part of JSON Schema in which the scenario language is written. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

let language: Schema | undefined;

/** Made when somebody first types: few do. */
function schemaOfLanguage(): Schema {
  language ??= scenarioJsonSchema() as Schema;
  return language;
}

const resolved = (schema: Schema): Schema => {
  const name = schema.$ref?.replace('#/definitions/', '');
  const target = name === undefined ? undefined : schemaOfLanguage().definitions?.[name];
  return target ? resolved(target) : schema;
};

/** A schema and all that it may be instead, flat. */
const branches = (schema: Schema): Schema[] => {
  const own = resolved(schema);
  const inner = [...(own.anyOf ?? []), ...(own.allOf ?? [])];
  return inner.length > 0 ? inner.flatMap(branches) : [own];
};

/** The actions that people do: waiting and expecting is the business of scripts. */
const notDone = new Set(['expect', 'expect no', 'wait', 'wait until', 'say']);

function stepSchemas(): Schema[] {
  const step = schemaOfLanguage().definitions?.Step;
  return (step?.anyOf ?? []).filter(({ title = '' }) => !notDone.has(title));
}

/** @param line what stands before the caret */
export function offersFor(line: string, words: Words): readonly Offer[] {
  const whole = words.steps
    .filter((step) => step !== line && step.startsWith(line))
    .map((text): Offer => ({ text, replaces: line, help: '' }));
  const colon = line.indexOf(':');
  return colon < 0
    ? [...whole, ...actionOffers(line)]
    : [...whole, ...valueOffers(line.slice(0, colon), line.slice(colon + 1), words)];
}

/** The actions that begin so; else those with a word that does, in their names or in what they do. */
function actionOffers(typed: string): Offer[] {
  const actions = stepSchemas().map(
    ({ title = '', properties }): Offer => ({
      text: `${title}: `,
      replaces: typed,
      help: properties?.[title]?.description ?? '',
    }),
  );
  const ways: ((action: Offer) => boolean)[] = [
    ({ text }) => text.startsWith(typed),
    ({ text }) => hasWord(text, typed),
    ({ help }) => hasWord(help, typed),
  ];
  for (const way of ways) {
    const meant = actions.filter(way);
    if (meant.length > 0) return meant;
  }
  return [];
}

const hasWord = (text: string, begin: string): boolean =>
  ` ${text}`.toLowerCase().includes(` ${begin.trim().toLowerCase()}`);

function valueOffers(action: string, rest: string, words: Words): Offer[] {
  const schema = stepSchemas().find(({ title }) => title === action.trim());
  const value = schema?.properties?.[schema.title ?? ''];
  if (!value) return [];
  const text = rest.trimStart();
  const mapping = branches(value).find(({ properties }) => properties);
  if (!mapping?.properties)
    return scalarOffers([action.trim(), action.trim()], value, lastWord(text), words);
  if (text === '') return [{ text: rest === '' ? ' { ' : '{ ', replaces: '', help: '' }];
  return text.startsWith('{') ? inMapping(action.trim(), mapping, text.slice(1), words) : [];
}

const lastWord = (text: string): string => /[^[\],]*$/.exec(text)?.[0].trimStart() ?? '';

function inMapping(
  action: string,
  { properties = {}, required = [] }: Schema,
  text: string,
  words: Words,
): Offer[] {
  if (/\}\s*$/.test(text)) return [];
  const used = [...text.matchAll(/(?:^|,)\s*([a-z0-9 -]+?)\s*:/g)].map(([, key = '']) => key);
  const part = afterLastComma(text);
  const [, key, value] = /^\s*([a-z0-9 -]+?)\s*:\s*(.*)$/.exec(part) ?? [];
  if (key !== undefined) {
    const schema = properties[key];
    const missing = required.find((name) => !used.includes(name));
    const end = missing === undefined ? ' }' : `, ${missing}: `;
    return schema ? scalarOffers([action, key], schema, lastWord(value ?? ''), words, end) : [];
  }
  const typed = part.trimStart();
  return Object.entries(properties)
    .filter(([name]) => !used.includes(name) && name.startsWith(typed))
    .map(([name, schema]) => ({
      text: `${name}: `,
      replaces: typed,
      help: schema.description ?? '',
    }));
}

/** Commas between brackets belong to a list. */
function afterLastComma(text: string): string {
  let depth = 0;
  let start = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '[') depth++;
    if (character === ']') depth--;
    if (character === ',' && depth === 0) start = index + 1;
  }
  return text.slice(start);
}

function scalarOffers(
  [action, key]: readonly [action: string, key: string],
  schema: Schema,
  typed: string,
  words: Words,
  end = '',
): Offer[] {
  const all = branches(schema);
  const listed = all.flatMap(({ items }) => (items ? branches(items as Schema) : []));
  const fixed = [...all, ...listed].flatMap((own) => [
    ...(own.enum ?? []),
    ...(own.const === undefined ? [] : [own.const]),
    ...(own.type === 'boolean' ? [true, false] : []),
  ]);
  const isList = all.some(({ items }) => items);
  const values = fixed.length > 0 ? fixed.map(String) : named(action, key, isList, words);
  return values
    .filter((value) => value !== typed && value.startsWith(typed))
    .map((value) => ({ text: value + end, replaces: typed, help: '' }));
}

/** What has no fixed values: keys of a phone, or names of hosts. */
const named = (action: string, key: string, isList: boolean, words: Words): readonly string[] =>
  key === 'keys'
    ? ['settings', "'**#'", "'**#**'", ...words.softkeys]
    : hostsFor(action, key, isList, words);
