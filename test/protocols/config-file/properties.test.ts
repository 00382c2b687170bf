import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Endpoint,
  FormatError,
  ipv4FromNumber,
  type Port,
  Seconds,
} from '../../../src/basics/index.ts';
import {
  emptyPhoneConfiguration,
  type PhoneConfiguration,
  readDefaultConfiguration,
  readPhoneConfiguration,
  writeDefaultConfiguration,
  writePhoneConfiguration,
} from '../../../src/protocols/config-file/index.ts';
import { runs } from '../../support/runs.ts';

/** Any text that XML can hold; white space at both ends is not kept. */
const text = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((all) => all.replace(/[^\x20-\uD7FF\uE000-\uFFFC]/gu, '').trim());
const port = fc.nat(0xffff).map((number) => number as Port);
const address = fc.nat(0xffff_ffff).map(ipv4FromNumber);

const callManagers = fc.array(
  fc.record(
    { priority: fc.nat(255), name: text, processNodeName: text, ethernetPhonePort: port },
    { requiredKeys: ['priority', 'processNodeName', 'ethernetPhonePort'] },
  ),
  { maxLength: 5 },
);
const sorted = callManagers.map((members) => [...members].sort((a, b) => a.priority - b.priority));

const required = fc.record({
  deviceProtocol: text,
  devicePool: text,
  dateTemplate: text,
  timeZone: text,
  callManagers: sorted,
  srst: fc.record(
    {
      name: text,
      option: text,
      userModifiable: fc.boolean(),
      routers: fc.array(
        fc.tuple(address, port).map((router) => Endpoint(...router)),
        { maxLength: 3 },
      ),
      isSecure: fc.boolean(),
      certificate: fc.uint8Array({ minLength: 1, maxLength: 100 }),
    },
    { requiredKeys: ['name', 'option', 'userModifiable', 'routers', 'isSecure'] },
  ),
  connectionMonitorDuration: fc.nat(0xffff_ffff).map(Seconds),
  loadInformation: text,
  settingsAccess: fc.constantFrom(0, 1, 2),
  versionStamp: text,
  userLocale: fc.record({ name: text, langCode: text }),
  networkLocale: text,
  urls: fc.record({
    authentication: text,
    directory: text,
    idle: text,
    information: text,
    messages: text,
    proxyServer: text,
    services: text,
  }),
  deviceSecurityMode: fc.constantFrom(1, 2, 3),
  capfAuthMode: fc.constantFrom(0, 1, 2, 3, 4),
  capfList: fc.array(fc.record({ phonePort: port, processNodeName: text }), { maxLength: 5 }),
  certHash: text,
  encrConfig: fc.boolean(),
});
const optional = fc.record(
  { ctiid: text, uuid: text, fullConfig: fc.boolean() },
  { requiredKeys: [] },
);
const configuration: fc.Arbitrary<PhoneConfiguration> = fc
  .tuple(required, optional)
  .map(([always, sometimes]) => ({ ...always, ...sometimes }));

/** @returns whether it was read */
function expectValueOrFormatError(input: Uint8Array): boolean {
  try {
    readPhoneConfiguration(input);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    const { offset } = error as FormatError;
    expect(offset).toBeGreaterThanOrEqual(0);
    expect(offset).toBeLessThanOrEqual(input.length);
    return false;
  }
}

describe('every configuration', () => {
  it('of a phone is read back as it was written', () => {
    fc.assert(
      fc.property(configuration, (written) => {
        expect(readPhoneConfiguration(writePhoneConfiguration(written))).toEqual(written);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('for unknown phones is read back as it was written', () => {
    const loads = fc.array(fc.record({ id: fc.nat(999_999_999), model: text, load: text }));
    fc.assert(
      fc.property(fc.record({ callManagers: sorted, loads }), (written) => {
        expect(readDefaultConfiguration(writeDefaultConfiguration(written))).toEqual(written);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('a configuration file that is broken', () => {
  const whole = writePhoneConfiguration(emptyPhoneConfiguration);
  const bytesOf = (content: string) => new Uint8Array(Buffer.from(content));

  it('in being cut off, is refused at every length', () => {
    const end = Buffer.from(whole).lastIndexOf('>');
    for (let length = 0; length <= end; length++)
      expect(expectValueOrFormatError(whole.subarray(0, length)), `${length} bytes`).toBe(false);
  });

  it('in some bytes, is read or refused with a place in it', () => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (list) => {
        const broken = whole.slice();
        for (const [at, value] of list) broken[at] = value;
        expectValueOrFormatError(broken);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  it('in its markup, is read or refused with a place in it', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '/', '&', ';', '"', "'", '=', '!', '?', '--', '[CDATA[', ']]>', ' ', '\n', 'ü'],
      ...['device', 'member', '<a>', '</a>', '<!--', '-->', '<?xml', '?>', '#x', '&lt;', '<a b="'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expectValueOrFormatError(bytesOf(pieces.join('')));
        expectValueOrFormatError(bytesOf(`<device>${pieces.join('')}</device>`));
      }),
      { seed: 42, numRuns: runs(1000) },
    );
  });

  it('in everything, is refused with a place in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expectValueOrFormatError(noise);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });

  const entity = (name: string, inside: string) => `<!ENTITY ${name} "${inside.repeat(10)}">`;
  const laughs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].reduce(
    (all, name, index, names) => all + entity(name, index === 0 ? 'lol' : `&${names[index - 1]};`),
    '',
  );

  it.each([
    ['a billion laughs', `<!DOCTYPE device [${laughs}]><device>&i;</device>`],
    [
      'a file of the server',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><device>&x;</device>',
    ],
    ['elements 100,000 deep', '<device>'.repeat(100_000) + '</device>'.repeat(100_000)],
    ['elements 100,000 deep without end', '<device>'.repeat(100_000)],
    ['a million start signs', '<'.repeat(1_000_000)],
    ['a million ampersands', `<device>${'&'.repeat(1_000_000)}</device>`],
    ['a million quotes', `<device a=${'"'.repeat(1_000_001)}>`],
    ['half a million end tags', '</a>'.repeat(500_000)],
    ['a comment that is never over', `<device>${'<!--'.repeat(250_000)}</device>`],
    ['CDATA that is never over', `<device>${'<![CDATA['.repeat(100_000)}</device>`],
    ['a million attributes', `<device ${'a="" '.repeat(200_000)}/>`],
  ])('by %s is refused in a moment', (_, content) => {
    expect(expectValueOrFormatError(bytesOf(content))).toBe(false);
  });

  it.each([
    ['a million blanks', `<device${' '.repeat(1_000_000)}/>`],
    ['a million letters', `<device><a>${'x'.repeat(1_000_000)}</a></device>`],
    ['a million bytes of references', `<device><a>${'&lt;'.repeat(250_000)}</a></device>`],
    ['a hundred thousand elements', `<device>${'<a>ü</a>\r\n'.repeat(100_000)}</device>`],
    ['a hundred thousand comments', `<device>${'<!-- -->'.repeat(100_000)}</device>`],
  ])('by nothing but %s is read', (_, content) => {
    expect(expectValueOrFormatError(bytesOf(content))).toBe(true);
  });
});
