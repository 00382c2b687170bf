import { Millis } from '../../basics/index.ts';
import { choosing } from './choosing.ts';
import type { Command, Mode } from './command.ts';
import { meaningOf } from './keys.ts';
import { moving } from './moving.ts';
import { onThePhone } from './on-the-phone.ts';
import { moved, noting, paces, type State, without } from './state.ts';
import type { Story } from './story.ts';
import { typing } from './typing.ts';
import type { Handlers, Next } from './wish.ts';

/** What happens to the view. */
export type Event =
  | { readonly type: 'key'; readonly name: string }
  /** So many milliseconds of real time have passed. */
  | { readonly type: 'tick'; readonly elapsed: number };

const handlers: Handlers = { ...moving, ...choosing, ...onThePhone, ...typing };

export function modeOf({ prompt, overlay, phoneHasKeys }: State): Mode {
  if (prompt) return prompt.asks === 'step' || prompt.asks === 'file' ? 'prompt' : 'question';
  if (overlay) return 'overlay';
  return phoneHasKeys ? 'phone' : 'view';
}

/**
 * What comes of an event: the next state, and what is to be done outside of it. Nothing but the
 * arguments counts, and none of them is changed.
 */
export function update(state: State, event: Event, story: Story): Next {
  if (event.type === 'tick') return { state: ticked(state, event.elapsed, story) };
  const key = meaningOf(event.name, modeOf(state));
  if (!key) return { state };
  return obey(without(state, 'notice'), key.command, event.name, story);
}

const obey = (state: State, command: Command, name: string, story: Story): Next =>
  handlers[command](state, story, name);

/** How far playing wants the run to be known after so many milliseconds of real time. */
export const wantedAfter = (state: State, elapsed: number): Millis =>
  Millis(state.cursor.at + elapsed * (paces[state.pace] as number));

function ticked(state: State, elapsed: number, story: Story): State {
  if (!state.isPlaying) return state;
  const wanted = wantedAfter(state, elapsed);
  const at = story.ended && wanted > story.now ? story.now : wanted;
  const next = story.positionAt(at);
  const stop = state.stops ? story.after(state.cursor.seq, 'stop', next.seq) : undefined;
  if (stop !== undefined) return stoppedAt(state, stop, story);
  const on = moved(state, Math.max(next.seq, state.cursor.seq), at);
  return story.ended && at >= story.now ? atTheEnd(on, story) : on;
}

function stoppedAt(state: State, seq: number, story: Story): State {
  const position = story.positionOf(seq);
  const there = { ...moved(state, seq, position.at), isPlaying: false };
  const entry = story.entry(seq);
  if (entry?.kind === 'alarm')
    return noting(there, `${entry.host} raises an alarm. w asks why, space goes on.`, true);
  if (entry?.kind === 'verdict')
    return noting(there, 'This was expected and did not happen. w asks why.', true);
  return noting(there, 'Space goes on.');
}

function atTheEnd(state: State, { branch }: Story): State {
  const { failure } = branch;
  const text = failure
    ? `The script ended here: ${failure.problem}.`
    : 'The end of the script. g goes to its start; : does something more.';
  return noting({ ...state, isPlaying: false }, text, failure !== undefined);
}
