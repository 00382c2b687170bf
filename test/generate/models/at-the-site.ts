import type { AnyStateMachine } from 'xstate';
import { type GeneratedScenario, generate, type Model } from '../../../src/generate/index.ts';
import { loadScenario, runScenario } from '../../../src/scenario/index.ts';

const transitions = { cover: 'transitions' } as const;

/** Runs a scenario over real bytes. @returns the step that failed, and why */
export function failureOf(
  { name, text }: GeneratedScenario,
  machines: Readonly<Record<string, AnyStateMachine>> = {},
): string | undefined {
  const { failure } = runScenario(loadScenario(text, `${name}.yaml`), {
    keep: 'nothing',
    machines,
  });
  return failure && `line ${failure.step.line}: ${failure.step.text}: ${failure.problem}`;
}

/** The invariants that a machine breaks which takes the place of the right one. */
export const brokenBy = (model: Model, machine: AnyStateMachine): string[] =>
  generate(model, transitions, { machine })
    .invariants.filter(({ broken }) => broken)
    .map(({ name }) => name);

/** Whether the scenarios of the right machine find out that another one is in its place. */
export const isFoundOut = (model: Model, machine: AnyStateMachine): boolean =>
  generate(model, transitions).scenarios.some(
    (scenario) => failureOf(scenario, { [model.machine]: machine }) !== undefined,
  );

/** Walks at random along the moves of a model. */
export const walks = (model: Model, count: number): readonly GeneratedScenario[] =>
  generate(model, { walks: { count, seed: 42, length: 30 } }).scenarios;
