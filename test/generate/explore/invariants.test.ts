import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Breach, invariants } from '../../../src/generate/explore/invariants.ts';
import { capfLockoutMachine, ctlTrustMachine } from '../../../src/machines/index.ts';
import {
  loadScenario,
  type Scenario,
  ScenarioRun,
  type SiteOptions,
} from '../../../src/scenario/index.ts';

const shipped = (name: string) => {
  const file = `scenarios/${name}.yaml`;
  return loadScenario(readFileSync(file, 'utf8'), file);
};

/** What all invariants have against a run, and the run. */
function watched(scenario: Scenario, options: SiteOptions = {}) {
  const run = new ScenarioRun(scenario, { keep: 'nothing', ...options });
  const breaches: Breach[] = [];
  const guards = invariants.map((invariant) =>
    invariant.watch(run.site, (breach) => breaches.push(breach)),
  );
  run.site.world.trace.subscribe((entry) => {
    for (const guard of guards) guard.note?.(entry);
  });
  const look = () => {
    for (const guard of guards) guard.look?.();
    return breaches;
  };
  run.toEnd();
  return { run, look };
}

describe('the invariants', () => {
  it.each([
    'ctl-file/token-added-last',
    'ctl-file/unknown-token',
    'ctl-file/erase-7970-security',
    'capf/capf-lockout',
    'capf/lsc-by-string-7970',
    'secure/authenticated-phones',
    'secure/failover-clean',
    'certificates/mic-shown',
  ])('hold in the scenario %s', (name) => {
    expect(watched(shipped(name)).look()).toEqual([]);
  });

  it('find a phone that takes a CTL file from anybody', () => {
    const machines = {
      'ctl-trust': ctlTrustMachine.provide({
        guards: { 'is signed by an installed token': () => true },
      }),
    };
    const [breach] = watched(shipped('ctl-file/unknown-token'), { machines }).look();
    expect(breach?.problem).toBe('it has a CTL file that no token of the one before signed');
  });

  it('find a CAPF that forgets to lock', () => {
    const machines = {
      'capf-lockout': capfLockoutMachine.provide({
        guards: { 'is the last attempt': () => false },
      }),
    };
    const scenario = shipped('capf/capf-lockout');
    // Its run would end where it looks for the lock in the log.
    const steps = scenario.steps.filter(({ text }) => !text.includes('locked for 10 min'));
    const [breach] = watched({ ...scenario, steps }, { machines }).look();
    expect(breach?.host).toBe('publisher');
    expect(breach?.problem).toMatch(/^CAPF goes on with phone-\d, which is locked$/);
  });

  it('find a 7960 with a MIC', () => {
    const { run, look } = watched(shipped('certificates/mic-shown'));
    const phones = [...run.site.phones.values()];
    const [mic] = phones.flatMap(({ credentials }) => credentials.get('MIC') ?? []);
    const grey = phones.find(({ model }) => model.name === '7960');
    Object.defineProperty(grey?.credentials, 'get', { value: () => mic });

    expect(look().map(({ problem }) => problem)).toEqual(['it is a 7960 and has a MIC']);
  });

  it('find a phone that is registered over TLS with a server that its CTL file does not name', () => {
    const { run, look } = watched(shipped('secure/authenticated-phones'));
    const phone = run.site.phones.get('secret');
    expect(phone?.isRegistered).toBe(true);
    phone?.flash.eraseCtl('ctl-file/delete-on-7960-7940');

    expect(look().map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/which its CTL file does not vouch for$/),
    ]);
  });
});
