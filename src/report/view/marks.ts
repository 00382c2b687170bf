import type { Millis } from '../../basics/index.ts';
import type { EntryOf, TraceEntry } from '../../simulation/index.ts';

/** What a ruler of the whole run shows, the worst first. */
export const markKinds = [
  'failed',
  'alarm',
  'finding',
  'lockout',
  'rejected',
  'lost',
  'registered',
  'step',
  'say',
  'held',
] as const;

export type MarkKind = (typeof markKinds)[number];

/** A place in a run where somebody would want to look. */
export interface Mark {
  readonly kind: MarkKind;
  readonly at: Millis;
  /** The index of the entry in its timeline. */
  readonly index: number;
  readonly entry: TraceEntry;
}

/** What kind of mark an entry makes; undefined for most. */
export function markOfEntry(entry: TraceEntry): MarkKind | undefined {
  switch (entry.kind) {
    case 'verdict':
      return entry.held ? 'held' : 'failed';
    case 'alarm':
    case 'finding':
    case 'step':
    case 'say':
      return entry.kind;
    case 'registration':
      return entry.state === 'registered' ? 'registered' : 'lost';
    case 'message':
      return isRejection(entry) ? 'rejected' : undefined;
    case 'log':
      return entry.guide === 'capf/lockout' ? 'lockout' : undefined;
    case 'fate':
      return entry.fate === 'undeliverable' || entry.fate === 'no listener' ? 'lost' : undefined;
    case 'packet':
      return entry.packet.tcp?.flags.rst ? 'lost' : undefined;
    default:
      return undefined;
  }
}

/** A server does not take a phone, or one side of TLS the other. */
const isRejection = ({ name, detail }: EntryOf<'message'>): boolean =>
  name === 'RegisterReject' || (name === 'Alert' && detail.startsWith('fatal'));

/** Whether something went wrong there. */
export const isTrouble = (kind: MarkKind): boolean =>
  markKinds.indexOf(kind) <= markKinds.indexOf('lost');

/**
 * The run as a row of cells of equal time, each with the worst mark in it.
 * @param end the moment at the end of the last cell
 */
export function ruler(
  marks: readonly Mark[],
  end: Millis,
  columns: number,
): readonly (Mark | undefined)[] {
  const cells = new Array<Mark | undefined>(columns).fill(undefined);
  for (const mark of marks) {
    const column = columnAt(mark.at, end, columns);
    if (isWorse(mark, cells[column])) cells[column] = mark;
  }
  return cells;
}

/** The cell of a ruler in which a moment lies. */
export const columnAt = (at: Millis, end: Millis, columns: number): number =>
  end <= 0 ? 0 : Math.min(columns - 1, Math.floor((at / end) * columns));

const isWorse = (mark: Mark, than: Mark | undefined): boolean =>
  than === undefined || markKinds.indexOf(mark.kind) < markKinds.indexOf(than.kind);
