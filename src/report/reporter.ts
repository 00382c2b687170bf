import type { Scenario } from '../scenario/index.ts';
import type { Subscriber, World } from '../simulation/index.ts';
import type { Outcome } from './outcome.ts';
import type { Seen } from './seen.ts';

/** Reports runs of scenarios, one after the other. */
export interface Reporter {
  /**
   * Before anything is in the world.
   * @param seen what the trace has shown before the entry that comes
   * @returns who hears of each entry
   */
  begin?(scenario: Scenario, world: World, seen: Seen): Subscriber;
  /** After a run. */
  end(outcome: Outcome): void;
  /** After the last run. */
  done(): void;
}
