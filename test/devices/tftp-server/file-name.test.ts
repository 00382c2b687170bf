import { describe, expect, it } from 'vitest';
import { nameBelowRoot } from '../../../src/devices/tftp-server/file-name.ts';

describe('the name in a request', () => {
  it.each([
    ['CTLSEP001122334455.tlv', 'CTLSEP001122334455.tlv'],
    ['English_United_States/7960-font.xml', 'English_United_States/7960-font.xml'],
    ['English_United_States\\7960-font.xml', 'English_United_States/7960-font.xml'],
    ['Ringlist with blanks .xml', 'Ringlist with blanks .xml'],
    ['.loads', '.loads'],
    ['console.xml', 'console.xml'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%j is a file below the root', (name, relative) => {
    expect(nameBelowRoot(name)).toBe(relative);
  });

  it.each([
    '',
    '.',
    '..',
    '../CTLFile.tlv',
    '..\\CTLFile.tlv',
    'locale/../../boot.ini',
    'locale\\..\\..\\boot.ini',
    '.. /boot.ini',
    '.../boot.ini',
    '/etc/passwd',
    '\\boot.ini',
    '\\\\server\\share\\file',
    '//server/share/file',
    'C:\\boot.ini',
    'C:boot.ini',
    'CTLFile.tlv::$DATA',
    'CTLFile.tlv.',
    'CTLFile.tlv ',
    'locale//a.xml',
    'locale/',
    './a.xml',
    'a\0b',
    'a\nb',
    '\x7f',
    '*.xml',
    'NUL',
    'con.xml',
    'locale/COM1.txt',
    'x'.repeat(256),
  ])('%j is none', (name) => {
    expect(nameBelowRoot(name)).toBeUndefined();
  });
});
