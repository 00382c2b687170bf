/** From plain data to the text of a scenario file, laid out as people write one. */
import { stringify } from 'yaml';
import { readDocument } from './document.ts';
import { loadScenario } from './load.ts';
import { Source } from './source.ts';

/** A step as it stands in the file: `{ 'power on': 'phone-1' }`, `{ expect: { … }, within: '1 min' }`. */
export type StepData = Readonly<Record<string, unknown>>;

/** A scenario as it stands in the file: what it leaves out is left out here too. */
export interface ScenarioData {
  readonly title: string;
  readonly guide?: string | readonly string[];
  readonly about?: string;
  readonly seed?: number;
  readonly start?: string;
  readonly site?: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepData[];
}

/**
 * Reads a scenario file as plain data, to be changed and written again.
 * @param file its name, for messages
 * @throws ScenarioError when it is not a scenario that could be run
 */
export function readScenarioData(text: string, file: string): ScenarioData {
  loadScenario(text, file);
  return readDocument(new Source(file, text)).value as ScenarioData;
}

/** Reads one value, such as a condition, as plain data.
 * @param name of what it is, for messages
 * @throws ScenarioError when it is not YAML */
export const readPlainData = (text: string, name: string): unknown =>
  readDocument(new Source(name, text)).value;

/**
 * Writes a scenario: the site and the steps one thing a line, everything smaller between braces
 * where it fits. What `readScenarioData` reads from the text is the same data again.
 * @param comment goes before the rest, each line of it behind a `#`
 */
export function writeScenario(data: ScenarioData, comment?: string): string {
  const { title, guide, about, seed, start, site, steps } = data;
  const written = { title, guide, about, seed, start, site, steps };
  const present = Object.entries(written).filter(([, value]) => !isLeftOut(value));
  const lines = present.flatMap(([key, value]) => linesOfPair(key, value, 0, depths[key] ?? 0));
  const comments =
    comment === undefined ? [] : comment.split('\n').map((line) => `# ${line}`.trimEnd());
  return `${[...comments, ...lines].join('\n')}\n`;
}

const isLeftOut = (value: unknown): boolean =>
  value === undefined || (isCollection(value) && isEmpty(value));

/** How many levels never stand between braces, however short they are: the entries of `steps` and
 * what belongs to each, the parts of the site. */
const depths: Readonly<Record<string, number>> = { site: 1, phones: 1, servers: 1, steps: 2 };

const lineWidth = 100;
const indentWidth = 2;

type Collection = readonly unknown[] | Readonly<Record<string, unknown>>;

const isCollection = (value: unknown): value is Collection =>
  typeof value === 'object' && value !== null;
const isEmpty = (value: Collection): boolean => Object.keys(value).length === 0;

/** @param depth levels of the value that do not stand between braces */
function linesOfPair(key: string, value: unknown, indent: number, depth: number): string[] {
  const head = `${' '.repeat(indent)}${inline(key)}:`;
  const line = `${head} ${restOfLine(value)}`;
  if (!isCollection(value))
    return line.length > lineWidth && isProse(value) ? folded(head, value, indent) : [line];
  if (isEmpty(value) || (depth === 0 && line.length <= lineWidth)) return [line];
  return [head, ...linesOf(value, indent + indentWidth, Math.max(0, depth - 1))];
}

function linesOf(value: Collection, indent: number, depth: number): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => linesOfItem(item, indent, depth));
  return Object.entries(value).flatMap(([key, part]) =>
    linesOfPair(key, part, indent, depths[key] ?? depth),
  );
}

function linesOfItem(item: unknown, indent: number, depth: number): string[] {
  const dash = `${' '.repeat(indent)}- `;
  const line = dash + restOfLine(item);
  if (!isCollection(item) || isEmpty(item) || (depth === 0 && line.length <= lineWidth))
    return [line];
  const [first = '', ...others] = linesOf(item, indent + indentWidth, Math.max(0, depth - 1));
  return [dash + first.trimStart(), ...others];
}

/** The value on one line, as it may stand between braces. */
function inline(value: unknown): string {
  if (!isCollection(value)) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, part]) => `${inline(key)}: ${inline(part)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Words that YAML takes for nothing else, as most texts are; the library would take its time over each. */
const isWords = (value: unknown): value is string =>
  typeof value === 'string' && /^(?!(?:true|false|null)$)[a-z]+(?:[ -][a-z\d]+)*$/.test(value);

const scalarOptions = { singleQuote: true, lineWidth: 0, blockQuote: false } as const;

/** In a list between brackets the library quotes what a comma or a bracket would cut off. */
function scalar(value: unknown): string {
  if (isWords(value)) return value;
  return hasControls(value)
    ? JSON.stringify(value)
    : stringify([value], { ...scalarOptions, collectionStyle: 'flow' }).slice(2, -3);
}

/** Line breaks and their like, which stay on the line as escapes between double quotes. */
const hasControls = (value: unknown): boolean =>
  typeof value === 'string' && /[\p{C}\p{Zl}\p{Zp}]/u.test(value);

/** The value behind a key or a dash, up to the end of the line. */
const restOfLine = (value: unknown): string =>
  isCollection(value) || isWords(value) || hasControls(value)
    ? inline(value)
    : stringify([value], scalarOptions).slice(2, -1);

/** Words that may be folded: nothing but single blanks between them. */
const isProse = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^[\p{L}\p{N}\p{P}\p{S}]+(?: [\p{L}\p{N}\p{P}\p{S}]+)+$/u.test(value);

function folded(head: string, text: string, indent: number): string[] {
  const margin = ' '.repeat(indent + indentWidth);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && margin.length + line.length + 1 + word.length > lineWidth) {
      lines.push(margin + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [`${head} >-`, ...lines, margin + line];
}
