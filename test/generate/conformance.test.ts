import { describe, expect, it } from 'vitest';
import { type Coverage, generate, models } from '../../src/generate/index.ts';
import { Probe } from '../../src/generate/model/probe.ts';
import { machines } from '../../src/machines/index.ts';
import { loadScenario, runScenario } from '../../src/scenario/index.ts';

/** All pairs of transitions take minutes. */
const covers: readonly Coverage[] = process.env.CI
  ? ['transitions', 'guards', 'transition-pairs']
  : ['transitions', 'guards'];

const cases = Object.values(models).flatMap((model) =>
  covers.map((cover) => ({
    machine: model.machine,
    cover,
    generation: generate(model, { cover }),
  })),
);

describe.each(cases)('the statechart $machine, by all $cover', ({ machine, generation }) => {
  const { invariants, reached, scenarios } = generation;
  const probe = new Probe(machines[machine]);
  const taken = new Set<string>();

  it.each(invariants)('never breaks this: $name', ({ broken }) => {
    expect(broken?.text).toBeUndefined();
  });

  it('has none that its model does not reach', () => {
    expect(reached?.missing).toEqual([]);
  });

  it.each(scenarios)(
    'is in a site with real bytes what it is in its model: $name, $start',
    ({ name, text }) => {
      const { failure } = runScenario(loadScenario(text, `${name}.yaml`), {
        keep: 'nothing',
        machines: { [machine]: probe.machine },
      });
      for (const id of probe.read().transitions) taken.add(id);

      expect(
        failure && `line ${failure.step.line}: ${failure.step.text}: ${failure.problem}`,
      ).toBeUndefined();
    },
  );

  it('has taken each transition in those sites that the paths lead along', () => {
    const promised = scenarios.flatMap(({ moves }) =>
      moves.flatMap(({ transitions }) => transitions),
    );

    expect([...new Set(promised)].filter((id) => !taken.has(id))).toEqual([]);
  });
});

describe('what a model calls unreachable', () => {
  it.each(Object.values(models))(
    'is there, and is not reached: $machine',
    ({ machine, unreachable = {} }) => {
      const excused = cases
        .filter((each) => each.machine === machine)
        .flatMap(({ generation }) => generation.reached?.excused.map(({ goal }) => goal) ?? []);

      expect(excused).toEqual(expect.arrayContaining(Object.keys(unreachable)));
    },
  );
});

describe('every statechart', () => {
  it('has a model', () => {
    expect(Object.keys(models).sort()).toEqual(Object.keys(machines).sort());
  });
});
