import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import { Endpoint } from '../../../src/basics/index.ts';
import { type Certificate, toPem } from '../../../src/pki/index.ts';
import { itWith } from '../../support/program.ts';
import { realSite } from '../../support/site.ts';
import { callManager, manufacturer, oldPhone, phone, stranger } from './certificates.ts';
import { type OurParty, ourClient } from './parties.ts';

const itWithOpenssl = itWith('openssl', ['version'], /OpenSSL [3-9]/);

/** Node judges certificates itself, after the handshake; the program of OpenSSL sends its alerts. */
describe('a server of OpenSSL tells a phone by an alert that', () => {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function refused(identity: typeof phone, trusted: Certificate): Promise<OurParty> {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const file = (name: string, text: string | Buffer) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const site = await realSite();
    ends.push(() => site.close());
    const { privateKey } = callManager.key;
    const program = spawn('openssl', [
      ...['s_server', '-accept', `127.0.0.1:${site.port}`, '-tls1'],
      ...['-cipher', 'AES128-SHA:@SECLEVEL=0', '-Verify', '1', '-verify_return_error'],
      ...['-cert', file('own.pem', toPem(callManager.certificate))],
      ...['-key', file('key.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }))],
      ...['-CAfile', file('trusted.pem', toPem(trusted))],
    ]);
    ends.push(() => ended(program));
    let output = '';
    program.stdout.on('data', (text) => {
      output += text;
    });
    await site.until(() => output.includes('ACCEPT'));

    const stream = site.client.host.connect(Endpoint(site.server.host.address, site.port));
    const client = ourClient(site.client, stream, {
      identity,
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      trusted: [callManager.certificate],
    });
    await site.until(() => client.closed.length > 0);
    return client;
  }

  const ended = (program: ChildProcess) =>
    new Promise<void>((resolve) => {
      if (program.exitCode !== null) return resolve();
      program.once('exit', () => resolve());
      program.kill();
    });

  itWithOpenssl('it does not know the issuer', async () => {
    const client = await refused(phone, stranger.certificate);

    expect([client.opened, client.closed]).toEqual([false, ['reset']]);
    expect(client.failure).toBe('peer: unknown_ca');
  });

  itWithOpenssl('the certificate has expired', async () => {
    const client = await refused(oldPhone, manufacturer.certificate);

    expect(client.failure).toBe('peer: certificate_expired');
  });
});
