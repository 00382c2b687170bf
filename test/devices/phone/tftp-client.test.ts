import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Endpoint, fromHex, Millis, sameEndpoint } from '../../../src/basics/index.ts';
import {
  type FileFetch,
  type FileRequest,
  type FileResult,
  fetchFile,
} from '../../../src/devices/phone/tftp-client.ts';
import { encodeTftp, errorMessage, type TftpMessage } from '../../../src/protocols/tftp/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { type Site, simulatedSite, sites } from '../../support/site.ts';
import { TftpPeer } from '../../support/tftp-peer.ts';

const data = (block: number, bytes: Uint8Array): TftpMessage => ({ kind: 'data', block, bytes });

describe.each(sites)('the TFTP client of a phone %s', (_name, makeSite) => {
  let site: Site;
  /** The port to which requests go. */
  let server: TftpPeer;
  /** The port of the server from which the file comes. */
  let transfer: TftpPeer;
  let results: FileResult[];
  let client: Endpoint;
  beforeEach(async () => {
    site = await makeSite();
    server = new TftpPeer(site.server, site.port);
    transfer = new TftpPeer(site.server);
    results = [];
  });
  afterEach(() => site.close());

  /** Asks, and resolves when the request has arrived. */
  async function ask(request: Partial<FileRequest> = {}): Promise<FileFetch> {
    const before = server.heard.length;
    const fetch = fetchFile(
      site.client,
      { server: server.endpoint, file: 'CTLSEP001122334455.tlv', ...request },
      (result) => results.push(result),
    );
    await site.until(() => server.heard.length > before);
    client = server.partner;
    return fetch;
  }

  const answered = (count: number, peer = transfer) => site.until(() => peer.heard.length >= count);
  const done = () => site.until(() => results.length > 0);

  it('asks in mode octet and without options', async () => {
    await ask();

    expect(server.messages).toEqual([
      { kind: 'read request', file: 'CTLSEP001122334455.tlv', mode: 'octet', options: [] },
    ]);
  });

  it('asks from a new port each time', async () => {
    await ask();
    const first = client;
    await ask();

    expect(sameEndpoint(client, first)).toBe(false);
  });

  it('acknowledges each block to the port from which it comes, and delivers the whole', async () => {
    const file = pattern(1000);
    await ask();

    transfer.send(data(1, file.subarray(0, 512)), client);
    await answered(1);
    transfer.send(data(2, file.subarray(512)));
    await done();
    await answered(2);

    expect(results).toEqual([{ outcome: 'received', bytes: file }]);
    expect(transfer.messages).toEqual([
      { kind: 'acknowledgement', block: 1 },
      { kind: 'acknowledgement', block: 2 },
    ]);
  });

  it('acknowledges a block that comes again, and does not append it again', async () => {
    const file = pattern(600);
    await ask();

    transfer.send(data(1, file.subarray(0, 512)), client);
    transfer.send(data(1, file.subarray(0, 512)), client);
    transfer.send(data(2, file.subarray(512)), client);
    await answered(3);

    expect(results).toEqual([{ outcome: 'received', bytes: file }]);
    expect(
      transfer.messages.map((message) => message.kind === 'acknowledgement' && message.block),
    ).toEqual([1, 1, 2]);
  });

  it('acknowledges the last block again after the end, and delivers once', async () => {
    await ask();

    transfer.send(data(1, pattern(5)), client);
    await done();
    transfer.send(data(1, pattern(5)), client);
    transfer.send(errorMessage(0), client);
    await answered(2);

    expect(results.length).toBe(1);
  });

  it('takes no notice of a block out of turn, or of one with more than 512 bytes', async () => {
    await ask();

    for (const message of [data(2, pattern(5)), data(0, pattern(5)), data(1, pattern(513))])
      transfer.send(message, client);
    transfer.send(data(1, pattern(7)), client);
    await done();

    expect(results).toEqual([{ outcome: 'received', bytes: pattern(7) }]);
  });

  it('takes no notice of broken datagrams, nor of messages that have no place here', async () => {
    await ask();

    for (const broken of ['', '00', '000500', '0003', '0007', '00040000', '00060000'])
      transfer.send(fromHex(broken), client);
    transfer.send(data(1, pattern(7)), client);
    await done();

    expect(results).toEqual([{ outcome: 'received', bytes: pattern(7) }]);
  });

  it('answers another port with error 5 once the transfer has one, and goes on', async () => {
    await ask();
    transfer.send(data(1, pattern(512)), client);
    await answered(1);
    const stranger = new TftpPeer(site.stranger);

    stranger.send(errorMessage(0, 'go away'), client);
    stranger.send(data(2, pattern(9)), client);
    await answered(1, stranger);
    transfer.send(data(2, pattern(0)));
    await done();

    expect(stranger.messages).toEqual([errorMessage(5)]);
    expect(results).toEqual([{ outcome: 'received', bytes: pattern(512) }]);
  });

  it('knows error 1 as a missing file', async () => {
    await ask();

    transfer.send(errorMessage(1, 'no such thing'), client);
    await done();

    expect(results).toEqual([{ outcome: 'not-found' }]);
  });

  it('hands on any other error with its code and text, also in the middle of a file', async () => {
    await ask();

    transfer.send(data(1, pattern(512)), client);
    transfer.send(errorMessage(0, 'disk on fire'), client);
    await done();

    expect(results).toEqual([{ outcome: 'error', code: 0, text: 'disk on fire' }]);
  });

  it('refuses a file that is longer than its limit with error 3', async () => {
    await ask({ sizeLimit: 600 });

    transfer.send(data(1, pattern(512)), client);
    transfer.send(data(2, pattern(89)), client);
    await done();
    await answered(2);

    expect(results).toEqual([{ outcome: 'too-large' }]);
    expect(transfer.messages.at(-1)).toEqual(errorMessage(3));
  });

  it('takes a file as long as its limit', async () => {
    await ask({ sizeLimit: 512 });

    transfer.send(data(1, pattern(512)), client);
    transfer.send(data(2, pattern(0)), client);
    await done();

    expect(results).toEqual([{ outcome: 'received', bytes: pattern(512) }]);
  });

  it('asks again when nobody answers, and gives up after the last try', async () => {
    await ask({ timeout: Millis(20), tries: 3 });
    await done();

    expect(results).toEqual([{ outcome: 'timeout' }]);
    expect(server.messages.length).toBe(3);
    expect(new Set(server.heard.map(({ from }) => from.port)).size).toBe(1);
  });

  it('acknowledges again when the next block does not come, and gives up', async () => {
    await ask({ timeout: Millis(20), tries: 3 });

    transfer.send(data(1, pattern(512)), client);
    await done();
    await answered(3);

    expect(results).toEqual([{ outcome: 'timeout' }]);
    expect(transfer.messages).toEqual(Array(3).fill({ kind: 'acknowledgement', block: 1 }));
  });

  it('delivers nothing any more once it is cancelled', async () => {
    const fetch = await ask({ timeout: Millis(20), tries: 2 });
    fetch.cancel();
    fetch.cancel();

    transfer.send(data(1, pattern(5)), client);
    await ask({ timeout: Millis(40), tries: 1 });
    await done();

    expect(results).toEqual([{ outcome: 'timeout' }]);
    expect(transfer.heard).toEqual([]);
  });

  it('may be cancelled by whoever gets the result', async () => {
    const fetch = fetchFile(site.client, { server: server.endpoint, file: 'a' }, (result) => {
      results.push(result);
      fetch.cancel();
    });
    await answered(1, server);

    transfer.send(data(1, pattern(5)), server.partner);
    await done();

    expect(results.length).toBe(1);
  });

  it.each(['a\0b', 'π', 'x'.repeat(600)])(
    'says so when a name cannot be asked for: %j',
    async (file) => {
      fetchFile(site.client, { server: server.endpoint, file }, (result) => results.push(result));
      expect(results, 'never inside the call').toEqual([]);
      await done();

      expect(results).toMatchObject([{ outcome: 'error', code: 0 }]);
      expect(server.heard).toEqual([]);
    },
  );

  it('leaves each request and each error it sends in the trace', async () => {
    await ask({ sizeLimit: 10 });

    transfer.send(encodeTftp(data(1, pattern(512))), client);
    await done();

    expect(site.trace.entries.filter(({ kind }) => kind === 'message')).toMatchObject([
      {
        host: 'client',
        protocol: 'TFTP',
        name: 'Read Request',
        to: server.endpoint,
        detail: 'CTLSEP001122334455.tlv, octet',
      },
      { name: 'Error', to: transfer.endpoint, detail: '3 Disk full or allocation exceeded' },
    ]);
  });
});

describe('the TFTP client of a phone', () => {
  it('takes no file from a host that it has not asked', async () => {
    const site = simulatedSite();
    const server = new TftpPeer(site.server, site.port);
    const stranger = new TftpPeer(site.stranger);
    const results: FileResult[] = [];
    fetchFile(site.client, { server: server.endpoint, file: 'a' }, (result) =>
      results.push(result),
    );
    await site.until(() => server.heard.length > 0);

    stranger.send(data(1, pattern(5)), server.partner);
    await site.until(() => stranger.heard.length > 0);

    expect(stranger.messages).toEqual([errorMessage(5)]);
    expect(results).toEqual([]);
  });
});
