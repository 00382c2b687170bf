import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/report/index.ts';
import {
  hostsOfLadder,
  Ladder,
  type LadderOptions,
  ladderHeading,
  ladderPicture,
  Timeline,
} from '../../../src/report/view/index.ts';
import type { EntryBody } from '../../../src/simulation/index.ts';
import { alarmed, outcomeOf } from '../outcome-of.ts';
import { entriesOf, type Happening, message, packet, twoHosts } from './entries.ts';

const hosts = ['phone-1', 'publisher'];
const timelineOf = (happenings: readonly Happening[]) =>
  new Timeline(entriesOf([...twoHosts, ...happenings]));

/** Numbers of entries count from behind the two hosts. */
const at = twoHosts.length;

function drawn(
  happenings: readonly Happening[],
  { columns = 70, ...options }: LadderOptions & { columns?: number } = {},
): string[] {
  const rows = new Ladder(timelineOf(happenings), options).slice(0, 100);
  return ladderPicture(rows, hosts, columns).map(({ text }) => text.trimEnd());
}

const keepAlive = message('phone-1', 'SCCP', 'KeepAlive');
const keepAliveAck = message('publisher', 'SCCP', 'KeepAliveAck');
const readRequest = message('phone-1', 'TFTP', 'Read Request', 'x.tlv, octet');
const fate = (what: 'lost' | 'delayed' | 'undeliverable' | 'no listener'): EntryBody => ({
  kind: 'fate',
  fate: what,
  why: '',
});

describe('a ladder', () => {
  it('shows who sends what to whom, and what happens at one host', () => {
    const { world } = outcomeOf(alarmed);
    const timeline = new Timeline(world.trace.entries);
    const site = timeline.at(timeline.length);
    const columns = 80;
    const names = hostsOfLadder(site);
    const lines = ladderPicture(new Ladder(timeline).slice(0, 20), names, columns);
    expect(
      [ladderHeading(names, columns), ...lines.map(({ text }) => text)].join('\n'),
    ).toMatchInlineSnapshot(`
      "          phone-1                                                      publisher
       0:00.000  ▸ power on phone-1                                                 │ 
                   ● starts: the power is switched on                               │ 
       0:12.000    │── DHCP Discover 000DBC000001, Cisco Systems, Inc. IP Phone … ─►│ 
       0:12.001    │◄─ DHCP Offer 10.1.1.1 to 000DBC000001, for 8 h, option 150:… ──│ 
       0:12.002    │── DHCP Request 000DBC000001 asks for 10.1.1.1, of 10.1.0.10 ──►│ 
       0:12.003    │◄─ DHCP Ack 10.1.1.1 to 000DBC000001, for 8 h, option 150: 1… ──│ 
       0:12.004    ● ALARM TFTP Not Authorized: 10.9.9.9                            │ "
    `);
  });

  it('counts equal messages that follow each other', () => {
    const again: readonly Happening[] = [10, 20, 30].map((time) => [time, 'phone-1', readRequest]);
    expect(drawn(again)).toHaveLength(1);
    expect(drawn(again)[0]).toContain('TFTP Read Request x.tlv, octet ×3');
    expect(
      drawn([...again, [40, 'publisher', keepAliveAck], [50, 'phone-1', readRequest]]),
    ).toHaveLength(3);
  });

  it('counts keepalives and their answers, which come in turn', () => {
    const minutes: readonly Happening[] = [1, 2, 3].flatMap((minute) => [
      [minute, 'phone-1', keepAlive],
      [minute, 'publisher', keepAliveAck],
    ]);
    const lines = drawn(minutes);
    expect(lines.map((line) => line.includes('×3'))).toEqual([true, true]);
  });

  it('counts only as far as the run has come', () => {
    const timeline = timelineOf([10, 20, 30].map((time) => [time, 'phone-1', readRequest]));
    const ladder = new Ladder(timeline);
    expect(ladder.window(at + 2, 5)).toMatchObject([{ count: 2, until: 20 }]);
    expect(ladder.window(at + 3, 5)).toMatchObject([
      { count: 3, until: 30, label: expect.any(String) },
    ]);
    expect(ladder.window(at, 5)).toEqual([]);
  });

  it('grows with its timeline', () => {
    const { entries } = timelineOf([10, 20, 30].map((time) => [time, 'phone-1', readRequest]));
    const timeline = new Timeline(entries.slice(0, at + 1));
    const ladder = new Ladder(timeline);
    expect(ladder.window(timeline.length, 5)).toMatchObject([{ count: 1 }]);
    timeline.extend(entries);
    expect(ladder.window(timeline.length, 5)).toMatchObject([{ count: 3 }]);
  });

  it('draws what became of a packet with a character and a word of its own', () => {
    const sent = (
      what: 'lost' | 'delayed' | 'undeliverable' | 'no listener',
    ): readonly Happening[] => [
      [10, 'phone-1', readRequest],
      [10, 'phone-1', packet('phone-1'), at + 1],
      [10, 'phone-1', fate(what), at + 2],
    ];
    expect(drawn(sent('lost'))[0]).toMatch(/╌ TFTP Read Request x\.tlv, octet \(lost\) ╌+✗ │$/);
    expect(drawn(sent('undeliverable'))[0]).toMatch(/\(undeliverable\) ╌+✗ │$/);
    expect(drawn(sent('delayed'))[0]).toMatch(/\(delayed\) ┄+►│$/);
    expect(drawn(sent('no listener'))[0]).toMatch(/\(no listener\) ─+✗│$/);
  });

  it('knows of a fate only from its moment on', () => {
    const timeline = timelineOf([
      [10, 'phone-1', readRequest],
      [10, 'phone-1', packet('phone-1'), at + 1],
      [12, 'phone-1', fate('undeliverable'), at + 2],
    ]);
    const ladder = new Ladder(timeline);
    expect(ladder.window(at + 2, 5)).toMatchObject([{ fated: 0 }]);
    expect(ladder.window(at + 3, 5)).toMatchObject([{ fated: 1, fate: 'undeliverable' }]);
  });

  const transfer: readonly Happening[] = [
    [10, 'publisher', message('publisher', 'TFTP', 'Data', 'x.tlv, 700 bytes in 2 blocks')],
    [10, 'publisher', packet('publisher', { payload: dataBlock(1, 512) }), at + 1],
    [11, 'phone-1', packet('phone-1', { payload: acknowledgement(1) }), at + 2],
    [12, 'publisher', packet('publisher', { payload: dataBlock(2, 188) }), at + 3],
    [13, 'phone-1', packet('phone-1', { payload: acknowledgement(2) }), at + 4],
  ];

  it('leaves out packets that a message tells of', () => {
    expect(drawn(transfer)).toHaveLength(1);
  });

  it('has the packets below the message that is opened, one by one', () => {
    const lines = drawn(transfer, { open: new Set([at + 1]) });
    expect(lines.map((line) => /TFTP [A-Z]\w+( block \d)?/.exec(line)?.[0])).toEqual([
      'TFTP Data',
      'TFTP Data block 1',
      'TFTP Acknowledgement block 1',
      'TFTP Data block 2',
      'TFTP Acknowledgement block 2',
    ]);
  });

  it('says of a packet that is its message whole how large it is', () => {
    const lines = drawn(transfer, { packets: 'all' });
    const [detail, payload] = ['block 1, 512 bytes', dataBlock(1, 512)];
    const whole = drawn(
      [
        [10, 'publisher', message('publisher', 'TFTP', 'Data', detail)],
        [10, 'publisher', packet('publisher', { payload }), at + 1],
      ],
      { packets: 'all' },
    );
    expect(lines[1]).toContain('TFTP Data');
    expect(whole[0]).toContain(`TFTP Data ${detail}`);
    expect(whole[1]).toContain('UDP 516 bytes');
  });

  it('counts data and acknowledgements where all packets are shown', () => {
    const lines = drawn(transfer, { packets: 'all' });
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('TFTP Data ×2');
    expect(lines[2]).toContain('TFTP Acknowledgement ×2');
  });

  it('has a lost packet of a message that arrived otherwise', () => {
    const lines = drawn([...transfer, [12, 'publisher', fate('lost'), at + 4]]);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('TFTP Data block 2, 188 bytes (lost)');
  });

  it('has the packets that open and break a connection', () => {
    const lines = drawn([
      [10, 'phone-1', packet('phone-1', { flags: { syn: true } })],
      [11, 'publisher', packet('publisher', { flags: { rst: true, ack: true } }), at + 1],
      [12, 'phone-1', packet('phone-1', { flags: { ack: true } }), at + 2],
    ]);
    expect(lines.map((line) => /TCP [A-Z ]+[A-Z]/.exec(line)?.[0])).toEqual([
      'TCP SYN',
      'TCP RST ACK',
    ]);
  });

  it('leaves out other hosts where some are asked for', () => {
    const timeline = timelineOf([
      [1, 'phone-1', readRequest],
      [2, 'phone-2', { kind: 'alarm', text: 'x' }],
      [3, 'site', { kind: 'step', text: 'power off phone-2' }],
    ]);
    const rows = new Ladder(timeline, { hosts: ['publisher'] }).slice(0, 10);
    expect(rows.map(({ kind, from }) => [kind, from])).toEqual([
      ['message', 'phone-1'],
      ['note', ''],
    ]);
  });

  it('is drawn no wider than there is room, however many hosts there are', () => {
    const timeline = timelineOf([
      [1, 'phone-1', message('phone-1', 'SCCP', 'Alarm', '警報 '.repeat(30))],
      [2, 'phone-1', { kind: 'alarm', text: '警報'.repeat(40) }],
    ]);
    const many = ['phone-1', ...Array.from({ length: 12 }, (_, one) => `host-${one}`), 'publisher'];
    for (const names of [hosts, many, ['phone-1']])
      for (const columns of [80, 81, 120]) {
        const lines = ladderPicture(new Ladder(timeline).slice(0, 9), names, columns);
        const texts = [ladderHeading(names, columns), ...lines.map(({ text }) => text)];
        for (const text of texts) expect(columnsOf(text)).toBe(columns);
      }
  });
});

function dataBlock(block: number, size: number): Uint8Array {
  return new Uint8Array([0, 3, 0, block, ...new Array<number>(size).fill(0)]);
}

function acknowledgement(block: number): Uint8Array {
  return new Uint8Array([0, 4, 0, block]);
}
