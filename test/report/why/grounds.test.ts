import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Millis, Port } from '../../../src/basics/index.ts';
import { groundsOf } from '../../../src/report/why/grounds.ts';
import { rootsOf } from '../../../src/report/why/roots.ts';
import { Ties } from '../../../src/report/why/ties.ts';
import { Causes, type EntryBody, type TcpFlags, Trace } from '../../../src/simulation/index.ts';

const [phoneAddress, serverAddress] = [Ipv4('10.1.1.1'), Ipv4('10.1.0.10')];

/** A trace written by hand, whose moments and causes are given with each entry. */
class Written {
  #now = 0;
  readonly #trace = new Trace(new Causes(), () => Millis(this.#now));

  at(moment: number, host: string, body: EntryBody, cause = 0, because: number[] = []): number {
    this.#now = moment;
    return this.#trace.record(host, body, cause, because);
  }

  setting(host: string, name: string, value: string, cause = 0): number {
    return this.at(this.#now, host, { kind: 'setting', name, value }, cause);
  }

  groundsOf(seq: number): readonly number[] {
    const ties = new Ties(this.#trace.entries);
    const entry = ties.find(seq);
    return entry ? groundsOf(entry, ties) : [];
  }

  rootsOf(seq: number): number[] {
    const ties = new Ties(this.#trace.entries);
    const entry = ties.find(seq);
    return entry ? rootsOf(entry, ties).map((root) => root.seq) : [];
  }
}

const step: EntryBody = { kind: 'step', text: 'power on phone-1' };
const request: EntryBody = {
  kind: 'message',
  protocol: 'TFTP',
  name: 'Read Request',
  to: Endpoint(serverAddress, Port(69)),
  detail: '',
};
const timeout: EntryBody = { kind: 'status', text: 'TFTP timeout' };
const fate = (kind: 'lost' | 'no listener' | 'undeliverable' | 'delayed'): EntryBody => ({
  kind: 'fate',
  fate: kind,
  why: 'it is so',
});
const afterWait = (ms: number): EntryBody => ({
  kind: 'transition',
  machine: 'registration',
  event: `after ${ms} ms`,
  from: 'connecting',
  to: 'waiting',
});

function packet(port: number, flags?: TcpFlags, address = serverAddress): EntryBody {
  return {
    kind: 'packet',
    packet: {
      transport: flags ? 'tcp' : 'udp',
      source: Endpoint(phoneAddress, Port(49_152)),
      destination: Endpoint(address, Port(port)),
      sourceMac: MacAddress('000DBC000001'),
      destinationMac: MacAddress('000BCD000001'),
      identification: 1,
      payload: new Uint8Array(),
      ...(flags && { tcp: { sequence: 1, acknowledgement: 0, flags, window: 1000 } }),
    },
  };
}

describe('what an entry rests on', () => {
  it('is what the device says', () => {
    const trace = new Written();
    const option = trace.setting('publisher', 'DHCP option 150', '10.9.9.9');
    const power = trace.at(0, 'site', step);
    const alarm = trace.at(5, 'phone-1', { kind: 'alarm', text: 'no' }, power, [option]);

    expect(trace.groundsOf(alarm)).toEqual([option]);
  });

  it('is nothing but its cause where no device says more', () => {
    const trace = new Written();
    const power = trace.at(0, 'site', step);
    const sent = trace.at(5, 'phone-1', request, power);

    expect(trace.groundsOf(sent)).toEqual([]);
    expect(trace.rootsOf(sent)).toEqual([power]);
  });

  it('of a timeout is the fate of the request that nobody answered', () => {
    const trace = new Written();
    const sent = trace.at(0, 'phone-1', request);
    const wire = trace.at(0, 'phone-1', packet(69), sent);
    const lost = trace.at(0, 'phone-1', fate('lost'), wire);
    const shown = trace.at(4000, 'phone-1', timeout, sent);

    expect(trace.groundsOf(shown)).toEqual([lost]);
  });

  it('of a timeout is no packet that was only late', () => {
    const trace = new Written();
    const sent = trace.at(0, 'phone-1', request);
    const wire = trace.at(0, 'phone-1', packet(69), sent);
    trace.at(0, 'phone-1', fate('delayed'), wire);
    const shown = trace.at(4000, 'phone-1', timeout, sent);

    expect(trace.groundsOf(shown)).toEqual([]);
  });

  it('of a timeout is the answer that was lost on its way back', () => {
    const trace = new Written();
    const sent = trace.at(0, 'phone-1', request);
    const wire = trace.at(0, 'phone-1', packet(69), sent);
    const answer = trace.at(1, 'publisher', packet(49_152, undefined, phoneAddress), wire);
    const lost = trace.at(1, 'publisher', fate('lost'), answer);
    const shown = trace.at(4000, 'phone-1', timeout, sent);

    expect(trace.groundsOf(shown)).toEqual([lost]);
  });

  it('of what follows a message at once is not the silence behind it', () => {
    const trace = new Written();
    const sent = trace.at(0, 'phone-1', request);
    const wire = trace.at(0, 'phone-1', packet(69), sent);
    trace.at(0, 'phone-1', fate('lost'), wire);

    expect(trace.groundsOf(wire)).toEqual([]);
  });

  it('of a wait of a statechart is the message that was sent when it began', () => {
    const trace = new Written();
    trace.setting('publisher', 'address', serverAddress);
    const hung = trace.setting('publisher', 'service callmanager', 'hung');
    const before = trace.at(0, 'phone-1', afterWait(100));
    const to = Endpoint(serverAddress, Port(2000));
    const message = {
      kind: 'message',
      protocol: 'SCCP',
      name: 'KeepAlive',
      to,
      detail: '',
    } as const;
    trace.at(1000, 'phone-1', message, before);
    const gaveUp = trace.at(31_000, 'phone-1', afterWait(30_000), before);

    expect(trace.groundsOf(gaveUp)).toEqual([hung]);
  });

  it('of a wait in which nothing was sent is nothing', () => {
    const trace = new Written();
    const before = trace.at(0, 'phone-1', afterWait(100));
    const booted = trace.at(12_000, 'phone-1', afterWait(12_000), before);

    expect(trace.groundsOf(booted)).toEqual([]);
  });

  it('of a reset of TCP is the fate of the packet that it answers', () => {
    const trace = new Written();
    const syn = trace.at(0, 'phone-1', packet(2000, { syn: true }));
    const refused = trace.at(1, 'publisher', fate('no listener'), syn);
    const reset = trace.at(1, 'publisher', packet(49_152, { rst: true }, phoneAddress), syn);

    expect(trace.groundsOf(reset)).toEqual([refused]);
  });

  it('of a packet that nobody listens for is the service of that port on that host', () => {
    const trace = new Written();
    trace.setting('subscriber', 'service tftp', 'stopped');
    const stopped = trace.setting('publisher', 'service tftp', 'stopped');
    const sent = trace.at(0, 'phone-1', packet(69));
    const unheard = trace.at(1, 'publisher', fate('no listener'), sent);

    expect(trace.groundsOf(unheard)).toEqual([stopped]);
  });

  it('of a broadcast that nobody listens for is each service that could', () => {
    const trace = new Written();
    const stopped = trace.setting('publisher', 'service dhcp', 'stopped');
    const sent = trace.at(0, 'phone-1', packet(67));
    const unheard = trace.at(0, 'phone-1', fate('no listener'), sent);

    expect(trace.groundsOf(unheard)).toEqual([stopped]);
  });

  it('is no service that runs, or that was stopped only later', () => {
    const trace = new Written();
    trace.setting('publisher', 'service tftp', 'running');
    const sent = trace.at(0, 'phone-1', packet(69));
    const unheard = trace.at(1, 'publisher', fate('no listener'), sent);
    trace.setting('publisher', 'service tftp', 'stopped');

    expect(trace.groundsOf(unheard)).toEqual([]);
  });

  it('of a packet for an address that a phone has lost is the loss', () => {
    const trace = new Written();
    trace.setting('phone-1', 'address', phoneAddress);
    const lost = trace.setting('phone-1', 'address', 'none');
    const sent = trace.at(0, 'publisher', packet(49_152, { ack: true }, phoneAddress));
    const undelivered = trace.at(0, 'publisher', fate('undeliverable'), sent);

    expect(trace.groundsOf(undelivered)).toEqual([lost]);
  });

  it('of a connection that is being opened is the service that does not take it', () => {
    const trace = new Written();
    trace.setting('publisher', 'address', serverAddress);
    const stopped = trace.setting('publisher', 'service callmanager', 'stopped');
    const connecting = trace.at(0, 'phone-1', afterWait(100));
    trace.at(0, 'phone-1', packet(2000, { syn: true }), connecting);

    expect(trace.groundsOf(connecting)).toEqual([stopped]);
  });
});

describe('the roots of an entry', () => {
  it('are those of its grounds, and not what made it happen just then', () => {
    const trace = new Written();
    const changed = trace.at(0, 'site', { kind: 'step', text: 'change DHCP' });
    const option = trace.setting('publisher', 'DHCP option 150', '10.9.9.9', changed);
    const power = trace.at(5, 'site', step);
    const alarm = trace.at(9, 'phone-1', { kind: 'alarm', text: 'no' }, power, [option]);

    expect(trace.rootsOf(alarm)).toEqual([changed]);
  });

  it('come once each, oldest first, however many ways lead there', () => {
    const trace = new Written();
    const one = trace.setting('publisher', 'a', '1');
    const other = trace.setting('publisher', 'b', '2');
    const first = trace.at(1, 'publisher', request, 0, [other, one]);
    const second = trace.at(2, 'publisher', request, 0, [one]);
    const alarm = trace.at(3, 'phone-1', { kind: 'alarm', text: 'no' }, 0, [second, first]);

    expect(trace.rootsOf(alarm)).toEqual([one, other]);
  });

  it('is the entry itself where it has neither cause nor grounds', () => {
    const trace = new Written();
    const power = trace.at(0, 'site', step);

    expect(trace.rootsOf(power)).toEqual([power]);
  });
});
