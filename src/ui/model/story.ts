import type { Millis } from '../../basics/index.ts';
import { Ladder, type Mark, type SiteView, Telling, Timeline } from '../../report/view/index.ts';
import type { Branch, Position } from '../../scenario/index.ts';
import type { HostName, TraceEntry } from '../../simulation/index.ts';

/** Rows that tell the run up to an entry, each of one entry: of a timeline, of the packet ladder. */
export interface Rows {
  /** How many there are when there are so many entries. */
  rows(length: number): number;
  /** The row with this number, from 0. */
  row(number: number): { readonly index: number } | undefined;
}

/** Places to go to. */
export type Landmark = 'trouble' | 'step' | 'stop';

/** What went wrong, as far as somebody at the site would look there first. */
const troubles: readonly Mark['kind'][] = ['failed', 'alarm', 'lockout', 'rejected', 'lost'];

const landmarks: Readonly<Record<Landmark, readonly Mark['kind'][]>> = {
  trouble: troubles,
  step: ['step'],
  stop: ['failed', 'alarm', 'say'],
};

/** What somebody at the site is told by itself, and what somebody finds who looks for it. */
const alarmKinds = ['alarm', 'finding', 'status', 'console'] as const;
const logKinds = [...alarmKinds, 'log', 'counter'] as const;

/** A connection that is lost matters where a phone loses its registration with it. */
export const isWorthAPlace = ({ kind, entry }: Mark): boolean =>
  kind !== 'lost' || entry.kind === 'registration';

const isOne = (mark: Mark, landmark: Landmark): boolean =>
  landmarks[landmark].includes(mark.kind) && isWorthAPlace(mark);

/** Whether this is still the same thing happening to the same device. */
const follows = (alarm: TraceEntry, { kind, host, at }: TraceEntry): boolean =>
  host === alarm.host &&
  at === alarm.at &&
  (kind === 'finding' || kind === 'screen' || kind === 'status');

const mostSideBySide = 4;

/** A branch as it is read: its entries, the site after each of them, and the places to go to. */
export class Story {
  readonly branch: Branch;
  /** The phones, then the servers. */
  readonly hosts: readonly HostName[];
  readonly timeline = new Timeline();
  readonly told: Telling = new Telling(this.timeline);
  readonly toldWhole: Telling = new Telling(this.timeline, { detail: 'everything' });
  readonly alarms: Telling = new Telling(this.timeline, { kinds: alarmKinds });
  readonly alarmsAndLogs: Telling = new Telling(this.timeline, {
    detail: 'everything',
    kinds: logKinds,
  });
  readonly #ladders = new Map<string, Ladder>();

  constructor(branch: Branch) {
    this.branch = branch;
    const { phones, servers } = branch.plan.scenario.site;
    this.hosts = [...Object.keys(phones), ...Object.keys(servers)];
    this.catchUp();
  }

  /** Takes what has happened in the branch since. */
  catchUp(): void {
    this.timeline.extend(this.branch.entries);
  }

  get length(): number {
    return this.timeline.length;
  }

  /** Up to where the run is known. */
  get now(): Millis {
    return this.branch.now;
  }

  get ended(): boolean {
    return this.branch.ended;
  }

  /** Before anything is done: the site as it was set up. */
  get start(): Position {
    const first = this.timeline.marks.find(({ kind }) => kind === 'step' || kind === 'say');
    const index = first?.index ?? this.timeline.entries.findIndex((entry) => entry.at > 0);
    return { seq: index < 0 ? this.length : index, at: 0 as Millis };
  }

  get end(): Position {
    return { seq: this.length, at: this.now };
  }

  entry(seq: number): TraceEntry | undefined {
    return this.timeline.entries[seq - 1];
  }

  /** The place right after an entry. */
  positionOf(seq: number): Position {
    return { seq, at: this.entry(seq)?.at ?? (0 as Millis) };
  }

  /** The place at a moment, after all that happened up to it. */
  positionAt(at: Millis): Position {
    return { seq: this.timeline.indexAt(at), at };
  }

  /** The site after an entry; an alarm stands on the screen of its phone at once. */
  siteAt({ seq }: Position): SiteView {
    const chosen = this.entry(seq);
    let last = seq;
    if (chosen?.kind === 'alarm')
      for (
        let next = this.entry(last + 1);
        next && follows(chosen, next);
        next = this.entry(last + 1)
      )
        last++;
    return this.timeline.at(last);
  }

  /** Who sent what to whom: of one device where the site is too large for a line for each host. */
  ladder(device: HostName | undefined, isWhole: boolean): Ladder {
    const host = this.isCrowded ? device : undefined;
    const key = `${host} ${isWhole}`;
    const ladder =
      this.#ladders.get(key) ??
      new Ladder(this.timeline, {
        detail: isWhole ? 'everything' : 'story',
        packets: isWhole ? 'all' : 'few',
        ...(host !== undefined && { hosts: [host] }),
      });
    this.#ladders.set(key, ladder);
    return ladder;
  }

  /** Whether there are more hosts than can stand side by side. */
  get isCrowded(): boolean {
    return this.hosts.length > mostSideBySide;
  }

  /** The first landmark after an entry, and not after another one. */
  after(seq: number, landmark: Landmark, until = this.length): number | undefined {
    const { marks } = this.timeline;
    for (let at = this.#marksUpTo(seq); at < marks.length; at++) {
      const mark = marks[at] as Mark;
      if (mark.index >= until) return undefined;
      if (isOne(mark, landmark)) return mark.index + 1;
    }
    return undefined;
  }

  /** The last landmark before an entry. */
  before(seq: number, landmark: Landmark): number | undefined {
    const { marks } = this.timeline;
    for (let at = this.#marksUpTo(seq - 1) - 1; at >= 0; at--) {
      const mark = marks[at] as Mark;
      if (isOne(mark, landmark)) return mark.index + 1;
    }
    return undefined;
  }

  /** How many marks there are up to an entry, that entry included. */
  #marksUpTo(seq: number): number {
    const { marks } = this.timeline;
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((marks[middle] as Mark).index < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
