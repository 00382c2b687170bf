import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpoint, Millis, Port, sameBytes } from '../../../src/basics/index.ts';
import { type FileResult, fetchFile } from '../../../src/devices/phone/tftp-client.ts';
import { ServerFiles, TftpServer } from '../../../src/devices/tftp-server/index.ts';
import { dropNth, duplicate, loss, reorder } from '../../../src/network/index.ts';
import { World } from '../../../src/simulation/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { runs } from '../../support/runs.ts';
import { simulatedSite } from '../../support/site.ts';
import { TftpPeer } from '../../support/tftp-peer.ts';

const port = Port(69);

function tftpSite(world?: World) {
  const site = simulatedSite(port, world);
  const files = new ServerFiles(site.server);
  const server = new TftpServer(site.server, files);
  server.start();
  const address = Endpoint(site.server.host.address, port);
  const link = site.network.link('server', 'client');
  const results: FileResult[] = [];
  const fetch = (file: string) =>
    fetchFile(site.client, { server: address, file }, (result) => results.push(result));
  const packetsFrom = (host: string) =>
    site.trace.entries.filter((entry) => entry.kind === 'packet' && entry.host === host).length;
  return { ...site, files, server, address, link, results, fetch, packetsFrom };
}

describe('TFTP on a network that loses packets', () => {
  it.each([1, 2, 3, 4, 5, 6])('a file arrives whole when packet %i is lost', async (nth) => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(1200));
    site.link.rules.push(dropNth(nth));

    site.fetch('CTLFile.tlv');
    await site.until(() => site.results.length > 0 && site.server.serving === 0);

    expect(site.results).toEqual([{ outcome: 'received', bytes: pattern(1200) }]);
  });

  it('a server knows that the file arrived also when the last acknowledgement was lost', async () => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(100));
    site.link.rules.push(dropNth(3));

    site.fetch('CTLFile.tlv');
    await site.until(() => site.results.length > 0 && site.server.serving === 0);

    expect(site.trace.entries.filter(({ kind }) => kind === 'log').at(-1)).toMatchObject({
      text: expect.stringContaining('has got CTLFile.tlv'),
    });
  });

  it('a request that was lost is repeated after 4 s, and the timeline says so', async () => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(100));
    site.link.rules.push(dropNth(1));

    site.fetch('CTLFile.tlv');
    await site.until(() => site.results.length > 0);

    expect(site.world.clock.now()).toBe(4002);
    const requests = site.trace.entries.flatMap((entry) =>
      entry.kind === 'message' && entry.host === 'client' ? [entry.detail] : [],
    );
    expect(requests).toEqual(['CTLFile.tlv, octet', 'CTLFile.tlv, octet, try 2 of 4']);
  });

  it('a phone gives up after 4 tries of 4 s', async () => {
    const site = tftpSite();
    site.server.stop();

    site.fetch('CTLFile.tlv');
    await site.until(() => site.results.length > 0);

    expect(site.results).toEqual([{ outcome: 'timeout' }]);
    expect(site.world.clock.now()).toBe(16_000);
  });

  it('a file arrives whole, or not at all, whatever the network does', async () => {
    const probability = fc.double({ min: 0, max: 0.3, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ seed: fc.nat(), lost: probability, doubled: probability, late: probability }),
        fc.nat(5000),
        async ({ seed, lost, doubled, late }, length) => {
          const site = tftpSite(new World({ seed }));
          site.files.put('CTLFile.tlv', pattern(length));
          site.link.rules.push(
            loss(lost, site.link.random),
            duplicate(doubled, site.link.random, 3),
            reorder(late, Millis(2500), site.link.random),
          );

          site.fetch('CTLFile.tlv');
          await site.until(() => site.results.length > 0 && site.server.serving === 0);

          const [result] = site.results;
          expect(site.results.length).toBe(1);
          expect(result?.outcome).toMatch(/received|timeout/);
          if (result?.outcome === 'received')
            expect(sameBytes(result.bytes, pattern(length))).toBe(true);
        },
      ),
      { seed: 42, numRuns: runs(100) },
    );
  });
});

describe('TFTP on a network that doubles every packet', () => {
  it('is not doubled over and over: the server sends each block once', async () => {
    const site = tftpSite();
    site.files.put('P00308000500.bin', pattern(20_000));
    site.link.rules.push(duplicate(1, site.link.random));

    site.fetch('P00308000500.bin');
    await site.until(() => site.results.length > 0 && site.server.serving === 0);

    expect(site.packetsFrom('server')).toBe(40);
    expect(site.packetsFrom('client')).toBeLessThanOrEqual(1 + 2 * 40);
  });
});

describe('TFTP over time', () => {
  it('the server sends again after 2 s, and gives up after 5 tries', async () => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(100));
    const peer = new TftpPeer(site.client);

    peer.ask(site.address, 'CTLFile.tlv');
    await site.until(() => site.server.serving > 0);
    await site.until(() => site.server.serving === 0);

    expect(site.world.clock.now()).toBe(10_001);
    expect(peer.blocks).toEqual([1, 1, 1, 1, 1]);
  });

  it('the client may set the time after which the server sends again', async () => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(100));
    const peer = new TftpPeer(site.client);

    peer.ask(site.address, 'CTLFile.tlv', { options: { timeout: 60 } });
    await site.until(() => peer.heard.length === 2);

    expect(site.world.clock.now()).toBe(60_002);
  });

  it('block 0 follows block 65535', async () => {
    const site = tftpSite(new World({ keep: 'nothing' }));
    const file = pattern(8 * 65_536 + 3);
    site.files.put('P00308000500.bin', file);
    const peer = new TftpPeer(site.client);

    peer.ask(site.address, 'P00308000500.bin', { options: { blksize: 8, windowsize: 64 } });
    await site.until(() => peer.heard.length > 0);
    for (let acknowledged = 0; acknowledged < 65_537; ) {
      peer.acknowledge(acknowledged & 0xffff);
      acknowledged = Math.min(acknowledged + 64, 65_537);
      await site.until(() => peer.heard.length > acknowledged);
    }
    peer.acknowledge(65_537 & 0xffff);
    await site.until(() => site.server.serving === 0);

    expect(peer.blocks.slice(65_533)).toEqual([65_534, 65_535, 0, 1]);
    const pieces = peer.messages.flatMap((message) =>
      message.kind === 'data' ? [message.bytes] : [],
    );
    expect(sameBytes(Buffer.concat(pieces), file)).toBe(true);
  });

  it('a phone counts on from block 65535 to block 0', async () => {
    const site = tftpSite(new World({ keep: 'nothing' }));
    const file = pattern(512 * 65_537 + 3);
    site.files.put('P00308000500.bin', file);

    site.fetch('P00308000500.bin');
    await site.until(() => site.results.length > 0);

    const [result] = site.results;
    expect(result?.outcome === 'received' && sameBytes(result.bytes, file)).toBe(true);
  });
});

describe('the trace of a transfer', () => {
  it('leads from the log line back over each packet to the request of the phone', async () => {
    const site = tftpSite();
    site.files.put('CTLFile.tlv', pattern(100));
    site.fetch('CTLFile.tlv');
    await site.until(() => site.server.serving > 0);
    await site.until(() => site.server.serving === 0);

    const { entries } = site.trace;
    const chain = site.trace.chain(entries.at(-1)?.seq ?? 0);

    expect(chain.map(({ host, kind }) => `${host} ${kind}`)).toEqual([
      'server log',
      'client packet',
      'server packet',
      'server message',
      'server log',
      'client packet',
      'client message',
    ]);
  });
});
