import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Millis } from '../../../src/basics/index.ts';
import { type PhoneView, type SiteView, Timeline } from '../../../src/report/view/index.ts';
import type { TraceEntry } from '../../../src/simulation/index.ts';
import { runs } from '../../support/runs.ts';
import { outcomeOf } from '../outcome-of.ts';
import { entriesOf, twoHosts } from './entries.ts';

const mixedSite = `title: Three ways to register
site:
  phones:
    plain: { model: 7940, ctl: installed }
    signed: { model: 7960, security mode: authenticated, ctl: installed, lsc: installed }
    secret: { model: 7970, security mode: encrypted, ctl: installed }
steps:
  - power on: all phones
  - expect: { on: secret, registered with: publisher }
    within: 1 min
  - say: All three are there.
  - stop service: { on: publisher, service: tftp }
  - power off: signed
  - wait: 1 min
`;

const phone = (site: SiteView, name: string): PhoneView => site.device(name) as PhoneView;

describe('a timeline', () => {
  let entries: readonly TraceEntry[];
  let timeline: Timeline;
  beforeAll(() => {
    entries = outcomeOf(mixedSite).world.trace.entries;
    timeline = new Timeline(entries);
  });

  it('shows nothing before the first entry', () => {
    expect(timeline.at(0)).toMatchObject({ at: 0, devices: [], alarms: [] });
  });

  it('has the phones, then the servers', () => {
    expect(timeline.at(timeline.length).devices.map(({ name }) => name)).toEqual([
      'plain',
      'signed',
      'secret',
      'publisher',
    ]);
  });

  it('tells of each phone what it is and how it is protected', () => {
    const site = timeline.at(timeline.indexAt(Millis(30_000)));
    expect(phone(site, 'plain')).toMatchObject({
      power: 'on',
      model: '7940',
      deviceName: 'SEP000DBC000001',
      mac: '000DBC000001',
      address: '10.1.1.1',
      mode: 'nonsecure',
      mic: 'none',
      lsc: 'none',
      line: '2001',
    });
    expect(phone(site, 'plain').icon).toBeUndefined();
    expect(phone(site, 'secret')).toMatchObject({ mic: 'installed', icon: 'lock', lsc: 'none' });
    expect(phone(site, 'secret').registration).toMatchObject({
      server: '10.1.0.10',
      host: 'publisher',
      security: 'encrypted',
    });
  });

  it('shows a phone that lost its power as dark, without address and registration', () => {
    const before = timeline.marks.findLast(({ kind }) => kind === 'step')?.index ?? 0;
    expect(phone(timeline.at(before), 'signed')).toMatchObject({
      lsc: 'installed',
      icon: 'shield',
    });
    const { power, address, registration, icon, screen, lsc } = phone(
      timeline.at(timeline.length),
      'signed',
    );
    expect([power, address, registration, icon, screen, lsc]).toEqual([
      'off',
      undefined,
      undefined,
      undefined,
      undefined,
      'installed',
    ]);
  });

  it('knows the CTL file of a phone and that of the server by its MD5', () => {
    const site = timeline.at(timeline.length);
    const served = site.device('publisher')?.ctl;
    expect(served).toMatchObject({ records: 4, signedBy: expect.stringContaining('SAST-TOKEN-1') });
    expect(site.device('plain')?.ctl?.md5).toBe(served?.md5);
  });

  it('shows which services of a server run', () => {
    const [publisher] = timeline.at(timeline.length).servers;
    expect(publisher?.services.get('callmanager')).toBe('on');
    expect(publisher?.services.get('tftp')).toBe('off');
    expect(publisher?.registered).toBe(3);
  });

  it('has the last words and the last deed', () => {
    const site = timeline.at(timeline.length);
    expect(site.caption?.text).toBe('All three are there.');
    expect(site.step?.text).toBe('power off signed');
  });

  it('shows the same wherever it came from', () => {
    const facts = (site: SiteView) => ({ ...site, device: undefined });
    fc.assert(
      fc.property(fc.array(fc.nat(entries.length), { minLength: 1 }), (places) => {
        const wanderer = new Timeline(entries);
        for (const place of places) wanderer.at(place);
        const last = places.at(-1) as number;
        expect(facts(wanderer.at(last))).toEqual(
          facts(new Timeline(entries.slice(0, last)).at(last)),
        );
      }),
      { seed: 42, numRuns: runs(20) },
    );
  });

  it('finds the entries up to a moment, and an entry by its number', () => {
    const at = timeline.indexAt(Millis(12_000));
    expect(entries[at - 1]?.at).toBeLessThanOrEqual(12_000);
    expect(entries[at]?.at).toBeGreaterThan(12_000);
    expect(timeline.find(7)).toBe(entries[6]);
    expect(timeline.find(entries.length + 1)).toBeUndefined();
  });

  it('takes what has been added to a growing list', () => {
    const growing = new Timeline(entries.slice(0, 100));
    growing.extend(entries);
    expect(growing.entries).toEqual(entries);
  });
});

describe('a device', () => {
  it('is a phone where the trace tells its model first', () => {
    const [phones, servers] = [['phone-1'], ['publisher']];
    const site = new Timeline(entriesOf(twoHosts)).at(3);
    expect([site.phones, site.servers].map((all) => all.map(({ name }) => name))).toEqual([
      phones,
      servers,
    ]);
  });

  it('keeps the last ten status messages', () => {
    const statuses = Array.from({ length: 12 }, (_, index) => `status ${index + 1}`);
    const entries = entriesOf([
      ...twoHosts,
      ...statuses.map((text, at) => [at, 'phone-1', { kind: 'status', text }] as const),
    ]);
    const site = new Timeline(entries).at(entries.length);
    expect(phone(site, 'phone-1').statusMessages).toEqual(statuses.slice(2));
  });

  it('that starts again is on once it has booted', () => {
    const booting = { kind: 'transition', machine: 'phone-startup', event: 'x', from: '' } as const;
    const entries = entriesOf([
      ...twoHosts,
      [1, 'phone-1', { kind: 'power', state: 'restarting', reason: 'reset by keypad' }],
      [1, 'phone-1', { ...booting, to: 'on › booting' }],
      [9, 'phone-1', { ...booting, to: 'on › configuring IP' }],
    ]);
    const timeline = new Timeline(entries);
    expect([5, 6].map((length) => phone(timeline.at(length), 'phone-1').power)).toEqual([
      'restarting',
      'on',
    ]);
  });
});
