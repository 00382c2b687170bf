import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex } from '../../../src/basics/index.ts';
import type { CipherSuiteName } from '../../../src/network/tls/index.ts';
import { issue } from '../../../src/pki/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { runs } from '../../support/runs.ts';
import { callManager, manufacturer, phone, stranger } from './certificates.ts';
import { connection, openConnection } from './connection.ts';
import { type OurParty, ourIdentity } from './parties.ts';

const suites: CipherSuiteName[] = ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_NULL_SHA'];
const sides = ['client', 'server'] as const;
type Side = (typeof sides)[number];
const alertType = 21;

const said = { client: pattern(700), server: pattern(20_000).reverse() };

/** What a person in the middle makes of one write. */
type Tamper = (bytes: Uint8Array) => readonly Uint8Array[];

/** The records in one write, which always holds whole ones. */
function* recordsIn(bytes: Uint8Array): Generator<{ start: number; type: number }> {
  for (let start = 0; start < bytes.length; ) {
    const [type = 0, , , high = 0, low = 0] = bytes.subarray(start);
    yield { start, type };
    start += 5 + high * 256 + low;
  }
}

/**
 * Whatever was done to the bytes: nobody was given a byte that was not written for him, and whoever
 * refused anything said so in an alert. In the end both sides have heard of the end, once.
 * @param side whose bytes are tampered with, and which ends the connection
 * @returns whether either side noticed anything
 */
function expectOrder(suite: CipherSuiteName, side: Side, tamper: Tamper): boolean {
  const { pipe, client, server } = connection({ suite });
  const parties: Record<Side, OurParty> = { client, server };
  const lastType: Partial<Record<Side, number>> = {};
  client.write(said.client);
  server.write(said.server);
  pipe.run((sender, bytes) => {
    for (const { type } of recordsIn(bytes)) lastType[sender] = type;
    return sender === side ? tamper(bytes) : [bytes];
  });

  for (const one of sides) {
    const { bytes, stream, closed } = parties[one];
    const other = one === 'client' ? 'server' : 'client';
    expect(Buffer.compare(bytes, said[other].subarray(0, bytes.length))).toBe(0);
    if (stream.failure?.by !== 'us') continue;
    expect(lastType[one]).toBe(alertType);
    expect(closed).toEqual(['reset']);
  }
  parties[side].end();
  pipe.run();
  pipe.client.end();
  pipe.server.end();
  pipe.run();
  expect([client.closed.length, server.closed.length]).toEqual([1, 1]);
  return [client, server].some(({ failure }) => failure !== undefined);
}

/** What became of a change somewhere in the bytes of one side. */
type Change = 'not reached' | 'in the minor version of a record' | 'made';

/** Changes the bytes from the place `at` on; what came before is handed over unchanged. */
function changing(at: number, change: (rest: Uint8Array) => Uint8Array) {
  let passed = 0;
  let fate: Change = 'not reached';
  const tamper: Tamper = (bytes) => {
    const place = at - passed;
    passed += bytes.length;
    if (place < 0 || place >= bytes.length) return [bytes];
    const inVersion = [...recordsIn(bytes)].some(({ start }) => start + 2 === place);
    fate = inVersion ? 'in the minor version of a record' : 'made';
    return [bytes.subarray(0, place), change(bytes.subarray(place))];
  };
  return { tamper, fate: () => fate };
}

const certificateOf = (publicKeyPkcs1: Uint8Array): Uint8Array =>
  issue({
    subject: [['CN', 'PUBLISHER']],
    serial: Uint8Array.of(3),
    notBefore: new Date('2004-01-01T00:00:00Z'),
    notAfter: new Date('2014-01-01T00:00:00Z'),
    issuer: manufacturer,
    publicKeyPkcs1,
  }).der;
/** DER of RSAPublicKey: a modulus of 32 bytes, and 65537. */
const shortKey = certificateOf(fromHex(`3028 0221 00${'c5'.repeat(32)} 0203010001`));
/** A modulus of 128 bytes that is even. */
const evenKey = certificateOf(fromHex(`308189 028181 00${'c4'.repeat(128)} 0203010001`));
/** Made with `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1`. */
const ellipticCertificate = new Uint8Array(
  Buffer.from(
    'MIIBqzCCAVGgAwIBAgIULVlVCDLT10gA/nBvvdVtvMeQ6iMwCgYIKoZIzj0EAwIwKjEbMBkGA1UECgwSb2ZmaG9vayBz' +
      'aW11bGF0aW9uMQswCQYDVQQDDAJFQzAgFw0yNjExMjIwNjUyMTBaGA8yMDY3MTIxNzA2NTIxMFowKjEbMBkGA1UECgwS' +
      'b2ZmaG9vayBzaW11bGF0aW9uMQswCQYDVQQDDAJFQzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKZe0y/RtCPyqm8e' +
      'RFvgIMdrAVPDBBBy5WuUJM0PMiHoPomh1FXRRphsuOpgsXP7IWLJvgjZzW415s6QfTzOoqSjUzBRMB0GA1UdDgQWBBQi' +
      'apB455E+MChaZ1pXZdi5xNgyeDAfBgNVHSMEGDAWgBQiapB455E+MChaZ1pXZdi5xNgyeDAPBgNVHRMBAf8EBTADAQH/' +
      'MAoGCCqGSM49BAMCA0gAMEUCIQDNuEs9zxd4wD9JoRXOsv3CPs9+rHyd9jdW3cTPlvP3zAIgGtRCZz4J5S6OH3m6Z9+F' +
      '+8quuG7WhY/rkNjtBRfCoaU=',
    'base64',
  ),
);

const somewhere = {
  suite: fc.constantFrom(...suites),
  side: fc.constantFrom(...sides),
  at: fc.nat(2500),
};

const framed = (type: number, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type, 3, 1, body.length >> 8, body.length & 0xff), body);

/** A record as anybody can make one who knows the format. */
const anyRecord = fc.oneof(
  fc
    .record({
      type: fc.constantFrom(0, 1, 2, 11, 12, 13, 14, 15, 16, 20, 99),
      body: fc.uint8Array({ maxLength: 80 }),
      lie: fc.constantFrom(0, 0, 0, 1, 200),
    })
    .map(({ type, body, lie }) =>
      framed(22, concat(Uint8Array.of(type, 0, 0, Math.min(255, body.length + lie)), body)),
    ),
  fc
    .record({ type: fc.constantFrom(19, 20, 21, 22, 23), body: fc.uint8Array({ maxLength: 80 }) })
    .map(({ type, body }) => framed(type, body)),
  fc.constantFrom(framed(20, Uint8Array.of(1)), framed(21, Uint8Array.of(1, 0))),
);

describe('TLS among strangers', () => {
  it('a bit that is turned over anywhere is noticed, and changes no data', () => {
    fc.assert(
      fc.property(fc.record({ ...somewhere, bit: fc.nat(7) }), ({ suite, side, at, bit }) => {
        const { tamper, fate } = changing(at, (rest) => {
          const changed = rest.slice();
          changed[0] = (changed[0] as number) ^ (1 << bit);
          return changed;
        });
        const noticed = expectOrder(suite, side, tamper);
        // Before there are keys, a version of 3.x is as good as another (RFC 2246 appendix E).
        if (fate() !== 'in the minor version of a record') expect(noticed).toBe(fate() === 'made');
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('bytes that are missing or put in anywhere are noticed, and change no data', () => {
    fc.assert(
      fc.property(
        fc.record({ ...somewhere, missing: fc.nat(40), more: fc.uint8Array({ maxLength: 40 }) }),
        ({ suite, side, at, missing, more }) => {
          fc.pre(missing !== more.length);
          const { tamper, fate } = changing(at, (rest) => concat(more, rest.subarray(missing)));
          expect(expectOrder(suite, side, tamper)).toBe(fate() !== 'not reached');
        },
      ),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('records that are put in at any moment change no data', () => {
    fc.assert(
      fc.property(
        fc.record({
          suite: somewhere.suite,
          side: somewhere.side,
          turn: fc.nat(3),
          records: fc.array(anyRecord, { minLength: 1, maxLength: 5 }),
          instead: fc.boolean(),
        }),
        ({ suite, side, turn, records, instead }) => {
          let writes = 0;
          expectOrder(suite, side, (bytes) => {
            if (writes++ !== turn) return [bytes];
            return instead ? records : [...records, bytes];
          });
        },
      ),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('a handshake that is played back to a server opens nothing', () => {
    const heard: Uint8Array[] = [];
    const first = connection();
    first.client.write(said.client);
    first.pipe.run((side, bytes) => {
      if (side === 'client') heard.push(bytes);
      return [bytes];
    });
    const { pipe, server } = connection({ seed: 43 });
    pipe.client.sent.length = 0;
    pipe.client.sent.push(...heard);
    pipe.run();

    expect(Buffer.compare(first.server.bytes, said.client)).toBe(0);
    expect(server.opened).toBe(false);
    expect(server.failure).toBe('us: decrypt_error');
  });

  it('a message in records of one byte each takes time in proportion to its length', () => {
    const { pipe, server } = connection();
    const [hello = new Uint8Array()] = pipe.client.sent.splice(0);
    const extension = new Uint8Array(60_000);
    const body = concat(
      hello.subarray(9),
      Uint8Array.of((extension.length + 4) >> 8, (extension.length + 4) & 0xff, 0xaa, 0xaa),
      Uint8Array.of(extension.length >> 8, extension.length & 0xff),
      extension,
    );
    const message = concat(Uint8Array.of(1, 0, body.length >> 8, body.length & 0xff), body);
    for (const byte of message) pipe.server.handlers.received(framed(22, Uint8Array.of(byte)));

    expect(server.failure).toBeUndefined();
    expect(pipe.server.sent).toHaveLength(1);
  });

  it.each([
    ['is too short to carry a secret', shortKey, 'unsupported_certificate'],
    ['cannot be one', evenKey, 'bad_certificate'],
    ['is not of RSA', ellipticCertificate, 'unsupported_certificate'],
    ['is of no certificate at all', fromHex('3000'), 'bad_certificate'],
  ])('a server whose key %s is refused', (_, certificate, alert) => {
    const identity = { ...ourIdentity(callManager), certificates: [certificate] };
    const { client } = openConnection({ client: { judge: () => undefined }, server: { identity } });

    expect(client.failure).toBe(`us: ${alert}`);
    expect(client.closed).toEqual(['reset']);
  });

  it('a server whose certificate is not that of its key is noticed by both sides', () => {
    const identity = {
      ...ourIdentity(callManager),
      certificates: ourIdentity(stranger).certificates,
    };
    const { client, server } = openConnection({
      client: { judge: () => undefined },
      server: { identity },
    });

    expect(server.failure).toBe('us: bad_record_mac');
    expect(client.failure).toBe('peer: bad_record_mac');
  });

  it('a phone that shows the certificate of another is refused', () => {
    const { pipe, client, server } = connection({
      client: { identity: { ...ourIdentity(stranger), certificates: [phone.certificate.der] } },
    });
    pipe.run();

    expect(server.failure).toBe('us: decrypt_error');
    expect(client.failure).toBe('peer: decrypt_error');
  });
});
