import type { Style } from './style.ts';

/** Where a report for people is written. */
export interface Page {
  /** Takes one line, without its line end. */
  line(text?: string): void;
  /** How many characters fit into a line. */
  readonly columns: number;
  readonly style: Style;
}
