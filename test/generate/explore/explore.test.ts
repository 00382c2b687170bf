import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explore } from '../../../src/generate/explore/index.ts';
import { ctlTrustMachine } from '../../../src/machines/index.ts';
import {
  loadScenario,
  readScenarioData,
  runScenario,
  type ScenarioData,
  writeScenario,
} from '../../../src/scenario/index.ts';

const shipped = (name: string) => {
  const file = `scenarios/${name}.yaml`;
  return { file, data: readScenarioData(readFileSync(file, 'utf8'), file) };
};
const notAuthorized = shipped('alarms/tftp-not-authorized');

/** A phone that accepts a CTL file signed by a token that the same file adds. */
const credulous = ctlTrustMachine.provide({
  guards: {
    'is signed by an installed token': ({ event }) =>
      event.type === 'CTL.RECEIVED' &&
      (event.verdict === 'signed-by-installed-token' || event.verdict === 'signed-by-new-token'),
  },
});

const loaded = (scenario: ScenarioData) => loadScenario(writeScenario(scenario), 'found.yaml');

describe('«what is the least that must go wrong for TFTP Not Authorized twice?»', () => {
  const { found, ...tally } = explore(notAuthorized.data, {
    file: notAuthorized.file,
    find: { on: 'phone-1', guide: 'alarm/phone/tftp-not-authorized-twice' },
  });

  it('is answered with one move: DHCP names two servers that the CTL file does not', () => {
    expect(found?.what).toBe('condition');
    expect(found?.cost).toBe(1);
    expect(found?.scenario.steps).toEqual([
      { 'power on': 'phone-1' },
      { 'change dhcp': { tftp: ['10.9.9.8', '10.9.9.9'] } },
      {
        expect: { on: 'phone-1', guide: 'alarm/phone/tftp-not-authorized-twice' },
        within: '30 s',
      },
    ]);
  });

  it('and with a scenario that holds when it is run', () => {
    expect(runScenario(loaded(found?.scenario as ScenarioData)).held).toBe(true);
  });

  it('the same each time', () => {
    const again = explore(notAuthorized.data, {
      file: notAuthorized.file,
      find: { on: 'phone-1', guide: 'alarm/phone/tftp-not-authorized-twice' },
    });
    expect(again).toEqual({ found, ...tally });
  });
});

describe('a phone that accepts a CTL file signed by the token that the file adds', () => {
  const machines = { 'ctl-trust': credulous };
  const { found } = explore(notAuthorized.data, { file: notAuthorized.file, machines });

  it('is found, because it breaks an invariant', () => {
    expect(found?.what).toBe('invariant');
    expect(found?.text).toMatch(
      /^a phone with a CTL file takes only one that a token of it signed/,
    );
  });

  it('and shrinks to a scenario of at most six steps', () => {
    expect(found?.scenario.steps.length).toBeLessThanOrEqual(6);
    expect(found?.scenario.steps).toContainEqual({
      'update ctl': { 'add tokens': ['new-token'], 'sign with': 'new-token' },
    });
  });

  it('that fails as long as the phone does that, and holds for one that does not', () => {
    const scenario = loaded(found?.scenario as ScenarioData);
    expect(runScenario(scenario, { machines }).held).toBe(false);
    expect(runScenario(scenario).held).toBe(true);
  });
});

describe('an exploration', () => {
  const { file, data } = notAuthorized;

  it('finds nothing broken at a site where nothing is', () => {
    const result = explore(data, { file, depth: 0 });
    expect(result).toMatchObject({ ended: 'depth', depth: 0 });
    expect(result.found).toBeUndefined();
    expect(result.worlds).toBeGreaterThan(20);
    expect(result.equal).toBeGreaterThan(0);
  });

  it('goes no further than it may', () => {
    expect(explore(data, { file, worlds: 100 })).toMatchObject({ ended: 'worlds', worlds: 100 });
    let asked = 0;
    expect(explore(data, { file, isOver: () => ++asked > 10 })).toMatchObject({ ended: 'time' });
  });

  it('makes only the moves that it may', () => {
    const find = { on: 'phone-1', message: 'DHCP' };
    const none: ScenarioData = { ...data, steps: [{ wait: '1 s' }] };
    expect(explore(none, { file, find, moves: ['faults'], depth: 1 }).found).toBeUndefined();
    expect(explore(none, { file, find, moves: ['deeds'], depth: 1 }).found?.cost).toBe(1);
  });

  it('tells when a lost packet is what it takes', () => {
    const { found } = explore(data, {
      file,
      find: { on: 'phone-1', message: { protocol: 'DHCP', name: '/DISCOVER|Discover/' }, times: 2 },
      moves: ['faults'],
      depth: 1,
    });
    expect(found?.scenario.steps.map((step) => Object.keys(step)[0])).toEqual([
      'power on',
      expect.stringMatching(/lose|cut link|stop service|power off/),
      'expect',
    ]);
  });
});

describe('a site that is stuck', () => {
  const site = (phone: object): ScenarioData => ({
    title: 'A site',
    site: { phones: { 'phone-1': { model: 7960, ...phone } } },
    steps: [{ 'power on': 'phone-1' }],
  });
  const options = { file: 'site.yaml', stuck: true, depth: 0 };

  it('has a phone that CallManager does not know, and nobody who adds it', () => {
    const { found } = explore(site({ 'in database': 'no' }), options);
    expect(found?.what).toBe('stuck');
    expect(found?.text).toBe('nothing registers phone-1 again');
    expect(runScenario(loaded(found?.scenario as ScenarioData)).held).toBe(false);
  });

  it('is none where erasing the CTL file of a phone helps', () => {
    expect(explore(site({ ctl: 'from another cluster' }), options).found).toBeUndefined();
  });

  it('is none where CAPF can give a phone the LSC that it lacks', () => {
    const secure = { ctl: 'installed', 'security mode': 'encrypted' };
    expect(explore(site(secure), options).found).toBeUndefined();
  });
});
