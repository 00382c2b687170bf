import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/basics/index.ts';
import { PublishedFiles } from '../../../src/devices/cluster/published-files.ts';
import { md5Hex } from '../../../src/pki/index.ts';
import { runs } from '../../support/runs.ts';
import { type SimulatedSite, simulatedSite } from '../../support/site.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (contents: Uint8Array | undefined) => contents && new TextDecoder().decode(contents);

let site: SimulatedSite;
/** What the server builds by itself. */
let built: Map<string, Uint8Array>;
let files: PublishedFiles;
beforeEach(() => {
  site = simulatedSite();
  built = new Map([['built.xml', bytes('as built')]]);
  files = new PublishedFiles(site.server, {
    read: (name) => built.get(name.toLowerCase()),
  });
});

const changes = () =>
  site.trace.entries.flatMap((entry) =>
    entry.kind === 'store' ? [`${entry.action} ${entry.what}`] : [],
  );

describe('the files of a TFTP server', () => {
  it('are those on its disk and those that it builds', () => {
    files.publish('CTLFile.tlv', bytes('one'));

    expect(text(files.read('CTLFile.tlv'))).toBe('one');
    expect(text(files.read('ctlfile.TLV'))).toBe('one');
    expect(text(files.read('built.xml'))).toBe('as built');
    expect(files.read('none.xml')).toBeUndefined();
  });

  it('are found on the disk before one is built', () => {
    files.alter('built.xml', bytes('by hand'));

    expect(text(files.read('built.xml'))).toBe('by hand');
  });

  it('give each phone the CTL file of all, or its own if there is one', () => {
    files.publish('CTLFile.tlv', bytes('of all'));
    expect(text(files.read('CTLSEP001122334455.tlv'))).toBe('of all');

    files.publish('CTLSEP001122334455.tlv', bytes('its own'));
    expect(text(files.read('CTLSEP001122334455.tlv'))).toBe('its own');
    expect(files.find('CTLSEP00BADBADBAD0.tlv')).toBeUndefined();
  });

  it('cannot be called what leads out of the folder', () => {
    expect(() => files.publish('../boot.ini', bytes('x'))).toThrow(UserError);
  });

  it('tell each change with the MD5 of the contents', () => {
    files.publish('CTLFile.tlv', bytes('one'));

    expect(site.trace.entries).toMatchObject([
      { kind: 'store', action: 'stored', what: 'CTLFile.tlv', md5: md5Hex(bytes('one')) },
    ]);
  });
});

describe.each([
  ['on the disk', 'CTLFile.tlv', 'one'],
  ['that is built', 'built.xml', 'as built'],
])('a file %s', (_where, name, original) => {
  beforeEach(() => {
    if (name === 'CTLFile.tlv') files.publish(name, bytes('one'));
  });

  it('is gone once it is deleted, and back once it is restored', () => {
    expect(files.delete(name)).toBe(true);
    expect(files.read(name)).toBeUndefined();
    expect(files.delete(name)).toBe(false);

    expect(files.restore(name)).toBe(true);
    expect(text(files.read(name))).toBe(original);
    expect(files.restore(name)).toBe(false);
    expect(changes().slice(-2)).toEqual([`deleted ${name}`, `stored ${name}`]);
  });

  it('is as it was once it is restored, however often it was changed', () => {
    files.alter(name, bytes('a'));
    files.delete(name);
    files.alter(name.toUpperCase(), bytes('b'));
    files.alter(name, bytes('c'));
    expect(text(files.read(name))).toBe('c');
    files.delete(name);

    expect(files.restore(name)).toBe(true);
    expect(text(files.read(name))).toBe(original);
  });

  it('cannot be restored once another one is published in its place', () => {
    files.alter(name, bytes('damaged'));
    files.publish(name, bytes('new'));

    expect(files.restore(name)).toBe(false);
    expect(text(files.read(name))).toBe('new');
  });
});

it('a file that is deleted can be published again', () => {
  files.delete('built.xml');
  files.publish('built.xml', bytes('new'));

  expect(text(files.read('built.xml'))).toBe('new');
});

it('a file that is not built any more is not there when it is restored', () => {
  files.alter('built.xml', bytes('by hand'));
  built.clear();

  expect(files.restore('built.xml')).toBe(true);
  expect(files.read('built.xml')).toBeUndefined();
});

it('whatever is done to a file, restoring it brings back what was published last', () => {
  const step = fc.tuple(
    fc.constantFrom('publish', 'alter', 'delete', 'restore'),
    fc.constantFrom('CTLFile.tlv', 'ctlfile.tlv', 'built.xml', 'BUILT.XML'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const own = new PublishedFiles(site.server, {
        read: (name) => built.get(name.toLowerCase()),
      });
      const published = new Map<string, string>([['built.xml', 'as built']]);
      for (const [action, name, contents] of steps) {
        if (action === 'publish') published.set(name.toLowerCase(), contents);
        if (action === 'delete' || action === 'restore') own[action](name);
        else own[action as 'publish' | 'alter'](name, bytes(contents));
      }
      for (const name of ['ctlfile.tlv', 'built.xml']) {
        own.restore(name);
        const expected = published.get(name);
        expect(text(own.find(name))).toBe(expected);
      }
    }),
    { seed: 42, numRuns: runs(200) },
  );
});
