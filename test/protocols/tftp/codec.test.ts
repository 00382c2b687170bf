import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, FormatError, fromHex, fromLatin1, hex } from '../../../src/basics/index.ts';
import {
  annotateTftp,
  decodeTftp,
  decodeTftpIfWhole,
  encodeTftp,
  type TftpMessage,
} from '../../../src/protocols/tftp/index.ts';
import { runs } from '../../support/runs.ts';
import { tftpMessage } from './messages.ts';

const ofWire: [what: string, message: TftpMessage, bytes: Uint8Array][] = [
  [
    'the read request of a 7940, which has no options',
    { kind: 'read request', file: 'CTLSEP0006537B84EF.tlv', mode: 'octet', options: [] },
    concat(fromHex('0001'), fromLatin1('CTLSEP0006537B84EF.tlv\0octet\0')),
  ],
  [
    'a write request with options (RFC 2347)',
    {
      kind: 'write request',
      file: 'a',
      mode: 'netascii',
      options: [
        { name: 'blksize', value: '1428' },
        { name: 'tsize', value: '0' },
      ],
    },
    concat(fromHex('0002'), fromLatin1('a\0netascii\0blksize\x001428\0tsize\x000\0')),
  ],
  ['a block', { kind: 'data', block: 258, bytes: fromHex('cafe') }, fromHex('0003 0102 cafe')],
  [
    'the empty block at the end',
    { kind: 'data', block: 2, bytes: fromHex('') },
    fromHex('00030002'),
  ],
  ['an acknowledgement', { kind: 'acknowledgement', block: 65535 }, fromHex('0004ffff')],
  [
    'an error',
    { kind: 'error', code: 1, text: 'File not found' },
    concat(fromHex('00050001'), fromLatin1('File not found\0')),
  ],
  [
    'an option acknowledgement',
    { kind: 'option acknowledgement', options: [{ name: 'tsize', value: '3603' }] },
    concat(fromHex('0006'), fromLatin1('tsize\x003603\0')),
  ],
];

describe('a TFTP message', () => {
  it.each(ofWire)('%s lies on the wire as the RFCs say', (_what, message, bytes) => {
    expect(hex(encodeTftp(message))).toBe(hex(bytes));
    expect(decodeTftp(bytes)).toEqual(message);
  });

  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(tftpMessage, (message) => {
        expect(decodeTftp(encodeTftp(message))).toEqual(message);
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('has one form only: what can be read is written again as the same bytes', () => {
    fc.assert(
      fc.property(tftpMessage, fc.nat(), fc.nat(255), (message, where, value) => {
        const bytes = encodeTftp(message);
        bytes[where % bytes.length] = value;
        const read = decodeTftpIfWhole(bytes);
        if (read) expect(hex(encodeTftp(read))).toBe(hex(bytes));
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('is annotated without a gap, in order', () => {
    fc.assert(
      fc.property(tftpMessage, (message) => {
        const bytes = encodeTftp(message);
        const { children = [], ...whole } = annotateTftp(bytes);
        expect(whole).toMatchObject({ offset: 0, length: bytes.length });
        let at = 0;
        for (const piece of children) {
          expect(piece.offset).toBe(at);
          at += piece.length;
          const inside = piece.children?.reduce((sum, { length }) => sum + length, 0);
          expect(inside ?? piece.length).toBe(piece.length);
        }
        expect(at).toBe(bytes.length);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('is annotated in words', () => {
    expect(annotateTftp(concat(fromHex('0001'), fromLatin1('a.tlv\0octet\0tsize\x000\0')))).toEqual(
      {
        offset: 0,
        length: 22,
        name: 'TFTP Read Request',
        children: [
          { offset: 0, length: 2, name: 'opcode', value: '1 Read Request' },
          { offset: 2, length: 6, name: 'file name', value: 'a.tlv' },
          { offset: 8, length: 6, name: 'mode', value: 'octet' },
          {
            offset: 14,
            length: 8,
            name: 'options',
            value: 'tsize 0',
            children: [{ offset: 14, length: 8, name: 'tsize', value: '0' }],
          },
        ],
      },
    );
  });
});

describe('a datagram that is no TFTP message', () => {
  const broken: [what: string, bytes: Uint8Array, offset: number, problem: string][] = [
    ['nothing', fromHex(''), 0, 'opcode needs 2 bytes, 0 are left'],
    ['one byte', fromHex('00'), 0, 'opcode needs 2 bytes, 1 are left'],
    ['opcode 0', fromHex('0000'), 0, 'opcode 0 is not one of 1 to 6'],
    ['opcode 7', fromHex('0007 0000'), 0, 'opcode 7 is not one of 1 to 6'],
    ['an error of 3 bytes', fromHex('0005 00'), 2, 'error code needs 2 bytes, 1 are left'],
    ['an error without an end', fromHex('0005 0001 41'), 4, 'message has no NUL at its end'],
    ['an acknowledgement that goes on', fromHex('0004 0001 00'), 4, '1 bytes too many'],
    ['a request without a mode', fromHex('0001 41 00'), 4, 'mode has no NUL at its end'],
    ['a name without an end', fromHex('0001 41 42'), 2, 'file name has no NUL at its end'],
    [
      'an option without a value',
      concat(fromHex('0001'), fromLatin1('a\0octet\0tsize\0')),
      16,
      'option value has no NUL at its end',
    ],
    [
      'a request of 513 bytes',
      concat(fromHex('0001'), fromLatin1(`${'a'.repeat(504)}\0octet\0`)),
      512,
      'a request of 513 bytes, 512 are allowed',
    ],
  ];

  it.each(broken)('%s is refused, and where it broke is named', (_what, bytes, offset, problem) => {
    expect(() => decodeTftp(bytes)).toThrow(new FormatError('TFTP', offset, problem));
    expect(decodeTftpIfWhole(bytes)).toBeUndefined();
  });

  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 700 }),
    fc
      .tuple(fc.integer({ min: 0, max: 7 }), fc.uint8Array({ maxLength: 700 }))
      .map(([opcode, bytes]) => concat(new Uint8Array([0, opcode]), bytes)),
    fc.tuple(tftpMessage, fc.nat()).map(([message, cut]) => {
      const bytes = encodeTftp(message);
      return bytes.subarray(0, cut % bytes.length);
    }),
  );

  it('never leads to any other error, nor to an offset outside of it', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        for (const read of [decodeTftp, annotateTftp]) {
          try {
            read(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError);
            const { offset } = error as FormatError;
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(offset).toBeLessThanOrEqual(bytes.length);
          }
        }
      }),
      { seed: 42, numRuns: runs(1000) },
    );
  });

  it('of the longest kind, made of empty options only, is read in one go', () => {
    const options = concat(fromHex('0006'), new Uint8Array(65_504));
    expect(decodeTftp(options)).toMatchObject({ options: { length: 32_752 } });
  });
});

describe('a message that cannot be written', () => {
  it('has a text with a NUL or a character of more than one byte', () => {
    for (const file of ['a\0b', 'π.tlv'])
      expect(() => encodeTftp({ kind: 'read request', file, mode: 'octet', options: [] })).toThrow(
        FormatError,
      );
  });

  it('is a request of more than 512 bytes', () => {
    const file = 'a'.repeat(504);
    expect(() => encodeTftp({ kind: 'read request', file, mode: 'octet', options: [] })).toThrow(
      'a request of 513 bytes, 512 are allowed',
    );
  });
});
