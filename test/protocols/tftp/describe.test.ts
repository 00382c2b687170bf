import { describe, expect, it } from 'vitest';
import {
  describeTftp,
  errorMeaning,
  errorMessage,
  type TftpMessage,
} from '../../../src/protocols/tftp/index.ts';

describe('a TFTP message in a timeline', () => {
  const octet = { mode: 'octet', options: [] };
  const lines: [message: TftpMessage, name: string, detail: string][] = [
    [
      { kind: 'read request', file: 'CTLSEP001122334455.tlv', ...octet },
      'Read Request',
      'CTLSEP001122334455.tlv, octet',
    ],
    [
      { kind: 'read request', file: 'a', mode: 'octet', options: [{ name: 'tsize', value: '0' }] },
      'Read Request',
      'a, octet, tsize 0',
    ],
    [{ kind: 'write request', file: 'a', ...octet }, 'Write Request', 'a, octet'],
    [{ kind: 'data', block: 7, bytes: new Uint8Array(90) }, 'Data', 'block 7, 90 bytes'],
    [{ kind: 'acknowledgement', block: 7 }, 'Acknowledgement', 'block 7'],
    [errorMessage(1), 'Error', '1 File not found'],
    [errorMessage(0, 'disk on fire'), 'Error', '0 disk on fire'],
    [errorMessage(2, ''), 'Error', '2 Access violation'],
    [
      {
        kind: 'option acknowledgement',
        options: [
          { name: 'blksize', value: '1428' },
          { name: 'tsize', value: '3603' },
        ],
      },
      'Option Acknowledgement',
      'blksize 1428, tsize 3603',
    ],
  ];

  it.each(lines)('%o', (message, name, detail) => {
    expect(describeTftp(message)).toEqual({ name, detail });
  });

  it('does not carry control characters from the wire to the terminal', () => {
    expect(describeTftp({ kind: 'read request', file: '\x1b[2J\n', ...octet }).detail).toBe(
      '\\x1b[2J\\x0a, octet',
    );
  });

  it('names an error code that nobody has defined', () => {
    expect(errorMeaning(99)).toBe('Unknown error');
  });
});
