import type { Position } from '../../scenario/index.ts';
import type { Command } from './command.ts';
import type { State } from './state.ts';
import type { Story } from './story.ts';

/** What the view wants to be done outside of itself. */
export type Wish =
  | { readonly kind: 'do'; readonly step: string; readonly at: Position }
  | { readonly kind: 'switch'; readonly branch: number }
  | { readonly kind: 'save'; readonly file: string; readonly overwrite: boolean }
  | { readonly kind: 'quit' };

export interface Next {
  readonly state: State;
  readonly wish?: Wish;
}

/** @param name the key */
export type Handler = (state: State, story: Story, name: string) => Next;
export type Handlers = Readonly<Record<Command, Handler>>;

/** The handlers of some of the commands. */
export type Some<Names extends Command> = Readonly<Record<Names, Handler>>;
