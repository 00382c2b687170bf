import { describe, expect, it } from 'vitest';
import { generate } from '../../src/generate/index.ts';
import { ctlTrustModel } from '../../src/generate/models/ctl-trust.ts';
import { resultOf, shrink } from '../../src/generate/shrink/index.ts';
import { loadScenario, runScenario, type ScenarioData } from '../../src/scenario/index.ts';
import { credulous } from './credulous.ts';

const transitions = { cover: 'transitions' } as const;

describe('a phone that accepts a CTL file signed by the token that the same file adds', () => {
  it('is found as its statechart is explored, with the shortest way to it', () => {
    const { invariants } = generate(ctlTrustModel, transitions, { machine: credulous });
    const broken = invariants.filter((invariant) => invariant.broken);

    expect(broken.map(({ name }) => name)).toEqual([
      'a phone with a CTL file never takes one that its tokens did not sign',
    ]);
    expect(broken[0]?.broken?.moves.map(({ name }) => name)).toEqual([
      'token-3 is added, and signs itself',
    ]);
  });

  it('is found as the scenarios of the right statechart run', () => {
    const { scenarios } = generate(ctlTrustModel, transitions);
    const failures = scenarios.flatMap(({ name, text }) => {
      const { failure } = runScenario(loadScenario(text, `${name}.yaml`), {
        machines: { 'ctl-trust': credulous },
      });
      return failure ? [failure.step.text] : [];
    });

    expect(failures).toEqual(['expect phone-1: alarm «File Auth Failed»']);
  });

  it('is shown by a scenario of six steps at most, which the right statechart passes', () => {
    const { scenarios } = generate(ctlTrustModel, transitions);
    const fails = (data: ScenarioData): boolean => {
      const result = resultOf(data, 'shrunk.yaml', { machines: { 'ctl-trust': credulous } });
      return result?.failure !== undefined && resultOf(data, 'shrunk.yaml')?.held === true;
    };
    const [failing] = scenarios.filter(({ data }) => fails(data));
    const { steps } = shrink(failing?.data as ScenarioData, fails);

    expect(steps).toMatchInlineSnapshot(`
      [
        {
          "power on": "phone-1",
        },
        {
          "update ctl": {
            "add tokens": [
              "token-3",
            ],
            "sign with": "token-3",
          },
        },
        {
          "wait until": {
            "registered with": "publisher",
          },
        },
        {
          "expect": {
            "alarm": "File Auth Failed",
          },
        },
      ]
    `);
    expect(steps.length).toBeLessThanOrEqual(6);
  }, 60_000);

  it('shows in a site what the way to it says', () => {
    const { invariants } = generate(ctlTrustModel, transitions, { machine: credulous });
    const text = invariants[0]?.broken?.text ?? '';
    const scenario = loadScenario(text, 'broken.yaml');

    expect(runScenario(scenario, { machines: { 'ctl-trust': credulous } }).held).toBe(true);
    expect(runScenario(scenario).held).toBe(false);
  });
});
