import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromLatin1, latin1, UserError } from '../../../src/basics/index.ts';
import {
  CallManagerFiles,
  type FileSource,
  FolderFiles,
  ServerFiles,
} from '../../../src/devices/tftp-server/index.ts';
import { World } from '../../../src/simulation/index.ts';

const textOf = (files: FileSource, name: string): string | undefined => {
  const contents = files.read(name);
  return contents && latin1(contents);
};

describe('the files of a simulated server', () => {
  const { trace } = new World();
  const files = () => new ServerFiles({ name: 'publisher', trace });

  it('are found in any case, and keep the spelling in which they first came', () => {
    const server = files();
    server.put('CTLFile.tlv', fromLatin1('first'));
    server.put('ctlfile.TLV', fromLatin1('second'));
    server.put('locale\\7960-font.xml', fromLatin1('font'));

    expect(server.names()).toEqual(['CTLFile.tlv', 'locale/7960-font.xml']);
    expect(textOf(server, 'CTLFILE.tlv')).toBe('second');
    expect(textOf(server, 'LOCALE/7960-font.xml')).toBe('font');
  });

  it('are gone once they are deleted', () => {
    const server = files();
    server.put('CTLFile.tlv', fromLatin1('x'));

    expect(server.delete('ctlfile.tlv')).toBe(true);
    expect(server.delete('CTLFile.tlv')).toBe(false);
    expect(server.read('CTLFile.tlv')).toBeUndefined();
  });

  it('do not change with the bytes from which they were stored', () => {
    const server = files();
    const contents = fromLatin1('before');
    server.put('a', contents);
    contents.fill(0);

    expect(textOf(server, 'a')).toBe('before');
  });

  it('leave each change in the trace, with the MD5 that MD5UTIL would print', () => {
    const world = new World();
    const server = new ServerFiles({ name: 'publisher', trace: world.trace });
    server.put('CTLFile.tlv', fromLatin1('abc'));
    server.delete('ctlfile.tlv');

    const file = {
      host: 'publisher',
      kind: 'store',
      what: 'CTLFile.tlv',
      detail: '3 bytes',
      // RFC 1321, appendix A.5.
      md5: '900150983cd24fb0d6963f7d28e17f72',
    };
    expect(world.trace.entries).toMatchObject([
      { ...file, action: 'stored' },
      { ...file, action: 'deleted' },
    ]);
  });

  it('cannot be named outside of the root', () => {
    expect(() => files().put('..\\boot.ini', new Uint8Array(0))).toThrow(UserError);
  });
});

describe('the files of a real folder', () => {
  let folder: string;
  let root: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'offhook-tftp-'));
    root = join(folder, 'tftppath');
    mkdirSync(join(root, 'English'), { recursive: true });
    writeFileSync(join(folder, 'secret'), 'secret');
    writeFileSync(join(root, 'CTLFile.tlv'), 'ctl');
    writeFileSync(join(root, 'English', '7960-font.xml'), 'font');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are found below it, in any case', () => {
    const files = new FolderFiles(root);

    expect(textOf(files, 'CTLFile.tlv')).toBe('ctl');
    expect(textOf(files, 'ctlfile.TLV')).toBe('ctl');
    expect(textOf(files, 'ENGLISH/7960-FONT.xml')).toBe('font');
    expect(textOf(files, 'English\\7960-font.xml')).toBe('font');
  });

  it('are not found above it, nor when they are folders or missing', () => {
    const files = new FolderFiles(root);

    for (const name of ['../secret', join(folder, 'secret'), 'English', '', 'a\0', 'missing/file'])
      expect(files.read(name), name).toBeUndefined();
  });

  it('may be behind a symbolic link that stays in it, and not behind one that leaves it', () => {
    symlinkSync(join(root, 'CTLFile.tlv'), join(root, 'inside'));
    symlinkSync(join(folder, 'secret'), join(root, 'outside'));
    symlinkSync(folder, join(root, 'up'));
    symlinkSync(join(root, 'loop'), join(root, 'loop'));
    const files = new FolderFiles(root);

    expect(textOf(files, 'inside')).toBe('ctl');
    for (const name of ['outside', 'up/secret', 'loop'])
      expect(files.read(name), name).toBeUndefined();
  });

  it('are taken by their exact name where the file system tells case apart', () => {
    writeFileSync(join(root, 'a.xml'), 'lower');
    writeFileSync(join(root, 'A.xml'), 'upper');
    const files = new FolderFiles(root);
    const exact = textOf(files, 'a.xml') === textOf(files, 'A.xml') ? 'upper' : 'lower';

    expect(textOf(files, 'a.xml')).toBe(exact);
    expect(textOf(files, 'A.xml')).toBe('upper');
  });

  it('need a folder', () => {
    expect(() => new FolderFiles(join(root, 'missing'))).toThrow(UserError);
    expect(() => new FolderFiles(join(root, 'CTLFile.tlv'))).toThrow(UserError);
  });
});

describe('the TFTP service of CallManager', () => {
  const store = new ServerFiles({ name: 'publisher', trace: new World().trace });
  store.put('CTLFile.tlv', fromLatin1('of all'));
  store.put('CTLSEP00AABBCCDDEE.tlv', fromLatin1('of one'));
  const files = new CallManagerFiles(store);

  it('gives a phone that asks for its CTL file the one of all phones', () => {
    expect(textOf(files, 'CTLSEP001122334455.tlv')).toBe('of all');
    expect(textOf(files, 'CTLFile.tlv')).toBe('of all');
  });

  it('gives a phone its own CTL file where there is one', () => {
    expect(textOf(files, 'CTLSEP00AABBCCDDEE.tlv')).toBe('of one');
  });

  it('gives nothing for a name that only looks like it', () => {
    for (const name of ['CTLSEP1234.tlv', 'CTLSEP001122334455.tlv.sgn', 'x/CTLSEP001122334455.tlv'])
      expect(files.read(name), name).toBeUndefined();
  });

  it('has no CTL file for a phone when there is none for all', () => {
    const empty = new ServerFiles({ name: 'publisher', trace: new World().trace });

    expect(new CallManagerFiles(empty).read('CTLSEP001122334455.tlv')).toBeUndefined();
  });
});
