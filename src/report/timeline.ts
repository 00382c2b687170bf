import { formatMoment } from '../basics/index.ts';
import type { EntryKind, HostName, TraceEntry } from '../simulation/index.ts';
import { cell, columnsOf, wrap } from './columns.ts';
import type { Page } from './page.ts';
import type { Seen } from './seen.ts';
import { Setup } from './setup.ts';
import type { Style } from './style.ts';
import { type Detail, isTold, markOf, withoutMark } from './words.ts';

const widestHost = 20;
const timeColumns = 9;
/** Two blanks behind the time and the host, and the mark with a blank behind it. */
const gaps = 2 + 2 + 2;
const narrowestText = 24;

export interface TimelineOptions {
  readonly page: Page;
  /** The hosts of the site, for the width of their column. */
  readonly hosts: readonly HostName[];
  readonly detail: Detail;
  /** What came before the entry that is added. */
  readonly seen: Seen;
}

/** Tells a run while it happens: time, host, and what happened, in columns. */
export class Timeline {
  readonly #page: Page;
  readonly #detail: Detail;
  readonly #seen: Seen;
  readonly #hostColumns: number;
  readonly #textColumns: number;
  /** Gathered until something happens. */
  #setup: Setup | undefined = new Setup();
  #lastIsBlank = true;

  constructor({ page, hosts, detail, seen }: TimelineOptions) {
    this.#page = page;
    this.#detail = detail;
    this.#seen = seen;
    this.#hostColumns = Math.min(widestHost, Math.max(0, ...hosts.map(columnsOf)));
    const left = page.columns - timeColumns - this.#hostColumns - gaps;
    this.#textColumns = Math.max(narrowestText, left);
  }

  add(entry: TraceEntry): void {
    if (!isTold(entry, this.#detail)) return;
    if (this.#setup?.takes(entry)) return;
    this.#closeSetup();
    switch (entry.kind) {
      case 'say':
        return this.#say(entry.text);
      case 'console':
        this.#rows(entry, `${entry.command} prints:`);
        for (const line of entry.output.split('\n')) this.#continue(`  ${line}`);
        return;
      case 'step':
        this.#blank();
        return this.#rows(entry, withoutMark(entry));
      default:
        return this.#rows(entry, withoutMark(entry, this.#seen));
    }
  }

  /** To be called behind the last entry. */
  end(): void {
    this.#closeSetup();
  }

  #closeSetup(): void {
    for (const line of this.#setup?.lines(this.#hostColumns, this.#page.columns) ?? [])
      this.#line(line);
    this.#setup = undefined;
  }

  #rows(entry: TraceEntry, text: string): void {
    const { style } = this.#page;
    const paint = style[looks(entry)];
    const [first = '', ...others] = wrap(text, this.#textColumns);
    const time = formatMoment(entry.at).padStart(timeColumns);
    const host = cell(entry.host === 'site' ? '' : entry.host, this.#hostColumns);
    const mark = markOf(entry) || ' ';
    this.#line(`${style.faint(time)}  ${host}  ${paint(`${mark} ${first}`)}`);
    for (const other of others) this.#continue(paint(other));
  }

  /** A line below the text of the row before. */
  #continue(text: string): void {
    this.#line(' '.repeat(timeColumns + this.#hostColumns + gaps) + text);
  }

  #say(text: string): void {
    const { style } = this.#page;
    this.#blank();
    const indent = ' '.repeat(timeColumns + 2);
    for (const line of wrap(text, this.#textColumns + this.#hostColumns))
      this.#line(`${indent}${style.say(`│ ${line}`)}`);
    this.#blank();
  }

  #blank(): void {
    if (!this.#lastIsBlank) this.#line('');
  }

  #line(text: string): void {
    this.#lastIsBlank = text === '';
    this.#page.line(text);
  }
}

const lookOf: Partial<Record<EntryKind, keyof Style>> = {
  step: 'step',
  alarm: 'alarm',
  finding: 'alarm',
  packet: 'faint',
  transition: 'faint',
  log: 'faint',
  fate: 'bad',
};

function looks(entry: TraceEntry): keyof Style {
  if (entry.kind === 'verdict') return entry.held ? 'good' : 'bad';
  if (entry.kind === 'registration') return entry.state === 'registered' ? 'good' : 'bad';
  return lookOf[entry.kind] ?? 'normal';
}
