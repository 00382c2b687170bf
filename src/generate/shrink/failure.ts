import { UserError } from '../../basics/index.ts';
import {
  loadScenario,
  type RunOptions,
  runScenario,
  type Scenario,
  type ScenarioData,
  type ScenarioResult,
  writeScenario,
} from '../../scenario/index.ts';

/** The scenario, as the runner wants it; undefined when it cannot be loaded or built. */
export function scenarioFrom(data: ScenarioData, file: string): Scenario | undefined {
  try {
    return loadScenario(writeScenario(data), file);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What becomes of a scenario; undefined when it cannot be loaded, or its site cannot be built. */
export function resultOf(
  data: ScenarioData,
  file: string,
  options: RunOptions = {},
): ScenarioResult | undefined {
  const scenario = scenarioFrom(data, file);
  try {
    return scenario && runScenario(scenario, { keep: 'nothing', ...options });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/**
 * Whether a scenario fails as another one did: at a step that reads the same but for its spans, for
 * the same reason: something came instead in both, or nothing in both.
 */
export function failsLike(
  { failure }: ScenarioResult,
  file: string,
  options: RunOptions = {},
): (data: ScenarioData) => boolean {
  const wanted = failure && signOf(failure);
  return (data) => {
    const found = resultOf(data, file, options)?.failure;
    return found !== undefined && signOf(found) === wanted;
  };
}

const signOf = ({ step, problem, instead }: NonNullable<ScenarioResult['failure']>): string =>
  [
    `${step.action} ${JSON.stringify(step.value)}: ${problem.replace(/ within .*$/, '')}`,
    // Something other than expected is not the same as a site where nothing happens at all.
    instead.length > 0 ? 'something came instead' : 'nothing came',
  ].join(', ');
