import { describe, expect, expectTypeOf, it } from 'vitest';
import { FormatError, fromHex, hex, Ipv4 } from '../../../src/basics/index.ts';
import {
  decodeSccp,
  deviceType,
  encodeSccp,
  englishText,
  maximumLength,
  type SccpMessage,
  textCodes,
} from '../../../src/protocols/sccp/index.ts';
import { messageTypes } from '../../../src/protocols/sccp/messages.ts';
import { withBody } from './with-body.ts';

const register = {
  deviceName: 'SEP001122334455',
  userId: 0,
  instance: 1,
  address: Ipv4('10.1.0.21'),
  deviceType: deviceType['7970'],
  maxStreams: 5,
};

describe('the tables of messages', () => {
  it('give every message an id of its own', () => {
    const ids = Object.values(messageTypes).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('narrow the fields of a message by its name', () => {
    const message: SccpMessage = decodeSccp(encodeSccp('Register', register));
    if (message.name !== 'Register') throw new Error('not a Register');
    expectTypeOf(message.fields.deviceName).toEqualTypeOf<string>();
    expectTypeOf(message.fields.activeStreams).toEqualTypeOf<number>();
    expect(message.fields.deviceName).toBe('SEP001122334455');
  });
});

describe('a message that is shorter than its table', () => {
  it('takes zero for the fields that older loads leave out', () => {
    expect(decodeSccp(withBody(0x06, ''))).toEqual({
      name: 'OffHook',
      fields: { line: 0, callReference: 0 },
    });
  });

  it('is a RegisterAck of CallManager 2.x when it ends after the date template', () => {
    expect(decodeSccp(withBody(0x81, '1e000000 4d2f442f5900 0000'))).toMatchObject({
      name: 'RegisterAck',
      fields: { keepaliveInterval: 30, dateTemplate: 'M/D/Y', secondaryKeepaliveInterval: 0 },
    });
  });

  it('is a LineStat of CallManager 3.1 when it ends after the name', () => {
    const old = encodeSccp('LineStat', {
      line: 1,
      directoryNumber: '2001',
      displayName: 'Reception',
    }).slice(0, 12 + 68);
    old[0] = 72;
    expect(decodeSccp(old)).toMatchObject({
      fields: { directoryNumber: '2001', displayName: 'Reception', label: '', displayOptions: 0 },
    });
  });

  it('is refused when a field is missing that must be there', () => {
    expect(() => decodeSccp(withBody(0x9d, '80300000'))).toThrow(
      new FormatError('SCCP', 12, 'text needs 32 bytes, 4 are left'),
    );
  });

  it('is refused when a field that may be left out is cut in the middle', () => {
    expect(() => decodeSccp(withBody(0x06, '0100'))).toThrow(FormatError);
  });

  it('may leave out the slots that it does not use', () => {
    expect(decodeSccp(withBody(0x10, '01000000 04000000 28000000 0000000000000000'))).toMatchObject(
      {
        name: 'CapabilitiesRes',
        fields: { count: 1, capabilities: [{ codec: 4, maxFrames: 40 }] },
      },
    );
  });
});

describe('a message that is longer than its table', () => {
  it('is a Register of a later load: what is appended is left out', () => {
    const later = withBody(0x01, `${hex(encodeSccp('Register', register).slice(12))}001122334455`);
    expect(decodeSccp(later)).toEqual(decodeSccp(encodeSccp('Register', register)));
  });
});

describe('an unknown message', () => {
  it('is kept with its id and body, and goes out as it came in', () => {
    const wire = withBody(0x2b, '01000000');
    const message = decodeSccp(wire);
    expect(message).toEqual({ name: 'Unknown', fields: { id: 0x2b, body: fromHex('01000000') } });
    expect(encodeSccp(message.name, message.fields as never)).toEqual(wire);
  });
});

describe('text', () => {
  it('ends at the NUL, whatever stale memory stands behind it', () => {
    const stale = '416263005445585420'.padEnd(64, 'ff');
    expect(decodeSccp(withBody(0x99, stale))).toMatchObject({ fields: { text: 'Abc' } });
  });

  it('that is too long for its field is cut so that a NUL ends it', () => {
    const bytes = encodeSccp('DisplayText', { text: 'x'.repeat(40) });
    expect(decodeSccp(bytes)).toMatchObject({ fields: { text: 'x'.repeat(31) } });
  });

  it('made of codes is said in English', () => {
    expect(englishText(textCodes.yourCurrentOptions)).toBe('Your current options');
    expect(englishText(`${textCodes.from}1003`)).toBe('From 1003');
    expect(englishText('\x80\xfe plain')).toBe('\x80\xfe plain');
  });
});

describe('lists in slots', () => {
  it('fill the unused slots of a button template with 00 FF', () => {
    const bytes = encodeSccp('ButtonTemplateRes', {
      offset: 0,
      total: 1,
      buttons: [{ instance: 1, definition: 9 }],
    });
    expect(hex(bytes.subarray(12, 12 + 18))).toBe(
      '00000000 01000000 01000000 0109 00ff 00ff'.replaceAll(' ', ''),
    );
    expect(decodeSccp(bytes)).toMatchObject({ fields: { count: 1, buttons: [{ definition: 9 }] } });
  });

  it('are refused when the count is greater than the slots', () => {
    const lie = `00000000 2b000000 2b000000 ${'0109'.repeat(43)}`;
    expect(() => decodeSccp(withBody(0x97, lie))).toThrow(
      new FormatError('SCCP', 16, 'count is 43, there are 42 slots'),
    );
  });

  it('are refused when fewer entries are there than the count says', () => {
    expect(() => decodeSccp(withBody(0x97, '00000000 02000000 02000000 0109'))).toThrow(
      FormatError,
    );
  });
});

describe('a header whose length lies', () => {
  it.each([
    ['less than an id', '03000000 00000000 00000000'],
    ['more than is believed', '01100000 00000000 00000000'],
    ['two gigabytes', 'ffffff7f 00000000 00000000'],
    ['more than is there', '08000000 00000000 00000000'],
  ])('is refused: %s', (_, wire) => {
    expect(() => decodeSccp(fromHex(wire))).toThrow(FormatError);
  });

  it('is believed up to the greatest length', () => {
    expect(decodeSccp(withBody(0x777, '00'.repeat(maximumLength - 4))).name).toBe('Unknown');
  });
});
