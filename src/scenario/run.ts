import type { RowId } from '../guide/index.ts';
import type { World } from '../simulation/index.ts';
import type { Scenario } from './language/index.ts';
import { type Failure, type RunOptions, ScenarioRun } from './scenario-run.ts';

export interface ScenarioResult {
  readonly scenario: Scenario;
  readonly world: World;
  readonly held: boolean;
  /** Why the scenario failed. */
  readonly failure?: Failure;
  /** Rows of the guide that the run both showed and asserted. */
  readonly reproduced: ReadonlySet<RowId>;
}

/**
 * Runs a scenario from start to end, or to the first expectation that fails.
 * @throws UserError when the site cannot be built; BugError, and what else is a fault of ours
 */
export function runScenario(scenario: Scenario, options: RunOptions = {}): ScenarioResult {
  const run = new ScenarioRun(scenario, options);
  run.toEnd();
  const { failure, reproduced, site } = run;
  return {
    scenario,
    world: site.world,
    reproduced,
    held: failure === undefined,
    ...(failure && { failure }),
  };
}
