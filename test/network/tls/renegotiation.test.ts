import { describe, expect, it } from 'vitest';
import { concat, hex, latin1 } from '../../../src/basics/index.ts';
import { connectionKeys } from '../../../src/network/tls/key-derivation.ts';
import { Protection } from '../../../src/network/tls/protection.ts';
import { type ContentType, contentTypes } from '../../../src/network/tls/records.ts';
import { openConnection } from './connection.ts';

const suite = 'TLS_RSA_WITH_NULL_SHA';
const sides = ['client', 'server'] as const;

/** An open connection, and who knows its secret and can speak for either side. */
function overheard() {
  let secret = { client: new Uint8Array(), master: new Uint8Array() };
  const wire: Uint8Array[] = [];
  const made = openConnection(
    {
      suite,
      client: {
        observer: {
          secrets: (client, master) => {
            secret = { client: client.slice(), master: master.slice() };
          },
        },
      },
    },
    (from, bytes) => {
      if (from === 'server') wire.push(bytes);
      return [bytes];
    },
  );
  // Behind the headers of record and message, and the version.
  const server = concat(...wire).subarray(11, 43);
  const keys = connectionKeys(suite, secret.master, { client: secret.client, server });
  const voices = {
    client: new Protection('sealing', keys.client),
    server: new Protection('sealing', keys.server),
  };
  // In the place of Finished, the first that was protected.
  for (const side of sides) voices[side].seal(new Uint8Array(3), new Uint8Array(16));
  /** Lets `side` hear something that its peer seems to have said. @returns what it answers */
  const hear = (side: 'client' | 'server', type: ContentType, content: Uint8Array): string => {
    const head = Uint8Array.of(contentTypes[type], 3, 1);
    const body = voices[side === 'client' ? 'server' : 'client'].seal(head, content);
    made.pipe[side].handlers.received(concat(head, Uint8Array.of(0, body.length), body));
    return hex(concat(...made.pipe[side].sent.splice(0)));
  };
  return { ...made, hear };
}

/** Without encryption, an alert can be read: type, version, length with its MAC, level, code. */
const alertRecord = (level: number, code: number) =>
  new RegExp(`^1503010016${hex(Uint8Array.of(level, code))}[0-9a-f]{40}$`);

describe('after the handshake', () => {
  it.each([
    ['client', 'HelloRequest', [0, 0, 0, 0]],
    ['server', 'ClientHello', [1, 0, 0, 0]],
  ] as const)('a %s that hears %s declines, and the connection goes on', (side, _, message) => {
    const { hear, [side]: party } = overheard();

    expect(hear(side, 'handshake', Uint8Array.from(message))).toMatch(alertRecord(1, 100));
    hear(side, 'application_data', Buffer.from('still here'));

    expect(latin1(party.bytes)).toBe('still here');
    expect(party.failure).toBeUndefined();
  });

  it.each(sides)('any other handshake message is too much for a %s', (side) => {
    const { hear, [side]: party } = overheard();

    expect(hear(side, 'handshake', Uint8Array.of(20, 0, 0, 0))).toMatch(alertRecord(2, 10));
    expect(party.failure).toBe('us: unexpected_message');
  });

  it.each(sides)('a second ChangeCipherSpec is too much for a %s', (side) => {
    const { hear, [side]: party } = overheard();

    expect(hear(side, 'change_cipher_spec', Uint8Array.of(1))).toMatch(alertRecord(2, 10));
    expect(party.failure).toBe('us: unexpected_message');
  });

  it('an empty record is nothing to hear of', () => {
    const { hear, server } = overheard();
    const heard: Uint8Array[] = [];
    server.stream.handle({ received: (bytes) => heard.push(bytes), closed() {} });

    hear('server', 'application_data', new Uint8Array());
    hear('server', 'application_data', Uint8Array.of(7));

    expect(heard).toEqual([Uint8Array.of(7)]);
  });
});
