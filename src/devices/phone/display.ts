import { type RowId, row } from '../../guide/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';

/** What stands on the screen of a phone. */
export interface Screen {
  readonly title: string;
  readonly lines: readonly string[];
  readonly softkeys: readonly string[];
  readonly guide?: RowId;
}

/** What stands behind a status message. */
export interface StatusGrounds {
  /** The row of the guide that the message is. */
  readonly guide?: RowId;
  /** The row of the problem behind it. */
  readonly problem?: RowId;
  /** The entries on which the phone decided. */
  readonly because?: readonly number[];
}

/** Alarms that stay in sight, newest last. */
const noticesShown = 3;
/** The 79xx keep about ten status messages (not confirmed; later models keep thirty). */
const statusMessagesKept = 10;

export const blank: Screen = { title: '', lines: [], softkeys: [] };

/**
 * The display of a phone. The base screen is what the phone does by itself; alarms stand below it
 * until the phone starts anew or registers; an open menu covers both. Each change is a trace entry.
 */
export class Display implements HasPresent {
  readonly #env: Environment;
  #base: Screen = blank;
  #menu: Screen | undefined;
  #notices: readonly string[] = [];
  #shown: Screen = blank;
  #statusMessages: readonly string[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  get screen(): Screen {
    return this.#shown;
  }

  /** What the phone shows by itself, under menu and alarms. */
  get base(): Screen {
    return this.#base;
  }

  /** Newest last. */
  get statusMessages(): readonly string[] {
    return this.#statusMessages;
  }

  showBase(base: Screen): void {
    this.#base = base;
    this.#refresh();
  }

  /** @param menu nothing closes the menu */
  showMenu(menu: Screen | undefined): void {
    this.#menu = menu;
    this.#refresh();
  }

  /**
   * An alarm: a trace entry, a notice on the screen, and a line in Status Messages.
   * @param problem the row of the guide that the phone knows to be behind it
   * @param because what the phone held against each other
   */
  alarm(guide: RowId, text: string, problem?: RowId, because?: readonly number[]): void {
    const { trace, name } = this.#env;
    const show = () => {
      if (problem) this.#find(problem);
      this.#keepStatusMessage(text);
      const others = this.#notices.filter((notice) => notice !== text);
      this.#notices = [...others, text].slice(-noticesShown);
      this.#refresh();
    };
    trace.recordAnd(name, { kind: 'alarm', text, guide }, show, because);
  }

  /** A line in Status Messages. */
  status(text: string, { guide, problem, because }: StatusGrounds = {}): void {
    const { trace, name } = this.#env;
    const find = () => {
      if (problem) this.#find(problem);
    };
    trace.recordAnd(name, { kind: 'status', text, ...(guide && { guide }) }, find, because);
    this.#keepStatusMessage(text);
  }

  /** They leave the screen with its next change. */
  clearNotices(): void {
    this.#notices = [];
  }

  /** Without power nothing is shown, and the status messages are gone. */
  goDark(): void {
    this.#menu = undefined;
    this.#notices = [];
    this.#statusMessages = [];
    this.showBase(blank);
  }

  /** Status messages only tell what was. */
  present(into: Present): void {
    into.data(this.#base);
    into.data(this.#menu);
    into.put(...this.#notices);
  }

  #find(problem: RowId): void {
    const { trace, name } = this.#env;
    trace.record(name, { kind: 'finding', guide: problem, text: row(problem).text });
  }

  #keepStatusMessage(text: string): void {
    this.#statusMessages = [...this.#statusMessages, text].slice(-statusMessagesKept);
  }

  #refresh(): void {
    const next = this.#menu ?? {
      ...this.#base,
      lines: [...this.#base.lines, ...this.#notices],
    };
    if (sameScreen(next, this.#shown)) return;
    this.#shown = next;
    this.#env.trace.record(this.#env.name, { kind: 'screen', ...next });
  }
}

const sameScreen = (a: Screen, b: Screen): boolean =>
  a.title === b.title && sameTexts(a.lines, b.lines) && sameTexts(a.softkeys, b.softkeys);

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);
