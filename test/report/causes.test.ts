import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Millis, Port } from '../../src/basics/index.ts';
import { causes } from '../../src/report/causes.ts';
import { nothingSeen } from '../../src/report/seen.ts';
import {
  Causes,
  type EntryBody,
  type Keep,
  Trace,
  type TraceEntry,
} from '../../src/simulation/index.ts';

const packet: EntryBody = {
  kind: 'packet',
  packet: {
    transport: 'udp',
    source: Endpoint(Ipv4('10.1.0.10'), Port(69)),
    destination: Endpoint(Ipv4('10.1.1.1'), Port(4096)),
    sourceMac: MacAddress('000BCD000001'),
    destinationMac: MacAddress('000DBC000001'),
    identification: 1,
    payload: new Uint8Array(4),
  },
};
const message: EntryBody = {
  kind: 'message',
  protocol: 'TFTP',
  name: 'Data',
  to: Endpoint(Ipv4('10.1.1.1'), Port(4096)),
  detail: '',
};
const said = (text: string): EntryBody => ({ kind: 'say', text });

/** A trace in which each entry is the cause of the next, and the last of them. */
function chained(bodies: readonly EntryBody[], keep: Keep = 'all') {
  const trace = new Trace(new Causes(), () => Millis(0), keep);
  let last: TraceEntry | undefined;
  trace.subscribe((entry) => {
    last = entry;
  });
  let cause = 0;
  for (const body of bodies) cause = trace.record('host', body, cause);
  return { trace, last: last as TraceEntry };
}

function hops(bodies: readonly EntryBody[], keep?: Keep): string[] {
  const { trace, last } = chained(bodies, keep);
  // To look at the entries cuts off those that are kept for the time being.
  expect(trace.entries.length).toBeLessThanOrEqual(bodies.length);
  return causes(last, trace, nothingSeen).map(({ text }) => text);
}

describe('the chain of causes', () => {
  it('leads from the symptom back to the root, a line a hop', () => {
    expect(hops([said('root'), said('middle'), said('symptom')])).toEqual([
      '“symptom”',
      '“middle”',
      '“root”',
    ]);
  });

  it('tells a message in the place of the packet that carries it', () => {
    expect(hops([message, packet, said('symptom')])).toEqual([
      '“symptom”',
      'TFTP Data to 10.1.1.1',
    ]);
  });

  it('tells a packet that no message explains', () => {
    expect(hops([said('root'), packet, said('symptom')])).toEqual([
      '“symptom”',
      'packet UDP 10.1.0.10:69 → 10.1.1.1:4096, 4 bytes',
      '“root”',
    ]);
  });

  it('makes one hop of packets that follow each other', () => {
    expect(hops([message, packet, packet, packet, said('symptom')])).toEqual([
      '“symptom”',
      '3 packets of host, the last: packet UDP 10.1.0.10:69 → 10.1.1.1:4096, 4 bytes',
      'TFTP Data to 10.1.1.1',
    ]);
  });

  it('leaves out the middle of a very long way', () => {
    const way = hops(Array.from({ length: 100 }, (_, index) => said(`${index}`)));
    expect(way).toHaveLength(23);
    expect(way[0]).toBe('“99”');
    expect(way[16]).toBe('… 78 more …');
    expect(way.at(-1)).toBe('“0”');
  });

  it('says where it breaks off because earlier entries were not kept', () => {
    const bodies = [said('root'), said('middle'), said('symptom')];
    const lost = '… what came before was not kept …';
    expect(hops(bodies, { last: 2 })).toEqual(['“symptom”', '“middle”', lost]);
    expect(hops(bodies, 'nothing')).toEqual(['“symptom”', lost]);
  });
});
