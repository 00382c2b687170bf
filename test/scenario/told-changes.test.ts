import { describe, expect, it } from 'vitest';
import { runScenario } from '../../src/scenario/index.ts';
import type { TraceEntry } from '../../src/simulation/index.ts';
import { scenarioOf } from './scenario-of.ts';

const entriesOf = (steps: readonly string[], site?: string): readonly TraceEntry[] => {
  const { world, failure } = runScenario(scenarioOf(steps, site));
  expect(failure).toBeUndefined();
  return world.trace.entries;
};

/** What was set after the start on a host, and of which names: `link phone-1 = cut`. */
const changes = (entries: readonly TraceEntry[], host: string, names: RegExp): string[] =>
  entries.flatMap((entry) =>
    entry.kind === 'setting' && entry.host === host && entry.cause && names.test(entry.name)
      ? [`${entry.name} = ${entry.value}`]
      : [],
  );

const phone =
  '{ phones: { phone-1: { model: 7960, ctl: installed, lsc: installed, security mode: authenticated } } }';
const registered = [
  'power on: phone-1',
  'expect: { on: phone-1, registered with: publisher }\n    within: 1 min',
];

describe('the trace tells as it changes', () => {
  it('the address, the line and the security mode of a phone', () => {
    const entries = entriesOf([...registered, 'power off: phone-1'], phone);

    expect(changes(entries, 'phone-1', /./)).toEqual([
      'address = 10.1.1.1',
      'device security mode = authenticated',
      'line = 2001',
      'address = none',
    ]);
  });

  it('how a phone is registered', () => {
    const entries = entriesOf(registered, phone);

    expect(entries.find(({ kind }) => kind === 'registration')).toMatchObject({
      state: 'registered',
      security: 'authenticated',
    });
  });

  it('whether a service runs', () => {
    const entries = entriesOf([
      'stop service: { service: tftp, on: publisher }',
      'stop service: { service: tftp, on: publisher }',
      'start service: { service: tftp, on: publisher }',
      'stop service: { service: callmanager, on: publisher, how: hung }',
      'power off: publisher',
      'power on: publisher',
    ]);

    expect(changes(entries, 'publisher', /^service /)).toEqual([
      'service tftp = stopped',
      'service tftp = running',
      'service callmanager = hung',
      'service callmanager = without power',
      'service tftp = without power',
      'service capf = without power',
      'service dhcp = without power',
      'service callmanager = running',
      'service tftp = running',
      'service capf = running',
      'service dhcp = running',
    ]);
  });

  it('that a service which was stopped in good order does not come back with the power', () => {
    const entries = entriesOf([
      'stop service: { service: capf, on: publisher }',
      'power off: publisher',
      'power on: publisher',
    ]);

    expect(changes(entries, 'publisher', /^service capf/)).toEqual([
      'service capf = stopped',
      'service capf = without power',
      'service capf = stopped',
    ]);
  });

  it('which cable is out, and how packets travel', () => {
    const entries = entriesOf(
      [
        'cut link: [phone-1, publisher]',
        'heal link: [publisher, phone-1]',
        'cut link: phone-1',
        'change network: { loss: 5 % }',
        'change network: { between: [phone-1, publisher], latency: 20 ms }',
      ],
      phone,
    );

    expect(changes(entries, 'site', /./)).toEqual([
      'link phone-1 – publisher = cut',
      'link phone-1 – publisher = whole',
      'link phone-1 = cut',
      'network = latency 1 ms, loss 5 %',
      'network phone-1 – publisher = latency 20 ms, loss 5 %',
    ]);
  });

  it('what is set in the database', () => {
    const entries = entriesOf(
      [
        'add device: phone-1',
        'set device: { on: phone-1, security mode: encrypted }',
        'change cluster: { security mode: nonsecure, auto-registration: on }',
      ],
      '{ phones: { phone-1: { model: 7970, in database: no } } }',
    );

    expect(changes(entries, 'publisher', /./)).toEqual([
      'device SEP000DBC000001 = 7970, nonsecure, line 2001',
      'device security mode of SEP000DBC000001 = encrypted',
      'cluster security mode = nonsecure',
      'auto-registration = on',
    ]);
  });
});

describe('a packet that is lost', () => {
  const fateOf = (steps: readonly string[], site?: string) => {
    const entries = entriesOf([...steps, 'power on: phone-1', 'wait: 20 s'], site);
    const fate = entries.find((entry) => entry.kind === 'fate' && entry.fate === 'lost');
    return entries.find(({ seq }) => seq === fate?.because?.[0]);
  };

  it('on a cut link rests on the cut', () => {
    expect(fateOf(['cut link: phone-1'], phone)).toMatchObject({
      name: 'link phone-1',
      value: 'cut',
    });
  });

  it('on a lossy link rests on what is set for that link', () => {
    const step = 'change network: { between: [phone-1, publisher], loss: 100 % }';

    expect(fateOf([step], phone)).toMatchObject({ name: 'network phone-1 – publisher' });
  });
});
