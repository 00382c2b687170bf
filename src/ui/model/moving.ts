import { linesInFocus, linesOf } from './chosen.ts';
import { moved, noting, paces, type State } from './state.ts';
import type { Landmark, Rows, Story } from './story.ts';
import type { Next, Some } from './wish.ts';

/** Lines that a page is. */
const page = 10;

/** Going through time: what is chosen in a timeline is the moment that is shown. */
export const moving: Some<
  | 'play or pause'
  | 'forward'
  | 'back'
  | 'next step'
  | 'previous step'
  | 'next trouble'
  | 'previous trouble'
  | 'faster'
  | 'slower'
  | 'stop or run through'
> = {
  'play or pause': (state, story) => {
    if (paces[state.pace] === 0) return byRows(state, story, linesOf(state, story, 'timeline'), 1);
    if (!state.isPlaying && story.ended && state.cursor.at >= story.now)
      return { state: noting(state, 'This is the end of the script. g goes to its start.') };
    return { state: { ...state, isPlaying: !state.isPlaying } };
  },
  forward: (state, story) => byRows(state, story, linesOf(state, story, 'timeline'), 1),
  back: (state, story) => byRows(state, story, linesOf(state, story, 'timeline'), -1),
  'next step': (state, story) => toLandmark(state, story, 'step', 1),
  'previous step': (state, story) => toLandmark(state, story, 'step', -1),
  'next trouble': (state, story) => toLandmark(state, story, 'trouble', 1),
  'previous trouble': (state, story) => toLandmark(state, story, 'trouble', -1),
  faster: (state) => withPace(state, state.pace + 1),
  slower: (state) => withPace(state, state.pace - 1),
  'stop or run through': (state) => ({
    state: noting(
      { ...state, stops: !state.stops },
      state.stops
        ? 'Time runs through captions and alarms.'
        : 'Time stops at captions, alarms and failures.',
    ),
  }),
};

function withPace(state: State, wanted: number): Next {
  const pace = Math.min(paces.length - 1, Math.max(0, wanted));
  const isPlaying = state.isPlaying && paces[pace] !== 0;
  return { state: { ...state, pace, isPlaying } };
}

/** Goes up or down in the pane that is in focus. */
export const alongPane = (state: State, story: Story, by: number): Next =>
  byRows(state, story, linesInFocus(state, story), by);

export const byPage = (state: State, story: Story, sign: 1 | -1): Next =>
  alongPane(state, story, sign * page);

/** So many rows on from the one that is the last up to now. */
function byRows(state: State, story: Story, rows: Rows, by: number): Next {
  const before = rows.rows(state.cursor.seq);
  const all = rows.rows(story.length);
  const wanted = Math.min(before - 1 + by, all - 1);
  if (by > 0 && wanted < before) return { state: { ...atEnd(state, story), isPlaying: false } };
  const paused = { ...state, isPlaying: false };
  const row = rows.row(wanted);
  if (wanted < 0 || !row || row.index < story.start.seq)
    return { state: moved(paused, story.start.seq, story.start.at) };
  const { seq, at } = story.positionOf(row.index + 1);
  return { state: moved(paused, seq, at) };
}

/** Nothing more is known: the end of a script, or of what an operator has let happen. */
function atEnd(state: State, story: Story): State {
  const { seq, at } = story.end;
  const there = state.cursor.at >= at ? state : moved(state, seq, at);
  return noting(
    there,
    story.ended
      ? 'This is the end of the script.'
      : 'Nothing more has happened yet; space lets time run.',
  );
}

function toLandmark(state: State, story: Story, landmark: Landmark, sign: 1 | -1): Next {
  const from = state.cursor.seq;
  const seq = sign > 0 ? story.after(from, landmark) : story.before(from, landmark);
  const paused = { ...state, isPlaying: false };
  if (seq === undefined) return { state: noting(paused, noMore[landmark][sign > 0 ? 0 : 1]) };
  return { state: moved(paused, seq, story.positionOf(seq).at) };
}

const noMore: Readonly<Record<Landmark, readonly [after: string, before: string]>> = {
  trouble: ['No alarm and no failure after this.', 'No alarm and no failure before this.'],
  step: ['Nobody does anything after this.', 'Nobody does anything before this.'],
  stop: ['Nothing to stop at after this.', 'Nothing to stop at before this.'],
};
