import type { RowId } from '../../rows.ts';

/** A row that stands for a log file. */
export type LogId = Extract<RowId, `log/${string}`>;

export interface Links {
  /** The log files to read, the most telling first. */
  readonly logs: readonly LogId[];
  /** Rows about the same matter, the nearest first. */
  readonly related: readonly RowId[];
}

export type LinkTable = Readonly<Partial<Record<RowId, Links>>>;
