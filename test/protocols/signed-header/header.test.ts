import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, hex } from '../../../src/basics/index.ts';
import {
  type Element,
  readHeader,
  writeHeader,
} from '../../../src/protocols/signed-header/index.ts';
import { problemOf } from '../../pki/hostile.ts';
import { runs } from '../../support/runs.ts';

const values = {
  version: '1.2',
  signerName: 'CN=SAST-1',
  signerSerial: fromHex('83e90801'),
  signerIssuer: 'CN=SAST-1',
  digest: 'sha1',
  signatureAlgorithm: 'RSA',
  signerKeyBits: 512,
  signature: new Uint8Array(64).fill(7),
  fileName: 'CTLFile.tlv',
  timestamp: new Date('2005-06-15T08:00:00Z'),
} as const;

const read = (bytes: Uint8Array) => readHeader(bytes, 'CTL file');

/** The header without some of its bytes, HEADERLENGTH put right. */
function without(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  const rest = concat(bytes.subarray(0, offset), bytes.subarray(offset + length));
  rest[8] = rest.length >> 8;
  rest[9] = rest.length & 0xff;
  return rest;
}

describe('a header', () => {
  const written = writeHeader(values);

  it('is written in the order of real servers, padded to a multiple of four', () => {
    const { elements, headerLength } = read(written);

    expect(elements.map(({ tag }) => tag)).toEqual([1, 2, 3, 7, 12, 14, 15, 13, 13, 13]);
    expect(headerLength).toBe(written.length);
    expect(headerLength % 4).toBe(0);
  });

  it('carries a signer version only when it is given', () => {
    expect(read(written).signerVersion).toBeUndefined();
    expect(read(writeHeader({ ...values, signerVersion: '1.1' })).signerVersion).toBe('1.1');
  });

  it('may hold elements in any order after its length', () => {
    const { elements } = read(written);
    const piece = (tag: number): Uint8Array => {
      const found = elements.find((element) => element.tag === tag);
      return written.subarray(found?.offset, (found?.offset ?? 0) + (found?.length ?? 0));
    };
    const shuffled = concat(...[1, 2, 13, 15, 14, 12, 13, 7, 3, 13].map(piece));

    expect(read(shuffled)).toMatchObject(values);
  });

  it.each([
    ['SIGNERNAME', 3],
    ['DIGESTALGORITHM', 7],
    ['SIGNATURE', 12],
    ['FILENAME', 14],
    ['TIMESTAMP', 15],
  ])('without %s is refused', (name, tag) => {
    const found = read(written).elements.find((element) => element.tag === tag);
    const bytes = without(written, found?.offset ?? 0, found?.length ?? 0);

    expect(problemOf(read, bytes)).toMatchObject({
      offset: bytes.length,
      problem: `the header has no ${name}`,
    });
  });

  it('with two signatures is refused: only one of them can be left out of what is signed', () => {
    const { offset, length } = read(written).signatureElement;
    const twice = concat(written.subarray(0, offset + length), written.subarray(offset));

    expect(problemOf(read, without(twice, 0, 0))).toMatchObject({
      offset: offset + length,
      problem: 'SIGNATURE stands here again',
    });
  });

  it.each([
    ['begins with another element', '0200020110', 0, 'VERSION belongs here, not element 2'],
    ['has no length', '0100020102 0300020110', 5, 'HEADERLENGTH belongs here, not element 3'],
    ['says that it ends within its length', '0100020102 0200020009', 5, 'HEADERLENGTH 9 does not'],
    ['says that it is longer than the file', '0100020102 020002000b', 5, 'HEADERLENGTH 11 does'],
    [
      'has an unknown digest',
      '0100020102 020002001c 07000f 08000109 0900080a0001000b000101',
      16,
      'DIGEST',
    ],
    [
      'has a container with a torn element',
      '0100020102 0200020010 030003 040001',
      16,
      'SIGNERNAME',
    ],
  ])('that %s is refused with the place', (_, bytes, offset, problem) => {
    expect(problemOf(read, fromHex(bytes))).toMatchObject({
      offset,
      problem: expect.stringContaining(problem),
    });
  });

  it('that breaks off leaves the elements before the problem', () => {
    const found = read(written).elements.find(({ name }) => name === 'FILENAME');
    const torn = written.slice();
    torn[(found?.offset ?? 0) + 1] = 0xff;
    const elements: Element[] = [];

    expect(problemOf((bytes) => readHeader(bytes, 'CTL file', elements), torn)).toMatchObject({
      problem: expect.stringContaining('FILENAME needs'),
    });
    expect(elements.map(({ name }) => name)).toEqual([
      'VERSION',
      'HEADERLENGTH',
      'SIGNERID',
      'SIGNATUREINFO',
      'SIGNATURE',
    ]);
  });

  it('whatever it says, is read back as it was written, and written again in the same bytes', () => {
    const text = fc.string({ unit: fc.nat(255).map((n) => String.fromCharCode(n)) });
    const header = fc.record({
      version: fc.tuple(fc.nat(255), fc.nat(255)).map((parts) => parts.join('.')),
      signerName: text,
      signerSerial: fc.uint8Array({ maxLength: 20 }),
      signerIssuer: text,
      digest: fc.constantFrom('sha1' as const, 'sha256' as const, 'sha512' as const),
      signatureAlgorithm: fc.constant('RSA' as const),
      signerKeyBits: fc.constantFrom(512, 1024, 2048, 4096),
      signature: fc.uint8Array({ maxLength: 300 }),
      fileName: text,
      timestamp: fc
        .integer({ min: 0, max: 0xffff_ffff })
        .map((seconds) => new Date(seconds * 1000)),
    });
    fc.assert(
      fc.property(header, fc.uint8Array(), (made, payload) => {
        const bytes = writeHeader(made);
        const found = read(concat(bytes, payload));

        expect(found).toMatchObject(made);
        expect(hex(writeHeader(found))).toBe(hex(bytes));
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});
