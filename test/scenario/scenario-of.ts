import { type Condition, loadScenario, type Scenario } from '../../src/scenario/language/index.ts';
import { type Deed, isDeed } from '../../src/scenario/perform.ts';

/** A scenario with these steps, each a line of YAML, on the usual site or on another one.
 * @param site what stands below `site:`, in the one-line form: `{ phones: { phone-1: 7970 } }` */
export const scenarioOf = (steps: readonly string[], site = '{}'): Scenario =>
  loadScenario(
    `title: A test\nsite: ${site}\nsteps:\n${steps.map((step) => `  - ${step}`).join('\n')}\n`,
    'test.yaml',
  );

/** What stands behind `expect`, in the one-line form: `{ on: phone-1, alarm: File Auth Failed }`. */
export function conditionOf(condition: string, site?: string): Condition {
  const [step] = scenarioOf([`expect: ${condition}`], site).steps;
  if (step?.action !== 'expect') throw new Error('this is no condition');
  return step.value;
}

/** A step that does something, such as `power on: phone-1`. */
export function deedOf(step: string, site?: string): Deed {
  const [deed] = scenarioOf([step], site).steps;
  if (!deed || !isDeed(deed)) throw new Error('this is no deed');
  return deed;
}
