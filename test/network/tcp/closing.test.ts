import { describe, expect, it } from 'vitest';
import { Millis, Seconds } from '../../../src/basics/index.ts';
import { cut, dropMatching, dropNth } from '../../../src/network/index.ts';
import { Present } from '../../../src/simulation/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { connected, Ear, fatesOf, serverPort, twoHosts, wireOf } from '../two-hosts.ts';

function open() {
  const hosts = twoHosts();
  const ends = connected(hosts);
  hosts.world.run(Millis(97));
  const from = hosts.world.trace.length;
  return { ...hosts, client: ends.client, peer: ends.server, from };
}

describe('the end of a connection', () => {
  it('is FIN, FIN of the other side, ACK', () => {
    const { world, client, peer, from } = open();
    client.stream.end();
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual([
      '100 phone ack+fin',
      '101 server ack+fin',
      '102 phone ack',
    ]);
    expect([client.closed, peer.closed]).toEqual([['ended'], ['ended']]);
    expect([client.closedAt, peer.closedAt]).toEqual([102, 101]);
  });

  it('comes behind everything that was written, on both sides', () => {
    const { world, client, peer } = open();
    client.stream.write(pattern(60_000));
    peer.stream.write(pattern(60_000));
    client.stream.end();
    world.run(Seconds(5));

    expect(Buffer.compare(peer.bytes, pattern(60_000))).toBe(0);
    expect(Buffer.compare(client.bytes, pattern(60_000))).toBe(0);
    expect([client.closed, peer.closed]).toEqual([['ended'], ['ended']]);
  });

  it('may come from both sides in the same moment', () => {
    const { world, client, peer } = open();
    client.stream.end();
    peer.stream.end();
    world.run(Seconds(60));

    expect([client.closed, peer.closed]).toEqual([['ended'], ['ended']]);
    expect(fatesOf(world)).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it('before the connection is open waits for it', () => {
    const { world, phone, server } = twoHosts();
    const accepted: Ear[] = [];
    server.listen(serverPort.port, (stream) => accepted.push(new Ear(stream, world)));
    const client = new Ear(phone.connect(serverPort), world);
    client.stream.write(Uint8Array.of(1));
    client.stream.end();
    world.run(Seconds(1));

    expect([...(accepted[0] as Ear).bytes]).toEqual([1]);
    expect([client.closed, accepted[0]?.closed]).toEqual([['ended'], ['ended']]);
  });

  it('comes through although any one of its packets is lost, and nobody is refused', () => {
    for (const lost of [1, 2, 3]) {
      const { world, client, peer, link } = open();
      link.rules.push(dropNth(lost));
      client.stream.end();
      world.run(Seconds(120));

      expect([client.closed, peer.closed], `packet ${lost} lost`).toEqual([['ended'], ['ended']]);
      expect(fatesOf(world)).toHaveLength(1);
      expect(world.clock.pending).toBe(0);
    }
  });

  it('is acknowledged again for 30 s by the side that ended first', () => {
    const { world, client, link, from } = open();
    let acknowledgements = 0;
    link.rules.push(
      dropMatching(
        ({ tcp, source }) =>
          source.address === '10.1.0.11' && !tcp?.flags.fin && ++acknowledgements < 5,
        'lost',
      ),
    );
    client.stream.end();
    world.run(Seconds(120));

    expect(wireOf(world, from).filter((line) => line.endsWith('server ack+fin'))).toHaveLength(5);
    expect(fatesOf(world).every((fate) => fate.startsWith('lost'))).toBe(true);
  });

  it('that is never answered closes as a timeout after 23.25 s', () => {
    const { world, client, link } = open();
    link.rules.push(cut());
    client.stream.end();
    world.run(Seconds(120));

    expect(client.closed).toEqual(['timeout']);
    expect(client.closedAt).toBe(23_350);
  });

  it('that is acknowledged, but not returned, closes as a timeout after 60 s of silence', () => {
    const { world, client, peer, server } = open();
    peer.stream.write(pattern(200_000));
    client.stream.end();
    world.run(Millis(4));
    server.powerOff();
    world.run(Seconds(120));

    expect(client.closed).toEqual(['timeout']);
    expect(client.closedAt).toBe(60_105);
    expect(world.clock.pending).toBe(0);
  });

  it('waits for the other side as long as that goes on sending', () => {
    const { world, client, peer, link } = open();
    link.latency = Millis(300);
    peer.stream.write(pattern(3_000_000));
    client.stream.end();
    world.run(Seconds(300));

    expect(client.bytes.length).toBe(3_000_000);
    expect(client.closed).toEqual(['ended']);
    expect(client.closedAt).toBeGreaterThan(65_000);
  });

  it('frees everything', () => {
    const { world, client } = open();
    client.stream.end();
    world.run(Seconds(31));

    expect(world.clock.pending).toBe(0);
  });
});

describe('an abort', () => {
  it('is one RST', () => {
    const { world, client, peer, from } = open();
    client.stream.abort();
    client.stream.abort();
    world.run(Seconds(1));

    expect(wireOf(world, from)).toEqual(['100 phone ack+rst']);
    expect([client.closed, peer.closed]).toEqual([['aborted'], ['reset']]);
    expect([client.closedAt, peer.closedAt]).toEqual([100, 101]);
    expect(world.clock.pending).toBe(0);
  });

  it('throws away what was not sent', () => {
    const { world, client, peer } = open();
    client.stream.write(pattern(100_000));
    client.stream.abort();
    world.run(Seconds(1));

    expect(peer.bytes.length).toBe(16 * 1460);
  });

  it('inside a handler is the last that this side hears', () => {
    const { world, client, peer } = open();
    const heard: string[] = [];
    peer.stream.handle({
      received: (bytes) => {
        heard.push(`${bytes.length} bytes`);
        peer.stream.abort();
      },
      closed: (reason) => heard.push(reason),
    });
    client.stream.write(new Uint8Array(3000));
    world.run(Seconds(1));

    expect(heard).toEqual(['1460 bytes', 'aborted']);
    expect(client.closed).toEqual(['reset']);
  });

  it('while connecting sends nothing, and the late answer is refused', () => {
    const { world, phone, server } = twoHosts();
    server.listen(serverPort.port, () => {});
    const client = new Ear(phone.connect(serverPort), world);
    client.stream.abort();
    world.run(Seconds(60));

    expect(wireOf(world)).toEqual(['0 phone syn', '1 server syn+ack', '2 phone rst']);
    expect(client.closed).toEqual(['aborted']);
    expect(world.clock.pending).toBe(0);
  });
});

describe('a power cut', () => {
  it('is silent: no FIN, no RST, and no handler hears of it', () => {
    const { world, client, peer, phone, from } = open();
    phone.powerOff();
    world.run(Seconds(3600));

    expect(wireOf(world, from)).toEqual([]);
    expect([...client.closed, ...peer.closed]).toEqual([]);
  });

  it('silences also what was about to be told', () => {
    const { world, client, phone } = open();
    client.stream.abort();
    phone.powerOff();
    world.run(Seconds(1));

    expect(client.closed).toEqual([]);
  });

  it('leaves no timer of an aborted connection behind', () => {
    const { world, network, client, phone } = open();
    client.stream.abort();
    phone.powerOff();
    const present = new Present(world.clock);
    network.present(present);

    expect(() => present.digest()).not.toThrow();
  });

  it('in the moment in which the other side ends leaves nothing that lingers', () => {
    const { world, client, peer, phone } = open();
    client.stream.handle({ received() {}, closed: () => phone.powerOff() });
    client.stream.end();
    world.run(Seconds(25));

    expect(peer.closed).toEqual(['ended']);
    expect(world.clock.pending).toBe(0);
  });

  it('of the other side is noticed by what is sent: 23.25 s of silence', () => {
    const { world, client, server } = open();
    server.powerOff();
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(60));

    expect(client.closed).toEqual(['timeout']);
    expect(fatesOf(world)).toEqual(Array(5).fill('undeliverable: host is down'));
  });

  it('and power again: the next segment is answered with RST', () => {
    const { world, client, server, from } = open();
    server.powerOff();
    server.powerOn();
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(60));

    expect(wireOf(world, from)).toEqual(['100 phone ack+psh 1', '101 server rst']);
    expect(client.closed).toEqual(['reset']);
    expect(fatesOf(world)).toEqual(['no listener: no such connection']);
  });

  it('during a connection attempt refuses nobody and is silent', () => {
    const { world, phone, server } = twoHosts();
    server.listen(serverPort.port, () => {});
    const client = new Ear(phone.connect(serverPort), world);
    phone.powerOff();
    world.run(Seconds(120));

    expect(client.closed).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });
});
