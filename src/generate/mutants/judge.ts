import { BugError } from '../../basics/index.ts';
import type { Substitutes } from '../../devices/index.ts';
import { loadScenario, runScenario } from '../../scenario/index.ts';
import type { Mutant } from './mutant.ts';
import { observe } from './observation.ts';
import type { Test } from './suite.ts';

/** How a mutant was found out. */
export interface Kill {
  readonly test: string;
  /**
   * Whether an expectation failed; or else none did, but what the site sent, showed and kept was not
   * what it is with the shipped statechart.
   */
  readonly by: 'expectation' | 'observation';
  readonly how: string;
}

/** Tests that come to where the fault is; the others run as they do without it. Cheapest first. */
export const testsFor = ({ machine, touchedBy }: Mutant, tests: readonly Test[]): Test[] =>
  tests
    .filter(({ steps }) => touchedBy(steps[machine]))
    .sort((one, other) => one.cost - other.cost);

/**
 * Runs the tests with the mutant in the place of the shipped statechart, up to the first that fails.
 * @returns undefined for a mutant that lives
 */
export function kill(mutant: Mutant, tests: readonly Test[]): Kill | undefined {
  const machines = { [mutant.machine]: mutant.build() };
  let noticed: Kill | undefined;
  for (const test of testsFor(mutant, tests)) {
    const found = difference(test, machines);
    if (found?.by === 'expectation') return found;
    noticed ??= found;
  }
  return noticed;
}

/** A device that breaks down, as it does when a statechart asks for what cannot be, tells as well. */
function difference(test: Test, machines: Substitutes): Kill | undefined {
  const { name } = test;
  try {
    const { failure, observed } = run(test, machines);
    if (failure) {
      const how = `line ${failure.step.line}: ${failure.step.text}`;
      return { test: name, by: 'expectation', how };
    }
    return observed === test.observed
      ? undefined
      : { test: name, by: 'observation', how: 'it sends or shows something else' };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { test: name, by: 'expectation', how: `breaks down: ${problem}` };
  }
}

function run({ name, text, cost }: Test, machines: Substitutes) {
  const most = cost * patience + leastPatience;
  let digest = () => '';
  const { failure } = runScenario(loadScenario(text, name), {
    keep: 'nothing',
    machines,
    prepare: ({ trace }) => {
      digest = observe(trace);
      trace.subscribe(() => {
        if (trace.length > most) throw new BugError('it goes on and on');
      });
    },
  });
  return { failure, observed: digest() };
}

/** A mutant that does so much more than it should may well be in a loop that never ends. */
const patience = 20;
const leastPatience = 5000;
