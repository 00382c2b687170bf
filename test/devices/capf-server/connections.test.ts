import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, Millis, Minutes, Seconds } from '../../../src/basics/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import {
  type CapfFields,
  type CapfMessage,
  CapfReader,
  encodeCapf,
} from '../../../src/protocols/capf/index.ts';
import { runs } from '../../support/runs.ts';
import { CapfSite, capfEndpoint } from './site.ts';

/** A client inside TLS that sends what the test says. */
function client(site: CapfSite) {
  const host = site.host();
  const stream = tls10.client(host.connect(capfEndpoint), {
    cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
    judge: () => undefined,
    random: site.world.random.stream(`TLS of ${host.name}`),
    date: () => site.world.date(),
  });
  const reader = new CapfReader();
  const received: CapfMessage[] = [];
  const state = { isClosed: false };
  stream.handle({
    received: (bytes) => received.push(...reader.push(bytes)),
    closed: () => {
      state.isClosed = true;
    },
  });
  site.world.run(Seconds(1));
  return {
    received,
    state,
    get session() {
      return received[0]?.session ?? 0;
    },
    write(bytes: Uint8Array): void {
      stream.write(bytes);
      site.world.run(Seconds(1));
    },
    hangUp(): void {
      stream.end();
      site.world.run(Seconds(1));
    },
    answer(fields: Partial<CapfFields<'AUTH_RESPONSE'>>): void {
      this.write(
        encodeCapf({
          name: 'AUTH_RESPONSE',
          session: this.session,
          fields: { reason: 1, deviceName: 'SEP001122334455', ...fields },
        }),
      );
    },
  };
}

describe('a phone whose connection is lost', () => {
  it('tries three more times at 30 s, and is done when CAPF is there again', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    site.capf.stop('crashed');
    phone.start();
    site.world.run(Seconds(65));
    expect(phone.connections).toBe(3);
    site.capf.start();
    site.world.run(Minutes(1));
    expect(phone.connections).toBe(4);
    expect(phone.outcome).toBe('done');
  });

  it('fails when CAPF does not come back', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    site.capf.stop();
    site.run(phone);
    expect(phone.connections).toBe(4);
    expect(phone.outcome).toBe('connection lost');
  });

  it('begins anew when CAPF crashes while it makes its key', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    site.capf.stop('crashed');
    site.capf.start();
    site.world.run(Minutes(2));
    expect(phone.outcome).toBe('done');
    expect(phone.connections).toBe(2);
  });

  it('has an operation that failed, and that is still pending', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    const connection = client(site);
    connection.answer({});
    connection.hangUp();
    expect(site.status(phone)).toBe('Upgrade Failed: Phone Communication Failure');
    expect(site.database.record(phone.name)?.operation).toBe('install');
  });
});

describe('a phone that loses its power while it makes a key', () => {
  it('starts again from flash, and its old session does not get in the way', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start({ keyTakes: Minutes(5) });
    site.world.run(Minutes(1));
    phone.losePower();
    expect(phone.remembers).toBe(true);
    site.world.run(Minutes(1));
    site.run(phone, { keyTakes: Minutes(5) });
    expect(phone.outcome).toBe('done');
    expect(phone.remembers).toBe(false);
    // The old session would have waited for its key until now.
    site.world.run(Minutes(40));
    expect(site.status(phone)).toBe('Upgrade Success');
    expect(site.logLines.some((line) => line.endsWith('the phone has begun a new one'))).toBe(true);
  });
});

describe('a phone that does not trust CAPF', () => {
  it('breaks the handshake off, which CAPF notes', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    const other = site.authority('CAPF-of-another-cluster').certificate.der;
    site.run(phone, { trusts: () => other });
    expect(phone.outcome).toBe('connection lost');
    expect(
      site.logLines.filter((line) => /connection lost: TLS, .*unknown_ca/.test(line)),
    ).toHaveLength(4);
    expect(site.status(phone)).toBe('Operation Pending');
  });
});

describe('CAPF that is stopped', () => {
  it('closes its sessions and takes no new ones', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    site.capf.stop();
    expect(site.capf.isRunning).toBe(false);
    site.world.run(Seconds(1));
    expect(phone.state).toContain('waiting to retry');
    expect(site.status(phone)).toBe('Operation Pending');
  });

  it('leaves nothing behind that happens later', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    phone.losePower();
    site.capf.stop('crashed');
    const { length } = site.logLines;
    site.world.run(Minutes(60));
    expect(site.logLines).toHaveLength(length);
    expect(site.world.clock.pending).toBe(0);
  });
});

const hostile: [what: string, bytes: (session: number) => Uint8Array, line: string][] = [
  [
    'a length that lies',
    () => fromHex('55 02 00000001 ffff'),
    'CAPF: the length 65535 is greater than 8192 (at offset 6)',
  ],
  [
    'an element that ends behind its message',
    () => fromHex('55 02 00000001 0004 01ffff 01'),
    'CAPF: REASON needs 65535 bytes, 1 are left (at offset 11)',
  ],
  [
    'another protocol',
    () => fromHex('16 03 01 0000000000'),
    'CAPF: the first byte is 22, not 85 (at offset 0)',
  ],
  [
    'a message of another session',
    (session) => encodeCapf({ name: 'REQUEST_IN_PROGRESS', session: session + 1, fields: {} }),
    'REQUEST_IN_PROGRESS of session 2 came',
  ],
  [
    'a message that only CAPF sends',
    (session) => encodeCapf({ name: 'END_SESSION', session, fields: { reason: 1 } }),
    'END_SESSION is not for CAPF',
  ],
  [
    'a key before it said who it is',
    (session) => encodeCapf({ name: 'KEY_GENERATE_RESPONSE', session, fields: {} }),
    'KEY_GENERATE_RESPONSE came unasked',
  ],
  [
    'a certificate before it said who it is',
    (session) => encodeCapf({ name: 'FETCH_CERTIFICATE_RESPONSE', session, fields: { reason: 1 } }),
    'FETCH_CERTIFICATE_RESPONSE came unasked',
  ],
  [
    'that it makes a key before it was asked for one',
    (session) => encodeCapf({ name: 'REQUEST_IN_PROGRESS', session, fields: {} }),
    'REQUEST_IN_PROGRESS came unasked',
  ],
  [
    'that it stored a certificate which it was not given',
    (session) => encodeCapf({ name: 'STORE_CERTIFICATE_RESPONSE', session, fields: { reason: 1 } }),
    'STORE_CERTIFICATE_RESPONSE came unasked',
  ],
  [
    'that it deleted a certificate which it was to keep',
    (session) =>
      encodeCapf({ name: 'DELETE_CERTIFICATE_RESPONSE', session, fields: { reason: 1 } }),
    'DELETE_CERTIFICATE_RESPONSE came unasked',
  ],
];

describe('somebody who sends', () => {
  it.each(hostile)('%s is named in the trace and cut off, others are not', (_, bytes, line) => {
    const site = new CapfSite();
    const bystander = site.phone({ operation: 'install' });
    const intruder = client(site);
    bystander.start();
    site.world.run(Seconds(1));
    intruder.write(bytes(intruder.session));
    expect(intruder.state.isClosed).toBe(true);
    expect(site.logLines.some((text) => text.endsWith(`session broken off: ${line}`))).toBe(true);
    site.world.run(Minutes(1));
    expect(bystander.outcome).toBe('done');
  });

  it('a name of 8,000 characters is told that it is unknown', () => {
    const site = new CapfSite();
    const intruder = client(site);
    intruder.answer({ deviceName: 'A'.repeat(8000) });
    expect(intruder.received.at(-1)).toMatchObject({ name: 'END_SESSION', fields: { reason: 9 } });
    expect(intruder.state.isClosed).toBe(true);
  });

  it('a public key that is none is cut off', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    const intruder = client(site);
    intruder.answer({});
    intruder.write(
      encodeCapf({
        name: 'KEY_GENERATE_RESPONSE',
        session: intruder.session,
        fields: { publicKey: fromHex('30 82 ffff') },
      }),
    );
    expect(intruder.state.isClosed).toBe(true);
    expect(site.logLines.join('\n')).toContain('session broken off: SubjectPublicKeyInfo: ');
    expect(site.status(phone)).toBe('Upgrade Failed: Phone Communication Failure');
    expect(site.database.record(phone.name)?.operation).toBe('install');
  });

  it('a certificate with a broken length is refused, with the reason in the trace', () => {
    const site = new CapfSite();
    const phone = site.phone({
      operation: 'install',
      authenticationMode: 'existing certificate, LSC first',
    });
    const intruder = client(site);
    const der = fromHex('30 84 ffffffff');
    intruder.answer({ certificate: { type: 1, der }, signedData: new Uint8Array(128) });
    expect(intruder.received.at(-1)?.fields).toEqual({ reason: 7 });
    expect(site.logLines.join('\n')).toContain(
      `${phone.name}: the LSC cannot be read: certificate: `,
    );
  });

  it('two strings in one connection gets one attempt', () => {
    const site = new CapfSite();
    site.phone({
      operation: 'install',
      authenticationMode: 'authentication string',
      authenticationString: '1234',
    });
    const intruder = client(site);
    const guess = (password: string) =>
      encodeCapf({
        name: 'AUTH_RESPONSE',
        session: intruder.session,
        fields: { reason: 1, deviceName: 'SEP001122334455', password },
      });
    intruder.write(Buffer.concat([guess('1111'), guess('1234')]));
    expect(intruder.received).toHaveLength(2);
    expect(site.count('capf/wrong-string')).toBe(1);
  });

  it('nothing at all is cut off after a minute', () => {
    const site = new CapfSite();
    const silent = client(site);
    const halfway = site.host().connect(capfEndpoint);
    let isClosed = false;
    halfway.handle({
      received: () => {},
      closed: () => {
        isClosed = true;
      },
    });
    site.world.run(Millis(Minutes(1) + 100));
    expect([silent.state.isClosed, isClosed]).toEqual([true, true]);
  });

  it('whatever comes to mind leaves CAPF able to serve a phone', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'none' });
    const noise = fc.uint8Array({ maxLength: 60 });
    const nearly = fc.tuple(fc.integer({ min: 1, max: 24 }), noise).map(
      ([command, body]) =>
        (session: number) =>
          Buffer.concat([
            Buffer.of(0x55, command, 0, 0, session >> 8, session & 0xff, 0, body.length),
            body,
          ]),
    );
    const attack = fc.oneof(
      nearly,
      noise.map((bytes) => () => bytes),
    );
    fc.assert(
      fc.property(fc.array(attack, { maxLength: 3 }), (attacks) => {
        const intruder = client(site);
        for (const bytes of attacks) intruder.write(bytes(intruder.session));
      }),
      { seed: 42, numRuns: runs(25) },
    );
    site.database.order(phone.name, { operation: 'install' });
    site.run(phone);
    expect(phone.outcome).toBe('done');
  });
});
