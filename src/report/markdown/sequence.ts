import { formatMoment } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import { wrap } from '../columns.ts';
import { type Fate, Ladder, type LadderRow, type MarkKind, type Timeline } from '../view/index.ts';
import { escapeMermaid } from './escape.ts';

/**
 * The most arrows and notes in a diagram: GitHub draws none of more than 50,000 characters, and
 * nobody reads one that is longer than this.
 */
export const mostRows = 240;
/** Where the middle is left out, so much of the diagram is its beginning. */
const beginning = 160;
const longestLabel = 90;
const noteColumns = 60;

/** What a run looks like as a sequence diagram of Mermaid. */
export interface SequenceDiagram {
  readonly lines: readonly string[];
  /** What was left out, in a sentence; undefined where nothing was. */
  readonly leftOut?: string;
}

/** Who sent what to whom, with the moments of virtual time; notes tell the rest of the story. */
export function sequenceDiagram(timeline: Timeline): SequenceDiagram {
  const rows = rowsOf(timeline);
  const shown = rows.length > mostRows ? beginning : rows.length;
  const end = rows.slice(Math.max(shown, rows.length - (mostRows - beginning)));
  const begin = rows.slice(0, shown);
  const left = rows.slice(shown, rows.length - end.length);
  const participants = new Participants(timeline, [...begin, ...end]);
  const leftOut = sentence(left);
  return {
    lines: [
      'sequenceDiagram',
      ...participants.lines,
      ...begin.map((row) => participants.line(row)),
      ...(leftOut ? [participants.noteOverAll(leftOut)] : []),
      ...end.map((row) => participants.line(row)),
    ].map((line, index) => (index === 0 ? line : `  ${line}`)),
    ...(leftOut && { leftOut }),
  };
}

/** An arrow, or words over all hosts. */
type Row = LadderRow | { readonly kind: 'words'; readonly index: number; readonly text: string };

/** What is told between the arrows besides the notes of the ladder. */
const told: readonly MarkKind[] = ['say', 'failed', 'finding', 'lockout'];

function rowsOf(timeline: Timeline): readonly Row[] {
  const ladder = new Ladder(timeline, { detail: 'story' });
  const words = timeline.marks.flatMap(({ entry, index, kind }): Row[] =>
    told.includes(kind) ? [{ kind: 'words', index, text: timeline.inWords(entry) }] : [],
  );
  return [...ladder.slice(0, ladder.rows()), ...words].sort((a, b) => a.index - b.index);
}

function sentence(left: readonly Row[]): string | undefined {
  const moments = left.flatMap((row) => (row.kind === 'words' ? [] : [row.at]));
  const [first] = moments;
  const last = moments.at(-1);
  if (left.length === 0 || first === undefined || last === undefined) return undefined;
  return `${left.length} arrows and notes from ${formatMoment(first)} to ${formatMoment(last)} are left out here.`;
}

/** How an arrow looks by what became of the packet. */
const arrows: Readonly<Record<Fate | 'arrived', string>> = {
  arrived: '->>',
  delayed: '-->>',
  duplicated: '->>',
  lost: '--x',
  undeliverable: '--x',
  'no listener': '-x',
};

/** Stands for every address that is nobody's; no host can have this name. */
const nobody = '(nobody)';

/** The hosts that take part, under short names that mean nothing to Mermaid. */
class Participants {
  readonly #names: readonly HostName[];

  constructor(timeline: Timeline, rows: readonly Row[]) {
    const used = new Set(rows.flatMap(hostsIn));
    const hosts = timeline.at(timeline.length).devices.map(({ name }) => name);
    this.#names = [
      ...hosts.filter((host) => used.has(host)),
      ...(used.has(nobody) ? [nobody] : []),
    ];
    // A diagram needs one.
    if (this.#names.length === 0) this.#names = hosts.slice(0, 1);
  }

  get lines(): readonly string[] {
    return this.#names.map((name) => `participant ${this.#id(name)} as ${escapeMermaid(name)}`);
  }

  line(row: Row): string {
    if (row.kind === 'words') return this.noteOverAll(row.text);
    const time = formatMoment(row.at);
    if (row.kind === 'note') {
      const text = `${time} ${row.label}`;
      return row.from === ''
        ? this.noteOverAll(`${time} ▸ ${row.label}`)
        : this.#note(this.#id(row.from), text);
    }
    const arrow = arrows[row.fate ?? 'arrived'];
    const text = escapeMermaid(`${time} ${shortened(row.label)}${afterLabel(row)}`);
    return `${this.#id(row.from)}${arrow}${this.#id(row.to ?? nobody)}: ${text}`;
  }

  noteOverAll(text: string): string {
    const ids = this.#names.map((name) => this.#id(name));
    const [first = 'h1'] = ids;
    const last = ids.at(-1) ?? first;
    return this.#note(first === last ? first : `${first},${last}`, text);
  }

  #note(where: string, text: string): string {
    return `Note over ${where}: ${wrap(text, noteColumns).map(escapeMermaid).join('<br/>')}`;
  }

  #id(name: HostName): string {
    return `h${this.#names.indexOf(name) + 1}`;
  }
}

const hostsIn = (row: Row): readonly HostName[] => {
  if (row.kind === 'words' || row.from === '') return [];
  return row.kind === 'note' ? [row.from] : [row.from, row.to ?? nobody];
};

function afterLabel({ count, fate, fated, to, toAddress }: LadderRow): string {
  const words = [
    count > 1 ? ` ×${count}` : '',
    to === undefined && toAddress ? ` to ${toAddress}` : '',
    fate ? ` (${fated < count ? `${fated} of them ` : ''}${fate})` : '',
  ];
  return words.join('');
}

const shortened = (label: string): string =>
  label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
