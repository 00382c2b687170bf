import { UserError } from '../../basics/index.ts';
import { type ScenarioData, ScenarioRun, type SiteOptions } from '../../scenario/index.ts';
import { scenarioFrom } from '../shrink/index.ts';
import type { Guard, Invariant } from './invariants.ts';

/** Whether a scenario breaks this invariant when it is run as scenarios are. */
export function breaksInvariant(
  data: ScenarioData,
  invariant: Invariant,
  file: string,
  options: SiteOptions,
): boolean {
  const scenario = scenarioFrom(data, file);
  if (!scenario) return false;
  try {
    const run = new ScenarioRun(scenario, { ...options, keep: 'nothing' });
    const { site } = run;
    let isBroken = false;
    const guard: Guard = invariant.watch(site, () => {
      isBroken = true;
    });
    site.world.trace.subscribe((entry) => guard.note?.(entry));
    run.toEnd();
    guard.look?.();
    return isBroken;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
