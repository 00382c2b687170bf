import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Minutes, Seconds, UserError } from '../../src/basics/index.ts';
import { Diagnosis, loadScenario, perform, ScenarioRun, Site } from '../../src/scenario/index.ts';
import { Present, type TraceEntry } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';
import { deedOf, scenarioOf } from './scenario-of.ts';

const shipped = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('many-phones.yaml'))
  .map((name) => join('scenarios', name));

const presentOf = (site: Site): string => {
  const present = new Present(site.world.clock);
  site.present(present);
  return present.digest();
};

const plain = '{ phones: { phone-1: { model: 7960, ctl: installed } } }';
const secure = '{ phones: { phone-1: { model: 7970, ctl: installed, security mode: encrypted } } }';

/** A world that a test leads on, and what can be seen in it. */
class Watched {
  readonly site: Site;
  readonly #siteText: string;
  readonly #diagnosis: Diagnosis;
  seen: string[] = [];

  constructor(siteText: string) {
    this.#siteText = siteText;
    this.site = new Site(scenarioOf(['say: hello'], siteText));
    this.#diagnosis = new Diagnosis(this.site);
    this.site.world.trace.subscribe((entry) => this.#note(entry));
  }

  does(move: string): void {
    const { world } = this.site;
    if (move.startsWith('wait')) world.run(move === 'wait long' ? Minutes(2) : Seconds(14));
    else
      try {
        perform(
          this.site,
          scenarioOf(['say: hello'], this.#siteText),
          deedOf(move, this.#siteText),
        );
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
  }

  digest(): string {
    const present = new Present(this.site.world.clock);
    this.site.present(present);
    this.#diagnosis.present(present);
    return present.digest();
  }

  #note(entry: TraceEntry): void {
    if (entry.kind === 'alarm' || entry.kind === 'status')
      this.seen.push(`${entry.host}: ${entry.text}`);
    if (entry.kind === 'screen') this.seen.push([entry.title, ...entry.lines].join(' | '));
    if (entry.kind === 'registration') this.seen.push(`${entry.state} with ${entry.server}`);
  }
}

const watched = (...moves: readonly string[]): Watched => led(plain, moves);

const led = (siteText: string, moves: readonly string[]): Watched => {
  const world = new Watched(siteText);
  for (const move of moves) world.does(move);
  return world;
};

describe('the present of a site', () => {
  it('speaks of every timer, whatever happens', () => {
    for (const file of shipped) {
      const run = new ScenarioRun(loadScenario(readFileSync(file, 'utf8'), file), {
        keep: 'nothing',
      });
      for (let at = 0; !run.ended && at < Minutes(2); at += 7371) {
        run.advance(at as never);
        expect(presentOf(run.site), file).toHaveLength(44);
      }
    }
  });

  it('is the same after a power cut as before it, once the phone is registered again', () => {
    const once = watched('power on: phone-1', 'wait');
    const twice = watched(
      'power on: phone-1',
      'wait',
      'power off: phone-1',
      'power on: phone-1',
      'wait',
    );

    expect(twice.digest()).toBe(once.digest());
  });

  it('is another while a packet is to be lost', () => {
    const lose = 'lose: { from: phone-1, to: publisher }';
    expect(watched(lose).digest()).not.toBe(watched().digest());
    expect(watched('power on: phone-1', 'wait long', lose, 'wait long').digest()).not.toBe(
      watched('power on: phone-1', 'wait long', lose).digest(),
    );
  });

  it.each([
    'cut link: phone-1',
    'stop service: { service: tftp, on: publisher }',
    'power off: publisher',
    'change dhcp: { tftp: 10.9.9.9 }',
    'update ctl: { add tokens: [token-3] }',
    'delete: { file: CTLFile.tlv, on: publisher }',
    'set device: { on: phone-1, security mode: encrypted }',
    'change network: { latency: 2 ms }',
  ])('is another after «%s»', (move) => {
    expect(watched(move).digest()).not.toBe(watched().digest());
  });

  it.each([
    ['cut link: phone-1', 'heal link: phone-1'],
    [
      'stop service: { service: tftp, on: publisher }',
      'start service: { service: tftp, on: publisher }',
    ],
    ['power off: publisher', 'power on: publisher'],
    ['change dhcp: { tftp: 10.9.9.9 }', 'change dhcp: { tftp: publisher }'],
    [
      'delete: { file: CTLFile.tlv, on: publisher }',
      'restore: { file: CTLFile.tlv, on: publisher }',
    ],
  ])('is the same again after «%s» and «%s»', (fault, repair) => {
    expect(watched(fault, repair).digest()).toBe(watched().digest());
  });

  it.each([
    ['in the clear', plain],
    ['inside TLS', secure],
  ])('decides what is seen from there on, whatever led to it: %s', (_, siteText) => {
    const move = fc.constantFrom(
      'power on: phone-1',
      'power off: phone-1',
      'reset: phone-1',
      'change dhcp: { tftp: 10.9.9.9 }',
      'change dhcp: { tftp: publisher }',
      'stop service: { service: callmanager, on: publisher }',
      'start service: { service: callmanager, on: publisher }',
      'tamper with: { file: CTLFile.tlv, on: publisher, how: flip a byte }',
      'restore: { file: CTLFile.tlv, on: publisher }',
      'wait',
      'wait long',
    );
    const past = fc.array(move, { maxLength: 4 });
    const known = new Map<string, readonly string[]>();
    let equal = 0;
    fc.assert(
      fc.property(past, fc.array(move, { minLength: 1, maxLength: 3 }), (before, after) => {
        const present = led(siteText, before).digest();
        const other = known.get(present);
        if (!other) {
          known.set(present, before);
          return;
        }
        equal++;
        const seen = [before, other].map((way) => {
          const world = led(siteText, way);
          world.seen = [];
          for (const next of [...after, 'wait long']) world.does(next);
          return world.seen;
        });
        expect(seen[0]).toEqual(seen[1]);
      }),
      { seed: 42, numRuns: runs(120) },
    );
    expect(equal).toBeGreaterThan(20);
  });
});
