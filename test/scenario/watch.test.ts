import { beforeEach, describe, expect, it } from 'vitest';
import { Seconds } from '../../src/basics/index.ts';
import { Watch } from '../../src/scenario/watch.ts';
import { type EntryBody, World } from '../../src/simulation/index.ts';
import { conditionOf, scenarioOf } from './scenario-of.ts';

const conditions = ['{ alarm: one }', '{ screen: menu }', '{ guide: log/tftp }'];
const scenario = scenarioOf([
  `expect: ${conditions[0]}`,
  `expect no: ${conditions[1]}`,
  `wait until: ${conditions[2]}`,
  'say: nothing',
]);
const one = conditionOf('{ on: phone-1, alarm: one }');
const menu = conditionOf('{ on: phone-1, screen: menu }');

const alarm: EntryBody = { kind: 'alarm', text: 'one' };
const screen = (title: string): EntryBody => ({ kind: 'screen', title, lines: [], softkeys: [] });

let site: { world: World; addressOf: (name: string) => string };
let watch: Watch;

function watching(given = scenario): void {
  const world = new World();
  site = { world, addressOf: (name) => name };
  watch = new Watch(given);
  world.trace.subscribe((entry) => watch.note(entry));
}
beforeEach(() => watching());

const now = (body: EntryBody, host = 'phone-1') => site.world.trace.record(host, body);
const later = (seconds: number, body: EntryBody) =>
  site.world.clock.setTimeout(() => now(body), Seconds(seconds));
const clock = () => site.world.clock.now();
const seen = (sighting: ReturnType<Watch['waitFor']>) =>
  sighting.seen && sighting.evidence.map(({ seq }) => seq);

describe('waiting for something', () => {
  it('ends at once when it has happened already', () => {
    now(alarm);

    expect(seen(watch.waitFor(site, one, Seconds(10)))).toEqual([1]);
    expect(clock()).toBe(0);
  });

  it('ends at the moment at which it happens', () => {
    later(3, alarm);

    expect(seen(watch.waitFor(site, one, Seconds(10)))).toEqual([1]);
    expect(clock()).toBe(3000);
  });

  it('ends in vain at the deadline', () => {
    later(11, alarm);

    expect(watch.waitFor(site, one, Seconds(10))).toEqual({ seen: false });
    expect(clock()).toBe(10_000);
  });

  it('still counts what happens at the deadline itself', () => {
    later(10, alarm);

    expect(watch.waitFor(site, one, Seconds(10)).seen).toBe(true);
  });

  it('does not count what happened before the last thing that was done', () => {
    now(alarm);
    watch.forget();

    expect(watch.waitFor(site, one, Seconds(10)).seen).toBe(false);
  });

  it('counts what happened on the right host', () => {
    now(alarm, 'phone-2');

    expect(watch.waitFor(site, one, Seconds(10)).seen).toBe(false);
  });

  it('puts several times together', () => {
    now(alarm);
    later(5, alarm);
    const twice = conditionOf('{ alarm: one, times: 2 }');

    expect(seen(watch.waitFor(site, twice, Seconds(10)))).toEqual([1, 2]);
  });
});

describe('waiting for what lasts', () => {
  it('finds at the deadline what is still in force', () => {
    now(screen('menu'));
    watch.forget();

    expect(seen(watch.waitFor(site, menu, Seconds(10)))).toEqual([1]);
    expect(clock()).toBe(10_000);
  });

  it('does not find what something else took the place of', () => {
    now(screen('menu'));
    watch.forget();
    later(5, screen('2001'));

    expect(watch.waitFor(site, menu, Seconds(10)).seen).toBe(false);
  });

  it('does not look for what does not last', () => {
    now(alarm);
    now(screen('menu'));
    watch.forget();
    const both = conditionOf('{ screen: menu, alarm: one }');

    expect(watch.waitFor(site, both, Seconds(10)).seen).toBe(false);
  });
});

describe('waiting in vain', () => {
  it('lets the whole time pass when nothing happens', () => {
    expect(watch.waitInVain(site, one, Seconds(10))).toEqual({ seen: false });
    expect(clock()).toBe(10_000);
  });

  it('ends when it happens after all', () => {
    later(4, alarm);

    expect(seen(watch.waitInVain(site, one, Seconds(10)))).toEqual([1]);
    expect(clock()).toBe(4000);
  });

  it('finds what has happened since the last thing that was done', () => {
    now(alarm);

    expect(watch.waitInVain(site, one, Seconds(10)).seen).toBe(true);
  });

  it('finds at once what is in force', () => {
    now(screen('menu'));
    watch.forget();

    expect(watch.waitInVain(site, menu, Seconds(10)).seen).toBe(true);
    expect(clock()).toBe(0);
  });
});

describe('what came instead', () => {
  it('is what some condition is about, since the last thing that was done', () => {
    now(alarm);
    watch.forget();
    now(screen('menu'));
    now(alarm, 'phone-2');
    now({ kind: 'status', text: 'DHCP timeout' });
    const recent = (...given: Parameters<Watch['recent']>) =>
      watch.recent(...given).map(({ seq }) => seq);

    expect(recent(undefined, undefined)).toEqual([2, 3, 4]);
    expect(recent(undefined, 'phone-1')).toEqual([2, 4]);
    expect(recent(new Set(['alarm']), undefined)).toEqual([3]);
  });

  it('is kept only of the kinds that the conditions of the scenario are about', () => {
    watching(scenarioOf(['expect: { alarm: one }', 'expect no: { screen: menu }']));
    now({ kind: 'status', text: 'DHCP timeout' });
    now(alarm);
    now(screen('menu'));

    expect(watch.recent(undefined, undefined).map(({ kind }) => kind)).toEqual(['alarm', 'screen']);
  });
});
