import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, Millis, Port, Seconds } from '../../../src/basics/index.ts';
import { cut, dropNth, onPort, when } from '../../../src/network/index.ts';
import {
  connected,
  Ear,
  entriesOf,
  fatesOf,
  packetsOf,
  serverPort,
  twoHosts,
  wireOf,
} from '../two-hosts.ts';

describe('a connection', () => {
  it('opens with SYN, SYN-ACK and ACK', () => {
    const hosts = twoHosts();
    connected(hosts);

    expect(wireOf(hosts.world)).toEqual(['0 phone syn', '1 server syn+ack', '2 phone ack']);
  });

  it('is told open at the end of the handshake: the connecting side after 2 ms, the listener after 3', () => {
    const { world, phone, server } = twoHosts();
    const moments: string[] = [];
    server.listen(serverPort.port, () => moments.push(`accepted ${world.clock.now()}`));
    phone.connect(serverPort).handle({
      opened: () => moments.push(`opened ${world.clock.now()}`),
      received() {},
      closed() {},
    });
    world.run(Seconds(1));

    expect(moments).toEqual(['opened 2', 'accepted 3']);
  });

  it('starts to count at numbers that come from the seed', () => {
    const start = (seed: number) => {
      const hosts = twoHosts({ seed });
      connected(hosts);
      return packetsOf(hosts.world)
        .slice(0, 2)
        .map(({ tcp }) => tcp?.sequence);
    };

    expect(start(1)).toEqual(start(1));
    expect(start(1)).not.toEqual(start(2));
    expect(new Set(start(1)).size).toBe(2);
  });

  it('names the segment size in both SYNs and nowhere else', () => {
    const hosts = twoHosts({ phone: { mss: 536 } });
    connected(hosts);

    expect(packetsOf(hosts.world).map(({ tcp }) => tcp?.mss)).toEqual([536, 1460, undefined]);
  });

  it('uses the smaller of the two segment sizes in both directions', () => {
    const hosts = twoHosts({ phone: { mss: 536 } });
    const { client, server } = connected(hosts);
    client.stream.write(new Uint8Array(2000));
    server.stream.write(new Uint8Array(2000));
    hosts.world.run(Seconds(1));

    const lengths = (host: string) =>
      entriesOf(hosts.world, 'packet')
        .filter((entry) => entry.host === host && entry.packet.payload.length > 0)
        .map(({ packet }) => packet.payload.length);
    expect(lengths('phone')).toEqual([536, 536, 536, 392]);
    expect(lengths('server')).toEqual([536, 536, 536, 392]);
  });

  it('names its causes from the SYN to what the listener does', () => {
    const { world, phone, server } = twoHosts();
    server.listen(serverPort.port, () => {
      world.trace.record('server', { kind: 'say', text: 'somebody is here' });
    });
    phone.connect(serverPort);
    world.run(Millis(3));

    const said = entriesOf(world, 'say')[0]?.seq ?? 0;
    expect(world.trace.chain(said).map(({ kind, host }) => `${kind} ${host}`)).toEqual([
      'say server',
      'packet phone',
      'packet server',
      'packet phone',
    ]);
  });

  it('opens although any one packet of the handshake is lost', () => {
    for (const lost of [1, 2, 3]) {
      const hosts = twoHosts();
      hosts.link.rules.push(dropNth(lost));
      const { client, server } = connected(hosts);
      client.stream.write(Uint8Array.of(1, 2, 3));
      hosts.world.run(Seconds(20));

      expect([...server.bytes], `packet ${lost} lost`).toEqual([1, 2, 3]);
      expect(client.opened).toBe(1);
    }
  });
});

describe('a SYN that nobody answers', () => {
  it('is sent at 0, 1, 3 and 7 s and given up at 10.5 s', () => {
    const { world, phone, link } = twoHosts();
    link.rules.push(cut());
    const client = new Ear(phone.connect(serverPort), world);
    world.run(Seconds(60));

    expect(wireOf(world)).toEqual([
      '0 phone syn',
      '1000 phone syn',
      '3000 phone syn',
      '7000 phone syn',
    ]);
    expect(client.closed).toEqual(['timeout']);
    expect(client.closedAt).toBe(10_500);
    expect(world.clock.pending).toBe(0);
  });

  it('is the same SYN each time, and each names the one before as its cause', () => {
    const { world, phone, link } = twoHosts();
    link.rules.push(cut());
    phone.connect(serverPort);
    world.run(Seconds(60));

    expect(new Set(packetsOf(world).map(({ tcp }) => tcp?.sequence)).size).toBe(1);
    const entries = entriesOf(world, 'packet');
    expect(entries.map(({ cause }) => cause)).toEqual([
      undefined,
      ...entries.slice(0, 3).map(({ seq }) => seq),
    ]);
  });

  it('to an address that no host has is given up as well', () => {
    const { world, phone } = twoHosts();
    const client = new Ear(phone.connect(Endpoint(Ipv4('10.9.9.9'), Port(2000))), world);
    world.run(Seconds(60));

    expect(client.closed).toEqual(['timeout']);
    expect(fatesOf(world)).toHaveLength(4);
  });
});

describe('a closed port', () => {
  it('answers RST, which is a refusal', () => {
    const { world, phone } = twoHosts();
    const client = new Ear(phone.connect(serverPort), world);
    world.run(Seconds(1));

    expect(wireOf(world)).toEqual(['0 phone syn', '1 server ack+rst']);
    expect(client.closed).toEqual(['refused']);
    expect(client.closedAt).toBe(2);
    expect(fatesOf(world)).toEqual(['no listener: nothing listens on TCP port 2000']);
    expect(world.clock.pending).toBe(0);
  });

  it('refuses who comes while the listener closes', () => {
    const { world, phone, server } = twoHosts();
    const accepted: unknown[] = [];
    const listener = server.listen(serverPort.port, (stream) => accepted.push(stream));
    const client = new Ear(phone.connect(serverPort), world);
    world.run(Millis(1));
    listener.close();
    world.run(Seconds(1));

    expect(accepted).toEqual([]);
    expect(client.closed).toEqual(['reset']);
  });
});

describe('a listener', () => {
  it('that closes in the moment of the connection keeps that one', () => {
    const { world, phone, server } = twoHosts();
    const accepted: Ear[] = [];
    const listener = server.listen(serverPort.port, (stream) => {
      accepted.push(new Ear(stream, world));
      listener.close();
    });
    const client = new Ear(phone.connect(serverPort), world);
    client.stream.write(Uint8Array.of(7));
    world.run(Seconds(1));

    expect([...(accepted[0] as Ear).bytes]).toEqual([7]);
    expect(client.closed).toEqual([]);
  });

  it('closed twice does not close the one that came after it', () => {
    const { world, phone, server } = twoHosts();
    const first = server.listen(serverPort.port, () => {});
    first.close();
    server.listen(serverPort.port, () => {});
    first.close();
    const client = new Ear(phone.connect(serverPort), world);
    world.run(Seconds(1));

    expect(client.opened).toBe(1);
  });

  it('does not hear of a handshake that is never finished, and forgets it', () => {
    const { world, phone, server, link } = twoHosts();
    const accepted: unknown[] = [];
    server.listen(serverPort.port, (stream) => accepted.push(stream));
    phone.connect(serverPort);
    world.run(Millis(1.5));
    link.rules.push(when(onPort('tcp', serverPort.port), cut()));
    world.run(Seconds(120));

    expect(accepted).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });
});
