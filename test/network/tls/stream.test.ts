import { describe, expect, it } from 'vitest';
import {
  concat,
  Endpoint,
  fromLatin1,
  hex,
  latin1,
  Port,
  Seconds,
} from '../../../src/basics/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import { readCertificate } from '../../../src/pki/index.ts';
import { simulatedSite } from '../../support/site.ts';
import { callManager, manufacturer, phone } from './certificates.ts';
import { connection, openConnection, settingsOf } from './connection.ts';
import { OurParty, ourClient, ourServer, type PartySettings } from './parties.ts';
import { Pipe } from './pipe.ts';

const record = (type: number, ...body: number[]): Uint8Array =>
  Uint8Array.of(type, 3, 1, body.length >> 8, body.length & 0xff, ...body);
const closeNotify = record(21, 1, 0);
const helloRequest = record(22, 0, 0, 0, 0);

/** A client whose peer the test plays. */
function clientAlone() {
  const pipe = new Pipe();
  const client = new OurParty(tls10.client(pipe.client, settingsOf({}).client));
  pipe.client.handlers.opened?.();
  return { pipe, client, toClient: (bytes: Uint8Array) => pipe.client.handlers.received(bytes) };
}

/** A server whose peer the test plays. */
function serverAlone() {
  const pipe = new Pipe();
  const server = new OurParty(tls10.server(pipe.server, settingsOf({}).server));
  return {
    server,
    toServer: (bytes: Uint8Array) => pipe.server.handlers.received(bytes),
    answer: () => hex(concat(...pipe.server.sent)),
  };
}

describe('a TLS stream', () => {
  it('is heard of later, never inside end', () => {
    const { pipe, client, server } = openConnection();

    client.end();
    expect(client.closed).toEqual([]);
    pipe.run();

    expect([client.closed, server.closed]).toEqual([['ended'], ['ended']]);
  });

  it('is heard of later, never inside abort', () => {
    const { pipe, client, server } = openConnection();

    client.abort();
    expect(client.closed).toEqual([]);
    pipe.run();

    expect([client.closed, server.closed]).toEqual([['aborted'], ['reset']]);
    expect(server.failure).toBeUndefined();
  });

  it('that is ended while data waits for the handshake sends the data, then ends', () => {
    const { pipe, client, server } = connection();

    client.write(fromLatin1('goodbye'));
    client.end();
    client.write(fromLatin1('too late'));
    pipe.run();

    expect(latin1(server.bytes)).toBe('goodbye');
    expect([client.closed, server.closed]).toEqual([['ended'], ['ended']]);
    expect([client.failure, server.failure]).toEqual([undefined, undefined]);
  });

  it('that is ended before the handshake, with nothing to say, breaks it off', () => {
    const { pipe, client, server } = connection();

    client.end();
    pipe.run();

    expect([client.opened, server.opened]).toEqual([false, false]);
    expect(client.closed).toEqual(['ended']);
    expect(client.failure).toBeUndefined();
    expect(server.closed).toEqual(['reset']);
    expect(server.failure).toBe('peer: close_notify');
  });

  it('that its owner gives up hears nothing more, not even of what has arrived', () => {
    const { pipe, client, server } = openConnection();
    const heard: string[] = [];
    server.stream.handle({
      received: (bytes) => {
        heard.push(latin1(bytes));
        server.stream.abort();
      },
      closed: (reason) => heard.push(reason),
    });

    client.write(fromLatin1('one'));
    client.write(fromLatin1('two'));
    const both = concat(...pipe.client.sent.splice(0));
    pipe.server.handlers.received(both);
    pipe.run();

    expect(heard).toEqual(['one', 'aborted']);
  });

  it('still takes what the other side wrote before it heard of our end', () => {
    const { pipe, client, server } = openConnection();

    server.write(fromLatin1('crossing'));
    client.end();
    pipe.run();

    expect(latin1(client.bytes)).toBe('crossing');
    expect(client.closed).toEqual(['ended']);
  });

  it('takes nothing that comes behind close_notify', () => {
    const { pipe, client, server } = openConnection();
    client.write(fromLatin1('data'));
    const data = pipe.client.sent.splice(0);
    client.end();
    pipe.client.sent.push(...data);

    pipe.run();

    expect(server.bytes).toHaveLength(0);
  });

  it('that ends without close_notify was cut, and says so', () => {
    const { pipe, client, server } = openConnection();

    client.write(fromLatin1('half of it'));
    pipe.client.end();
    pipe.run();

    expect(latin1(server.bytes)).toBe('half of it');
    expect(server.closed).toEqual(['reset']);
    expect(server.failure).toBe('peer: the connection ended without close_notify');
  });

  it('that ends in the middle of the handshake never opens', () => {
    const { pipe, client } = connection();

    pipe.server.end();
    pipe.run();

    expect([client.opened, client.closed]).toEqual([false, ['reset']]);
    expect(client.failure).toBe('peer: the connection ended in the middle of the handshake');
  });

  it('takes no notice of write, end and abort when it is over', () => {
    const { pipe, client, server } = openConnection();
    client.end();
    pipe.run();

    for (const party of [client, server]) {
      party.write(fromLatin1('too late'));
      party.end();
      party.abort();
    }
    pipe.run();

    expect([client.closed, server.closed]).toEqual([['ended'], ['ended']]);
    expect(server.bytes).toHaveLength(0);
  });

  it('works however its bytes are cut', () => {
    const bytewise = (_: unknown, bytes: Uint8Array) =>
      Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { pipe, client, server } = openConnection({}, bytewise);

    client.write(fromLatin1('byte by byte'));
    pipe.run(bytewise);

    expect(latin1(server.bytes)).toBe('byte by byte');
  });

  it('cuts what is longer than 16 kB into records', () => {
    const { pipe, client, server } = openConnection({ suite: 'TLS_RSA_WITH_NULL_SHA' });

    client.write(new Uint8Array(40_000).fill(7));
    const wire = concat(...pipe.client.sent);
    pipe.run();

    // Three records, each with a header of 5 bytes and a MAC of 20.
    expect(wire).toHaveLength(40_000 + 3 * 25);
    expect(server.bytes).toHaveLength(40_000);
  });

  it('passes over a request for the handshake that is going on', () => {
    const { pipe, client, server } = connection();

    pipe.client.handlers.received(helloRequest);
    pipe.run();

    expect([client.opened, server.opened]).toEqual([true, true]);
  });
});

describe('a TLS server refuses, with an alert,', () => {
  it.each([
    ['a record of 2^16 - 1 bytes', [0x16, 3, 1, 0xff, 0xff], '22', 'record_overflow'],
    ['a record one byte too long', [0x16, 3, 1, 0x40, 0x01], '22', 'record_overflow'],
    ['a record of another protocol', [0x47, 0x45, 0x54, 0x20, 0x2f], '10', 'unexpected_message'],
    ['a record of SSL 2', [0x16, 2, 0, 0, 1], '70', 'protocol_version'],
    ['data before the handshake', [...record(23, 1)], '10', 'unexpected_message'],
    ['ChangeCipherSpec before the handshake', [...record(20, 1)], '10', 'unexpected_message'],
    [
      'a message that does not come first',
      [...record(22, 16, 0, 0, 0)],
      '10',
      'unexpected_message',
    ],
    ['a message that TLS does not have', [...record(22, 99, 0, 0, 0)], '10', 'unexpected_message'],
    ['a message of 16 MB', [...record(22, 1, 0xff, 0xff, 0xff)], '50', 'decode_error'],
    ['a hello that is cut short', [...record(22, 1, 0, 0, 2, 3, 1)], '50', 'decode_error'],
    ['an alert of one byte', [...record(21, 1)], '50', 'decode_error'],
    ['an alert of an unknown level', [...record(21, 3, 0)], '47', 'illegal_parameter'],
  ])('%s', (_, bytes, code, alert) => {
    const { server, toServer, answer } = serverAlone();

    toServer(Uint8Array.from(bytes));

    expect(server.failure).toBe(`us: ${alert}`);
    expect(answer()).toBe(`150301000202${Number(code).toString(16).padStart(2, '0')}`);
  });
});

describe('a TLS client', () => {
  it('hears why the server gives it up', () => {
    const { pipe, client, toClient } = clientAlone();

    toClient(record(21, 2, 48));
    pipe.run();

    expect(client.stream.failure).toEqual({
      by: 'peer',
      alert: 'unknown_ca',
      problem: 'the peer gave the connection up: unknown_ca',
    });
    expect(client.closed).toEqual(['reset']);
  });

  it('is given up all the same by an alert that it does not know', () => {
    const { pipe, client, toClient } = clientAlone();

    toClient(record(21, 2, 120));
    pipe.run();

    expect(client.failure).toContain('alert 120, which TLS 1.0 does not have');
    expect(client.closed).toEqual(['reset']);
  });

  it('goes on after a warning', () => {
    const { pipe, client, server } = connection();

    pipe.client.handlers.received(record(21, 1, 90));
    pipe.run();

    expect([client.opened, server.opened]).toEqual([true, true]);
  });

  it('answers close_notify in the handshake with its own', () => {
    const { pipe, client, toClient } = clientAlone();
    pipe.client.sent.length = 0;

    toClient(closeNotify);

    expect(hex(concat(...pipe.client.sent))).toBe(hex(closeNotify));
    expect(client.failure).toBe('peer: close_notify');
  });
});

describe('the owner of a TLS stream', () => {
  it('may leave the reading of certificates to errors: a broken one is a bad certificate', () => {
    const broken = callManager.certificate.der.slice();
    broken[2] = 0xff;
    expect(() => readCertificate(broken)).toThrow('certificate');
    const { client, server } = openConnection({
      server: {
        identity: { certificates: [broken], privateKey: callManager.key.privateKey },
      },
    });

    expect(client.failure).toBe('us: bad_certificate');
    expect(server.failure).toBe('peer: bad_certificate');
  });

  it('gets its own errors back', () => {
    const { pipe, client, server } = openConnection();
    server.stream.handle({
      received: () => {
        throw new Error('a bug of the owner');
      },
      closed() {},
    });
    client.write(Uint8Array.of(1));

    expect(() => pipe.run()).toThrow('a bug of the owner');
  });
});

describe('on the simulated network', () => {
  const suite = { cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] } as const;
  const clientSettings: PartySettings = {
    ...suite,
    identity: phone,
    trusted: [callManager.certificate],
  };
  const serverSettings: PartySettings = {
    ...suite,
    identity: callManager,
    trusted: [manufacturer.certificate],
  };

  it('a server that is not there refuses the connection', () => {
    const { client, server, world } = simulatedSite();
    const to = Endpoint(server.host.address, Port(2443));
    const party = ourClient(client, client.host.connect(to), clientSettings);

    world.run(Seconds(1));

    expect([party.opened, party.closed, party.failure]).toEqual([false, ['refused'], undefined]);
  });

  it('each flight is one entry in the trace, and its packets name it as their cause', () => {
    const site = simulatedSite();
    const { client, server, world, trace } = site;
    const observe = (host: string) => ({
      sending: (messages: readonly { readonly name: string }[], send: () => void) =>
        trace.recordAnd(host, { kind: 'say', text: messages.map(({ name }) => name).join() }, send),
    });
    server.host.listen(Port(2443), (stream) =>
      ourServer(server, stream, serverSettings, observe('server')),
    );
    const to = Endpoint(server.host.address, Port(2443));
    const party = ourClient(client, client.host.connect(to), clientSettings, observe('client'));
    world.run(Seconds(1), () => party.opened);
    party.end();
    world.run(Seconds(1));

    const flights = trace.entries.flatMap((entry) => (entry.kind === 'say' ? [entry] : []));
    expect(flights.map(({ host, text }) => `${host}: ${text}`)).toEqual([
      'client: ClientHello',
      'server: ServerHello,Certificate,CertificateRequest,ServerHelloDone',
      'client: Certificate,ClientKeyExchange,CertificateVerify,ChangeCipherSpec,Finished',
      'server: ChangeCipherSpec,Finished',
      'client: Alert',
      'server: Alert',
    ]);
    const causes = trace.entries.flatMap((entry) =>
      entry.kind === 'packet' && entry.packet.payload.length > 0 ? [entry.cause] : [],
    );
    expect([...new Set(causes)]).toEqual(flights.map(({ seq }) => seq));
  });

  it('both sides have the same secret, the client before it sends anything that needs it', () => {
    const secrets: string[] = [];
    const observer = (host: string) => ({
      secrets: (random: Uint8Array, master: Uint8Array) =>
        secrets.push(`${host} ${hex(random)} ${hex(master)}`),
    });
    openConnection({
      client: { observer: observer('client') },
      server: { observer: observer('server') },
    });

    expect(secrets.map((line) => line.split(' ')[0])).toEqual(['client', 'server']);
    expect(new Set(secrets.map((line) => line.split(' ').slice(1).join(' '))).size).toBe(1);
    expect(secrets[0]).toMatch(/^client [0-9a-f]{64} [0-9a-f]{96}$/);
  });
});
