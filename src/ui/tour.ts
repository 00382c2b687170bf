/** A session shown by itself: time runs, and stands still where there is something to read. */
import type { Millis } from '../basics/index.ts';
import { paces, type Story } from './model/index.ts';
import type { Show } from './show.ts';

export interface TourFrame {
  /** Since the start of the tour, in milliseconds of a viewer's time. */
  readonly at: number;
  /** After it nothing more comes. */
  readonly isLast: boolean;
}

const frameTime = 100;
/** Quiet stretches pass faster, so that nobody waits longer than this for something to happen. */
const longestQuiet = 1500;
const firstLook = 2500;
const lastLook = 4000;
/** About 22 characters a second, and a moment to look at the rest of the screen. Chosen here. */
const readingTime = (text: string): number => 1500 + text.length * 45;

/**
 * Goes through a show from where it stands to its end.
 * @yields whenever there is something new to be seen
 */
export function* tour(show: Show): Generator<TourFrame> {
  let at = 0;
  yield { at, isLast: false };
  at += firstLook;
  while (!isOver(show)) {
    show.take({ type: 'key', name: 'space' });
    yield { at, isLast: false };
    while (show.state.isPlaying) {
      show.take({ type: 'tick', elapsed: quicker(show) });
      yield { at, isLast: false };
      at += frameTime;
    }
    at += timeToRead(show);
  }
  yield { at: at + lastLook, isLast: true };
}

/** Real time that a frame stands for: more of it where nothing will happen for a while. */
function quicker({ state, story }: Show): number {
  const pace = paces[state.pace] as number;
  const quiet = (nextTold(story, state.cursor.seq) - state.cursor.at) / pace;
  return quiet <= longestQuiet ? frameTime : Math.ceil((quiet / longestQuiet) * frameTime);
}

function nextTold(story: Story, seq: number): Millis {
  const row = story.told.row(story.told.rows(seq));
  return row ? row.entry.at : story.now;
}

function timeToRead({ state, story }: Show): number {
  const entry = story.entry(state.cursor.seq);
  return readingTime(entry?.kind === 'say' || entry?.kind === 'alarm' ? entry.text : '');
}

const isOver = ({ state, story }: Show): boolean =>
  story.ended && state.cursor.at >= story.now && state.cursor.seq >= story.length;
