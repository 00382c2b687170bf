/** What has to happen in a branch before an event can have its effect on the view. */
import { Millis, Minutes } from '../basics/index.ts';
import {
  type Command,
  type Event,
  meaningOf,
  modeOf,
  paces,
  type State,
  type Story,
  wantedAfter,
} from './model/index.ts';

/** Up to which moment, and what ends it before. */
export interface Future {
  readonly until: Millis;
  readonly awaits: 'stop' | 'told' | 'trouble' | 'step' | 'end';
}

/** How far ahead of itself an operator's branch is searched for what comes next. */
const farthest = Minutes(60);

const awaited: Readonly<Partial<Record<Command, Future['awaits']>>> = {
  'next trouble': 'trouble',
  'next step': 'step',
  'to the end': 'end',
  forward: 'told',
  down: 'told',
  'page down': 'told',
};

/** Undefined where nothing more has to be known. */
export function futureFor(state: State, event: Event): Future | undefined {
  if (event.type === 'tick')
    return state.isPlaying
      ? { until: wantedAfter(state, event.elapsed), awaits: 'stop' }
      : undefined;
  if (modeOf(state) !== 'view') return undefined;
  const command = meaningOf(event.name, 'view')?.command;
  const isOneStep = command === 'play or pause' && paces[state.pace] === 0;
  const awaits = isOneStep ? 'told' : command && awaited[command];
  return awaits && { until: Millis(state.cursor.at + farthest), awaits };
}

/**
 * Lets it happen. A script may run ahead of the view; what an operator does at the moment that is
 * shown belongs to the same branch only if nothing has happened after it.
 */
export function letHappen(story: Story, state: State, { until, awaits }: Future): void {
  const { branch } = story;
  if (branch.isScript) {
    if (story.ended) return;
    branch.advance(awaits === 'stop' ? until : Millis(Number.POSITIVE_INFINITY));
    story.catchUp();
    return;
  }
  // Nobody does anything there but the operator.
  if (awaits === 'step') return;
  const { clock } = branch.site.world;
  while (!isSeen(story, state, awaits)) {
    const next = clock.nextAt;
    if (next === undefined || next > until) break;
    branch.advance(next);
    story.catchUp();
  }
  if (awaits === 'stop' && !isSeen(story, state, awaits) && until > story.now)
    branch.advance(until);
}

function isSeen(story: Story, { cursor, stops }: State, awaits: Future['awaits']): boolean {
  switch (awaits) {
    case 'stop':
      return stops && story.after(cursor.seq, 'stop') !== undefined;
    case 'told':
      return story.told.rows() > story.told.rows(cursor.seq);
    case 'end':
      return true;
    default:
      return story.after(cursor.seq, awaits) !== undefined;
  }
}
