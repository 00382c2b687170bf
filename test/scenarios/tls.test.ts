import { describe, expect } from 'vitest';
import { itWith } from '../support/program.ts';
import { framesOf } from './frames.ts';
import { observe } from './observe.ts';

const itWithTshark = itWith('tshark', ['--version'], /tshark/i);
const encrypted = 'scenarios/secure/failover-broken-path.yaml';
const authenticated = 'scenarios/secure/failover-hung.yaml';

/** The protocols that tshark finds on the secure port of CallManager. */
async function onSecurePort(file: string, withSecrets: boolean): Promise<ReadonlySet<string>> {
  const frames = await framesOf(observe(file, withSecrets).capture);
  const secure = frames.filter(({ tcpPorts }) => tcpPorts.includes('2443'));
  return new Set(secure.flatMap(({ protocols }) => protocols));
}

describe('a capture of an encrypted phone', () => {
  itWithTshark('shows the SCCP inside TLS', async () => {
    expect(await onSecurePort(encrypted, true)).toContain('skinny');
  });

  itWithTshark('shows only TLS when the secrets are left out, as a sniffer sees it', async () => {
    const seen = await onSecurePort(encrypted, false);

    expect(seen).toContain('tls');
    expect(seen).not.toContain('skinny');
  });
});

describe('a capture of an authenticated phone', () => {
  itWithTshark('shows its SCCP to everybody: nothing is encrypted', async () => {
    expect(await onSecurePort(authenticated, false)).toContain('skinny');
  });
});
