import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { ctlTrustMachine, machines, noSteps, probed } from '../../src/machines/index.ts';
import { loadScenario, type RunOptions, runScenario } from '../../src/scenario/index.ts';
import { entryToJson } from '../../src/simulation/index.ts';

const path = 'scenarios/ctl-file/token-added-last.yaml';
const scenario = loadScenario(readFileSync(path, 'utf8'), path);

const traceOf = (options: RunOptions) =>
  runScenario(scenario, options).world.trace.entries.map(entryToJson).join('\n');

describe('a statechart that runs in the place of a shipped one', () => {
  it('plants a bug that a scenario finds: a phone that trusts the token that a file adds', () => {
    const credulous = ctlTrustMachine.provide({
      guards: {
        'is signed by an installed token': ({ event }) =>
          event.type === 'CTL.RECEIVED' && event.verdict.startsWith('signed-by'),
      },
    });

    expect(runScenario(scenario).held).toBe(true);
    expect(runScenario(scenario, { machines: { 'ctl-trust': credulous } }).held).toBe(false);
  });

  it('changes nothing where it only notes its steps', () => {
    const steps = noSteps();
    const probes: Record<string, AnyStateMachine> = {};
    for (const [name, machine] of Object.entries(machines)) probes[name] = probed(machine, steps);

    expect(traceOf({ machines: probes })).toBe(traceOf({}));
    expect(steps.transitions).toContain('on › configuring IP: ADDRESS.BOUND');
  });
});
