import { Minutes } from '../../basics/index.ts';
import { isIdle } from './is-idle.ts';
import type { Quest } from './live-world.ts';
import type { Move } from './moves.ts';
import { type Place, worldAt } from './place.ts';
import { Search } from './search.ts';

/** How long phones may take to register once all is put right. */
const patience = Minutes(5);
/** How far is looked for a cure where doing all that can be done at once is none. */
const bounds = { depth: 2, worlds: 300, patience: Minutes(2), isOver: () => false };

export interface Cures {
  readonly repairs: readonly Move[];
  /** What the scenario does: that may be a cure too. */
  readonly own: readonly Move[];
}

/**
 * Whether all phones can register again: by all repairs at once, with or without erasing the CTL
 * files of phones, or else by any few of them, or of the scenario's own steps, in any order.
 */
export function canHeal(quest: Quest, { repairs, own }: Cures, place: Place): boolean {
  const gentle = repairs.filter(({ step }) => step.action !== 'press');
  return (
    healsAtOnce(quest, gentle, place) ||
    healsAtOnce(quest, repairs, place) ||
    healsSomehow(quest, [...repairs, ...own], place)
  );
}

function healsAtOnce(quest: Quest, repairs: readonly Move[], place: Place): boolean {
  const world = worldAt(place, quest);
  // A repair that is refused changes nothing: there is nothing to repair.
  for (const repair of repairs) if (!isIdle(repair, world.site)) world.take(repair);
  return world.waitForHealth(patience);
}

function healsSomehow(quest: Quest, repairs: readonly Move[], place: Place): boolean {
  const { scenario, options } = quest;
  const search = new Search(
    { scenario, options, invariants: [] },
    { own: [], others: repairs },
    bounds,
    { isWanted: (world) => world.isHealthy },
  );
  return search.run(place).ended === 'found';
}
