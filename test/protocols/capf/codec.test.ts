import { describe, expect, it } from 'vitest';
import { BugError, FormatError, fromHex, hex } from '../../../src/basics/index.ts';
import {
  annotateCapf,
  CapfReader,
  decodeCapf,
  encodeCapf,
  maximumLength,
} from '../../../src/protocols/capf/index.ts';
import { messageOf } from './vectors.ts';

describe('the dialect of phones without the version element', () => {
  /** The sizes that Cisco's "debug capf-server" shows for a phone with load 7.2(2.0). */
  it('has messages of the sizes that were seen from a 7960', () => {
    const session = 1;
    const sizes = [
      encodeCapf({ name: 'AUTH_REQUEST', session, fields: { authType: 0 } }),
      encodeCapf({
        name: 'AUTH_RESPONSE',
        session,
        fields: { reason: 1, password: '', deviceName: 'SEP001122334455' },
      }),
      encodeCapf({ name: 'KEY_GENERATE_REQUEST', session, fields: { keySize: 1024 } }),
      encodeCapf({ name: 'REQUEST_IN_PROGRESS', session, fields: {} }),
      encodeCapf({ name: 'DELETE_CERTIFICATE_REQUEST', session, fields: {} }),
      encodeCapf({ name: 'DELETE_CERTIFICATE_RESPONSE', session, fields: { reason: 1 } }),
      encodeCapf({ name: 'END_SESSION', session, fields: { reason: 1 } }),
    ].map(({ length }) => length);
    expect(sizes).toEqual([12, 35, 13, 8, 8, 12, 12]);
  });

  it('is read as the other one is', () => {
    expect(decodeCapf(fromHex('55 01 00000007 0004 080001 02'))).toEqual({
      name: 'AUTH_REQUEST',
      session: 7,
      fields: { authType: 2 },
    });
  });
});

describe('a message', () => {
  it('may have its elements in any order', () => {
    const turned = fromHex('55 01 00000001 0008 080001 00 070001 03');
    expect(decodeCapf(turned)).toEqual(decodeCapf(messageOf('01', 0)));
  });

  it('may have elements that nobody knows', () => {
    expect(decodeCapf(fromHex('55 0f 00000001 0008 ff0001 aa 010001 07')).fields).toEqual({
      reason: 7,
    });
  });

  it('may have a command that nobody knows', () => {
    const wire = '5563000000010003010203';
    const message = decodeCapf(fromHex(wire));
    expect(message).toEqual({
      name: 'Unknown',
      session: 1,
      fields: { command: 0x63, body: fromHex('010203') },
    });
    expect(hex(encodeCapf(message))).toBe(wire);
    expect(annotateCapf(fromHex(wire)).children?.at(-1)).toEqual({
      offset: 8,
      length: 3,
      name: 'body',
      value: '010203',
    });
  });

  it('is not written when it is longer than a reader would take', () => {
    const body = new Uint8Array(maximumLength + 1);
    const message = { name: 'Unknown', session: 1, fields: { command: 99, body } } as const;
    expect(() => encodeCapf(message)).toThrow(BugError);
  });
});

const wrong: [what: string, wire: string, offset: number, problem: string][] = [
  ['another protocol', '54 0f 00000001 0000', 0, 'the first byte is 84, not 85'],
  ['a header cut off', '55 0f 000000', 5, '5 bytes are no header'],
  [
    'a length that lies',
    '55 0f 00000001 0005 010001 07',
    6,
    'the header says 13 bytes, there are 12',
  ],
  ['a length beyond all bounds', '55 0f 00000001 ffff', 6, 'the length 65535 is greater than 8192'],
  [
    'an element that ends behind the message',
    '55 0f 00000001 0004 010002 07',
    11,
    'REASON needs 2 bytes, 1 are left',
  ],
  ['an element twice', '55 0f 00000001 0008 010001 07 010001 01', 12, 'REASON stands here again'],
  ['no element where one must be', '55 0f 00000001 0000', 8, 'END_SESSION has no REASON'],
  [
    'a name without its NUL',
    '55 02 00000001 0009 010001 01 0d0002 4142',
    15,
    'DEVICE_NAME has no NUL at its end',
  ],
  [
    'a reason of two bytes',
    '55 0f 00000001 0005 010002 0707',
    12,
    '1 bytes follow the value of REASON',
  ],
  [
    'a certificate without its prefix',
    '55 09 00000001 0005 040002 3082',
    11,
    'CERTIFICATE has a byte 48 where 1 belongs',
  ],
  [
    'a certificate whose length lies',
    '55 09 00000001 0008 040005 01 0009 00 01',
    12,
    'CERTIFICATE says 9 bytes, 2 are left',
  ],
];

describe('a message with', () => {
  it.each(wrong)('%s is refused', (_, wire, offset, problem) => {
    const error = new FormatError('CAPF', offset, problem);
    expect(() => decodeCapf(fromHex(wire))).toThrow(error);
  });
});

describe('a hostile stream', () => {
  it('is refused at its header, before anything is set aside for what it announces', () => {
    const reader = new CapfReader();
    expect(reader.push(fromHex('55 02 00000001 ff'))).toEqual([]);
    expect(() => reader.push(fromHex('ff'))).toThrow(
      new FormatError('CAPF', 6, 'the length 65535 is greater than 8192'),
    );
  });

  it('cannot change a message that was read', () => {
    const wire = fromHex('5563000000010003010203');
    const [message] = new CapfReader().push(wire);
    wire.fill(0);
    expect(message?.fields).toEqual({ command: 0x63, body: fromHex('010203') });
  });
});
