import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Endpoint, fromHex, fromLatin1, Millis, sameBytes } from '../../../src/basics/index.ts';
import { type FileResult, fetchFile } from '../../../src/devices/phone/tftp-client.ts';
import {
  ServerFiles,
  TftpServer,
  type TftpServerOptions,
} from '../../../src/devices/tftp-server/index.ts';
import { errorMessage } from '../../../src/protocols/tftp/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { type Site, sites } from '../../support/site.ts';
import { TftpPeer } from '../../support/tftp-peer.ts';

describe.each(sites)('a TFTP server %s', (_name, makeSite) => {
  let site: Site;
  let files: ServerFiles;
  let server: TftpServer;
  let address: Endpoint;
  beforeEach(async () => {
    site = await makeSite();
    address = Endpoint(site.server.host.address, site.port);
    files = new ServerFiles(site.server);
  });
  afterEach(async () => {
    server.stop();
    await site.close();
  });

  function start(options: TftpServerOptions = {}): void {
    server = new TftpServer(site.server, files, { port: site.port, ...options });
    server.start();
  }

  /** What a phone gets that asks for a file. */
  async function fetched(file: string): Promise<FileResult> {
    const results: FileResult[] = [];
    fetchFile(site.client, { server: address, file }, (result) => results.push(result));
    await site.until(() => results.length > 0);
    return results[0] as FileResult;
  }

  /** A client that has asked and heard something. */
  async function asked(
    file: string,
    request: { mode?: string; options?: Record<string, string | number> } = {},
  ): Promise<TftpPeer> {
    const peer = new TftpPeer(site.client);
    peer.ask(address, file, request);
    await site.until(() => peer.heard.length > 0);
    return peer;
  }

  /** Resolves when the peer has heard so many messages. */
  const heard = (peer: TftpPeer, count: number) => site.until(() => peer.heard.length >= count);

  const logs = () =>
    site.trace.entries.flatMap((entry) => (entry.kind === 'log' ? [entry.text] : []));

  it.each([0, 1, 511, 512, 513, 1024, 3603, 130_228])(
    'gives a phone a file of %i bytes whole',
    async (length) => {
      start();
      files.put('P00308000500.sbn', pattern(length));

      const result = await fetched('P00308000500.sbn');
      expect(result.outcome === 'received' && sameBytes(result.bytes, pattern(length))).toBe(true);
    },
  );

  it('finds a file whatever the case of its name, and with backslashes between folders', async () => {
    start();
    files.put('English_United_States/7960-font.xml', pattern(10));

    expect((await fetched('english_united_states\\7960-FONT.XML')).outcome).toBe('received');
  });

  it('tells a phone that asks for a missing file so with error 1', async () => {
    start();

    const peer = await asked('SEP001122334455.cnf.xml');

    expect(peer.messages).toEqual([errorMessage(1, 'File not found')]);
  });

  it.each([
    ['climbs', '../CTLFile.tlv'],
    ['is absolute', '/etc/passwd'],
    ['has a drive letter', 'C:\\boot.ini'],
    ['is empty', ''],
    ['is too long', 'x'.repeat(300)],
  ])('answers a name that %s with error 2', async (_what, name) => {
    start();
    files.put('CTLFile.tlv', pattern(10));

    const peer = await asked(name);

    expect(peer.messages).toEqual([errorMessage(2, 'Access violation')]);
  });

  it('takes no files: a write request is answered with error 2', async () => {
    start();
    const peer = new TftpPeer(site.client);

    peer.send({ kind: 'write request', file: 'a', mode: 'octet', options: [] }, address);
    await heard(peer, 1);

    expect(peer.messages).toEqual([errorMessage(2, 'Files cannot be written to this server')]);
    expect(files.names()).toEqual([]);
  });

  it('converts the ends of lines in mode netascii, whatever the case of its name', async () => {
    start();
    files.put('a.txt', fromLatin1('one\ntwo\rthree'));

    const peer = await asked('a.txt', { mode: 'NetASCII' });

    expect(peer.messages).toEqual([
      { kind: 'data', block: 1, bytes: fromLatin1('one\r\ntwo\r\0three') },
    ]);
  });

  it('refuses mode mail', async () => {
    start();
    files.put('a.txt', pattern(1));

    const peer = await asked('a.txt', { mode: 'mail' });

    expect(peer.messages).toEqual([errorMessage(4, 'Mode mail is not served')]);
  });

  it.each<[asked: Record<string, string | number>, accepted: Record<string, string | number>]>([
    [{ blksize: 8 }, { blksize: 8 }],
    [{ blksize: 65464 }, { blksize: 65464 }],
    [
      { BLKSIZE: 1428, tSize: 0 },
      { BLKSIZE: 1428, tSize: 3603 },
    ],
    [
      { timeout: 255, windowsize: 4 },
      { timeout: 255, windowsize: 4 },
    ],
    [{ windowsize: 65535 }, { windowsize: 64 }],
    [{ tsize: 0, blksize: 7, timeout: 256, windowsize: 0 }, { tsize: 3603 }],
    [{ multicast: '', tsize: 0, blksize: '-8' }, { tsize: 3603 }],
  ])('answers the options %o with %o', async (options, accepted) => {
    start();
    files.put('CTLFile.tlv', pattern(3603));

    const peer = await asked('CTLFile.tlv', { options });

    const pairs = Object.entries(accepted).map(([name, value]) => ({ name, value: String(value) }));
    expect(peer.messages).toEqual([{ kind: 'option acknowledgement', options: pairs }]);
  });

  it('starts at once when it accepts none of the options', async () => {
    start();
    files.put('CTLFile.tlv', pattern(3603));

    const peer = await asked('CTLFile.tlv', {
      options: { blksize: 0, multicast: '', timeout: '' },
    });

    expect(peer.messages).toEqual([{ kind: 'data', block: 1, bytes: pattern(3603).slice(0, 512) }]);
  });

  it('sends blocks of the agreed size once the options are acknowledged', async () => {
    start();
    files.put('CTLFile.tlv', pattern(3603));

    const peer = await asked('CTLFile.tlv', { options: { blksize: 2000 } });
    peer.acknowledge(0);
    await heard(peer, 2);
    peer.acknowledge(1);
    await heard(peer, 3);
    peer.acknowledge(2);
    await site.until(() => server.serving === 0);

    expect(peer.messages.slice(1)).toEqual([
      { kind: 'data', block: 1, bytes: pattern(3603).slice(0, 2000) },
      { kind: 'data', block: 2, bytes: pattern(3603).slice(2000) },
    ]);
  });

  it('sends a window of blocks for one acknowledgement, and the next one from where it broke', async () => {
    start();
    files.put('CTLFile.tlv', pattern(3603));

    const peer = await asked('CTLFile.tlv', { options: { windowsize: 3 } });
    peer.acknowledge(0);
    await heard(peer, 4);
    peer.acknowledge(2);
    await heard(peer, 7);
    peer.acknowledge(5);
    await heard(peer, 10);
    peer.acknowledge(8);
    await site.until(() => server.serving === 0);

    expect(peer.blocks).toEqual([1, 2, 3, 3, 4, 5, 6, 7, 8]);
  });

  it('sends nothing twice for an acknowledgement that comes twice', async () => {
    start();
    files.put('CTLFile.tlv', pattern(2000));

    const peer = await asked('CTLFile.tlv');
    peer.acknowledge(1);
    peer.acknowledge(1);
    await heard(peer, 2);
    peer.acknowledge(1);
    peer.acknowledge(2);
    peer.acknowledge(2);
    await heard(peer, 3);
    peer.acknowledge(3);
    await heard(peer, 4);

    expect(peer.blocks).toEqual([1, 2, 3, 4]);
  });

  it('takes no notice of an acknowledgement of what it has not sent', async () => {
    start();
    files.put('CTLFile.tlv', pattern(2000));

    const peer = await asked('CTLFile.tlv');
    for (const block of [2, 0, 65535]) peer.acknowledge(block);
    peer.acknowledge(1);
    await heard(peer, 2);

    expect(peer.blocks).toEqual([1, 2]);
  });

  it('answers a stranger on the port of a transfer with error 5, and goes on', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));
    const peer = await asked('CTLFile.tlv');
    const stranger = new TftpPeer(site.stranger);

    stranger.send(errorMessage(0), peer.partner);
    stranger.acknowledge(1, peer.partner);
    await heard(stranger, 1);
    peer.acknowledge(1);
    await heard(peer, 2);

    expect(stranger.messages).toEqual([errorMessage(5, 'Unknown transfer ID')]);
    expect(peer.blocks).toEqual([1, 2]);
  });

  it('takes no notice of broken datagrams in a transfer', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    const peer = await asked('CTLFile.tlv');
    for (const broken of ['', '00', '000500', '0004', '000400', 'ffff', '00040001ff'])
      peer.send(fromHex(broken));
    peer.acknowledge(1);
    await heard(peer, 2);

    expect(peer.blocks).toEqual([1, 2]);
  });

  it('names what is wrong with a request, and never answers an error', async () => {
    start();
    const peer = new TftpPeer(site.client);

    for (const datagram of [
      '',
      '00',
      '000500',
      '00050001',
      '0005000100',
      '000141',
      'ffff',
      '00040001',
    ])
      peer.send(fromHex(datagram), address);
    await heard(peer, 3);

    expect(peer.messages).toEqual([
      errorMessage(4, 'file name has no NUL at its end'),
      errorMessage(4, 'opcode 65535 is not one of 1 to 6'),
      errorMessage(5, 'Unknown transfer ID'),
    ]);
  });

  it('ends a transfer when the client says so', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    const peer = await asked('CTLFile.tlv', { options: { tsize: 0 } });
    peer.send(errorMessage(8));
    await site.until(() => server.serving === 0);

    expect(logs().at(-1)).toMatch(/not got CTLFile.tlv.*ended it with error 8 Option refused/);
  });

  it('sends again what is not acknowledged, and gives the client up after so many tries', async () => {
    start({ timeout: Millis(20), tries: 3 });
    files.put('CTLFile.tlv', pattern(1000));

    const peer = await asked('CTLFile.tlv');
    peer.acknowledge(1);
    await site.until(() => server.serving === 0);
    await heard(peer, 4);

    expect(peer.blocks).toEqual([1, 2, 2, 2]);
    expect(logs().at(-1)).toMatch(/not got CTLFile.tlv.*no answer after 3 tries/);
  });

  it('sends an option acknowledgement again, too', async () => {
    start({ timeout: Millis(20), tries: 2 });
    files.put('CTLFile.tlv', pattern(1000));

    const peer = await asked('CTLFile.tlv', { options: { tsize: 0 } });
    await heard(peer, 2);

    expect(peer.messages[1]).toEqual(peer.messages[0]);
  });

  it('does not answer a client beyond the Maximum Serving Count, until another one is done', async () => {
    start({ maximumServingCount: 1 });
    files.put('CTLFile.tlv', pattern(100));
    const first = await asked('CTLFile.tlv');
    const results: FileResult[] = [];
    const request = { server: address, file: 'CTLFile.tlv', timeout: Millis(50), tries: 1000 };

    fetchFile(site.client, request, (result) => results.push(result));
    await site.until(() => logs().some((text) => text.includes('not answered')));
    expect(server.serving).toBe(1);
    first.acknowledge(1);
    await site.until(() => results.length > 0);

    expect(results[0]).toEqual({ outcome: 'received', bytes: pattern(100) });
  });

  it('serves a request that comes twice once', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    const peer = await asked('CTLFile.tlv');
    peer.ask(address, 'CTLFile.tlv');
    peer.ask(address, 'missing');
    await heard(peer, 2);

    expect(peer.messages[1]).toEqual(errorMessage(1));
    expect(peer.blocks).toEqual([1]);
  });

  it('serves a client anew that asks anew from the same port, as a 7921 does', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    const peer = await asked('CTLFile.tlv');
    peer.acknowledge(1);
    await heard(peer, 2);
    peer.ask(address, 'CTLFile.tlv');
    await heard(peer, 3);

    expect(peer.blocks).toEqual([1, 2, 1]);
    expect(server.serving).toBe(1);
    expect(peer.heard[2]?.from).not.toEqual(peer.heard[1]?.from);
  });

  it('answers each transfer from a port of its own', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    const [first, second] = [await asked('CTLFile.tlv'), await asked('CTLFile.tlv')];

    const ports = new Set([first.partner.port, second.partner.port, address.port]);
    expect(ports.size).toBe(3);
  });

  it('frees its port and its transfers when it is stopped, and can be started again', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));
    await asked('CTLFile.tlv');

    server.stop();
    expect(server.serving).toBe(0);
    site.server.host.udp(site.port).close();
    server.start();

    expect((await fetched('CTLFile.tlv')).outcome).toBe('received');
  });

  it('writes into its log who asked for what, and what came of it', async () => {
    start();
    files.put('CTLFile.tlv', pattern(600));

    await fetched('CTLFile.tlv');
    await fetched('missing\x1b.xml');
    await site.until(() => logs().length === 4);

    const client = `${site.client.host.address}:PORT`;
    expect(logs().map((text) => text.replace(/:\d+/, ':PORT'))).toEqual([
      `${client} asks for CTLFile.tlv, octet`,
      `${client} has got CTLFile.tlv, 600 bytes in 2 blocks`,
      `${client} asks for missing\\x1b.xml, octet`,
      `${client} is refused with error 2 Access violation`,
    ]);
    expect(site.trace.entries.find(({ kind }) => kind === 'log')).toMatchObject({
      host: 'server',
      file: expect.stringContaining('C:\\Program Files\\Cisco\\Trace\\TFTP\\'),
      guide: 'log/tftp',
    });
  });

  it('leaves one line in the timeline for each request and one for what it sends', async () => {
    start();
    files.put('CTLFile.tlv', pattern(3603));

    await fetched('CTLFile.tlv');
    await fetched('missing');
    const peer = await asked('CTLFile.tlv', { options: { tsize: 0 } });
    peer.acknowledge(0);
    await heard(peer, 2);

    const messages = site.trace.entries.flatMap((entry) =>
      entry.kind === 'message' ? [`${entry.host}: ${entry.name} ${entry.detail}`] : [],
    );
    expect(messages).toEqual([
      'client: Read Request CTLFile.tlv, octet',
      'server: Data CTLFile.tlv, 3603 bytes in 8 blocks',
      'client: Read Request missing, octet',
      'server: Error 1 File not found',
      'server: Option Acknowledgement tsize 3603',
      'server: Data CTLFile.tlv, 3603 bytes in 8 blocks',
    ]);
  });
});
