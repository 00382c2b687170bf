import { describe, expect, it } from 'vitest';
import { Endpoint, MacAddress, Millis, Port, Seconds } from '../../src/basics/index.ts';
import {
  cut,
  delay,
  drop,
  dropMatching,
  dropNth,
  duplicate,
  loss,
  onPort,
  partition,
  pass,
  type Rule,
  reorder,
  when,
} from '../../src/network/index.ts';
import { entriesOf, fatesOf, twoHosts } from './two-hosts.ts';

const port = Port(69);

/** Sends datagrams numbered from 1, one each 10 ms. @returns those that arrived and when */
function send(
  count: number,
  arrange: (hosts: ReturnType<typeof twoHosts>) => { rules?: Rule[]; linkRules?: Rule[] },
) {
  const hosts = twoHosts();
  const { world, network, link, phone, server } = hosts;
  const { rules = [], linkRules = [] } = arrange(hosts);
  network.rules.push(...rules);
  link.rules.push(...linkRules);
  const arrived: number[] = [];
  const moments: number[] = [];
  server.udp(port).onDatagram(([number = 0]) => {
    arrived.push(number);
    moments.push(world.clock.now());
  });
  const socket = phone.udp();
  for (let number = 1; number <= count; number++)
    world.clock.setTimeout(
      () => socket.send(Uint8Array.of(number), Endpoint(server.address, port)),
      (number - 1) * 10,
    );
  world.run(Seconds(10));
  return { arrived, moments, fates: fatesOf(world), world };
}

const asked: string[] = [];
const named =
  (name: string, rule: Rule): Rule =>
  (packet, crossing) => {
    asked.push(name);
    return rule(packet, crossing);
  };

describe('rules', () => {
  it('the first answer other than pass wins, and no rule behind it is asked', () => {
    asked.length = 0;
    const { fates } = send(1, () => ({
      linkRules: [
        named('first', () => pass),
        named('second', () => drop('second')),
        named('third', () => drop('third')),
      ],
    }));

    expect(asked).toEqual(['first', 'second']);
    expect(fates).toEqual(['lost: second: phone → server']);
  });

  it('a packet about which every rule passes arrives', () => {
    expect(send(1, () => ({ rules: [() => pass], linkRules: [() => pass] })).arrived).toEqual([1]);
  });

  it('those of the network are asked before those of the link', () => {
    asked.length = 0;
    send(1, () => ({
      rules: [named('network', () => pass)],
      linkRules: [named('link', () => pass)],
    }));

    expect(asked).toEqual(['network', 'link']);
  });

  it('an answer of the network overrules the link', () => {
    const { arrived } = send(1, () => ({ rules: [delay(Millis(5))], linkRules: [cut()] }));

    expect(arrived).toEqual([1]);
  });

  it('are told from where to where the packet goes, and when', () => {
    const crossings: unknown[] = [];
    send(2, () => ({
      rules: [
        (_, crossing) => {
          crossings.push(crossing);
          return pass;
        },
      ],
    }));

    expect(crossings).toEqual([
      { from: 'phone', to: 'server', now: 0 },
      { from: 'phone', to: 'server', now: 10 },
    ]);
  });

  it('what they do to a packet is a fate that the packet caused', () => {
    const { world } = send(1, () => ({ linkRules: [cut()] }));

    expect(entriesOf(world, 'fate')).toMatchObject([{ host: 'phone', cause: 1, fate: 'lost' }]);
  });

  it('can be taken away again', () => {
    const { arrived } = send(4, ({ world, network }) => {
      world.clock.setTimeout(() => network.rules.pop(), 15);
      return { rules: [cut()] };
    });

    expect(arrived).toEqual([3, 4]);
  });

  it('a verdict without copies is a loss', () => {
    const { arrived, fates } = send(1, () => ({
      rules: [() => ({ answer: 'deliver', delays: [], why: 'eaten' })],
    }));

    expect(arrived).toEqual([]);
    expect(fates).toEqual(['lost: eaten: phone → server']);
  });
});

describe('faults', () => {
  it('cut: nothing comes through', () => {
    const { arrived, fates } = send(2, () => ({ linkRules: [cut()] }));

    expect(arrived).toEqual([]);
    expect(fates).toEqual(Array(2).fill('lost: the link is cut: phone → server'));
  });

  it('loss with probability 0 loses nothing, with 1 everything', () => {
    expect(send(20, ({ link }) => ({ linkRules: [loss(0, link.random)] })).arrived).toHaveLength(
      20,
    );
    expect(send(20, ({ link }) => ({ linkRules: [loss(1, link.random)] })).arrived).toHaveLength(0);
  });

  it('loss loses about as much as it says, and the same packets for the same seed', () => {
    const lossy = () => send(255, ({ link }) => ({ linkRules: [loss(0.3, link.random)] }));
    const { arrived, fates } = lossy();

    expect(arrived.length + fates.length).toBe(255);
    expect(fates.length).toBeGreaterThan(51);
    expect(fates.length).toBeLessThan(102);
    expect(lossy().arrived).toEqual(arrived);
    expect(fates[0]).toBe('lost: loss of 30 %: phone → server');
  });

  it('dropNth loses the nth packet and no other', () => {
    expect(send(4, () => ({ linkRules: [dropNth(3)] })).arrived).toEqual([1, 2, 4]);
  });

  it('dropNth counts only what matches', () => {
    const odd: Rule = dropNth(2, ({ payload: [number = 0] }) => number % 2 === 1);

    expect(send(5, () => ({ linkRules: [odd] })).arrived).toEqual([1, 2, 4, 5]);
  });

  it('dropMatching loses all that match', () => {
    const small = dropMatching(({ payload: [number = 0] }) => number < 3, 'too small');

    expect(send(4, () => ({ linkRules: [small] })).arrived).toEqual([3, 4]);
  });

  it('duplicate brings a second copy, at once or later', () => {
    const { arrived, fates } = send(2, ({ link }) => ({ linkRules: [duplicate(1, link.random)] }));
    expect(arrived).toEqual([1, 1, 2, 2]);
    expect(fates[0]).toBe('duplicated: duplication of 100 %: phone → server');

    const later = send(2, ({ link }) => ({ linkRules: [duplicate(1, link.random, 15)] }));
    expect(later.arrived).toEqual([1, 2, 1, 2]);
    expect(later.moments).toEqual([1, 11, 16, 26]);
  });

  it('reorder lets packets be overtaken', () => {
    const { arrived, fates } = send(50, ({ link }) => ({
      linkRules: [reorder(0.3, Millis(25), link.random)],
    }));

    expect(arrived).not.toEqual(arrived.toSorted((a, b) => a - b));
    expect(arrived.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    );
    expect(fates[0]).toBe('delayed: reordering of 30 % by 25 ms: phone → server');
  });

  it('delay adds to the latency of each packet', () => {
    const { moments, fates } = send(2, () => ({ linkRules: [delay(Millis(30))] }));

    expect(moments).toEqual([31, 41]);
    expect(fates[0]).toBe('delayed: delay of 30 ms: phone → server');
  });

  it('partition parts two sets of hosts in both directions and nobody else', () => {
    const { world, network, phone, server } = twoHosts();
    const third = network.addHost('third', { mac: MacAddress('000000000003') });
    network.rules.push(partition(['phone', 'third'], ['server']));
    const heard: string[] = [];
    for (const host of [phone, server, third])
      host.udp(port).onDatagram((text) => heard.push(`${Buffer.from(text)} to ${host.name}`));
    for (const from of [phone, server, third])
      for (const to of [phone, server, third])
        if (from !== to)
          from.udp().send(Buffer.from(from.name), Endpoint(to.address, port), to.mac);
    world.run(Seconds(1));

    expect(heard).toEqual(['phone to third', 'third to phone']);
  });

  it('when asks a rule only about what matches', () => {
    const tcpOnly = send(2, () => ({ linkRules: [when(onPort('tcp', port), cut())] }));
    const udpOnly = send(2, () => ({ linkRules: [when(onPort('udp', port), cut())] }));

    expect(tcpOnly.arrived).toEqual([1, 2]);
    expect(udpOnly.arrived).toEqual([]);
  });
});
