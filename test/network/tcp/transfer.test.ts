import { describe, expect, it } from 'vitest';
import { Millis, Seconds } from '../../../src/basics/index.ts';
import { cut, dropMatching, dropNth, duplicate, type Match } from '../../../src/network/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { connected, entriesOf, twoHosts, wireOf } from '../two-hosts.ts';

/** An open connection; `from` is the last trace entry of its handshake. */
function open(options: Parameters<typeof twoHosts>[0] = {}) {
  const hosts = twoHosts(options);
  const ends = connected(hosts);
  hosts.world.run(Millis(97));
  return { ...hosts, client: ends.client, peer: ends.server, from: hosts.world.trace.length };
}

const hasData: Match = ({ payload }) => payload.length > 0;

describe('written bytes', () => {
  it('leave at once, one segment a write', () => {
    const { world, client, peer, from } = open();
    client.stream.write(Uint8Array.of(1));
    client.stream.write(Uint8Array.of(2, 3));
    world.run(Seconds(1));

    expect(wireOf(world, from).slice(0, 2)).toEqual(['100 phone ack+psh 1', '100 phone ack+psh 2']);
    expect([...peer.bytes]).toEqual([1, 2, 3]);
  });

  it('of a long write are pushed with the last segment', () => {
    const { world, client, from } = open();
    client.stream.write(new Uint8Array(3000));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack 1460',
      '100 phone ack 1460',
      '100 phone ack+psh 80',
    ]);
  });

  it('are never more than 16 segments ahead of their acknowledgement', () => {
    const { world, client, peer, from } = open();
    client.stream.write(pattern(100 * 1460));
    expect(wireOf(world, from)).toHaveLength(16);
    world.run(Seconds(5));

    expect(Buffer.compare(peer.bytes, pattern(100 * 1460))).toBe(0);
    let [ahead, most] = [0, 0];
    const highest = { sequence: 0, acknowledgement: 0 };
    for (const { seq, host, packet } of entriesOf(world, 'packet')) {
      if (seq <= from || !packet.tcp) continue;
      if (host === 'phone') highest.sequence = packet.tcp.sequence + packet.payload.length;
      else highest.acknowledgement = packet.tcp.acknowledgement;
      if (highest.acknowledgement > 0) ahead = highest.sequence - highest.acknowledgement;
      most = Math.max(most, ahead);
    }
    // An acknowledgement on its way makes the sender look further ahead than it is.
    expect(most).toBeLessThanOrEqual(18 * 1460);
  });

  it('an empty write sends nothing', () => {
    const { world, client, from } = open();
    client.stream.write(new Uint8Array(0));
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual([]);
  });
});

describe('an acknowledgement', () => {
  it('of a single segment waits 40 ms', () => {
    const { world, client, from } = open();
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual(['100 phone ack+psh 1', '141 server ack']);
  });

  it('of every second segment does not wait', () => {
    const { world, client, from } = open();
    client.stream.write(new Uint8Array(2 * 1460));
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack 1460',
      '100 phone ack+psh 1460',
      '101 server ack',
    ]);
  });

  it('rides on data when there are any', () => {
    const { world, client, peer, from } = open();
    peer.stream.handle({
      received: (bytes) => peer.stream.write(bytes),
      closed() {},
    });
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack+psh 1',
      '101 server ack+psh 1',
      '142 phone ack',
    ]);
  });

  it('covers also what was waiting behind a gap, when an answer left in between', () => {
    const { world, client, peer, link, from } = open();
    link.rules.push(dropNth(1, hasData));
    peer.stream.handle({
      received: () => {
        if (peer.pieces.push(Uint8Array.of(0)) === 1) peer.stream.write(Uint8Array.of(9));
      },
      closed() {},
    });
    for (let count = 0; count < 4; count++) client.stream.write(new Uint8Array(10));
    world.run(Seconds(10));

    const again = wireOf(world, from).filter((line) => line.includes('phone ack+psh'));
    expect(again).toHaveLength(5);
  });

  it('names the packet it acknowledges as its cause', () => {
    const { world, client, from } = open();
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(1));

    expect(entriesOf(world, 'packet').at(-1)?.cause).toBe(from + 1);
  });

  it('of a segment that comes twice is repeated at once', () => {
    const { world, client, peer, link, from } = open();
    link.rules.push(duplicate(1, link.random, 50));
    client.stream.write(Uint8Array.of(1));
    world.run(Millis(55));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack+psh 1',
      '141 server ack',
      '151 server ack',
    ]);
    expect([...peer.bytes]).toEqual([1]);
  });
});

describe('a segment that is lost', () => {
  it('is sent again after 0.75 s', () => {
    const { world, client, peer, link, from } = open();
    link.rules.push(dropNth(1));
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(2));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack+psh 1',
      '850 phone ack+psh 1',
      '891 server ack',
    ]);
    expect([...peer.bytes]).toEqual([1]);
  });

  it('does not hold up what arrives behind it longer than that', () => {
    const { world, client, peer, link } = open();
    link.rules.push(dropNth(1, hasData));
    client.stream.write(pattern(10 * 1460));
    world.run(Millis(700));
    expect(peer.bytes.length).toBe(0);
    world.run(Millis(100));

    expect(Buffer.compare(peer.bytes, pattern(10 * 1460))).toBe(0);
  });

  it('names the packet that was lost as its cause when it is sent again', () => {
    const { world, client, link, from } = open();
    link.rules.push(dropNth(1));
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(2));

    const again = entriesOf(world, 'packet').find(({ at }) => at === 850);
    expect(again?.cause).toBe(from + 1);
  });

  it('is given up after 23.25 s: the stream closes for that reason', () => {
    const { world, client, link, from } = open();
    link.rules.push(cut());
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(60));

    expect(wireOf(world, from).map((line) => Number.parseFloat(line) - 100)).toEqual([
      0, 750, 2250, 5250, 11_250,
    ]);
    expect(client.closed).toEqual(['timeout']);
    expect(client.closedAt).toBe(23_350);
  });

  it('costs 0.75 s again when it is the next one, however long the last wait was', () => {
    const { world, client, link, from } = open();
    link.rules.push(cut());
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(10));
    link.rules.pop();
    world.run(Seconds(5));
    link.rules.push(dropNth(1));
    client.stream.write(Uint8Array.of(2));
    world.run(Seconds(2));

    expect(wireOf(world, from).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '100 phone',
      '850 phone',
      '2350 phone',
      '5350 phone',
      '11350 phone',
      '11391 server',
      '15100 phone',
      '15850 phone',
      '15891 server',
    ]);
  });
});

describe('an idle connection', () => {
  it('sends nothing and sets no timer', () => {
    const { world, client, from } = open();
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(1));

    expect(world.clock.pending).toBe(0);
    expect(world.trace.length).toBe(from + 2);
  });

  it('does not notice that the way is cut', () => {
    const { world, client, peer, link } = open();
    link.rules.push(dropMatching(() => true, 'cut'));
    world.run(Seconds(3600));

    expect([...client.closed, ...peer.closed]).toEqual([]);
  });
});
