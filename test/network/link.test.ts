import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpoint, MacAddress, Millis, Port, Seconds } from '../../src/basics/index.ts';
import { delay, dropNth, type Rule, reorder, SimulatedNetwork } from '../../src/network/index.ts';
import { World } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';
import { twoHosts } from './two-hosts.ts';

/** Sends numbered datagrams at these moments. @returns number and time of each arrival */
function send(moments: readonly number[], jitter: number, seed: number, rule?: Rule) {
  const { world, phone, server, link } = twoHosts({ seed, jitter: Millis(jitter) });
  if (rule) link.rules.push(rule);
  const arrivals: [number: number, at: number][] = [];
  server.udp(Port(69)).onDatagram(([number = 0]) => arrivals.push([number, world.clock.now()]));
  const socket = phone.udp();
  moments.forEach((moment, number) => {
    world.clock.setTimeout(
      () => socket.send(Uint8Array.of(number), Endpoint(server.address, Port(69))),
      moment,
    );
  });
  world.run(Seconds(60));
  return arrivals;
}

describe('a link', () => {
  it('is the same whichever host comes first, and is named after both in order', () => {
    const { network } = twoHosts();

    expect(network.link('server', 'phone')).toBe(network.link('phone', 'server'));
    expect(network.link('server', 'phone').name).toBe('link phone–server');
  });

  it('exists only between hosts that exist', () => {
    expect(() => twoHosts().network.link('phone', 'nobody')).toThrow('no host «nobody»');
  });

  it('keeps the order in each direction whatever the jitter', () => {
    const moments = fc
      .array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 2, maxLength: 30 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40 }), fc.nat(1000), (sent, jitter, seed) => {
        const arrivals = send(sent, jitter, seed);
        expect(arrivals.map(([number]) => number)).toEqual(sent.map((_, number) => number));
        for (const [number, at] of arrivals) {
          expect(at).toBeGreaterThanOrEqual((sent[number] as number) + 1);
          // A packet may wait for the one before it, which also took at most latency and jitter.
          expect(at).toBeLessThanOrEqual((sent[number] as number) + 1 + jitter + 1e-9);
        }
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('draws the jitter of each packet anew', () => {
    const arrivals = send([0, 100, 200, 300], 50, 1);

    expect(new Set(arrivals.map(([number, at]) => at - number * 100)).size).toBe(4);
  });

  it('makes what follows wait behind a packet that is delayed', () => {
    const first = dropNth(1);
    const delayFirst: Rule = (packet, crossing) =>
      first(packet, crossing).answer === 'drop'
        ? delay(Millis(100))(packet, crossing)
        : { answer: 'pass' };

    expect(send([0, 10], 0, 1, delayFirst)).toEqual([
      [0, 101],
      [1, 101],
    ]);
  });

  it('lets a packet be overtaken where a rule reorders', () => {
    const { world } = twoHosts();
    const always = reorder(1, Millis(100), world.random.stream('test'));
    let count = 0;
    const first: Rule = (packet, crossing) =>
      count++ === 0 ? always(packet, crossing) : { answer: 'pass' };

    expect(send([0, 10], 0, 1, first)).toEqual([
      [1, 11],
      [0, 101],
    ]);
  });

  it('does not change when a host is added elsewhere', () => {
    const arrivals = (others: number) => {
      const { world, network, phone, server } = twoHosts({ jitter: Millis(50) });
      for (let other = 0; other < others; other++) {
        const host = network.addHost(`other-${other}`, {
          mac: MacAddress(`0000000001${10 + other}`),
        });
        host.udp().send(Uint8Array.of(1), Endpoint(server.address, Port(69)));
      }
      const heard: number[] = [];
      server.udp(Port(69)).onDatagram((_, { address }) => {
        if (address === phone.address) heard.push(world.clock.now());
      });
      phone.udp().send(Uint8Array.of(1), Endpoint(server.address, Port(69)));
      world.run(Seconds(1));
      return heard;
    };

    expect(arrivals(5)).toEqual(arrivals(0));
  });

  it('has its latency from the network until it is given one', () => {
    const world = new World();
    const network = new SimulatedNetwork(world, { latency: Millis(20) });
    network.addHost('a', { mac: MacAddress('000000000001') });
    network.addHost('b', { mac: MacAddress('000000000002') });

    expect(network.link('a', 'b').latency).toBe(20);
    expect(network.link('a', 'a').latency).toBe(0);
  });
});
