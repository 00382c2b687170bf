import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { Endpoint, Millis, sameBytes } from '../../../src/basics/index.ts';
import { type FileResult, fetchFile } from '../../../src/devices/phone/tftp-client.ts';
import { pattern } from '../../support/host-suite.ts';
import { itWith } from '../../support/program.ts';
import { realSite, type Site } from '../../support/site.ts';

describe('a phone that loads from atftpd', () => {
  const itWithAtftpd = itWith('atftpd', ['--version'], /^atftp-/);
  let site: Site;
  let folder: string;
  let atftpd: ChildProcess | undefined;
  beforeEach(async () => {
    site = await realSite();
    folder = mkdtempSync(join(tmpdir(), 'offhook-tftp-'));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    if (atftpd && atftpd.exitCode === null) {
      atftpd.kill('SIGKILL');
      await once(atftpd, 'exit');
    }
    atftpd = undefined;
    await site.close();
    rmSync(folder, { recursive: true });
  });

  /** Short waits and many tries: the server takes a moment to start. */
  async function fetched(file: string): Promise<FileResult> {
    const address = ['--bind-address', '127.0.0.1', '--port', `${site.port}`];
    atftpd ??= spawn('atftpd', ['--daemon', '--no-fork', ...address, folder], { stdio: 'ignore' });
    const server = Endpoint(site.server.host.address, site.port);
    const results: FileResult[] = [];
    fetchFile(site.client, { server, file, timeout: Millis(50), tries: 200 }, (result) =>
      results.push(result),
    );
    await site.until(() => results.length > 0);
    return results[0] as FileResult;
  }

  for (const size of [0, 511, 512, 513, 3603, 100_000])
    itWithAtftpd(`gets a file of ${size} bytes`, async () => {
      writeFileSync(join(folder, 'CTLSEP001122334455.tlv'), pattern(size));

      const result = await fetched('CTLSEP001122334455.tlv');

      expect(result.outcome === 'received' && sameBytes(result.bytes, pattern(size))).toBe(true);
    });

  itWithAtftpd('is told that a file is missing', async () => {
    expect(await fetched('SEP001122334455.cnf.xml')).toEqual({ outcome: 'not-found' });
  });

  itWithAtftpd('is told that it may not climb out of the folder', async () => {
    expect(await fetched('../../etc/passwd')).toMatchObject({ outcome: 'error', code: 2 });
  });
});
