import type { Millis } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import type { Detail } from '../words.ts';

export type Fate = EntryOf<'fate'>['fate'];

export interface LadderOptions {
  /** Only what one of these sent, was sent or did; by default everything. */
  readonly hosts?: readonly HostName[];
  /** `story` leaves out messages that are the same in every run. */
  readonly detail?: Detail;
  /**
   * `few`: those that belong to no message and open or break a connection, or get lost;
   * `all`: below each message those that carry it, too.
   */
  readonly packets?: 'few' | 'all';
  /** The `seq` of messages below which each packet is a row. */
  readonly open?: ReadonlySet<number>;
  /** Whether what happens at one host stands between the arrows: steps, alarms, registrations. */
  readonly notes?: boolean;
}

/** A message, a packet, or a note on one host; or several like it in a row. */
export interface LadderRow {
  readonly kind: 'message' | 'packet' | 'note';
  /** The first one, and its index in the timeline. */
  readonly index: number;
  readonly entry: TraceEntry;
  readonly at: Millis;
  /** How many there are of it, and the index and moment of the last one. */
  readonly count: number;
  readonly last: number;
  readonly until: Millis;
  /** Empty for what nobody of the site did. */
  readonly from: HostName;
  /** Undefined where nobody got it, and for a note. */
  readonly to?: HostName;
  /** Where it was sent, as it stands on the packet. */
  readonly toAddress?: string;
  /** What it is; behind a count without what is only the first one's. */
  readonly label: string;
  /** What became of it, or of the first of them that did not simply arrive; and of how many. */
  readonly fate?: Fate;
  readonly fated: number;
}
