import { existsSync, writeFileSync } from 'node:fs';
import { Millis, UserError } from '../basics/index.ts';
import { type Branch, ScenarioError, type Session } from '../scenario/index.ts';
import { futureFor, letHappen } from './future.ts';
import {
  after,
  type Event,
  emptyPrompt,
  noting,
  type State,
  Story,
  startAt,
  update,
  type Wish,
} from './model/index.ts';
import type { Paint } from './paint.ts';
import { deepestScroll, linesSeen, type Room, type Scene, sceneOf } from './panes/index.ts';

/** A session as it is watched: the state of the view, and what the view does to the session. */
export class Show {
  readonly session: Session;
  readonly #paint: Paint;
  readonly #stories = new WeakMap<Branch, Story>();
  #state: State;

  constructor(session: Session, paint: Paint, pace?: number) {
    this.session = session;
    this.#paint = paint;
    // What happens at the very start is set up before anybody looks.
    session.branch.advance(Millis(0));
    this.#state = startAt(this.story.start, pace);
  }

  get state(): State {
    return this.#state;
  }

  get story(): Story {
    const { branch } = this.session;
    const story = this.#stories.get(branch) ?? new Story(branch);
    this.#stories.set(branch, story);
    return story;
  }

  get scene(): Scene {
    return sceneOf(this.#state, this.story, this.#paint, this.session.branches);
  }

  /** How large the screen is, which tells how far one can scroll. */
  room: Room = { columns: 80, rows: 24 };

  /** @returns whether the view is to be left */
  take(event: Event): boolean {
    const { story } = this;
    const future = futureFor(this.#state, event);
    if (future) letHappen(story, this.#state, future);
    // A line of the page before stays in sight.
    const page = linesSeen(this.room) - 1;
    const { state, wish } = update({ ...this.#state, page }, event, story);
    this.#state = this.#withinReach(state);
    if (wish?.kind === 'quit') return true;
    if (wish) this.#grant(wish);
    return false;
  }

  /** Goes to a moment of the run, as far as it is known. */
  goTo(at: Millis): void {
    const { story } = this;
    const position = story.positionAt(Millis(Math.min(at, story.now)));
    const seq = Math.max(position.seq, story.start.seq);
    this.#state = after(this.#state, { ...position, seq });
  }

  /** Whether there is more of a script than is known: an operator's branch never runs ahead. */
  get hasMore(): boolean {
    return this.story.branch.isScript && !this.story.ended;
  }

  /** Lets the script run on ahead of the view. */
  runAhead(until: Millis): void {
    if (!this.hasMore) return;
    this.story.branch.advance(until);
    this.story.catchUp();
  }

  /** Nothing can be scrolled further, or chosen, than there is of it. */
  #withinReach(state: State): State {
    const { overlay } = state;
    if (!overlay) return state;
    if (overlay.kind === 'branches') {
      const chosen = Math.min(overlay.chosen, this.session.branches.length - 1);
      return { ...state, overlay: { ...overlay, chosen } };
    }
    if (overlay.scroll === 0) return state;
    const deepest = deepestScroll({ ...this.scene, state }, overlay, this.room);
    return { ...state, overlay: { ...overlay, scroll: Math.min(overlay.scroll, deepest) } };
  }

  #grant(wish: Exclude<Wish, { kind: 'quit' }>): void {
    try {
      if (wish.kind === 'do') this.#do(wish.step, wish.at);
      else if (wish.kind === 'switch') this.#switchTo(wish.branch);
      else this.#save(wish.file, wish.overwrite);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#state = noting(this.#state, inOneLine(error), true);
    }
  }

  #do(step: string, at: State['cursor']): void {
    const before = this.session.branches.length;
    const branch = this.session.do(step, at);
    const { story } = this;
    const { number } = branch.plan;
    this.#state = {
      ...after(this.#state, story.end),
      reached: story.length,
      unsaved: [...this.#state.unsaved.filter((other) => other !== number), number],
    };
    if (this.session.branches.length > before)
      this.#state = noting(
        this.#state,
        `Branch ${number} begins here: the script does not go on. b lists the branches.`,
      );
  }

  #switchTo(number: number): void {
    const branch = this.session.branches[number];
    if (!branch || branch === this.session.branch) return;
    this.session.switchTo(branch);
    const { story } = this;
    const at = Math.min(this.#state.cursor.at, story.now);
    const cursor = story.positionAt(Millis(at));
    this.#state = { ...this.#state, cursor, reached: story.length, isPlaying: false };
  }

  #save(file: string, overwrite: boolean): void {
    if (!overwrite && existsSync(file)) {
      this.#state = { ...this.#state, prompt: { ...emptyPrompt('overwrite'), file } };
      return;
    }
    const text = this.session.save();
    try {
      writeFileSync(file, text);
    } catch (error) {
      throw new UserError(`cannot write ${file}: ${(error as Error).message}`);
    }
    const { branch, branches } = this.session;
    // What a branch did before another one left it is in that one too.
    const unsaved = this.#state.unsaved.filter(
      (number) => !branch.plan.document.text.startsWith(branches[number]?.plan.document.text ?? ''),
    );
    this.#state = noting(
      { ...after(this.#state, this.#state.cursor), unsaved, savedAs: file },
      `Saved. «offhook run ${file}» does it again.`,
    );
  }
}

/** Of a wrong step what is wrong with it, without the picture of the file around it. */
function inOneLine(error: UserError): string {
  if (error instanceof ScenarioError) return error.problems[0]?.message ?? error.message;
  return [error.message, error.hint].filter(Boolean).join('. ');
}
