import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  broadcastAddress,
  Endpoint,
  fromHex,
  Ipv4,
  Millis,
  Port,
  Seconds,
} from '../../../src/basics/index.ts';
import { dropNth, PcapngCapture } from '../../../src/network/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { connected, Ear, twoHosts } from '../two-hosts.ts';

const tshark = (() => {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const judged = (name: string) => (tshark ? name : `${name} (skipped: tshark is not installed)`);

/** What tshark finds in the packets of a world: one row of fields a packet. */
function fieldsOf({ world }: Pick<ReturnType<typeof twoHosts>, 'world'>, ...fields: string[]) {
  const capture = new PcapngCapture({ epochMillis: (at) => world.epochMillis(at) });
  for (const entry of world.trace.entries) capture.add(entry);
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  try {
    const file = join(folder, 'capture.pcapng');
    writeFileSync(file, capture.done());
    const checks = ['ip', 'udp', 'tcp'].flatMap((layer) => ['-o', `${layer}.check_checksum:TRUE`]);
    const output = execFileSync(
      'tshark',
      // What these tests send to port 2000 is not SCCP.
      [
        '-n',
        '-r',
        file,
        ...checks,
        '-d',
        'tcp.port==2000,data',
        '-T',
        'fields',
        ...fields.flatMap((field) => ['-e', field]),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return output
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** UDP and TCP of every kind that hosts here send, on a link without faults. */
function busyWorld() {
  const hosts = twoHosts({ jitter: Millis(2) });
  const { world, phone, server } = hosts;
  const sockets = [phone.udp(Port(50_068)), server.udp(Port(50_067))] as const;
  sockets[0].send(fromHex('0102'), Endpoint(broadcastAddress, Port(50_067)));
  sockets[1].send(fromHex('010203'), Endpoint(Ipv4('10.1.0.12'), Port(50_068)), phone.mac);
  sockets[0].send(new Uint8Array(0), Endpoint(Ipv4('10.9.9.9'), Port(50_009)));
  const { client, server: peer } = connected(hosts);
  client.stream.write(pattern(50_000));
  peer.stream.write(pattern(20_001));
  client.stream.end();
  new Ear(phone.connect(Endpoint(server.address, Port(50_443))), world);
  new Ear(phone.connect(Endpoint(server.address, Port(2000))), world).stream.abort();
  world.run(Seconds(60));
  return hosts;
}

describe('a capture, judged by tshark', () => {
  it.skipIf(!tshark)(judged('holds no malformed frame and no wrong checksum'), () => {
    const rows = fieldsOf(
      busyWorld(),
      '_ws.malformed',
      'ip.checksum.status',
      'udp.checksum.status',
      'tcp.checksum.status',
    );

    expect(rows.length).toBeGreaterThan(60);
    for (const [malformed, ip, udp, tcp] of rows) {
      expect(malformed).toBe('');
      expect([ip, udp || tcp]).toEqual(['1', '1']);
    }
  });

  it.skipIf(!tshark)(judged('of a clean link shows nothing that Wireshark would remark on'), () => {
    const rows = fieldsOf(
      busyWorld(),
      'tcp.analysis.retransmission',
      'tcp.analysis.duplicate_ack',
      'tcp.analysis.lost_segment',
      'tcp.analysis.ack_lost_segment',
      'tcp.analysis.out_of_order',
      'tcp.analysis.window_full',
      'tcp.analysis.zero_window',
    );

    for (const row of rows) expect(row).toEqual(Array(7).fill(''));
  });

  it.skipIf(!tshark)(judged('of a lost segment shows its retransmission'), () => {
    const hosts = twoHosts();
    const { client } = connected(hosts);
    hosts.link.rules.push(dropNth(1, ({ payload }) => payload.length > 0));
    client.stream.write(pattern(100));
    hosts.world.run(Seconds(5));
    const rows = fieldsOf(hosts, 'frame.time_relative', 'tcp.analysis.retransmission');

    const again = rows.filter(([, retransmission]) => retransmission !== '');
    expect(again).toHaveLength(1);
    expect(Number(again[0]?.[0])).toBeCloseTo(0.753, 6);
  });

  it.skipIf(!tshark)(judged('names the sending host, the date and the addresses'), () => {
    const hosts = twoHosts({ phone: { mss: 536 } });
    connected(hosts);
    const rows = fieldsOf(
      hosts,
      'frame.interface_name',
      'frame.time_epoch',
      'eth.src',
      'eth.dst',
      'ip.src',
      'ip.dst',
      'ip.id',
      'ip.ttl',
      'ip.flags.df',
      'tcp.flags.str',
      'tcp.options.mss_val',
    );
    const start = Date.parse('2005-06-15T08:00:00Z') / 1000;
    const macs = ['00:00:00:00:00:01', '00:00:00:00:00:02'];
    const addresses = ['10.1.0.11', '10.1.0.1'];

    expect(rows).toEqual([
      [
        'phone',
        `${start}.000000000`,
        ...macs,
        ...addresses,
        '0x0001',
        '64',
        '1',
        '··········S·',
        '536',
      ],
      [
        ...['server', `${start}.001000000`, ...macs.toReversed(), ...addresses.toReversed()],
        ...['0x0001', '64', '1', '·······A··S·', '1460'],
      ],
      [
        'phone',
        `${start}.002000000`,
        ...macs,
        ...addresses,
        '0x0002',
        '64',
        '1',
        '·······A····',
        '',
      ],
    ]);
  });
});
