import { describe, expect, it } from 'vitest';
import { Site } from '../../src/scenario/site.ts';
import type { EntryOf } from '../../src/simulation/index.ts';
import { scenarioOf } from './scenario-of.ts';

const plan = `{
  phones: {
    old: { model: 7960, ctl: installed, lsc: installed },
    new: { model: 7970, in database: no },
  },
  servers: { subscriber: { services: [callmanager] } },
  cluster: { auto-registration: on },
  dhcp: { service: off },
}`;

/** What the trace tells before anything happens. */
function toldAtStart(site = plan) {
  const { entries } = new Site(scenarioOf(['wait: 1 s'], site)).world.trace;
  const settings = entries.filter((entry): entry is EntryOf<'setting'> => entry.kind === 'setting');
  const settingsOf = (name: string) =>
    Object.fromEntries(
      settings.filter(({ host }) => host === name).map((one) => [one.name, one.value]),
    );
  const storedOn = (name: string) =>
    entries.flatMap((entry) => (entry.kind === 'store' && entry.host === name ? [entry] : []));
  return { entries, settingsOf, storedOn };
}

describe('before a scenario does anything the trace tells', () => {
  it('of each phone its model, names, certificates and files', () => {
    const { settingsOf, storedOn } = toldAtStart();

    expect(settingsOf('new')).toEqual({
      model: '7970',
      'device name': 'SEP000DBC000002',
      'MAC address': '000DBC000002',
      MIC: 'installed',
      LSC: 'none',
      'CTL file': 'none',
      'device security mode': 'nonsecure',
    });
    expect(settingsOf('old')).toEqual({
      model: '7960',
      'device name': 'SEP000DBC000001',
      'MAC address': '000DBC000001',
      MIC: 'none',
      'device security mode': 'nonsecure',
    });
    expect(storedOn('old').map(({ what }) => what)).toEqual(['CTL file', 'LSC']);
  });

  it('which token signed the CTL file of a phone, and when', () => {
    const [ctl] = toldAtStart().storedOn('old');

    expect(ctl?.detail).toMatch(/; signed by SAST-TOKEN-1 on 2005-06-15T08:00:00Z$/);
    expect(ctl?.contents?.length).toBeGreaterThan(1000);
  });

  it('of each server its services, and which of them run', () => {
    const { settingsOf } = toldAtStart();

    expect(settingsOf('publisher')).toMatchObject({
      address: '10.1.0.10',
      services: 'callmanager, tftp, capf, dhcp',
      'service callmanager': 'running',
      'service tftp': 'running',
      'service capf': 'running',
      'service dhcp': 'stopped',
    });
    expect(settingsOf('subscriber')).toMatchObject({ services: 'callmanager' });
  });

  it('how the database stands, also of the phones that it does not know', () => {
    expect(toldAtStart().settingsOf('publisher')).toMatchObject({
      'cluster security mode': 'mixed',
      'auto-registration': 'on',
      'device SEP000DBC000001': '7960, nonsecure, line 2001',
      'device SEP000DBC000002': 'none',
    });
  });

  it('which server has no CTL file', () => {
    expect(toldAtStart('{ ctl: { file: absent } }').settingsOf('publisher')).toMatchObject({
      'CTLFile.tlv': 'none',
    });
    expect(toldAtStart('{}').settingsOf('publisher')).not.toHaveProperty('CTLFile.tlv');
  });

  it('how packets travel', () => {
    const { settingsOf } = toldAtStart('{ network: { loss: 10 %, jitter: 2 ms } }');

    expect(settingsOf('site')).toEqual({ network: 'latency 1 ms, jitter 2 ms, loss 10 %' });
  });

  it('all that with no cause, since it was so before', () => {
    const { entries } = toldAtStart();

    expect(entries.filter(({ kind, cause }) => kind === 'setting' && cause !== undefined)).toEqual(
      [],
    );
  });
});
