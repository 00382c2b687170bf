import { describe, expect, expectTypeOf, it } from 'vitest';
import { BugError } from '../../src/basics/index.ts';
import { messageText, type Placeholder, type TextOf } from '../../src/guide/index.ts';

describe('the text of a message', () => {
  it('has its values where the guide has placeholders', () => {
    expect(messageText('alarm/phone/tftp-not-authorized', { 'IP address': '10.9.9.9' })).toBe(
      'TFTP Not Authorized: 10.9.9.9',
    );
    expect(
      messageText('ctl-client/could-not-get-callmanager-certificate-from-server', {
        'server name': 'publisher',
      }),
    ).toBe('Could not get CallManager Certificate from server publisher');
  });

  it('is the text of the guide where nothing varies', () => {
    expect(messageText('alarm/phone/file-auth-failed')).toBe('File Auth Failed');
  });

  it('a value is put in as it is, even if it looks like a replacement pattern or a placeholder', () => {
    expect(messageText('alarm/phone/tftp-not-authorized', { 'IP address': '$& <x>' })).toBe(
      'TFTP Not Authorized: $& <x>',
    );
  });

  it('a missing value is a bug of ours', () => {
    expect(() => messageText('alarm/phone/tftp-not-authorized', {} as never)).toThrow(BugError);
    expect(() =>
      messageText('alarm/phone/tftp-not-authorized', { toString: 'x' } as never),
    ).toThrow('needs a value for <IP address>');
  });

  it('a surplus value is a bug of ours', () => {
    const surplus = { 'IP address': '10.9.9.9', port: '69' };
    expect(() => messageText('alarm/phone/tftp-not-authorized', surplus)).toThrow(
      'has no place for <port>',
    );
    // @ts-expect-error: the types know that nothing varies in this text
    expect(() => messageText('alarm/phone/file-auth-failed', { file: 'x' })).toThrow(BugError);
  });

  it('the types know the placeholders of a row', () => {
    expectTypeOf<
      Placeholder<TextOf<'alarm/phone/tftp-not-authorized'>>
    >().toEqualTypeOf<'IP address'>();
    expectTypeOf<Placeholder<TextOf<'log/tftp'>>>().toEqualTypeOf<never>();
  });
});
