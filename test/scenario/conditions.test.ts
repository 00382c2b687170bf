import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Millis, Port } from '../../src/basics/index.ts';
import { evidenceFor, isLasting, kindsOf, subjectOf } from '../../src/scenario/conditions.ts';
import type { EntryBody, TcpFlags, TraceEntry } from '../../src/simulation/index.ts';
import { conditionOf } from './scenario-of.ts';

const addresses: Readonly<Record<string, string>> = {
  publisher: '10.1.0.10',
  subscriber: '10.1.0.11',
  'phone-1': '10.1.1.1',
};
const directory = { addressOf: (name: string) => addresses[name] ?? name };
const site = '{ servers: { subscriber: {} } }';

/** An entry of the trace, of phone-1 unless a host stands with it. */
type Said = EntryBody & { readonly host?: string };

const entries = (...said: readonly Said[]): TraceEntry[] =>
  said.map((body, index) => ({ seq: index + 1, at: Millis(0), host: 'phone-1', ...body }));

/** The numbers of the entries that meet the condition. */
const evidence = (condition: string, ...given: readonly Said[]) =>
  evidenceFor(conditionOf(condition, site), entries(...given), directory)?.map(({ seq }) => seq);

const packetTo = (destination: string, port: number, host = 'phone-1'): Said => ({
  kind: 'packet',
  host,
  packet: {
    transport: 'udp',
    source: Endpoint(Ipv4('0.0.0.0'), Port(68)),
    destination: Endpoint(Ipv4(destination), Port(port)),
    sourceMac: MacAddress('001122334455'),
    destinationMac: MacAddress('001122334455'),
    identification: 0,
    payload: new Uint8Array(),
  },
});
const tcpPacket = (flags: TcpFlags): Said => {
  const said = packetTo('10.1.0.10', 2000) as EntryBody & { readonly kind: 'packet' };
  const tcp = { sequence: 0, acknowledgement: 0, flags, window: 0 };
  return { ...said, packet: { ...said.packet, transport: 'tcp', tcp } };
};
const alarm = (text: string): EntryBody => ({ kind: 'alarm', text });
const screen = (title: string, ...lines: string[]): EntryBody => ({
  kind: 'screen',
  title,
  lines,
  softkeys: ['Erase', 'Exit'],
});
const readRequest: EntryBody = {
  kind: 'message',
  protocol: 'TFTP',
  name: 'Read Request',
  to: Endpoint(Ipv4('10.1.0.10'), Port(69)),
  detail: 'CTLSEP001122334455.tlv, octet',
};
const inState = (machine: string, to: string): EntryBody => ({
  kind: 'transition',
  machine,
  event: 'E',
  from: '',
  to,
});
const log: EntryBody = { kind: 'log', file: 'C:\\SDL001.txt', text: 'started', guide: 'log/tftp' };
const registration = (state: 'registered' | 'unregistered'): EntryBody => ({
  kind: 'registration',
  state,
  server: '10.1.0.10',
  detail: '',
});
const counter: EntryBody & { kind: 'counter' } = {
  kind: 'counter',
  object: 'O',
  counter: 'RegisteredHardwarePhones',
  value: 2,
};
const store = (action: 'stored' | 'deleted'): EntryBody => ({
  kind: 'store',
  action,
  what: 'CTL file',
  detail: '',
});
const finding: EntryBody = {
  kind: 'finding',
  guide: 'ctl-file/compare-md5',
  text: 'phone-1 has the same CTL file as publisher',
};

/** A condition, an entry that meets it, and conditions that the same entry does not meet. */
const table: [string, EntryBody, string[]][] = [
  [
    '{ alarm: File Auth Failed }',
    alarm('File Auth Failed'),
    ['{ alarm: Auth }', '{ status: File Auth Failed }'],
  ],
  ['{ alarm: /Auth/ }', alarm('File Auth Failed'), ['{ alarm: /^Auth/ }']],
  [
    '{ status: Not Found }',
    { kind: 'status', text: 'File Not Found: X' },
    ['{ status: not found }', '{ alarm: /Not Found/ }'],
  ],
  ['{ screen: Configuring }', screen('Title', 'Configuring IP'), ['{ screen: Registering }']],
  ['{ screen: Title }', screen('Title'), ['{ screen: /^itle/ }']],
  [
    '{ softkeys: [Exit, Erase] }',
    screen('Title'),
    ['{ softkeys: [Erase, Back] }', '{ softkeys: Ex }'],
  ],
  ['{ log: start }', log, ['{ log: stop }']],
  ['{ log: start, file: SDL }', log, ['{ log: start, file: ccm }']],
  ['{ message: TFTP Read Request CTL }', readRequest, ['{ message: SCCP }']],
  [
    '{ message: { protocol: TFTP, name: Read, detail: /^CTLSEP/, to: publisher } }',
    readRequest,
    [
      '{ message: { protocol: SCCP, name: Read } }',
      '{ message: { protocol: TFTP, name: Data } }',
      '{ message: { protocol: TFTP, name: Read, detail: SEP0000 } }',
      '{ message: { protocol: TFTP, name: Read, to: subscriber } }',
    ],
  ],
  [
    '{ packet: { from: phone-1, to: publisher, transport: udp, port: 67 } }',
    packetTo('10.1.0.10', 67),
    [
      '{ packet: { from: subscriber } }',
      '{ packet: { to: subscriber } }',
      '{ packet: { transport: tcp } }',
      '{ packet: { port: 68 } }',
      '{ packet: { flag: fin } }',
    ],
  ],
  [
    '{ packet: { to: publisher, flag: fin } }',
    tcpPacket({ ack: true, fin: true }),
    ['{ packet: { flag: syn } }', '{ packet: { flag: rst } }'],
  ],
  [
    '{ packet: { from: 0.0.0.0, to: 255.255.255.255 } }',
    packetTo('255.255.255.255', 67),
    ['{ packet: { to: phone-1 } }'],
  ],
  [
    '{ state: { phone-startup: fetching CTL file } }',
    inState('phone-startup', 'on › fetching CTL file'),
    [
      '{ state: { phone-startup: fetching configuration } }',
      '{ state: { ctl-trust: CTL installed } }',
    ],
  ],
  [
    '{ state: { settings-menu: locked } }',
    inState('settings-menu', 'page › closed, lock › locked'),
    ['{ state: { settings-menu: unlocked } }'],
  ],
  [
    '{ state: { settings-menu: "page › closed, lock › locked" } }',
    inState('settings-menu', 'page › closed, lock › locked'),
    [],
  ],
  [
    '{ counter: { RegisteredHardwarePhones: 2 } }',
    counter,
    [
      '{ counter: { RegisteredHardwarePhones: 1 } }',
      '{ counter: { EncryptedRegisteredPhones: 2 } }',
    ],
  ],
  [
    '{ registered with: publisher }',
    registration('registered'),
    ['{ registered with: subscriber }', '{ unregistered: true }'],
  ],
  ['{ unregistered: true }', registration('unregistered'), ['{ registered with: publisher }']],
  ['{ file stored: CTL }', store('stored'), ['{ file stored: SEP }', '{ file deleted: CTL }']],
  ['{ file deleted: CTL }', store('deleted'), ['{ file stored: CTL }']],
  [
    '{ finding: ctl-file/compare-md5, says: the same }',
    finding,
    ['{ finding: ctl-file/compare-md5, says: another }', '{ finding: ctl-file/delete-on-servers }'],
  ],
  [
    '{ console: show ctl }',
    { kind: 'console', command: 'show ctl', output: 'no CTL file' },
    ['{ console: show security }'],
  ],
  ['{ console: no CTL }', { kind: 'console', command: 'show ctl', output: 'no CTL file' }, []],
  ['{ power: on }', { kind: 'power', state: 'on', reason: '' }, ['{ power: off }']],
  ['{ guide: log/tftp }', log, ['{ guide: log/callmanager }']],
];

describe.each(table)('the condition %s', (condition, met, others) => {
  it('is met by what it says', () => {
    expect(evidence(condition, met)).toEqual([1]);
  });

  it('is not met by nothing, nor on another host', () => {
    expect(evidence(condition)).toBeUndefined();
    const elsewhere = condition.replace('{', '{ on: subscriber,');
    expect(evidence(elsewhere, met)).toBeUndefined();
    expect(evidence(elsewhere, { ...met, host: 'subscriber' })).toEqual(
      condition.includes('from: phone-1') ? undefined : [1],
    );
  });

  it.each(others)('has the opposite %s', (other) => {
    expect(evidence(other, met)).toBeUndefined();
  });
});

describe('a condition with several keys', () => {
  const two: EntryBody = { kind: 'status', text: 'two' };

  it('asks for each of them', () => {
    const both = '{ alarm: one, status: two }';

    expect(evidence(both, alarm('one'))).toBeUndefined();
    expect(evidence(both, two)).toBeUndefined();
    expect(evidence(both, two, log, alarm('one'))).toEqual([1, 3]);
  });

  it('asks for the state of each machine that it names', () => {
    const both = '{ state: { registration: idle, ctl-trust: no CTL installed } }';

    expect(evidence(both, inState('registration', 'idle'))).toBeUndefined();
    expect(
      evidence(both, inState('registration', 'idle'), inState('ctl-trust', 'no CTL installed')),
    ).toEqual([1, 2]);
  });

  it('asks for each counter that it names', () => {
    const both = '{ counter: { RegisteredHardwarePhones: 2, EncryptedRegisteredPhones: 1 } }';

    expect(evidence(both, counter)).toBeUndefined();
    expect(
      evidence(both, counter, { ...counter, counter: 'EncryptedRegisteredPhones', value: 1 }),
    ).toEqual([1, 2]);
  });

  it('asks for the row of the guide beside the rest', () => {
    const both = '{ guide: log/tftp, alarm: one }';

    expect(evidence(both, alarm('one'))).toBeUndefined();
    expect(evidence(both, log)).toBeUndefined();
    expect(evidence(both, alarm('one'), log)).toEqual([1, 2]);
  });

  it('names an entry once that meets two of them', () => {
    expect(evidence('{ screen: Title, softkeys: Exit }', screen('Title'))).toEqual([1]);
    expect(evidence('{ guide: log/tftp, log: started }', log)).toEqual([1]);
  });
});

describe('a condition with «times»', () => {
  it('is met when it happened as often, or more often', () => {
    const twice = '{ alarm: one, times: 2 }';

    expect(evidence(twice, alarm('one'), alarm('two'))).toBeUndefined();
    expect(evidence(twice, alarm('one'), alarm('two'), alarm('one'))).toEqual([1, 3]);
    expect(evidence(twice, alarm('one'), alarm('one'), alarm('one'))).toEqual([1, 2, 3]);
  });

  it('counts the key that happened least often', () => {
    const twice = '{ alarm: one, guide: log/tftp, times: 2 }';

    expect(evidence(twice, alarm('one'), log, log)).toBeUndefined();
    expect(evidence(twice, alarm('one'), log, alarm('one'))).toBeUndefined();
    expect(evidence(twice, alarm('one'), log, alarm('one'), log)).toEqual([1, 2, 3, 4]);
  });
});

describe('what a condition is about', () => {
  it('is the kinds of its keys', () => {
    expect(kindsOf(conditionOf('{ alarm: one, softkeys: Exit, screen: x }'))).toEqual(
      new Set(['alarm', 'screen']),
    );
  });

  it('is any kind when it asks for a row of the guide', () => {
    expect(kindsOf(conditionOf('{ alarm: one, guide: log/tftp }'))).toBeUndefined();
  });

  it.each([
    'screen: x',
    'softkeys: x',
    'state: { registration: idle }',
    'counter: { EncryptedRegisteredPhones: 1 }',
    'registered with: publisher',
    'unregistered: true',
    'power: on',
  ])('lasts: %s', (key) => {
    expect(isLasting(conditionOf(`{ ${key} }`))).toBe(true);
    expect(isLasting(conditionOf(`{ ${key}, alarm: x }`))).toBe(false);
  });

  it.each([
    'alarm: x',
    'status: x',
    'log: x',
    'message: x',
    'packet: { port: 1 }',
    'file stored: x',
    'finding: log/tftp',
    'console: x',
    'guide: log/tftp',
  ])('is over at once: %s', (key) => {
    expect(isLasting(conditionOf(`{ ${key} }`))).toBe(false);
  });
});

it('an entry ends the force of what the same host said of the same thing before', () => {
  const subjects = entries(
    inState('registration', 'idle'),
    inState('ctl-trust', 'idle'),
    screen('one'),
    screen('two'),
    { ...screen('two'), host: 'phone-2' },
    counter,
    { ...counter, value: 3 },
    { ...counter, counter: 'EncryptedRegisteredPhones' },
  ).map(subjectOf);

  expect(subjects.map((subject) => subjects.indexOf(subject))).toEqual([0, 1, 2, 2, 4, 5, 5, 7]);
});
