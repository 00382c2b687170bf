import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { Endpoint, hex, Port, Seconds } from '../../../src/basics/index.ts';
import { PcapngCapture } from '../../../src/network/index.ts';
import type { CipherSuiteName, TlsObserver } from '../../../src/network/tls/index.ts';
import { encodeSccp } from '../../../src/protocols/sccp/index.ts';
import { itWith, run } from '../../support/program.ts';
import { simulatedSite } from '../../support/site.ts';
import { callManager, manufacturer, phone } from '../tls/certificates.ts';
import { ourClient, ourServer } from '../tls/parties.ts';

const itWithTshark = itWith('tshark', ['--version'], /TShark/);

/** A phone and CallManager greet each other over secure SCCP. */
function secureGreeting(suite: CipherSuiteName, withSecrets: boolean): Uint8Array {
  const { client, server, world, trace } = simulatedSite();
  const port = Port(2443);
  const cipherSuites = [suite];
  const observer: TlsObserver = {
    secrets: (clientRandom, masterSecret) =>
      trace.record(client.name, {
        kind: 'tls-secret',
        clientRandom: hex(clientRandom),
        masterSecret: hex(masterSecret),
      }),
  };
  server.host.listen(port, (stream) => {
    const trusted = [manufacturer.certificate];
    const party = ourServer(server, stream, { identity: callManager, cipherSuites, trusted });
    party.write(encodeSccp('KeepAliveAck'));
  });
  const stream = client.host.connect(Endpoint(server.host.address, port));
  const trusted = [callManager.certificate];
  const settings = { identity: phone, cipherSuites, trusted };
  const party = ourClient(client, stream, settings, observer);
  party.write(encodeSccp('KeepAlive'));
  world.run(Seconds(1), () => party.bytes.length > 0);
  party.end();
  world.run(Seconds(1));

  const capture = new PcapngCapture({ epochMillis: (at) => world.epochMillis(at), withSecrets });
  for (const entry of trace.entries) capture.add(entry);
  return capture.done();
}

/** What tshark sees in the packets with TLS, without options about ports or keys. */
async function tlsSeenIn(file: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offhook-'));
  try {
    const path = join(folder, 'capture.pcapng');
    writeFileSync(path, file);
    const fields = ['_ws.col.Info', '_ws.malformed', '_ws.expert'].flatMap((name) => ['-e', name]);
    const args = ['-n', '-r', path, '-Y', 'tls', '-T', 'fields', ...fields];
    const { code, stdout } = await run('tshark', args);
    expect(code).toBe(0);
    return stdout
      .toString('utf8')
      .trimEnd()
      .split(/[\t ]*\n/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const inClear = [
  'Client Hello',
  'Server Hello, Certificate, Certificate Request, Server Hello Done',
  'Certificate, Client Key Exchange, Certificate Verify, Change Cipher Spec, Finished',
  'Change Cipher Spec, Finished',
  'KeepAliveAck',
  'KeepAliveReq',
  'Alert (Level: Warning, Description: Close Notify)',
  'Alert (Level: Warning, Description: Close Notify)',
];

describe('a capture of secure SCCP, judged by tshark,', () => {
  itWithTshark('shows the messages of an encrypted phone, for it holds the secrets', async () => {
    const seen = await tlsSeenIn(secureGreeting('TLS_RSA_WITH_AES_128_CBC_SHA', true));

    expect(seen).toEqual(inClear);
  });

  itWithTshark('shows only application data when the secrets are left out', async () => {
    const seen = await tlsSeenIn(secureGreeting('TLS_RSA_WITH_AES_128_CBC_SHA', false));

    expect(seen).toEqual([
      ...inClear.slice(0, 2),
      'Certificate, Client Key Exchange, Certificate Verify, Change Cipher Spec, Encrypted Handshake Message',
      'Change Cipher Spec, Encrypted Handshake Message',
      'Application Data',
      'Application Data',
      'Encrypted Alert',
      'Encrypted Alert',
    ]);
  });

  itWithTshark(
    'shows the messages of an authenticated phone with and without secrets',
    async () => {
      for (const withSecrets of [true, false])
        expect(await tlsSeenIn(secureGreeting('TLS_RSA_WITH_NULL_SHA', withSecrets))).toEqual(
          inClear,
        );
    },
  );
});
