import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { concat } from '../../../src/basics/index.ts';
import {
  type CtlRecord,
  checkSignature,
  readTrustList,
  recordFor,
  type Signer,
  sastRecords,
  type TrustList,
} from '../../../src/protocols/ctl/index.ts';
import { writeRecord } from '../../../src/protocols/ctl/record.ts';
import { runs } from '../../support/runs.ts';
import { identity, vector } from './vectors.ts';

/** What was asked of node:crypto. */
const work = vi.hoisted(() => ({ hashed: 0, keys: 0 }));

vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>();
  return {
    ...crypto,
    hash: (name: string, bytes: Uint8Array, encoding: 'buffer') => {
      work.hashed += bytes.length;
      return crypto.hash(name, bytes, encoding);
    },
    publicDecrypt: (...asked: Parameters<typeof crypto.publicDecrypt>) => {
      work.keys++;
      return crypto.publicDecrypt(...asked);
    },
  };
});

const v1 = vector('cucm-style/CTLFile-v1.tlv');
const { header } = readTrustList(v1);
const token = recordFor('SAST', identity('sast1').certificate);
const { publicKey: tokenKey = new Uint8Array() } = token;

/** A token with the serial number of the signer, and a key of the same size that is another's. */
function strangerOf(number: number): CtlRecord {
  const publicKey = tokenKey.slice();
  // The last bytes of the modulus, in front of the exponent 65537; the very last stays odd.
  new DataView(publicKey.buffer).setUint32(publicKey.length - 10, number);
  return { role: 'SAST', serial: header.signerSerial, publicKey };
}

const listOf = (records: readonly CtlRecord[]): TrustList =>
  readTrustList(concat(v1.subarray(0, header.headerLength), ...records.map(writeRecord)));

/** The answer, the bytes hashed and the keys tried for it. */
function check(file: TrustList, signers: readonly Signer[]) {
  work.hashed = 0;
  work.keys = 0;
  return { answer: checkSignature(file, signers), ...work };
}

describe('checking the signature of a list that names its signer very often', () => {
  it('hashes the file once, and tries each key once and no more than 10', () => {
    const numbers = fc.array(fc.nat(30), { minLength: 1, maxLength: 60 });
    let lists = 0;
    fc.assert(
      fc.property(numbers, (found) => {
        // Never the same list twice: what was found out about one is remembered.
        const first = 31 * lists++;
        const list = listOf(found.map((number) => strangerOf(first + number)));

        expect(check(list, sastRecords(list))).toEqual({
          answer: 'bad-signature',
          hashed: list.bytes.length - header.signatureElement.length,
          keys: Math.min(10, new Set(found).size),
        });
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('tries one key for as many records as fit into 550 KB', () => {
    const list = listOf(Array.from({ length: 3300 }, () => strangerOf(1)));

    expect(list.bytes.length).toBeGreaterThan(540_000);
    expect(check(list, sastRecords(list))).toMatchObject({ answer: 'bad-signature', keys: 1 });
  });

  it('finds the key that fits among others of the same serial number', () => {
    const strangers = Array.from({ length: 9 }, (_, number) => strangerOf(number));

    expect(check(readTrustList(v1), [...strangers, token])).toMatchObject({
      answer: 'good',
      keys: 10,
    });
  });

  it('hashes nothing when no record names the signer', () => {
    expect(check(readTrustList(v1), [{ publicKey: tokenKey }])).toEqual({
      answer: 'unknown-signer',
      hashed: 0,
      keys: 0,
    });
  });
});
