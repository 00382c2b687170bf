import { afterEach, describe, expect, it } from 'vitest';
import { concat, fromLatin1, latin1 } from '../../../src/basics/index.ts';
import type { CipherSuiteName } from '../../../src/network/tls/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { arms, type Pair } from './arms.ts';
import { callManager, manufacturer, oldPhone, phone, stranger } from './certificates.ts';
import type { PartySettings } from './parties.ts';

const suites: CipherSuiteName[] = ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_NULL_SHA'];
const sides = ['client', 'server'] as const;
type Side = (typeof sides)[number];
const other = { client: 'server', server: 'client' } as const;

describe.each(arms)('TLS 1.0, %s,', (_, { arm, ours }) => {
  describe.each(suites)('with %s:', (suite) => {
    let pair: Pair;
    afterEach(() => pair.close());

    /** A phone that connects to CallManager; each trusts the other unless told otherwise. */
    async function connect(
      client: Partial<PartySettings> = {},
      server: Partial<PartySettings> = {},
    ): Promise<Pair> {
      const cipherSuites = [suite];
      pair = await arm({
        client: { identity: phone, cipherSuites, trusted: [callManager.certificate], ...client },
        server: {
          identity: callManager,
          cipherSuites,
          trusted: [manufacturer.certificate],
          ...server,
        },
      });
      return pair;
    }

    async function connected(
      client: Partial<PartySettings> = {},
      server: Partial<PartySettings> = {},
    ): Promise<Pair> {
      await connect(client, server);
      await pair.until(() => pair.client.opened && pair.server.opened);
      return pair;
    }

    const bothClosed = () => pair.until(() => sides.every((side) => pair[side].closed.length > 0));

    /** Node judges certificates after the handshake, and sends no alert when it refuses one. */
    async function expectCertificateRefused(by: Side, alert: string): Promise<void> {
      await bothClosed();
      const refused = pair[other[by]];
      expect(pair[by].opened).toBe(false);
      expect(pair[by].failure).toEqual(
        ours.includes(by) ? `us: ${alert}` : expect.stringMatching(/^us: /),
      );
      expect(refused.failure).toEqual(
        ours.includes(by) ? `peer: ${alert}` : expect.stringMatching(/^peer: the connection ended/),
      );
      expect(sides.map((side) => pair[side].closed)).toEqual([['reset'], ['reset']]);
    }

    it('each side sees the certificate of the other, and the suite', async () => {
      const { client, server } = await connected();

      expect(client.peer).toBe(callManager.certificate.subject);
      expect(server.peer).toBe(phone.certificate.subject);
      expect([client.cipherSuite, server.cipherSuite]).toEqual([suite, suite]);
      expect([client.failure, server.failure]).toEqual([undefined, undefined]);
    });

    it('100 kB go there and back unchanged, at the same time', async () => {
      const { client, server, until } = await connected();
      const sent = { client: pattern(100_000), server: pattern(100_001).reverse() };

      client.write(sent.client);
      server.write(sent.server);
      await until(() => server.bytes.length >= 100_000 && client.bytes.length >= 100_001);

      expect(Buffer.compare(server.bytes, sent.client)).toBe(0);
      expect(Buffer.compare(client.bytes, sent.server)).toBe(0);
    });

    it('many short writes arrive in order', async () => {
      const { client, server, until } = await connected();
      const sent = Array.from({ length: 300 }, (_, index) => fromLatin1(`${index} `));

      for (const piece of sent) client.write(piece);
      await until(() => server.bytes.length >= concat(...sent).length);

      expect(latin1(server.bytes)).toBe(latin1(concat(...sent)));
    });

    it('what the client writes before the handshake is done arrives after it', async () => {
      const { client, server, until } = await connect();

      client.write(fromLatin1('early '));
      client.write(fromLatin1('bird'));
      await until(() => server.bytes.length === 10);

      expect(latin1(server.bytes)).toBe('early bird');
    });

    it.each(sides)('the %s ends the connection, and all that was written arrives', async (side) => {
      await connected();
      const sent = pattern(50_000);

      pair[side].write(sent);
      pair[side].end();
      await bothClosed();

      expect(Buffer.compare(pair[other[side]].bytes, sent)).toBe(0);
      expect([pair.client.closed, pair.server.closed]).toEqual([['ended'], ['ended']]);
      expect([pair.client.failure, pair.server.failure]).toEqual([undefined, undefined]);
    });

    it.each(ours)('our %s sees that a connection was cut', async (side) => {
      await connected();

      pair[other[side]].abort();
      await bothClosed();

      expect(pair[side].closed).toEqual(['reset']);
    });

    it.each(ours.map((side) => other[side]))(
      'the %s sees that we cut the connection',
      async (side) => {
        await connected();

        pair[other[side]].abort();
        await bothClosed();

        expect(pair[side].closed).toEqual(['reset']);
        expect(pair[other[side]].closed).toEqual(['aborted']);
      },
    );

    it('a phone refuses a server that it does not know', async () => {
      await connect({ trusted: [stranger.certificate] });

      await expectCertificateRefused('client', 'unknown_ca');
    });

    it('a server refuses a phone whose issuer it does not know', async () => {
      await connect({}, { trusted: [stranger.certificate] });

      await expectCertificateRefused('server', 'unknown_ca');
    });

    it('a server refuses a phone whose certificate has expired', async () => {
      await connect({ identity: oldPhone });

      await expectCertificateRefused('server', 'certificate_expired');
    });

    it('a server refuses a phone that has no certificate', async () => {
      const { client, server } = await connect({ identity: undefined });
      await bothClosed();

      expect(client.failure).toBe('peer: handshake_failure');
      expect(server.failure).toMatch(/^us: (handshake_failure|.*DID_NOT_RETURN_A_CERTIFICATE)$/);
      expect([client.closed, server.closed]).toEqual([['reset'], ['reset']]);
    });

    it.each(['requested', 'not requested'] as const)(
      'a certificate that is %s need not be shown',
      async (clientCertificate) => {
        const { client, server } = await connected({ identity: undefined }, { clientCertificate });

        expect(server.peer).toBe('');
        expect(client.peer).toBe(callManager.certificate.subject);
      },
    );

    it('a server without a cipher suite of the phone refuses it', async () => {
      const cipherSuites = suites.filter((name) => name !== suite);
      const { client, server } = await connect({}, { cipherSuites });
      await bothClosed();

      expect(client.failure).toBe('peer: handshake_failure');
      expect(server.failure).toMatch(/^us: (handshake_failure|.*NO_SHARED_CIPHER)$/);
    });

    it('of two suites that both know, the server takes the one that it prefers', async () => {
      const preferred = [suite, ...suites.filter((name) => name !== suite)];
      const { client, server } = await connected(
        { cipherSuites: preferred.toReversed() },
        { cipherSuites: preferred },
      );

      expect([client.cipherSuite, server.cipherSuite]).toEqual([suite, suite]);
    });
  });
});
