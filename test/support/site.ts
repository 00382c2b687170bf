import { Ipv4, MacAddress, Minutes, Port } from '../../src/basics/index.ts';
import type { Environment } from '../../src/devices/environment.ts';
import { type Host, SimulatedNetwork } from '../../src/network/index.ts';
import { RealClock, RealHost } from '../../src/network/sockets/index.ts';
import { Causes, SeededRandom, Trace, World } from '../../src/simulation/index.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** Three hosts that reach each other, with all that devices need around them. */
export interface Site {
  readonly server: Environment;
  readonly client: Environment;
  readonly stranger: Environment;
  readonly trace: Trace;
  /** What the server may use in the place of a port of the protocol, such as 69. */
  readonly port: Port;
  /** Lets time pass until the condition holds; rejects when it does not come to hold. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface SimulatedSite extends Site {
  readonly world: World;
  readonly network: SimulatedNetwork;
}

export function simulatedSite(port = Port(69), world = new World({ seed: 42 })): SimulatedSite {
  const network = new SimulatedNetwork(world);
  const environment = (name: string, address: string, mac: string): Environment => ({
    name,
    host: network.addHost(name, { address: Ipv4(address), mac: MacAddress(mac) }),
    clock: world.clock,
    trace: world.trace,
    random: world.random,
    date: () => world.date(),
  });
  return {
    world,
    network,
    server: environment('server', '10.1.0.11', '0002B3000011'),
    client: environment('client', '10.1.0.21', '001122334455'),
    stranger: environment('stranger', '10.1.0.31', '00BADBADBAD0'),
    trace: world.trace,
    port,
    until: (condition) =>
      world.run(Minutes(60), condition)
        ? Promise.resolve()
        : Promise.reject(new Error(`never came to hold: ${condition}`)),
    close: () => Promise.resolve(),
  };
}

export async function realSite(): Promise<Site> {
  const causes = new Causes();
  const clock = new RealClock(causes);
  const trace = new Trace(causes, () => clock.now());
  const random = new SeededRandom(42);
  const hosts: RealHost[] = [];
  const environment = (name: string): Environment => {
    const host = new RealHost();
    hosts.push(host);
    return { name, host: host satisfies Host, clock, trace, random, date: () => new Date() };
  };
  return {
    server: environment('server'),
    client: environment('client'),
    stranger: environment('stranger'),
    trace,
    port: await freePort(),
    until,
    close: async () => {
      clock.close();
      await Promise.all(hosts.map((host) => host.close()));
    },
  };
}

/** For `describe.each`: the same tests on the simulated network and on real sockets. */
export const sites: [name: string, make: () => Promise<Site>][] = [
  ['on the simulated network', () => Promise.resolve(simulatedSite())],
  ['on real sockets', realSite],
];
