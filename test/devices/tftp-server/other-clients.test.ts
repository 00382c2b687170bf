import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counted, fromLatin1, latin1, sameBytes } from '../../../src/basics/index.ts';
import { ServerFiles, TftpServer } from '../../../src/devices/tftp-server/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { itWith, run } from '../../support/program.ts';
import { realSite, type Site } from '../../support/site.ts';

let site: Site;
let files: ServerFiles;
let server: TftpServer;
let folder: string;
beforeEach(async () => {
  site = await realSite();
  files = new ServerFiles(site.server);
  server = new TftpServer(site.server, files, { port: site.port });
  server.start();
  folder = mkdtempSync(join(tmpdir(), 'offhook-tftp-'));
});
afterEach(async () => {
  server.stop();
  await site.close();
  rmSync(folder, { recursive: true });
});

/** What the server said in answer to the last request: its messages in the trace. */
const messages = () =>
  site.trace.entries.flatMap((entry) =>
    entry.kind === 'message' ? [`${entry.name}: ${entry.detail}`] : [],
  );

const sizes = [511, 512, 513, 3603, 100_000];

describe('curl', () => {
  const itWithCurl = itWith('curl', ['--version'], /^Protocols:.* tftp/m);
  const curl = (args: readonly string[], name: string) =>
    run('curl', ['--silent', '--disable', ...args, `tftp://127.0.0.1:${site.port}/${name}`]);

  for (const size of sizes)
    itWithCurl(`gets a file of ${size} bytes`, async () => {
      files.put('a.bin', pattern(size));

      const { code, stdout } = await curl([], 'a.bin');

      expect(code).toBe(0);
      expect(sameBytes(stdout, pattern(size))).toBe(true);
    });

  itWithCurl('gets an empty file without options: it takes the size 0 for an error', async () => {
    files.put('empty', pattern(0));

    expect(await curl(['--tftp-no-options'], 'empty')).toMatchObject({
      code: 0,
      stdout: { length: 0 },
    });
  });

  for (const blockSize of [8, 1428, 65464])
    itWithCurl(`gets a file in blocks of ${blockSize} bytes`, async () => {
      files.put('a.bin', pattern(3603));

      const { stdout } = await curl(['--tftp-blksize', `${blockSize}`], 'a.bin');

      expect(sameBytes(stdout, pattern(3603))).toBe(true);
      expect(messages()).toEqual([
        `Option Acknowledgement: tsize 3603, blksize ${blockSize}, timeout 6`,
        `Data: a.bin, 3603 bytes in ${counted(Math.floor(3603 / blockSize) + 1, 'block')}`,
      ]);
    });

  itWithCurl('gets a file without options', async () => {
    files.put('a.bin', pattern(3603));

    const { stdout } = await curl(['--tftp-no-options'], 'a.bin');

    expect(sameBytes(stdout, pattern(3603))).toBe(true);
    expect(messages()).toEqual(['Data: a.bin, 3603 bytes in 8 blocks']);
  });

  itWithCurl('gets the lines of a text as netascii has them', async () => {
    files.put('a.txt', fromLatin1('one\ntwo\n'));

    const { stdout } = await curl(['--use-ascii'], 'a.txt');

    expect(latin1(stdout)).toBe('one\r\ntwo\r\n');
  });

  itWithCurl('knows that a file is missing', async () => {
    expect((await curl([], 'missing')).code).toBe(68);
  });

  itWithCurl('is not allowed to write', async () => {
    const { code } = await curl(['--upload-file', import.meta.filename], 'a.bin');

    expect(code).toBe(69);
    expect(files.names()).toEqual([]);
  });
});

describe('tftp-hpa', () => {
  const itWithTftp = itWith('tftp', ['-V'], /^tftp-hpa/);
  const tftp = (mode: string, ...command: string[]) =>
    run('tftp', ['-4', '-m', mode, '127.0.0.1', `${site.port}`, '-c', ...command], folder);

  for (const size of [0, ...sizes])
    itWithTftp(`gets a file of ${size} bytes`, async () => {
      files.put('a.bin', pattern(size));

      await tftp('binary', 'get', 'a.bin');

      expect(sameBytes(readFileSync(join(folder, 'a.bin')), pattern(size))).toBe(true);
    });

  itWithTftp('gets a text in mode netascii as it was', async () => {
    const text = 'one\ntwo\r\nthree\rfour\n';
    files.put('a.txt', fromLatin1(text));

    await tftp('ascii', 'get', 'a.txt');

    expect(readFileSync(join(folder, 'a.txt'), 'latin1')).toBe(text);
  });

  itWithTftp('is told that a file is missing', async () => {
    const { stdout } = await tftp('binary', 'get', 'missing');

    expect(latin1(stdout)).toContain('Error code 1: File not found');
  });

  itWithTftp('is not allowed to write', async () => {
    const { stdout } = await tftp('binary', 'put', import.meta.filename, 'a.bin');

    expect(latin1(stdout)).toContain('Error code 2: Files cannot be written to this server');
  });
});

/** It answers to port 69 instead of the port of the transfer, so that one block is all it can get. */
describe('the npm package tftp-client', () => {
  interface Client {
    read(file: string, done: (error: Error | null, contents?: Buffer) => void): void;
  }
  const TftpClient = createRequire(import.meta.url)('tftp-client') as new (
    port: number,
    address: string,
  ) => Client;
  const read = (file: string): Promise<Buffer | undefined> =>
    new Promise((resolve, reject) => {
      new TftpClient(site.port, '127.0.0.1').read(file, (error, contents) =>
        error ? reject(error) : resolve(contents),
      );
    });

  it.each([0, 1, 511])('gets a file of %i bytes', async (size) => {
    files.put('a.bin', pattern(size));

    expect(sameBytes((await read('a.bin')) as Buffer, pattern(size))).toBe(true);
  });

  it('is told that a file is missing', async () => {
    await expect(read('missing')).rejects.toMatchObject({ code: 1, message: 'File not found' });
  });
});
