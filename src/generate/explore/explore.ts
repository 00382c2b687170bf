import { BugError, type Millis, Minutes, UserError } from '../../basics/index.ts';
import {
  loadScenario,
  type ScenarioData,
  ScenarioError,
  type SiteOptions,
  type Step,
  writeScenario,
} from '../../scenario/index.ts';
import { Finder, type Found } from './found.ts';
import { canHeal } from './healing.ts';
import { invariants } from './invariants.ts';
import type { Quest } from './live-world.ts';
import { type MoveSet, Moves, moveSets } from './moves.ts';
import { type Ending, Search, type Tally } from './search.ts';

export interface ExploreOptions extends SiteOptions {
  /** The file that the scenario is from: what it publishes lies beside it. */
  readonly file: string;
  /** A condition of the scenario language, as plain data. */
  readonly find?: unknown;
  /** Looks for a site that no repair makes healthy again. */
  readonly stuck?: boolean;
  /** What can happen besides the scenario's own steps (usual: everything). */
  readonly moves?: Iterable<MoveSet>;
  /** The most moves besides the scenario's own steps (usual: 3). */
  readonly depth?: number;
  /** The most worlds (usual: 20000). */
  readonly worlds?: number;
  /** How long time may pass after each move (usual: 5 min). */
  readonly patience?: Millis;
  /** Asked again and again; true ends the search. */
  readonly isOver?: (tally: Tally) => boolean;
}

export interface Exploration extends Tally {
  readonly ended: Ending;
  readonly found?: Found;
}

/**
 * Goes through the worlds that the site of a scenario can come to, those first that take the fewest
 * moves, and looks for a condition, a broken invariant, or a site that stays broken. The same
 * arguments give the same result, unless `isOver` ends the search.
 * @throws ScenarioError when the condition is none
 */
export function explore(data: ScenarioData, options: ExploreOptions): Exploration {
  const {
    file,
    find,
    stuck = false,
    moves: sets = moveSets,
    depth = 3,
    worlds = 20_000,
    patience = Minutes(5),
    isOver = () => false,
    ...site
  } = options;
  const scenario = loadScenario(writeScenario(data), file);
  const goal = find === undefined ? undefined : expectationOf(find, data);
  const moves = new Moves(data, scenario, new Set(sets));
  const quest: Quest = {
    scenario,
    options: site,
    invariants,
    ...(goal && { condition: goal.value }),
  };
  const search = new Search(
    quest,
    moves,
    { depth, worlds, patience, isOver },
    {
      isWantedAtRest: (world, place) => stuck && !world.isHealthy && !canHeal(quest, moves, place),
    },
  );
  const { discovery, ...result } = search.run();
  if (!discovery) return result;
  const finder = new Finder(data, quest, file);
  return {
    ...result,
    found: finder.found(discovery, goal && { find, text: goal.text }, moves.repairs),
  };
}

/** @throws UserError when it is no condition that could be asked for at this site */
function expectationOf(find: unknown, { title, site }: ScenarioData): Step & { action: 'expect' } {
  const text = writeScenario({ title, ...(site && { site }), steps: [{ expect: find }] });
  const [step] = stepsOf(text);
  if (step?.action !== 'expect') throw new BugError('an expectation was read as something else');
  return step;
}

function stepsOf(text: string): readonly Step[] {
  try {
    return loadScenario(text, '').steps;
  } catch (error) {
    // Its places are those of a file that nobody has written.
    if (!(error instanceof ScenarioError)) throw error;
    const problems = error.problems.map(({ message }) => message).join('; ');
    throw new UserError(`this is no condition: ${problems}`);
  }
}
