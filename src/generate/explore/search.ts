import { Millis } from '../../basics/index.ts';
import { isIdle } from './is-idle.ts';
import type { BrokenInvariant, LiveWorld, Quest } from './live-world.ts';
import type { Move } from './moves.ts';
import { type Place, start, worldAt } from './place.ts';

export interface Bounds {
  /** The most moves besides those of the scenario. */
  readonly depth: number;
  /** The most worlds, equal ones included. */
  readonly worlds: number;
  /** How long time may pass after each move. */
  readonly patience: Millis;
  /** Asked before each world is made anew; true ends the search. */
  readonly isOver: (tally: Tally) => boolean;
}

export interface Choice {
  /** What the scenario does, in its order: that costs nothing. */
  readonly own: readonly Move[];
  readonly others: readonly Move[];
}

/** `everything`: there is no other world; otherwise the bound that ended the search. */
export type Ending = 'found' | 'everything' | 'depth' | 'worlds' | 'time';

export interface Tally {
  /** Worlds that were reached. */
  readonly worlds: number;
  /** Those of them that were equal to one reached before. */
  readonly equal: number;
  /** Moves that could not be made. */
  readonly refused: number;
  /** The most moves that led to one. */
  readonly depth: number;
}

export interface Discovery {
  readonly place: Place;
  readonly broken?: BrokenInvariant;
}

/** Looks at worlds that were not reached before. What it says to be worth it ends the search. */
export interface Visitor {
  isWanted?(world: LiveWorld): boolean;
  /** Asked of worlds in which nothing more is to be seen, however long one waits. */
  isWantedAtRest?(world: LiveWorld, place: Place): boolean;
}

export interface SearchResult extends Tally {
  readonly ended: Ending;
  readonly discovery?: Discovery;
}

/** What can be done in a world that was reached. */
interface Visited {
  readonly place: Place;
  /** Places in the list of moves. */
  readonly possible: readonly number[];
}

/**
 * Goes through the worlds that a site can come to, those first to which the fewest moves lead. A world
 * is continued as time passes; to do something else in one that was left, it is made anew and led
 * there again.
 */
export class Search {
  readonly #quest: Quest;
  readonly #choice: Choice;
  readonly #bounds: Bounds;
  readonly #visitor: Visitor;
  /** Worlds that were reached, and how long time was to pass from there on. */
  readonly #known = new Map<string, number>();
  #tally = { worlds: 0, equal: 0, refused: 0, depth: 0 };
  /** Worlds in which the scenario has a move left, to be made at no cost. */
  #withOwn: Place[] = [];
  #next: Visited[] = [];
  #discovery: Discovery | undefined;

  constructor(quest: Quest, choice: Choice, bounds: Bounds, visitor: Visitor) {
    this.#quest = quest;
    this.#choice = choice;
    this.#bounds = bounds;
    this.#visitor = visitor;
  }

  run(from: Place = start): SearchResult {
    const ended = this.#go(from);
    return { ...this.#tally, ended, ...(this.#discovery && { discovery: this.#discovery }) };
  }

  #go(from: Place): Ending {
    this.#follow(worldAt(from, this.#quest), from);
    for (let depth = from.cost; ; depth++) {
      const ending = this.#makeOwnMoves();
      if (ending) return ending;
      const here = this.#next;
      this.#next = [];
      if (here.length === 0) return 'everything';
      if (depth - from.cost >= this.#bounds.depth) return 'depth';
      for (const { place, possible } of here)
        for (const index of possible) {
          const move = this.#choice.others[index] as Move;
          const stop = this.#make(move, {
            before: place,
            by: move,
            cost: depth + 1,
            own: place.own,
          });
          if (stop) return stop;
        }
    }
  }

  #makeOwnMoves(): Ending | undefined {
    for (let place = this.#withOwn.shift(); place; place = this.#withOwn.shift()) {
      const move = this.#choice.own[place.own];
      if (!move) continue;
      const stop = this.#make(move, { ...place, before: place, by: move, own: place.own + 1 });
      if (stop) return stop;
    }
    return this.#stop();
  }

  #make(move: Move, to: Place): Ending | undefined {
    const stop = this.#stop();
    if (stop) return stop;
    const world = worldAt(to.before as Place, this.#quest);
    if (world.take(move)) this.#follow(world, to);
    else this.#tally.refused++;
    return this.#stop();
  }

  #stop(): Ending | undefined {
    if (this.#discovery) return 'found';
    if (!this.#hasRoom) return 'worlds';
    return this.#bounds.isOver(this.#tally) ? 'time' : undefined;
  }

  /** Looks at the world, and lets time pass in it as long as that leads to others. */
  #follow(world: LiveWorld, from: Place): void {
    let place = from;
    let left = this.#bounds.patience;
    while (this.#enter(world, place, left)) {
      const span = world.passTime(left);
      if (span === undefined) {
        if (this.#visitor.isWantedAtRest?.(world, place)) this.#discovery = { place };
        return;
      }
      left = Millis(Math.max(0, left - span));
      place = { ...place, before: place, by: span };
    }
  }

  /** @returns whether there is more to see from here on than was seen before */
  #enter(world: LiveWorld, place: Place, left: Millis): boolean {
    this.#tally.worlds++;
    this.#tally.depth = place.cost;
    const { broken } = world;
    const name = `${world.digest()} ${place.own}`;
    const known = this.#known.get(name);
    if (broken || world.isThere) {
      this.#discovery = { place, ...(broken && { broken }) };
      return false;
    }
    if (known === undefined || known < left) this.#known.set(name, left);
    if (known !== undefined) {
      this.#tally.equal++;
      return known < left && this.#hasRoom;
    }
    if (this.#visitor.isWanted?.(world)) {
      this.#discovery = { place };
      return false;
    }
    if (place.own < this.#choice.own.length) this.#withOwn.push(place);
    const possible = this.#choice.others.flatMap((move, index) =>
      isIdle(move, world.site) ? [] : [index],
    );
    this.#next.push({ place, possible });
    return this.#hasRoom;
  }

  get #hasRoom(): boolean {
    return this.#tally.worlds < this.#bounds.worlds;
  }
}
