import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Millis, Minutes, UserError } from '../../src/basics/index.ts';
import { Diagnosis } from '../../src/scenario/diagnosis.ts';
import { loadScenario } from '../../src/scenario/language/index.ts';
import { type Deed, isDeed, perform } from '../../src/scenario/perform.ts';
import { Site } from '../../src/scenario/site.ts';
import { entryToJson } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';

/** What may be done to the site, in any order and as often as one likes. */
const deeds = `
  - power on: phone-1
  - power on: phone-2
  - power on: publisher
  - power on: subscriber
  - power off: phone-1
  - power off: phone-2
  - power off: publisher
  - power off: subscriber
  - reset: phone-1
  - reset: phone-2
  - reset from callmanager: phone-1
  - reset from callmanager: phone-2
    restart: true
  - press: { on: phone-1, keys: '**#' }
  - press: { on: phone-1, keys: [settings, 5, 5, '**#'] }
  - press: { on: phone-2, keys: [settings, 6, 4, '**#'] }
  - press: { on: phone-1, keys: Erase }
  - press: { on: phone-2, keys: Erase }
  - press: { on: phone-2, keys: [Back, Exit] }
  - set: { on: phone-1, alternate tftp: subscriber }
  - set: { on: phone-1, alternate tftp: none }
  - cut link: phone-1
  - cut link: [phone-2, publisher]
  - heal link: phone-1
  - heal link: [phone-2, publisher]
  - stop service: { service: tftp, on: publisher }
  - stop service: { service: dhcp, on: publisher }
  - stop service: { service: callmanager, on: publisher }
  - stop service: { service: callmanager, on: subscriber }
  - start service: { service: tftp, on: publisher }
  - start service: { service: dhcp, on: publisher }
  - start service: { service: callmanager, on: publisher }
  - start service: { service: callmanager, on: subscriber }
  - delete: { file: CTLFile.tlv, on: [publisher, subscriber] }
  - restore: { file: CTLFile.tlv, on: publisher }
  - delete: { file: 'SEP{phone-1}.cnf.xml.sgn', on: publisher }
  - restore: { file: 'SEP{phone-1}.cnf.xml.sgn', on: publisher }
  - tamper with: { file: CTLFile.tlv, on: publisher, how: cut short }
  - tamper with: { file: 'SEP{phone-2}.cnf.xml.sgn', on: publisher, how: wrong signature }
  - restore: { file: 'SEP{phone-2}.cnf.xml.sgn', on: publisher }
  - change dhcp: { tftp: 10.9.9.9 }
  - change dhcp: { tftp: [publisher, subscriber], lease: 1 min }
  - change dhcp: { tftp: publisher, option: 66 }
  - change cluster: { security mode: nonsecure }
  - change cluster: { security mode: mixed }
  - update ctl: { sign with: token-2 }
  - change network: { loss: 10 %, reordering: 10 % }
`;

/** What puts right all that the others have done. */
const cures = `
  - heal link: phone-1
  - heal link: [phone-2, publisher]
  - change network: { loss: 0 %, reordering: 0 % }
  - change cluster: { security mode: mixed }
  - power on: publisher
  - power on: subscriber
  - start service: { service: tftp, on: publisher }
  - start service: { service: dhcp, on: publisher }
  - start service: { service: callmanager, on: publisher }
  - start service: { service: callmanager, on: subscriber }
  - restore: { file: CTLFile.tlv, on: publisher }
  - restore: { file: CTLFile.tlv, on: subscriber }
  - restore: { file: 'SEP{phone-1}.cnf.xml.sgn', on: publisher }
  - restore: { file: 'SEP{phone-2}.cnf.xml.sgn', on: publisher }
  - change dhcp: { tftp: [publisher, subscriber], option: 150, lease: 8 h }
  - set: { on: phone-1, alternate tftp: none }
  - power on: phone-1
  - power on: phone-2
  - reset: phone-1
  - reset: phone-2
`;

const scenarioOf = (steps: string) =>
  loadScenario(
    `title: Anything goes
site:
  phones:
    phone-1: { model: 7970, ctl: installed }
    phone-2: { model: 7960 }
  servers: { subscriber: {} }
steps:${steps}`,
    'any-order.yaml',
  );

const scenario = scenarioOf(deeds);
/** By the words of the step, which is what a counterexample shows. */
const palette = new Map(scenario.steps.filter(isDeed).map((deed) => [deed.text, deed]));
const cure: readonly Deed[] = scenarioOf(cures).steps.filter(isDeed);

/** A deed may be impossible where things stand, and says so; nothing else may go wrong. */
function attempt(site: Site, deed: Deed): void {
  try {
    perform(site, scenario, deed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** A deed by its words, and the time in milliseconds before it is done. */
type Deal = readonly [deed: string, pause: number];

function play(deals: readonly Deal[]): { site: Site; trace: string[] } {
  const trace: string[] = [];
  const site = new Site(scenario, { keep: 'nothing' }, (world) =>
    world.trace.subscribe((entry) => trace.push(entryToJson(entry))),
  );
  new Diagnosis(site);
  for (const [deed, pause] of deals) {
    site.world.run(Millis(pause));
    attempt(site, palette.get(deed) as Deed);
  }
  return { site, trace };
}

/** Of each phone what it shows, and by how many servers it is registered. */
const statesOf = (site: Site) =>
  [...site.phones].map(([name, { deviceName, display, isRegistered }]) => [
    name,
    isRegistered ? display.screen.title : 'not registered',
    [...site.servers.values()].filter(({ callManager }) => callManager?.isRegistered(deviceName))
      .length,
  ]);

const anyPause = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 1000, max: 30_000 }),
  fc.integer({ min: 60_000, max: 300_000 }),
);
const anyDeals = fc.array(fc.tuple(fc.constantFrom(...palette.keys()), anyPause), {
  maxLength: 30,
});

describe('a site to which anything may be done', () => {
  it('is well again once everything is put right', () => {
    fc.assert(
      fc.property(anyDeals, (deals) => {
        const { site } = play(deals);
        for (const deed of cure) attempt(site, deed);
        site.world.run(Minutes(5));
        expect(statesOf(site)).toEqual([
          ['phone-1', '2001', 1],
          ['phone-2', '2002', 1],
        ]);
      }),
      { seed: 42, numRuns: runs(60) },
    );
  });

  it('gives the same trace when the same is done again', () => {
    fc.assert(
      fc.property(anyDeals, (deals) => {
        expect(play(deals).trace).toEqual(play(deals).trace);
      }),
      { seed: 42, numRuns: runs(10) },
    );
  });
});
