import { describe, expect, it } from 'vitest';
import {
  anyAddress,
  BugError,
  broadcastAddress,
  broadcastMac,
  Endpoint,
  fromLatin1,
  Ipv4,
  latin1,
  MacAddress,
  Millis,
  Port,
  Seconds,
  UserError,
} from '../../src/basics/index.ts';
import { SimulatedNetwork } from '../../src/network/index.ts';
import { World } from '../../src/simulation/index.ts';
import { entriesOf, fatesOf, packetsOf, twoHosts } from './two-hosts.ts';

const tftp = Port(69);
const hello = fromLatin1('hello');

describe('a datagram', () => {
  it('takes the latency of the link, 1 ms when nothing else is said', () => {
    const { world, phone, server } = twoHosts();
    const arrivals: number[] = [];
    server.udp(tftp).onDatagram(() => arrivals.push(world.clock.now()));

    phone.udp().send(hello, Endpoint(server.address, tftp));
    world.run(Seconds(1));

    expect(arrivals).toEqual([1]);
  });

  it('is recorded when it leaves, with all that its headers need', () => {
    const { world, phone, server } = twoHosts();
    server.udp(tftp);

    phone.udp(Port(50_000)).send(hello, Endpoint(server.address, tftp));

    expect(world.trace.entries).toEqual([
      {
        seq: 1,
        at: 0,
        host: 'phone',
        kind: 'packet',
        packet: {
          transport: 'udp',
          source: { address: '10.1.0.11', port: 50_000 },
          destination: { address: '10.1.0.1', port: 69 },
          sourceMac: '000000000001',
          destinationMac: '000000000002',
          identification: 1,
          payload: hello,
        },
      },
    ]);
  });

  it('is the cause of whatever its receiver does', () => {
    const { world, phone, server } = twoHosts();
    const socket = server.udp(tftp);
    socket.onDatagram((_, from) => {
      world.trace.record('server', { kind: 'say', text: 'got it' });
      socket.send(hello, from);
    });
    phone.udp().send(hello, Endpoint(server.address, tftp));
    world.run(Seconds(1));

    expect(entriesOf(world, 'say')[0]?.cause).toBe(1);
    expect(entriesOf(world, 'packet').map(({ cause }) => cause)).toEqual([undefined, 1]);
    expect(world.causes.current).toBe(0);
  });

  it('names as its cause what made its sender send it', () => {
    const { world, phone, server } = twoHosts();
    const step = world.trace.record('site', { kind: 'step', text: 'power on phone' });

    world.causes.within(step, () => phone.udp().send(hello, Endpoint(server.address, tftp)));

    expect(entriesOf(world, 'packet')[0]?.cause).toBe(step);
  });

  it('for a port on which nothing listens ends with a fate that the packet caused', () => {
    const { world, phone, server } = twoHosts();

    phone.udp().send(hello, Endpoint(server.address, tftp));
    world.run(Seconds(1));

    expect(entriesOf(world, 'fate')).toMatchObject([
      { host: 'server', cause: 1, fate: 'no listener', why: 'nothing listens on UDP port 69' },
    ]);
  });

  it('for an address outside the subnet goes to the gateway and is not heard of again', () => {
    const { world, phone } = twoHosts();

    phone.udp().send(hello, Endpoint(Ipv4('10.9.9.9'), tftp));
    world.run(Seconds(1));

    expect(packetsOf(world)[0]?.destinationMac).toBe('00000C07AC01');
    expect(entriesOf(world, 'fate')).toMatchObject([{ fate: 'undeliverable', cause: 1 }]);
    expect(fatesOf(world)[0]).toContain('10.9.9.9 is outside 10.1.0.0/16');
  });

  it('for an address that no host has goes nowhere', () => {
    const { world, phone } = twoHosts();

    phone.udp().send(hello, Endpoint(Ipv4('10.1.200.1'), tftp));

    expect(fatesOf(world)).toEqual(['undeliverable: no host has address 10.1.200.1']);
  });

  it('reaches a host that has no address yet by its Ethernet address', () => {
    const { world, network, server } = twoHosts();
    const fresh = network.addHost('fresh', { mac: MacAddress('000000000003') });
    const heard: string[] = [];
    fresh.udp(Port(68)).onDatagram((payload) => heard.push(latin1(payload)));

    server.udp(Port(67)).send(hello, Endpoint(Ipv4('10.1.0.12'), Port(68)), fresh.mac);
    server.udp().send(hello, Endpoint(Ipv4('10.1.0.12'), Port(68)), MacAddress('0000000000EE'));
    world.run(Seconds(1));

    expect(fresh.address).toBe(anyAddress);
    expect(heard).toEqual(['hello']);
    expect(fatesOf(world)).toEqual(['undeliverable: no host has Ethernet address 0000000000EE']);
  });

  it('may go from a host to itself, in no time', () => {
    const { world, server } = twoHosts();
    const arrivals: number[] = [];
    server.udp(tftp).onDatagram(() => arrivals.push(world.clock.now()));

    server.udp().send(hello, Endpoint(server.address, tftp));
    expect(arrivals, 'never inside the call').toEqual([]);
    world.run(Seconds(1));

    expect(arrivals).toEqual([0]);
  });

  it('that is longer than UDP can carry is a bug of the sender', () => {
    const { phone, server } = twoHosts();

    expect(() => phone.udp().send(new Uint8Array(65_508), Endpoint(server.address, tftp))).toThrow(
      BugError,
    );
  });
});

describe('a broadcast', () => {
  it('reaches every other host that listens on its port, and is one packet', () => {
    const { world, network, phone, server } = twoHosts();
    const other = network.addHost('other', { mac: MacAddress('000000000003') });
    const heard: string[] = [];
    for (const host of [phone, server, other])
      host.udp(Port(67)).onDatagram(() => heard.push(host.name));
    network.addHost('deaf', { mac: MacAddress('000000000004') });

    phone.udp(Port(68)).send(hello, Endpoint(broadcastAddress, Port(67)));
    world.run(Seconds(1));

    expect(heard).toEqual(['server', 'other']);
    expect(packetsOf(world).map(({ destinationMac }) => destinationMac)).toEqual([broadcastMac]);
  });

  it('that nobody listens to says so', () => {
    const { world, phone, server } = twoHosts();
    server.udp(Port(67)).close();

    phone.udp().send(hello, Endpoint(broadcastAddress, Port(67)));

    expect(fatesOf(world)).toEqual(['no listener: no host listens on UDP port 67']);
  });

  it('may be lost for one host and reach another', () => {
    const { world, network, phone, server, link } = twoHosts();
    const other = network.addHost('other', { mac: MacAddress('000000000003') });
    const heard: string[] = [];
    for (const host of [server, other]) host.udp(Port(67)).onDatagram(() => heard.push(host.name));
    link.rules.push(() => ({ answer: 'drop', why: 'bad cable' }));

    phone.udp(Port(68)).send(hello, Endpoint(broadcastAddress, Port(67)));
    world.run(Seconds(1));

    expect(heard).toEqual(['other']);
    expect(fatesOf(world)).toEqual(['lost: bad cable: phone → server']);
  });
});

describe('a host without power', () => {
  it('gets nothing, and the packet says why', () => {
    const { world, phone, server } = twoHosts();
    server.udp(tftp);
    server.powerOff();

    phone.udp().send(hello, Endpoint(server.address, tftp));
    world.run(Seconds(1));

    expect(server.up).toBe(false);
    expect(entriesOf(world, 'fate')).toMatchObject([
      { host: 'server', cause: 1, fate: 'undeliverable', why: 'host is down' },
    ]);
  });

  it('forgets its sockets: they are silent and send nothing when power is back', () => {
    const { world, phone, server } = twoHosts();
    const heard: number[] = [];
    const old = server.udp(tftp);
    old.onDatagram(() => heard.push(1));
    server.powerOff();
    server.powerOn();

    old.send(hello, Endpoint(phone.address, tftp));
    old.close();
    phone.udp().send(hello, Endpoint(server.address, tftp));
    world.run(Seconds(1));

    expect(heard).toEqual([]);
    expect(packetsOf(world).map(({ source }) => source.address)).toEqual([phone.address]);
    expect(() => server.udp(tftp)).not.toThrow();
  });

  it('is not found by broadcasts', () => {
    const { world, phone, server } = twoHosts();
    server.udp(Port(67));
    server.powerOff();

    phone.udp().send(hello, Endpoint(broadcastAddress, Port(67)));

    expect(fatesOf(world)).toEqual(['no listener: no host listens on UDP port 67']);
  });

  it('may not open sockets', () => {
    const { phone, server } = twoHosts();
    phone.powerOff();

    expect(() => phone.udp()).toThrow(BugError);
    expect(() => phone.listen(tftp, () => {})).toThrow(BugError);
    expect(() => phone.connect(Endpoint(server.address, tftp))).toThrow(BugError);
  });

  it('loses a packet that was on its way when the power went', () => {
    const { world, phone, server } = twoHosts();
    server.udp(tftp);
    phone.udp().send(hello, Endpoint(server.address, tftp));

    world.clock.setTimeout(() => server.powerOff(), 0.5);
    world.run(Seconds(1));

    expect(fatesOf(world)).toEqual(['undeliverable: host is down']);
  });
});

describe('addresses', () => {
  it('can be changed: packets find the new one and not the old', () => {
    const { world, phone, server } = twoHosts();
    const heard: number[] = [];
    server.udp(tftp).onDatagram((payload) => heard.push(payload.length));
    server.configure(Ipv4('10.1.0.2'));

    const socket = phone.udp();
    socket.send(Uint8Array.of(1), Endpoint(Ipv4('10.1.0.1'), tftp));
    socket.send(Uint8Array.of(1, 2), Endpoint(Ipv4('10.1.0.2'), tftp));
    world.run(Seconds(1));

    expect(heard).toEqual([2]);
    expect(fatesOf(world)).toEqual(['undeliverable: no host has address 10.1.0.1']);
  });

  it('are each the address of one host that is up', () => {
    const { phone, server } = twoHosts();

    expect(() => phone.configure(server.address)).toThrow(UserError);
    expect(phone.address).toBe('10.1.0.11');
  });

  it('of a host without power may be taken, and then it cannot come back with it', () => {
    const { phone, server } = twoHosts();
    server.powerOff();
    phone.configure(server.address);

    expect(() => server.powerOn()).toThrow('server has the address 10.1.0.1 of phone');
    server.configure(Ipv4('10.1.0.3'));
    server.powerOn();
    expect(server.up).toBe(true);
  });

  it('outside the subnet are not found', () => {
    const { world, phone, server } = twoHosts({ subnet: '10.1.0.0/24' });
    server.configure(Ipv4('10.1.1.1'));

    phone.udp().send(hello, Endpoint(server.address, tftp));

    expect(fatesOf(world)[0]).toMatch(/^undeliverable: 10.1.1.1 is outside/);
  });
});

describe('ports', () => {
  it('that nobody chose count up from 49152', () => {
    const { phone } = twoHosts();

    expect([phone.udp().port, phone.udp().port]).toEqual([49_152, 49_153]);
  });

  it('that are taken are skipped, also after the last', () => {
    const { phone } = twoHosts();
    phone.udp(Port(49_153));
    const first = phone.udp();
    for (let port = 49_154; port <= 65_535; port++) phone.udp().close();

    expect(first.port).toBe(49_152);
    expect(phone.udp().port).toBe(49_154);
  });

  it('can be used up', () => {
    const { phone } = twoHosts();
    for (let port = 49_152; port <= 65_535; port++) phone.udp();

    expect(() => phone.udp()).toThrow(UserError);
  });

  it('can be taken again after a close', () => {
    const { phone } = twoHosts();
    phone.udp(tftp).close();
    phone.listen(tftp, () => {}).close();

    expect(() => phone.udp(tftp)).not.toThrow();
    expect(() => phone.listen(tftp, () => {})).not.toThrow();
  });
});

describe('the network', () => {
  it('refuses a second host of the same name or Ethernet address', () => {
    const { network } = twoHosts();

    expect(() => network.addHost('phone', { mac: MacAddress('000000000009') })).toThrow(UserError);
    expect(() => network.addHost('phone-2', { mac: MacAddress('000000000001') })).toThrow(
      UserError,
    );
  });

  it('names the hosts there are when asked for one there is not', () => {
    const { network } = twoHosts();

    expect(() => network.host('phnoe')).toThrow('there is no host «phnoe»');
    expect(network.host('phone').name).toBe('phone');
  });

  it('refuses a subnet that is none', () => {
    const world = new World();
    for (const subnet of ['10.1.0.0', '10.1.0.0/33', '10.1.0.0/x', '10.1.0/16'])
      expect(() => new SimulatedNetwork(world, { subnet })).toThrow(UserError);
  });

  it('numbers the packets of each host, around after 65535', () => {
    const { world, phone, server } = twoHosts();
    const socket = phone.udp();
    for (let count = 0; count < 65_537; count++) socket.send(hello, Endpoint(server.address, tftp));

    const numbers = packetsOf(world).map(({ identification }) => identification);
    expect([numbers[0], numbers[65_534], numbers[65_535], numbers[65_536]]).toEqual([
      1, 65_535, 0, 1,
    ]);
  });

  it('gives the same trace for the same seed, and another for another', () => {
    const run = (seed: number) => {
      const { world, phone, server, link } = twoHosts({ seed, jitter: Millis(5) });
      server.udp(tftp).onDatagram((_, from) => server.udp().send(hello, from));
      phone.udp().send(hello, Endpoint(server.address, tftp));
      phone.connect(Endpoint(server.address, tftp)).handle({ received() {}, closed() {} });
      world.run(Seconds(1));
      return { entries: world.trace.entries, link: link.name };
    };

    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
});
