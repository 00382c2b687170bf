import { readFileSync } from 'node:fs';
import { explore } from '../src/generate/explore/index.ts';
import { loadScenario, readScenarioData, runScenario } from '../src/scenario/index.ts';
import type { Bench } from './bench.ts';
import { alternately, millisOf } from './measure.ts';

const file = 'scenarios/alarms/tftp-not-authorized.yaml';
const worlds = 4000;
const runs = 200;

const perSecond = (count: number, millis: number): number => (count * 1000) / millis;

/** A world is the site after one move, compared with all before it. */
export const exploreSite: Bench = {
  name: 'explore the site of «TFTP Not Authorized»',
  unit: 'worlds/s',
  baseline: 'runs of the scenario a second',
  aim: { of: 'measured', atLeast: 1000 },
  measure: () => {
    const text = readFileSync(file, 'utf8');
    const data = readScenarioData(text, file);
    const scenario = loadScenario(text, file);
    return alternately(
      3,
      () =>
        perSecond(
          worlds,
          millisOf(() => explore(data, { file, worlds })),
        ),
      () =>
        perSecond(
          runs,
          millisOf(() => {
            for (let run = 0; run < runs; run++) runScenario(scenario, { keep: 'nothing' });
          }),
        ),
    );
  },
};
