import { describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, MacAddress, Port, Seconds } from '../../../src/basics/index.ts';
import { connected, Ear, entriesOf, serverPort, twoHosts, wireOf } from '../two-hosts.ts';

describe('a host that forgot a connection', () => {
  it('and comes again from the same port is asked, resets the old one and gets a new one', () => {
    const hosts = twoHosts();
    const { world, network, phone } = hosts;
    const { server: old, accepted } = connected(hosts);
    const port = old.stream.remote.port;
    phone.powerOff();
    // Another device with the phone's address: it starts to count its ports at the beginning.
    const spare = network.addHost('spare', {
      mac: MacAddress('000000000003'),
      address: Ipv4('10.1.0.11'),
    });
    const from = world.trace.length;
    const client = new Ear(spare.connect(serverPort), world);
    world.run(Seconds(10));

    expect(client.stream.local.port).toBe(port);
    expect(wireOf(world, from)).toEqual([
      '3 spare syn',
      '4 server ack',
      '5 spare rst',
      '1003 spare syn',
      '1004 server syn+ack',
      '1005 spare ack',
    ]);
    expect(old.closed).toEqual(['reset']);
    expect([client.opened, accepted.length]).toEqual([1, 2]);
  });
});

describe('segments that belong to nothing', () => {
  it('are answered with RST, an RST with nothing', () => {
    const hosts = twoHosts();
    const { world, phone } = hosts;
    const { client } = connected(hosts);
    phone.powerOff();
    phone.powerOn();
    hosts.server.powerOff();
    hosts.server.powerOn();
    const from = world.trace.length;
    client.stream.write(Uint8Array.of(1));
    world.run(Seconds(1));

    expect(wireOf(world, from), 'a stream that lost its host sends nothing').toEqual([]);
  });

  it('a RST from outside the window is not believed', () => {
    const hosts = twoHosts();
    const { world, server } = hosts;
    const { client, server: peer } = connected(hosts);
    const good = entriesOf(world, 'packet')[1];
    const header = good?.packet.tcp;
    if (!good || !header) throw new Error('there was no SYN-ACK');
    const forged = (sequence: number) => ({
      ...good.packet,
      tcp: { ...header, flags: { rst: true }, sequence: sequence >>> 0 },
    });

    hosts.phone.arrived(forged(header.sequence - 5), 1);
    hosts.phone.arrived(forged(header.sequence + 100_000), 1);
    expect(client.closed).toEqual([]);
    hosts.phone.arrived(forged(header.sequence + 1), 1);
    expect(client.closed).toEqual(['reset']);
    expect(peer.closed).toEqual([]);
    expect(server.up).toBe(true);
  });

  it('an acknowledgement of what was never sent is answered and otherwise ignored', () => {
    const hosts = twoHosts();
    const { world, phone } = hosts;
    const { client } = connected(hosts);
    const good = entriesOf(world, 'packet')[1];
    const header = good?.packet.tcp;
    if (!good || !header) throw new Error('there was no SYN-ACK');
    const from = world.trace.length;
    phone.arrived(
      {
        ...good.packet,
        payload: Uint8Array.of(1),
        tcp: {
          ...header,
          flags: { ack: true },
          sequence: (header.sequence + 1) >>> 0,
          acknowledgement: (header.acknowledgement + 1000) >>> 0,
        },
      },
      1,
    );

    expect(wireOf(world, from)).toEqual(['3 phone ack']);
    expect(client.bytes.length).toBe(0);
  });

  it('one host has as many connections to one port as it likes', () => {
    const hosts = twoHosts();
    const { world, phone } = hosts;
    const { accepted } = connected(hosts);
    const more = [1, 2, 3].map(
      () => new Ear(phone.connect(Endpoint(Ipv4('10.1.0.1'), Port(2000))), world),
    );
    world.run(Seconds(1));
    more.forEach(({ stream }, number) => {
      stream.write(Uint8Array.of(number));
    });
    world.run(Seconds(1));

    expect(accepted.map(({ bytes }) => [...bytes])).toEqual([[], [0], [1], [2]]);
  });
});
