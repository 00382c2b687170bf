import type { Millis } from '../basics/index.ts';
import type { Condition, Scenario, ScenarioResult, Step } from '../scenario/index.ts';
import type { Seen } from './seen.ts';

/** What became of a scenario. */
export interface Outcome extends ScenarioResult {
  /** All that the trace has shown. */
  readonly seen: Seen;
  /** How long the run took in real time, in milliseconds. */
  readonly elapsed: number;
  /** Set where the scenario was run twice. */
  readonly verification?: Verification;
}

export type Verification =
  | { readonly same: true }
  | {
      readonly same: false;
      /** The first entry of the trace that differs, from 1; 0 when only the captures differ. */
      readonly entry: number;
      /** The entry in the first and in the second run, as JSON; empty where the trace had ended. */
      readonly first: string;
      readonly second: string;
    };

/** A scenario is well when all expectations held, and two runs did not differ. */
export const isWell = ({ held, verification }: Outcome): boolean =>
  held && verification?.same !== false;

/** What a step waits for; undefined when it does something. */
export function conditionOf(step: Step): Condition | undefined {
  switch (step.action) {
    case 'expect':
    case 'expect no':
    case 'wait until':
      return step.value;
    default:
      return undefined;
  }
}

export const expectationsOf = ({ steps }: Scenario): Step[] =>
  steps.filter(({ action }) => action === 'expect' || action === 'expect no');

/** Virtual time at the end of the run. */
export const durationOf = ({ world }: ScenarioResult): Millis => world.clock.now();

/** Each step with whether it held: true for what was done or expected with success, undefined for
 * what was not reached. */
export function stepsOf({
  scenario,
  failure,
}: ScenarioResult): { readonly step: Step; readonly held: boolean | undefined }[] {
  let failed = false;
  return scenario.steps.map((step) => {
    if (step !== failure?.step) return { step, held: failed ? undefined : true };
    failed = true;
    return { step, held: false };
  });
}

/** `1 expectation`, `2 expectations` */
export const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
