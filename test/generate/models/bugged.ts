import { type AnyStateMachine, assign } from 'xstate';
import { type GeneratedScenario, generate, type Model } from '../../../src/generate/index.ts';
import { loadScenario, runScenario } from '../../../src/scenario/index.ts';

const transitions = { cover: 'transitions' } as const;

/** The machine, but that it never does this. */
export const forgetting = (machine: AnyStateMachine, action: string): AnyStateMachine =>
  machine.provide({ actions: { [action]: assign({}) } });

/** The invariants that do not hold where a machine with a bug takes the place of the right one. */
export const brokenBy = (model: Model, machine: AnyStateMachine): string[] =>
  generate(model, transitions, { machine }).invariants.flatMap(({ name, broken }) =>
    broken ? [name] : [],
  );

/** The first step that fails in each scenario of the right machine when one with a bug runs in it,
 * without how long it may take. */
export const failuresOf = (model: Model, machine: AnyStateMachine): string[] =>
  scenariosOf(model).flatMap(({ name, text }) => {
    const machines = { [model.machine]: machine };
    const { failure } = runScenario(loadScenario(text, `${name}.yaml`), { machines });
    return failure ? [failure.step.text.replace(/ (?:within|for) [\d. a-z]+$/, '')] : [];
  });

const made = new Map<Model, readonly GeneratedScenario[]>();

function scenariosOf(model: Model): readonly GeneratedScenario[] {
  const scenarios = made.get(model) ?? generate(model, transitions).scenarios;
  made.set(model, scenarios);
  return scenarios;
}
