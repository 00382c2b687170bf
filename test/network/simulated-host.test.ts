import { Ipv4, MacAddress, Port, Seconds } from '../../src/basics/index.ts';
import { SimulatedNetwork } from '../../src/network/index.ts';
import { World } from '../../src/simulation/index.ts';
import { hostSuite } from '../support/host-suite.ts';

hostSuite('hosts on the simulated network', () => {
  const world = new World();
  const network = new SimulatedNetwork(world);
  const mac = (last: number) => MacAddress(`00000000000${last}`);
  let port = 2000;
  return {
    a: network.addHost('a', { mac: mac(1), address: Ipv4('10.1.0.1') }),
    b: network.addHost('b', { mac: mac(2), address: Ipv4('10.1.0.2') }),
    freePort: () => Port(port++),
    settled: () => {},
    until: (condition) => {
      if (!world.run(Seconds(60), condition)) throw new Error('it did not happen within a minute');
    },
    close: () => {},
  };
});
