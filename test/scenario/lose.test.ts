import { beforeEach, describe, expect, it } from 'vitest';
import { runScenario } from '../../src/scenario/run.ts';
import { ActingSite } from './acting-site.ts';
import { scenarioOf } from './scenario-of.ts';

let site: ActingSite;
beforeEach(() => {
  site = new ActingSite('{ phones: { phone-1: 7960, phone-2: 7960 } }');
});

const lost = () =>
  site
    .entries('fate')
    .flatMap(({ fate, host, why }) => (fate === 'lost' ? [`${host}: ${why}`] : []));

describe('a packet that is to be lost', () => {
  it('is the next one on its way, and no other', () => {
    site.does('lose: { from: phone-1, to: publisher }', 'power on: [phone-1, phone-2]');
    site.registered('phone-1');
    site.registered('phone-2');

    expect(lost()).toEqual(['phone-1: a packet is lost: phone-1 → publisher']);
  });

  it('is sent again by the phone, which waits for the answer', () => {
    site.does('lose: { from: phone-1, to: publisher, protocol: DHCP }', 'power on: phone-1');
    const discovers = () => site.entries('message').filter(({ name }) => /discover/i.test(name));
    site.registered();

    expect(discovers()).toHaveLength(2);
    expect(lost()).toEqual(['phone-1: a packet of DHCP is lost: phone-1 → publisher']);
  });

  it.each(['TFTP', 'SCCP'])('is one of %s when that is said', (protocol) => {
    site.does(`lose: { from: publisher, to: phone-1, protocol: ${protocol}, packets: 2 }`);
    site.does('power on: phone-1');
    site.registered();

    const why = `publisher: a packet of ${protocol} is lost: publisher → phone-1`;
    expect(lost()).toEqual([why, why]);
  });

  it('is lost because of the step that asked for it', () => {
    const scenario = scenarioOf([
      'lose: { from: phone-1, to: publisher, protocol: DHCP }',
      'power on: phone-1',
      'wait: 30 s',
    ]);
    const { entries } = runScenario(scenario).world.trace;
    const step = entries.find(({ kind }) => kind === 'step');

    expect(entries.find(({ kind }) => kind === 'fate')?.because).toEqual([step?.seq]);
  });
});
