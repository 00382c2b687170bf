import type { Millis } from '../../basics/index.ts';
import type { Position } from '../../scenario/index.ts';
import type { HostName } from '../../simulation/index.ts';

/** The parts of the screen that can be gone to, in the order of their numbers. */
export const paneNames = ['site', 'phone', 'timeline', 'ladder', 'alarms'] as const;
export type PaneName = (typeof paneNames)[number];

/** What lies over the panes. */
export type Overlay =
  | { readonly kind: 'help'; readonly scroll: number }
  | { readonly kind: 'inside'; readonly subject: Subject; readonly scroll: number }
  | { readonly kind: 'why'; readonly seq: number; readonly scroll: number }
  | { readonly kind: 'branches'; readonly chosen: number };

/** What can be looked into: an entry of the trace, or a device. */
export type Subject = { readonly seq: number } | { readonly device: HostName };

/** A line that is being typed. */
export interface Prompt {
  readonly asks: 'step' | 'file' | 'overwrite' | 'quit';
  readonly text: string;
  /** Where the next character goes, in characters. */
  readonly caret: number;
  /** Which of the offers is chosen; -1 for none. */
  readonly chosen: number;
  /** The file that would be written over. */
  readonly file?: string;
}

export interface Notice {
  readonly text: string;
  readonly isProblem: boolean;
}

/** All that the operator has set: what the screen shows follows from this and from the run. */
export interface State {
  /** Which moment is shown: the site after this entry. */
  readonly cursor: Position;
  /** The latest entry that was ever shown in this branch; what lies behind it is still to come. */
  readonly reached: number;
  readonly isPlaying: boolean;
  /** Index in `paces`. */
  readonly pace: number;
  /** Whether playing stops at captions, alarms and failures. */
  readonly stops: boolean;
  readonly pane: PaneName;
  /** Which of timeline, ladder and alarms is shown where there is room for one of them. */
  readonly below: PaneName;
  /** Whether the pane has the whole screen. */
  readonly isZoomed: boolean;
  /** The device that was chosen; without one, the first phone. */
  readonly device?: HostName;
  readonly tellsEverything: boolean;
  /** Whether keys go to the phone. */
  readonly phoneHasKeys: boolean;
  /** Which softkey is chosen, from 0. */
  readonly softkey: number;
  /** How many lines of a long page are above the glass of the phone. */
  readonly glass: number;
  /** How many lines there is room for in what lies over the panes. */
  readonly page: number;
  readonly overlay?: Overlay;
  readonly prompt?: Prompt;
  readonly notice?: Notice;
  /** Steps that were typed, newest last. */
  readonly history: readonly string[];
  /** The file that was written last. */
  readonly savedAs?: string;
  /** The numbers of the branches in which something was done that is not saved. */
  readonly unsaved: readonly number[];
}

/** Times of virtual time in real time; the first lets it pass step by step. */
export const paces = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
export const usualPace = paces.indexOf(10);

/** The nearest pace that there is. */
export function paceOf(times: number): number {
  const off = (pace: number) => Math.abs((paces[pace] as number) - times);
  return paces.reduce<number>((best, _, pace) => (off(pace) < off(best) ? pace : best), 0);
}

export const startAt = (cursor: Position, pace = usualPace): State => ({
  cursor,
  reached: cursor.seq,
  isPlaying: false,
  pace,
  stops: true,
  pane: 'timeline',
  below: 'timeline',
  isZoomed: false,
  tellsEverything: false,
  phoneHasKeys: false,
  softkey: 0,
  glass: 0,
  page: 10,
  history: [],
  unsaved: [],
});

/** Another moment; what was reached stays reached. */
export const moved = (state: State, seq: number, at: Millis): State => ({
  ...state,
  cursor: { seq, at },
  reached: Math.max(state.reached, seq),
});

/** Something was done: the view is where it happened, and what was typed for it is gone. */
export const after = (state: State, cursor: Position): State => ({
  ...without(state, 'prompt'),
  cursor,
  reached: Math.max(state.reached, cursor.seq),
});

export const noting = (state: State, text: string, isProblem = false): State => ({
  ...state,
  notice: { text, isProblem },
});

/** The same without something that lies over the panes or was said. */
export function without<Key extends 'overlay' | 'prompt' | 'notice'>(
  state: State,
  ...keys: Key[]
): State {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
}
