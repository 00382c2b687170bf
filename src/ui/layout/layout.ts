import { type PaneName, paneNames } from '../model/index.ts';

/** A pane and its rows, the line with its title included. */
export interface Place {
  readonly pane: PaneName;
  readonly rows: number;
}

/** Panes below each other. */
export interface Stack {
  readonly columns: number;
  readonly places: readonly Place[];
}

/** Stacks side by side, with a line between them. */
export interface Band {
  readonly rows: number;
  readonly stacks: readonly Stack[];
}

/** The smallest screen that the view fits on. */
export const smallest = { columns: 80, rows: 24 } as const;

/** Between ruler and caption; from here on all panes are shown at once. */
const large = { columns: 120, rows: 30 } as const;

export const fits = (columns: number, rows: number): boolean =>
  columns >= smallest.columns && rows >= smallest.rows;

export interface Wanted {
  readonly columns: number;
  readonly rows: number;
  /** As wide as the phone is. */
  readonly phoneColumns: number;
  /** As many rows as the site needs. */
  readonly siteRows: number;
  readonly pane: PaneName;
  readonly below: PaneName;
  readonly isZoomed: boolean;
}

/** How the panes share the screen between the ruler and the caption. */
export function layOut(wanted: Wanted): readonly Band[] {
  const { columns, rows, isZoomed, pane } = wanted;
  if (isZoomed) return [{ rows, stacks: [{ columns, places: [{ pane, rows }] }] }];
  return columns >= large.columns && rows >= large.rows ? allAtOnce(wanted) : one(wanted);
}

const phoneRows = 12;

/** The phone beside the site, and below them one of the others. */
function one({ columns, rows, phoneColumns, below }: Wanted): Band[] {
  const left = Math.min(phoneColumns, columns - 38);
  const upper = Math.max(phoneRows, Math.min(phoneRows + 5, Math.floor(rows * 0.5)));
  return [
    {
      rows: upper,
      stacks: [
        { columns: left, places: [{ pane: 'phone', rows: upper }] },
        { columns: columns - left - 1, places: [{ pane: 'site', rows: upper }] },
      ],
    },
    { rows: rows - upper, stacks: [{ columns, places: [{ pane: below, rows: rows - upper }] }] },
  ];
}

/** The phone beside site and alarms, and below them timeline and ladder side by side. */
function allAtOnce({ columns, rows, phoneColumns, siteRows }: Wanted): Band[] {
  const upper = Math.min(22, Math.max(18, Math.floor(rows * 0.52)));
  const left = Math.max(phoneColumns, 51);
  const site = Math.min(siteRows, upper - 6);
  const half = Math.ceil((columns - 1) / 2);
  return [
    {
      rows: upper,
      stacks: [
        { columns: left, places: [{ pane: 'phone', rows: upper }] },
        {
          columns: columns - left - 1,
          places: [
            { pane: 'site', rows: site },
            { pane: 'alarms', rows: upper - site },
          ],
        },
      ],
    },
    {
      rows: rows - upper,
      stacks: [
        { columns: half, places: [{ pane: 'timeline', rows: rows - upper }] },
        { columns: columns - 1 - half, places: [{ pane: 'ladder', rows: rows - upper }] },
      ],
    },
  ];
}

/** The number with which a pane is gone to. */
export const numberOf = (pane: PaneName): number => paneNames.indexOf(pane) + 1;
