import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, FormatError, hex, tryRead } from '../../../src/basics/index.ts';
import {
  type CipherSuiteName,
  type SeenRecord,
  type Side,
  TlsOnlooker,
} from '../../../src/network/tls/index.ts';
import { pattern } from '../../support/host-suite.ts';
import { runs } from '../../support/runs.ts';
import { openConnection } from './connection.ts';

const suites: CipherSuiteName[] = ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_NULL_SHA'];
const said = { client: pattern(700), server: pattern(20_000).reverse() };

/** All that goes over a connection in which both sides say something, and its secret. */
function recorded(suite: CipherSuiteName) {
  const sent: [Side, Uint8Array][] = [];
  const secrets = new Map<string, Uint8Array>();
  const note = (side: Side, bytes: Uint8Array) => {
    sent.push([side, bytes.slice()]);
    return [bytes];
  };
  const observer = {
    sending: (_: unknown, send: () => void) => send(),
    secrets: (clientRandom: Uint8Array, secret: Uint8Array) =>
      void secrets.set(hex(clientRandom), secret),
  };
  const { pipe, client, server } = openConnection({ suite, client: { observer } }, note);
  client.write(said.client);
  server.write(said.server);
  pipe.run(note);
  return { sent, secretOf: (random: Uint8Array) => secrets.get(hex(random)) };
}

const seenBy = (
  sent: readonly [Side, Uint8Array][],
  secretOf: (random: Uint8Array) => Uint8Array | undefined,
): (SeenRecord & { side: Side })[] => {
  const onlooker = new TlsOnlooker(secretOf);
  return sent.flatMap(([side, bytes]) =>
    onlooker.see(side, bytes).map((record) => ({ ...record, side })),
  );
};

describe.each(suites)('an onlooker of a connection with %s', (suite) => {
  it('reads what both sides say, with the master secret', () => {
    const { sent, secretOf } = recorded(suite);
    const records = seenBy(sent, secretOf);
    for (const side of ['client', 'server'] as const) {
      const opened = records.flatMap((record) =>
        record.side === side && record.type === 'application_data' ? [record.fragment] : [],
      );
      expect(opened).not.toContain(undefined);
      expect(Buffer.compare(concat(...(opened as Uint8Array[])), said[side])).toBe(0);
    }
  });

  it('sees without the secret only the handshake that is in clear', () => {
    const { sent } = recorded(suite);
    for (const { isSealed, fragment } of seenBy(sent, () => undefined))
      expect(fragment === undefined).toBe(isSealed);
  });

  it('opens nothing with a wrong secret', () => {
    const { sent } = recorded(suite);
    const records = seenBy(sent, () => new Uint8Array(48));
    expect(records.filter(({ isSealed }) => isSealed).map(({ fragment }) => fragment)).not.toEqual(
      [],
    );
    for (const { isSealed, fragment } of records) expect(fragment === undefined).toBe(isSealed);
  });

  it('knows where in the bytes of its side each record stands', () => {
    const { sent, secretOf } = recorded(suite);
    const records = seenBy(sent, secretOf);
    const whole = concat(...sent.flatMap(([side, bytes]) => (side === 'server' ? [bytes] : [])));
    for (const { side, offset, bytes } of records)
      if (side === 'server')
        expect(hex(whole.subarray(offset, offset + bytes.length))).toBe(hex(bytes));
  });

  it('is not thrown off by bytes that are none of TLS', () => {
    const { sent, secretOf } = recorded(suite);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 64 }), (which, where, junk) => {
        const tampered = sent.map(([side, bytes], index): [Side, Uint8Array] => {
          if (index !== which % sent.length) return [side, bytes];
          const at = where % (bytes.length + 1);
          return [side, concat(bytes.subarray(0, at), junk, bytes.subarray(at))];
        });
        const records = tryRead(() => seenBy(tampered, secretOf));
        expect(Array.isArray(records) || records instanceof FormatError).toBe(true);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });
});
