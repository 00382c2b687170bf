import { beforeEach, describe, expect, it } from 'vitest';
import { Hours, Ipv4, MacAddress, UserError } from '../../../src/basics/index.ts';
import { ClusterDatabase } from '../../../src/devices/callmanager/index.ts';
import { CertificateFolder } from '../../../src/devices/capf-server/index.ts';
import {
  ClusterServer,
  type ClusterServerOptions,
  distributeCapfCertificate,
  Identities,
  type ServiceName,
} from '../../../src/devices/cluster/index.ts';
import { Manufacturer } from '../../../src/devices/manufacturer/index.ts';
import { type SimulatedHost, SimulatedNetwork } from '../../../src/network/index.ts';
import { md5Hex } from '../../../src/pki/index.ts';
import { World } from '../../../src/simulation/index.ts';
import { PhoneSite } from '../phone/phone-site.ts';

const address = Ipv4('10.1.0.10');
const all: ServiceName[] = ['callmanager', 'tftp', 'capf', 'dhcp'];

let world: World;
let network: SimulatedNetwork;
let host: SimulatedHost;
beforeEach(() => {
  world = new World({ seed: 42 });
  network = new SimulatedNetwork(world);
  host = network.addHost('publisher', { mac: MacAddress('000bcd000001'), address });
});

function serverWith(
  services: readonly ServiceName[],
  options: Partial<ClusterServerOptions> = {},
): ClusterServer {
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
      ...options,
    },
  );
}

/** Whether each service has its port: the host says no to a second socket on it. */
function running(): ServiceName[] {
  const ports: Record<ServiceName, () => { close(): void }> = {
    callmanager: () => host.listen(2443 as never, () => {}),
    tftp: () => host.udp(69 as never),
    capf: () => host.listen(3804 as never, () => {}),
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
    const power = world.trace.entries.findLast(({ kind }) => kind === 'power');
    expect(power).toMatchObject({ state: 'off' });
    const later = world.trace.entries.filter(({ seq }) => seq > (power?.seq ?? 0));
    expect(
      later.map((entry) => entry.kind === 'setting' && `${entry.name}: ${entry.value}`),
    ).toEqual(server.services.map((service) => `service ${service}: without power`));
  });

  it('without power records no counter; they start from 0 when it is back', () => {
    const site = new PhoneSite();
    site.registeredPhone();
    const counts = () =>
      site
        .entries('counter')
        .filter(({ host }) => host === 'publisher')
        .map(({ value }) => value);
    site.publisher.powerOff();
    site.run(200);
    expect(counts()).toEqual([1]);
    site.publisher.powerOn();

    expect(counts()).toEqual([1, 0]);
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

  it('that crashed or hung is up again when the power is back, unlike what was stopped', () => {
    const server = serverWith(all);
    for (const service of all) server.start(service);
    server.stop('callmanager', 'hung');
    server.stop('capf', 'crashed');
    server.stop('tftp');
    expect(running()).toEqual(['callmanager', 'dhcp']);
    expect(server.callManager?.isRunning).toBe(false);
    server.powerOff();
    server.powerOn();

    expect(running()).toEqual(['callmanager', 'capf', 'dhcp']);
    expect(server.callManager?.isRunning).toBe(true);
  });

  it.each(['hung', 'crashed'] as const)('starts a CallManager again that %s', (how) => {
    const server = serverWith(all);
    server.start('callmanager');
    server.stop('callmanager', how);
    expect(server.callManager?.isRunning).toBe(false);
    server.start('callmanager');
    expect(server.callManager?.isRunning).toBe(true);
  });

  it.each(['tftp', 'capf', 'dhcp'] as const)('cannot let %s hang', (service) => {
    expect(() => serverWith(all).stop(service, 'hung')).toThrow(
      expect.objectContaining({ name: 'UserError', message: `${service} cannot hang` }),
    );
  });

  it('tells of its power once', () => {
    const server = serverWith(all);
    server.powerOn();
    server.powerOff();
    server.powerOff();
    server.powerOn();

    const power = world.trace.entries.filter((entry) => entry.kind === 'power');
    expect(power.map(({ state }) => state)).toEqual(['off', 'on']);
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

describe('the certificate folder of a server', () => {
  const namesIn = (server: ClusterServer) => server.certificates.names();

  it('holds its own certificate, and of the manufacturer what MICs are checked with', () => {
    const { root } = new Manufacturer(world.random, world.date());
    const server = serverWith(['callmanager'], { manufacturers: [root] });
    expect(namesIn(server)).toEqual(['ccmserver.cer', 'CAP-RTP-001.cer', 'CAP-RTP-001.0']);
    expect(server.certificates.hasPemOf(root)).toBe(true);
  });

  it('holds the certificate of CAPF from the first start of the service on', () => {
    const server = serverWith(['capf']);
    expect(server.certificates.checkedCapfCertificate).toBeUndefined();
    server.start('capf');
    expect(server.certificates.checkedCapfCertificate?.subject).toMatch(/^CN=CAPF-/);
  });

  it('holds that which CAPF has from an earlier life', () => {
    const capfIdentity = new Identities(world.random, world.date()).capf('publisher');
    const server = serverWith(['capf'], { capfIdentity });
    server.start('capf');
    expect(server.capf?.identity).toBe(capfIdentity);
    expect(server.certificates.checkedCapfCertificate?.der).toEqual(capfIdentity.certificate.der);
  });
});

describe('the CTL client, as it makes a CTL file,', () => {
  const identities = new Identities(new World({ seed: 42 }).random, new World().date());
  const { certificate } = identities.capf('publisher');
  const folderOf = (name: string) => new CertificateFolder({ name, trace: world.trace });
  const stored = () => world.trace.entries.filter(({ kind }) => kind === 'store').length;

  it('copies the certificate of CAPF to all servers, and no more than once', () => {
    const [publisher, subscriber] = [folderOf('publisher'), folderOf('subscriber')];
    publisher.putCapfCertificate(certificate);
    const folders = [publisher, subscriber];
    expect(distributeCapfCertificate(publisher, folders)?.der).toEqual(certificate.der);
    expect(subscriber.names()).toEqual(publisher.names());
    const before = stored();
    distributeCapfCertificate(publisher, folders);
    expect(stored()).toBe(before);
  });

  it('replaces CAPF.cer by a new one; the .0 file of the old one stays and does not count', () => {
    const [publisher, subscriber] = [folderOf('publisher'), folderOf('subscriber')];
    subscriber.putCapfCertificate(certificate);
    const renewed = identities.capf('publisher, renewed').certificate;
    publisher.putCapfCertificate(renewed);
    distributeCapfCertificate(publisher, [subscriber]);
    expect(subscriber.names()).toHaveLength(3);
    expect(subscriber.checkedCapfCertificate?.subject).toBe(renewed.subject);
  });

  it('finds no CAPF where one of its two files is missing', () => {
    const publisher = folderOf('publisher');
    publisher.putCapfCertificate(certificate);
    publisher.delete('CAPF.cer');
    expect(distributeCapfCertificate(publisher, [folderOf('subscriber')])).toBeUndefined();
  });
});
