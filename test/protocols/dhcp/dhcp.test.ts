import { describe, expect, it } from 'vitest';
import { FormatError, fromHex, hex, Ipv4, latin1 } from '../../../src/basics/index.ts';
import {
  annotateDhcp,
  describeDhcp,
  readDhcp,
  vendorClass,
  writeDhcp,
} from '../../../src/protocols/dhcp/index.ts';
import { discover, mac, offer, rawMessage } from './messages.ts';

const problemOf = (bytes: Uint8Array): FormatError => {
  try {
    readDhcp(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('was read without complaint');
};

describe('reading a DHCP message', () => {
  it('the fixed part lies as in RFC 2131 figure 1', () => {
    const message = readDhcp(rawMessage('350102ff', { sname: 'ccm-pub', file: 'boot' }));

    expect(message).toEqual({
      operation: 'reply',
      hops: 0,
      transactionId: 0x3903f326,
      seconds: 0,
      broadcast: false,
      clientAddress: '0.0.0.0',
      yourAddress: '10.1.0.50',
      nextServer: '0.0.0.0',
      relayAgent: '0.0.0.0',
      hardwareAddress: mac,
      serverName: 'ccm-pub',
      bootFile: 'boot',
      options: { messageType: 2 },
    });
  });

  it('the broadcast flag is the highest bit of the flags', () => {
    expect(readDhcp(rawMessage('ff', { flags: '8000' })).broadcast).toBe(true);
    expect(readDhcp(rawMessage('ff', { flags: '7fff' })).broadcast).toBe(false);
  });

  it('option 150 holds several addresses in order of preference', () => {
    const { options } = readDhcp(rawMessage('96080a01000b0a01000cff'));

    expect(options.tftpServers).toEqual(['10.1.0.11', '10.1.0.12']);
  });

  it('pad bytes between options are skipped, bytes behind the end are not read', () => {
    const { options } = readDhcp(rawMessage('0000350105000042026869ff3501'));

    expect(options).toEqual({ messageType: 5, tftpServerName: 'hi' });
  });

  it('options without a name here are kept as they stand', () => {
    const { options } = readDhcp(rawMessage('2b03010203230400000e10ff'));

    expect(options.others).toEqual([
      { code: 43, value: fromHex('010203') },
      { code: 35, value: fromHex('00000e10') },
    ]);
  });

  it('pieces of a repeated option are put together', () => {
    const { options } = readDhcp(rawMessage('96040a01000b4202636396040a01000cff'));

    expect(options).toEqual({ tftpServerName: 'cc', tftpServers: ['10.1.0.11', '10.1.0.12'] });
  });

  it('an option may be cut in the middle of a value', () => {
    expect(readDhcp(rawMessage('96020a0196020a0bff')).options.tftpServers).toEqual(['10.1.10.11']);
  });

  it('option overload puts options into the boot file and then the server name field', () => {
    const message = readDhcp(
      rawMessage('340103ff', { file: 'hex 420261629602 0a01 ff', sname: 'hex 96020a0bff' }),
    );

    expect(message.options).toEqual({ tftpServerName: 'ab', tftpServers: ['10.1.10.11'] });
    expect([message.bootFile, message.serverName]).toEqual(['', '']);
  });

  it('option overload of one field leaves the other one text', () => {
    const message = readDhcp(rawMessage('340101ff', { file: 'hex 350105ff', sname: 'ccm-pub' }));

    expect(message.options).toEqual({ messageType: 5 });
    expect(message.serverName).toBe('ccm-pub');
  });

  it.each([
    ['no magic cookie', fromHex(`${'020106'.padEnd(480, '0')}ff`), 236, 'magic cookie'],
    ['an operation that is none', fromHex('03'.padEnd(600, '0')), 0, 'operation 3'],
    ['another hardware than Ethernet', fromHex('010606'.padEnd(600, '0')), 1, 'Hardware type is 6'],
    ['no end', rawMessage('350102'), 243, 'the end of the options'],
    ['an option longer than the message', rawMessage('3620aabb'), 242, 'option 54 needs 32 bytes'],
    ['a mask of three bytes', rawMessage('350102 0103ffffff ff'), 243, 'option 1 is 3 bytes long'],
    ['five bytes of addresses', rawMessage('96050a01000b0aff'), 240, 'option 150 is 5 bytes long'],
    ['an overload of nothing', rawMessage('340100ff'), 240, 'option 52'],
    ['overloaded options without end', rawMessage('340101ff'), 236, 'the end of the options'],
  ])('%s is named with its place', (_, bytes, offset, problem) => {
    const error = problemOf(bytes);

    expect(error.problem).toContain(problem);
    expect(error.offset).toBe(offset);
    expect(error.format).toBe('DHCP message');
  });
});

describe('writing a DHCP message', () => {
  it('a Discover of a phone lies on the wire as in RFC 2131', () => {
    const bytes = writeDhcp(discover);

    expect(hex(bytes.subarray(0, 34))).toBe(
      `010106003903f32600000000${'00000000'.repeat(4)}001122334455`,
    );
    expect(hex(bytes.subarray(236, 243))).toBe('63825363350101');
    expect(latin1(bytes)).toContain('\x3c\x26Cisco Systems, Inc. IP Phone CP-7960G\0');
    expect(hex(bytes)).toContain('370701420603' + '0f9623');
  });

  it('is never shorter than BOOTP allows', () => {
    expect(writeDhcp({ ...discover, options: {} })).toHaveLength(300);
  });

  it('an option longer than 255 bytes is cut into pieces', () => {
    const tftpServerName = 'a'.repeat(600);
    const message = { ...discover, options: { tftpServerName } };

    expect(hex(writeDhcp(message).subarray(240, 242))).toBe('42ff');
    expect(readDhcp(writeDhcp(message)).options).toEqual({ tftpServerName });
  });
});

describe('telling of a DHCP message', () => {
  it('a Discover names the phone and what it is', () => {
    expect(describeDhcp(discover)).toEqual({
      name: 'DHCP Discover',
      detail: '001122334455, Cisco Systems, Inc. IP Phone CP-7960G',
    });
  });

  it('an Offer names the address and the TFTP servers', () => {
    expect(describeDhcp(offer)).toEqual({
      name: 'DHCP Offer',
      detail: '10.1.0.50 to 001122334455, for 24 h, option 150: 10.1.0.11, 10.1.0.12',
    });
  });

  it('a Request names the address and the server that it is asked of', () => {
    const options = {
      messageType: 3,
      requestedAddress: Ipv4('10.1.0.50'),
      serverIdentifier: Ipv4('10.1.0.10'),
    };

    expect(describeDhcp({ ...discover, options })).toEqual({
      name: 'DHCP Request',
      detail: '001122334455 asks for 10.1.0.50, of 10.1.0.10',
    });
  });

  it('a message without a type is BOOTP, a type of a later RFC is a number', () => {
    expect(describeDhcp({ ...discover, options: {} }).name).toBe('BOOTP request');
    expect(describeDhcp({ ...discover, options: { messageType: 13 } }).name).toBe(
      'DHCP message 13',
    );
  });

  it('the annotated dump shows every option where it lies', () => {
    const { children, ...whole } = annotateDhcp(rawMessage('35010296080a01000b0a01000c2b0142ff'));

    expect(whole).toEqual({ offset: 0, length: 257, name: 'DHCP Offer' });
    expect(children?.slice(4, 5)).toEqual([
      { offset: 4, length: 4, name: 'Transaction ID', value: '0x3903f326' },
    ]);
    expect(children?.slice(-4)).toEqual([
      { offset: 236, length: 4, name: 'Magic cookie' },
      { offset: 240, length: 3, name: 'Option 53: Message type', value: 'Offer' },
      { offset: 243, length: 10, name: 'Option 150: TFTP servers', value: '10.1.0.11, 10.1.0.12' },
      { offset: 253, length: 3, name: 'Option 43', value: '42' },
    ]);
  });

  it('the pieces of an option that was cut up are shown as bytes', () => {
    const { children } = annotateDhcp(rawMessage('96020a0196020a0bff'));

    expect(children?.slice(-2).map(({ value }) => value)).toEqual(['0a01', '0a0b']);
  });

  it('a phone calls itself by its model in option 60', () => {
    expect(vendorClass('7940')).toBe('Cisco Systems, Inc. IP Phone CP-7940G\0');
  });
});
