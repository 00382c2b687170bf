import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Millis, Port } from '../../src/basics/index.ts';
import { type Detail, inWords, isTold, Memory } from '../../src/report/index.ts';
import { withoutScreens } from '../../src/report/seen.ts';
import type { EntryBody, TraceEntry } from '../../src/simulation/index.ts';

const publisher = Ipv4('10.1.0.10');
const phone = Ipv4('10.1.1.1');
const macs = { publisher: MacAddress('000BCD000001'), 'phone-1': MacAddress('000DBC000001') };

const entry = (body: EntryBody, host = 'phone-1', seq = 1): TraceEntry => ({
  seq,
  at: Millis(0),
  host,
  ...body,
});

const datagram: EntryBody = {
  kind: 'packet',
  packet: {
    transport: 'udp',
    source: Endpoint(phone, Port(49152)),
    destination: Endpoint(publisher, Port(69)),
    sourceMac: macs['phone-1'],
    destinationMac: macs.publisher,
    identification: 1,
    payload: new Uint8Array(27),
  },
};
const synAck: EntryBody = {
  kind: 'packet',
  packet: {
    ...datagram.packet,
    transport: 'tcp',
    payload: new Uint8Array(),
    tcp: { sequence: 1, acknowledgement: 2, flags: { syn: true, ack: true }, window: 8192 },
  },
};
const request: EntryBody = {
  kind: 'message',
  protocol: 'TFTP',
  name: 'Read Request',
  to: Endpoint(publisher, Port(69)),
  detail: 'CTLFile.tlv, octet',
};
const message = (protocol: string, name: string): EntryBody => ({
  ...request,
  protocol,
  name,
  detail: '',
});

describe('what an entry says when nothing is known of the site', () => {
  it.each<[EntryBody, string]>([
    [{ kind: 'step', text: 'power on phone-1' }, '▸ power on phone-1'],
    [verdict(true, ''), '✓ expect phone-1: unregistered'],
    [verdict(false, 'this happened'), '✗ expect phone-1: unregistered: this happened'],
    [{ kind: 'say', text: 'Look here.' }, '“Look here.”'],
    [{ kind: 'setting', name: 'DHCP pool', value: 'all' }, 'set: DHCP pool = all'],
    [{ kind: 'power', state: 'on', reason: 'by hand' }, 'starts: by hand'],
    [{ kind: 'power', state: 'off', reason: 'by hand' }, 'goes off: by hand'],
    [{ kind: 'power', state: 'restarting', reason: 'reset' }, 'starts again: reset'],
    [datagram, 'packet UDP 10.1.1.1:49152 → 10.1.0.10:69, 27 bytes'],
    [synAck, 'packet TCP 10.1.1.1:49152 → 10.1.0.10:69 SYN ACK, 0 bytes'],
    [{ kind: 'fate', fate: 'lost', why: 'loss' }, 'packet lost: loss'],
    [request, 'TFTP Read Request to 10.1.0.10: CTLFile.tlv, octet'],
    [message('SCCP', 'Register'), 'SCCP Register to 10.1.0.10'],
    [message('DHCP', 'DHCP Discover'), 'DHCP Discover to 10.1.0.10'],
    [
      { kind: 'transition', machine: 'call', event: 'DIAL', from: '', to: 'idle' },
      'call: start → idle (DIAL)',
    ],
    [
      { kind: 'transition', machine: 'call', event: 'DIAL', from: 'idle', to: 'busy' },
      'call: idle → busy (DIAL)',
    ],
    [screen('2001', 'Your current options'), 'screen: 2001 | Your current options'],
    [screen('', ''), 'screen: (dark)'],
    [{ kind: 'status', text: 'CTL Installed' }, 'status message: CTL Installed'],
    [{ kind: 'alarm', text: 'File Auth Failed' }, '! ALARM File Auth Failed'],
    [{ kind: 'store', action: 'kept', what: 'CTL file', detail: '' }, 'CTL file kept'],
    [
      { kind: 'store', action: 'stored', what: 'CTL file', detail: '3 records', md5: '13f1' },
      'CTL file stored: 3 records, MD5 13f1',
    ],
    [{ kind: 'log', file: 'C:\\Trace\\ccm.txt', text: 'hello' }, 'log ccm.txt: hello'],
    [
      { kind: 'counter', object: 'Cisco CallManager', counter: 'Phones', value: 2 },
      'counter Cisco CallManager\\Phones = 2',
    ],
    [registration('registered', ''), 'REGISTERED with 10.1.0.10'],
    [registration('unregistered', 'reset'), 'no longer registered with 10.1.0.10: reset'],
    [{ kind: 'finding', guide: 'a/b', text: 'Found it.' }, '* FINDING Found it. [a/b]'],
    [{ kind: 'console', command: 'show', output: 'one\ntwo' }, 'show prints: one | two'],
  ])('%j', (body, words) => {
    expect(inWords(entry(body))).toBe(words);
  });

  it('no text from the network steers the terminal', () => {
    expect(inWords(entry({ kind: 'alarm', text: '\u001b[2J\u202e\tx' }))).toBe('! ALARM ·[2J· x');
  });
});

describe('what an entry says of hosts that the trace has shown', () => {
  const memory = new Memory();
  memory.note(entry({ kind: 'setting', name: 'address', value: publisher }, 'publisher'));
  memory.note(entry(datagram));

  it('a server is named whose address was set up', () => {
    expect(inWords(entry(request), memory)).toContain('to publisher: CTLFile.tlv');
  });

  it('a phone is named that has sent something', () => {
    expect(inWords(entry(datagram), memory)).toContain('phone-1:49152 → publisher:69');
  });

  it('a phone is named to which a packet was sent at its Ethernet address', () => {
    const offered = Ipv4('10.1.1.9');
    const { packet } = datagram;
    const offer = {
      ...packet,
      ...{ source: packet.destination, sourceMac: macs.publisher },
      ...{ destination: Endpoint(offered, Port(68)), destinationMac: macs['phone-1'] },
    };
    const learned = new Memory();
    learned.note(entry(datagram));
    learned.note(entry({ kind: 'packet', packet: offer }, 'publisher'));
    expect(learned.hostAt(offered)).toBe('phone-1');
  });

  it('a host that has no address yet gives no name to 0.0.0.0', () => {
    const source = Endpoint(Ipv4('0.0.0.0'), Port(68));
    const learned = new Memory();
    learned.note(entry({ kind: 'packet', packet: { ...datagram.packet, source } }));
    expect(learned.hostAt('0.0.0.0')).toBeUndefined();
  });

  it('a registration names the server and the address that the configuration has', () => {
    expect(inWords(entry(registration('registered', '')), memory)).toBe(
      'REGISTERED with publisher (10.1.0.10)',
    );
  });

  it('a message to all is one to all', () => {
    const to = Endpoint(Ipv4('255.255.255.255'), Port(67));
    expect(inWords(entry({ ...message('DHCP', 'DHCP Discover'), to } as EntryBody), memory)).toBe(
      'DHCP Discover to all',
    );
  });

  it('a screen is told without the title that stands there already', () => {
    const shown = new Memory();
    shown.note(entry(screen('2001', 'one')));
    const next = entry(screen('2001', 'one', 'two'));
    expect(inWords(next, shown)).toBe('screen: one | two');
    expect(inWords(next, withoutScreens(shown))).toBe('screen: 2001 | one | two');
    expect(inWords(entry(screen('2001')), shown)).toBe('screen: 2001');
  });
});

describe('the story leaves out what only experts ask for', () => {
  const told = (body: EntryBody, detail: Detail) => isTold(entry(body), detail);

  it.each<[string, EntryBody]>([
    ['packets', datagram],
    ['transitions', { kind: 'transition', machine: 'm', event: 'e', from: '', to: 't' }],
    ['logs', { kind: 'log', file: 'f', text: 't' }],
    ['counters', { kind: 'counter', object: 'o', counter: 'c', value: 1 }],
    ['delays', { kind: 'fate', fate: 'delayed', why: 'jitter' }],
    ['keepalives', message('SCCP', 'KeepAlive')],
    ['housekeeping', message('SCCP', 'SoftKeyTemplateRes')],
  ])('%s', (_, body) => {
    expect(told(body, 'story')).toBe(false);
    expect(told(body, 'everything')).toBe(true);
  });

  it.each<[string, EntryBody]>([
    ['registrations', message('SCCP', 'RegisterAck')],
    ['file requests', request],
    ['lost packets', { kind: 'fate', fate: 'lost', why: 'loss' }],
    ['a message of the guide, whatever its name', { ...request, name: 'KeepAlive', guide: 'a/b' }],
  ])('but not %s', (_, body) => {
    expect(told(body, 'story')).toBe(true);
  });
});

function verdict(held: boolean, problem: string): EntryBody {
  return {
    kind: 'verdict',
    line: 1,
    expected: 'expect phone-1: unregistered',
    held,
    evidence: [],
    problem,
  };
}

function screen(title: string, ...lines: string[]): EntryBody {
  return { kind: 'screen', title, lines, softkeys: [] };
}

function registration(state: 'registered' | 'unregistered', detail: string): EntryBody {
  return { kind: 'registration', state, server: '10.1.0.10', detail };
}
