import { beforeEach, describe, expect, it } from 'vitest';
import type { Condition } from '../../src/scenario/language/index.ts';
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
const lookingFor = (condition = one) => {
  const look = watch.lookout(site, condition);
  return () => look()?.map(({ seq }) => seq);
};
const inForce = (condition: Condition) => watch.inForce(site, condition)?.map(({ seq }) => seq);

describe('looking out for something', () => {
  it('finds at once what has happened already', () => {
    now(alarm);

    expect(lookingFor()()).toEqual([1]);
  });

  it('finds it when it happens', () => {
    const look = lookingFor();
    const before = look();
    now(alarm);

    expect(before).toBeUndefined();
    expect(look()).toEqual([1]);
  });

  it('does not count what happened before the last thing that was done', () => {
    now(alarm);
    watch.forget();

    expect(lookingFor()()).toBeUndefined();
  });

  it('counts what happened on the right host', () => {
    now(alarm, 'phone-2');

    expect(lookingFor()()).toBeUndefined();
  });

  it('puts several times together', () => {
    const look = lookingFor(conditionOf('{ alarm: one, times: 2 }'));
    now(alarm);
    const once = look();
    now(alarm);

    expect(once).toBeUndefined();
    expect(look()).toEqual([1, 2]);
  });
});

describe('what is in force', () => {
  it('is what came before the last thing that was done, and lasts', () => {
    now(screen('menu'));
    watch.forget();

    expect(inForce(menu)).toEqual([1]);
  });

  it('is not what something else took the place of', () => {
    now(screen('menu'));
    now(screen('2001'));

    expect(inForce(menu)).toBeUndefined();
  });

  it('is nothing that does not last', () => {
    now(alarm);
    now(screen('menu'));

    expect(inForce(conditionOf('{ screen: menu, alarm: one }'))).toBeUndefined();
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
