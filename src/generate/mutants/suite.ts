import { BugError } from '../../basics/index.ts';
import { type MachineName, machines, noSteps, probed, type Steps } from '../../machines/index.ts';
import { loadScenario, runScenario } from '../../scenario/index.ts';
import { models } from '../models/index.ts';
import { generate } from '../output/index.ts';
import type { Wish } from '../paths/index.ts';
import { observe } from './observation.ts';

/** A scenario that holds with the shipped statecharts, and what they go through in it. */
export interface Test {
  readonly name: string;
  /** The scenario file. */
  readonly text: string;
  readonly steps: Readonly<Record<MachineName, Steps>>;
  /** The SHA-256 of what was to be seen from outside. */
  readonly observed: string;
  /** Entries of its trace: a measure of how long it takes. */
  readonly cost: number;
}

/** What is asked of the generated tests; together they go through each statechart in several ways. */
const wishes: readonly Wish[] = [
  { cover: 'transitions' },
  { cover: 'guards' },
  { cover: 'transition-pairs' },
];

const names = Object.keys(machines) as MachineName[];

/** Scenario files that `offhook generate` writes for these statecharts. */
export const generatedTexts = (
  of: readonly MachineName[],
): { readonly name: string; readonly text: string }[] =>
  of.flatMap((name) => {
    const model = models[name];
    return wishes.flatMap((wish) =>
      model
        ? generate(model, wish).scenarios.map((scenario) => ({
            name: `generated: ${scenario.name}, ${'cover' in wish ? wish.cover : 'walks'}`,
            text: scenario.text,
          }))
        : [],
    );
  });

/**
 * Runs a scenario with the shipped statecharts.
 * @throws BugError when it does not hold: then it could not tell a mutant from them
 */
export function testOf({ name, text }: { readonly name: string; readonly text: string }): Test {
  const steps = Object.fromEntries(names.map((each) => [each, noSteps()])) as Test['steps'];
  const probes = Object.fromEntries(
    names.map((each) => [each, probed(machines[each], steps[each])]),
  );
  let digest = () => '';
  const { failure, world } = runScenario(loadScenario(text, name), {
    keep: 'nothing',
    machines: probes,
    prepare: ({ trace }) => {
      digest = observe(trace);
    },
  });
  if (failure)
    throw new BugError(
      `${name} fails without a mutant: line ${failure.step.line}: ${failure.problem}`,
    );
  return { name, text, steps, observed: digest(), cost: world.trace.length };
}
