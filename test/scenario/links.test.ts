import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/basics/index.ts';
import { ActingSite } from './acting-site.ts';

let site: ActingSite;
beforeEach(() => {
  site = new ActingSite('{ phones: { phone-1: 7960, phone-2: 7960 } }');
});

const fates = (from = 0) => site.entries('fate', from).map(({ fate, why }) => `${fate}: ${why}`);

/** How long the packets of a pair of hosts were on their way, the shortest and the longest. */
function transits(from: string, to: string): (number | undefined)[] {
  const { entries } = site.world.trace;
  const spans = entries.flatMap((entry) => {
    if (entry.kind !== 'packet' || entry.host !== from) return [];
    const answer = entries.find(({ cause, host }) => cause === entry.seq && host === to);
    return answer ? [answer.at - entry.at] : [];
  });
  return [Math.min(...spans), Math.max(...spans)];
}

describe('a link', () => {
  it('takes 1 ms and loses nothing by itself', () => {
    site.does('power on: phone-1');
    site.registered();

    expect(fates()).toEqual([]);
    expect(transits('publisher', 'phone-1')[0]).toBe(1);
  });

  it('takes longer when the whole network does', () => {
    site.does('change network: { latency: 20 ms }', 'power on: [phone-1, phone-2]');
    site.registered('phone-2');

    expect(transits('publisher', 'phone-1')[0]).toBe(20);
    expect(transits('publisher', 'phone-2')[0]).toBe(20);
  });

  it('takes longer when only it does', () => {
    site.does('change network: { latency: 20 ms, between: [publisher, phone-1] }');
    site.does('power on: [phone-1, phone-2]');
    site.registered('phone-1');

    expect(transits('publisher', 'phone-1')[0]).toBe(20);
    expect(transits('publisher', 'phone-2')[0]).toBe(1);
  });

  it('keeps what is set for it when the network changes', () => {
    site.does(
      'change network: { latency: 20 ms, between: [phone-1, publisher] }',
      'change network: { latency: 5 ms }',
      'power on: [phone-1, phone-2]',
    );
    site.registered('phone-1');

    expect(transits('publisher', 'phone-1')[0]).toBe(20);
    expect(transits('publisher', 'phone-2')[0]).toBe(5);
  });

  it('keeps what was set for it before when something else is set', () => {
    site.does(
      'change network: { latency: 20 ms, between: [phone-1, publisher] }',
      'change network: { jitter: 5 ms, between: [publisher, phone-1] }',
      'power on: phone-1',
    );
    site.registered('phone-1');
    const [shortest = 0, longest = 0] = transits('publisher', 'phone-1');

    expect(shortest).toBeGreaterThanOrEqual(20);
    expect(longest).toBeGreaterThan(shortest);
    expect(longest).toBeLessThan(26);
  });

  it('changes under way', () => {
    site.does('power on: phone-1');
    site.registered();
    site.run(1);
    site.does('change network: { loss: 100 % }');
    const before = site.here;
    site.run(31);
    expect(fates(before)[0]).toBe('lost: loss of 100 %: phone-1 → publisher');

    site.does('change network: { loss: 0 % }');
    const healed = site.here;
    site.run(10);
    expect(fates(healed)).toEqual([]);
    expect(site.phone('phone-1').isRegistered).toBe(true);
  });

  it.each([
    ['loss: 30 %', 'lost: loss of 30 %'],
    ['duplication: 30 %', 'duplicated: duplication of 30 %'],
    ['reordering: 30 %', 'delayed: reordering of 30 % by 5 ms'],
  ])('may have %s, and the phone registers all the same', (change, fate) => {
    site.does(`change network: { ${change} }`, 'power on: phone-1');
    site.registered();

    const all = fates().filter((each) => each.startsWith(fate));
    expect(all.length).toBeGreaterThan(5);
  });

  it('draws its chance from a stream of its own', () => {
    const lossesOf = (...phones: string[]) => {
      site = new ActingSite('{ phones: { phone-1: 7960, phone-2: 7960 } }');
      site.does('change network: { loss: 20 % }', `power on: [${phones.join(', ')}]`);
      site.run(60);
      return site
        .entries('fate')
        .filter(({ why }) => /phone-1 → publisher|publisher → phone-1/.test(why))
        .map(({ at, why }) => [at, why]);
    };

    expect(lossesOf('phone-1', 'phone-2')).toEqual(lossesOf('phone-1'));
  });
});

describe('a link that is cut', () => {
  it('lets nothing through until it is healed', () => {
    site.does('power on: phone-1', 'cut link: [phone-1, publisher]');
    site.run(30);
    expect(site.phone('phone-1').address).toBe('0.0.0.0');
    expect(new Set(fates())).toEqual(new Set(['lost: the link is cut: phone-1 → publisher']));

    site.does('heal link: [publisher, phone-1]');
    site.registered();
  });

  it('is cut once, however often it is cut', () => {
    site.does('cut link: [phone-1, publisher]', 'cut link: [publisher, phone-1]');
    site.does('heal link: [phone-1, publisher]', 'power on: phone-1');
    site.registered();
  });

  it('is not that of another phone', () => {
    site.does('cut link: [phone-1, publisher]', 'power on: [phone-1, phone-2]');
    site.registered('phone-2');

    expect(site.phone('phone-1').isRegistered).toBe(false);
  });
});

describe('a cable that is out', () => {
  it('cuts its host off from everybody', () => {
    site.does('cut link: publisher', 'power on: [phone-1, phone-2]');
    site.run(60);
    expect(fates()[0]).toBe('lost: the cable of publisher is out: phone-1 → publisher');
    expect([...site.phones.values()].some(({ isRegistered }) => isRegistered)).toBe(false);

    site.does('heal link: publisher');
    site.registered('phone-1');
    site.registered('phone-2');
  });

  it('is another thing than a link that is cut', () => {
    site.does('cut link: phone-1', 'cut link: [phone-1, publisher]', 'heal link: phone-1');
    site.does('power on: phone-1');
    site.run(60);

    expect(site.phone('phone-1').isRegistered).toBe(false);
  });

  it('cannot be plugged in when it is not out', () => {
    expect(() => site.does('heal link: phone-1')).toThrow(UserError);
    expect(() => site.does('heal link: [phone-1, publisher]')).toThrow(
      'the link phone-1 – publisher is not cut',
    );
  });
});
