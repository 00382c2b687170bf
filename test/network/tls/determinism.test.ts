import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Endpoint, hex, Port, Seconds } from '../../../src/basics/index.ts';
import type { CipherSuiteName } from '../../../src/network/tls/index.ts';
import { World } from '../../../src/simulation/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { simulatedSite } from '../../support/site.ts';
import { callManager, manufacturer, phone } from './certificates.ts';
import { ourClient, ourServer } from './parties.ts';

/** What went over the wire of a connection with data both ways: one line a packet. */
function wireOf(suite: CipherSuiteName, seed: number): string[] {
  const site = simulatedSite(Port(2443), new World({ seed }));
  const { client, server, world } = site;
  const cipherSuites = [suite];
  server.host.listen(site.port, (stream) => {
    const trusted = [manufacturer.certificate];
    ourServer(server, stream, { identity: callManager, cipherSuites, trusted }).write(pattern(500));
  });
  const stream = client.host.connect(Endpoint(server.host.address, site.port));
  const trusted = [callManager.certificate];
  const party = ourClient(client, stream, { identity: phone, cipherSuites, trusted });
  party.write(pattern(3000));
  world.run(Seconds(1), () => party.bytes.length === 500);
  party.end();
  world.run(Seconds(1), () => party.closed.length > 0);
  return world.trace.entries.flatMap(({ kind, host, ...entry }) =>
    'packet' in entry && entry.packet.payload.length > 0
      ? [`${host} ${hex(entry.packet.payload)}`]
      : [],
  );
}

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex');

describe('TLS of one seed', () => {
  it.each([
    [
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      '41a223e97ee4de8228df2b6d474e0f7c610fb7127e59b618a0885977f2ddae17',
    ],
    ['TLS_RSA_WITH_NULL_SHA', 'ed7566d09a20afdda042b3826f098f6f64c0d64468172d9d9fd8be080fe14aaf'],
  ] as const)(
    'with %s has the same bytes on every computer and every version of Node',
    (suite, hash) => {
      expect(hashOf(wireOf(suite, 42))).toBe(hash);
    },
  );

  it('is not like that of another seed', () => {
    const [one, other] = [42, 43].map((seed) => wireOf('TLS_RSA_WITH_AES_128_CBC_SHA', seed));

    expect(one?.length).toBe(other?.length);
    expect(one).not.toEqual(other);
  });
});
