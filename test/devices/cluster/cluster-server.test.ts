import { beforeEach, describe, expect, it } from 'vitest';
import { Hours, Ipv4, MacAddress, UserError } from '../../../src/basics/index.ts';
import { ClusterDatabase } from '../../../src/devices/callmanager/index.ts';
import { ClusterServer, Identities, type ServiceName } from '../../../src/devices/cluster/index.ts';
import { type SimulatedHost, SimulatedNetwork } from '../../../src/network/index.ts';
import { md5Hex } from '../../../src/pki/index.ts';
import { World } from '../../../src/simulation/index.ts';

const address = Ipv4('10.1.0.10');
const all: ServiceName[] = ['callmanager', 'tftp', 'dhcp'];

let world: World;
let network: SimulatedNetwork;
let host: SimulatedHost;
beforeEach(() => {
  world = new World({ seed: 42 });
  network = new SimulatedNetwork(world);
  host = network.addHost('publisher', { mac: MacAddress('000bcd000001'), address });
});

function serverWith(services: readonly ServiceName[]): ClusterServer {
  const database = new ClusterDatabase();
  const identities = new Identities(world.random, world.date());
  const { clock, trace, random } = world;
  return new ClusterServer(
    { name: 'publisher', host, clock, trace, random, date: () => world.date() },
    {
      services,
      database,
      files: {
        database,
        settingsAccess: () => 1,
        signer: () => identities.server('publisher'),
        timestamp: world.date(),
      },
      dhcpScope: {
        pool: { first: Ipv4('10.1.1.1'), last: Ipv4('10.1.1.9') },
        mask: Ipv4('255.255.0.0'),
        lease: Hours(8),
      },
    },
  );
}

/** Whether each service has its port: the host says no to a second socket on it. */
function running(): ServiceName[] {
  const ports: Record<ServiceName, () => { close(): void }> = {
    callmanager: () => host.listen(2000 as never, () => {}),
    tftp: () => host.udp(69 as never),
    dhcp: () => host.udp(67 as never),
  };
  return all.filter((service) => {
    try {
      ports[service]().close();
      return false;
    } catch (error) {
      if (error instanceof UserError) return true;
      throw error;
    }
  });
}

describe('a server of the cluster', () => {
  it('has the services that it was given, none of them running', () => {
    expect(serverWith(all).services).toEqual(all);
    expect(serverWith(['tftp']).services).toEqual(['tftp']);
    expect(running()).toEqual([]);
  });

  it.each(all)('runs %s from its start to its stop', (service) => {
    const server = serverWith(all);
    server.start(service);
    server.start(service);
    expect(running()).toEqual([service]);

    server.stop(service);
    server.stop(service);
    expect(running()).toEqual([]);
  });

  it.each(['start', 'stop'] as const)('cannot %s a service that it does not have', (action) => {
    expect(() => serverWith(['tftp'])[action]('dhcp')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'publisher has no service dhcp',
        hint: 'It has tftp.',
      }),
    );
  });

  it('without power runs nothing, and says nothing as it goes down', () => {
    const server = serverWith(all);
    for (const service of all) server.start(service);
    server.powerOff();

    expect(host.up).toBe(false);
    expect(world.trace.entries.filter(({ kind }) => kind === 'packet')).toEqual([]);
    expect(world.trace.entries.at(-1)).toMatchObject({ kind: 'power', state: 'off' });
  });

  it('runs again what ran when the power went', () => {
    const server = serverWith(all);
    server.start('tftp');
    server.start('dhcp');
    server.stop('dhcp');
    server.powerOff();
    server.powerOn();

    expect(running()).toEqual(['tftp']);
  });

  it('runs what was set to run while the power was off, and not what was stopped', () => {
    const server = serverWith(all);
    server.start('tftp');
    server.powerOff();
    server.start('callmanager');
    server.stop('tftp');
    server.powerOn();

    expect(running()).toEqual(['callmanager']);
  });

  it('tells of its power once', () => {
    const server = serverWith(all);
    server.powerOn();
    server.powerOff();
    server.powerOff();
    server.powerOn();

    expect(world.trace.entries.map((entry) => entry.kind === 'power' && entry.state)).toEqual([
      'off',
      'on',
    ]);
  });

  it('stays off when another host has taken its address', () => {
    const server = serverWith(all);
    server.start('tftp');
    server.powerOff();
    const other = network.addHost('phone-1', { mac: MacAddress('001122334455'), address });
    expect(() => server.powerOn()).toThrow(UserError);
    expect(host.up).toBe(false);

    other.powerOff();
    server.powerOn();
    expect(running()).toEqual(['tftp']);
  });

  it('prints the MD5 of its files', () => {
    const server = serverWith(all);
    const contents = new TextEncoder().encode('tlv');
    server.files.publish('CTLFile.tlv', contents);
    server.md5util('CTLFile.tlv');
    server.md5util('none.tlv');

    expect(world.trace.entries.filter(({ kind }) => kind === 'console')).toMatchObject([
      {
        command: 'MD5UTIL.EXE C:\\Program Files\\Cisco\\tftppath\\CTLFile.tlv',
        output: md5Hex(contents),
      },
      { output: 'file not found' },
    ]);
  });
});
