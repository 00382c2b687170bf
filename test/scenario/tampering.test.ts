import { describe, expect, it } from 'vitest';
import { FormatError, Ipv4, sameBytes } from '../../src/basics/index.ts';
import { Identities, makeCtlFile } from '../../src/devices/cluster/index.ts';
import { judgeTrustList } from '../../src/protocols/ctl/index.ts';
import { judgeSignedFile, writeSignedFile } from '../../src/protocols/signed-file/index.ts';
import { type Tampering, tampered } from '../../src/scenario/tampering.ts';
import { World } from '../../src/simulation/index.ts';

const world = new World({ seed: 42 });
const identities = new Identities(world.random, world.date());
const ctlFile = makeCtlFile(
  {
    tokens: ['token-1'],
    signWith: 'token-1',
    servers: [{ name: 'pub', address: Ipv4('10.1.0.10'), role: 'CCM+TFTP', certificateOf: 'pub' }],
  },
  identities,
  world.date(),
);
const name = 'SEP001122334455.cnf.xml.sgn';
const signedFile = writeSignedFile({
  name,
  payload: new Uint8Array(2000).fill(0x20),
  signer: identities.server('pub'),
  timestamp: world.date(),
});

describe.each<[Tampering, string, string]>([
  ['flip a byte', 'bad-signature', 'bad-signature'],
  ['wrong signature', 'bad-signature', 'bad-signature'],
  ['cut short', 'corrupt', 'bad-signature'],
  ['empty', 'empty', 'corrupt'],
])('a file that somebody damages: %s', (how, ofCtlFile, ofSignedFile) => {
  it(`is ${ofCtlFile} as a CTL file`, () => {
    expect(judgeTrustList(undefined, tampered(ctlFile, how)).verdict).toBe(ofCtlFile);
  });

  it(`is ${ofSignedFile} as a signed file`, () => {
    const installed = judgeTrustList(undefined, ctlFile);
    if (!('list' in installed)) throw new Error('the file is not good to begin with');

    expect(judgeSignedFile(installed.list, tampered(signedFile, how), name).verdict).toBe(
      ofSignedFile,
    );
  });

  it('leaves the original as it was', () => {
    const before = ctlFile.slice();
    tampered(ctlFile, how);

    expect(sameBytes(ctlFile, before)).toBe(true);
  });
});

it('a file that has become too large for phones begins as it did', () => {
  const damaged = tampered(ctlFile, 'too large');

  expect(damaged).toHaveLength(600_000);
  expect(sameBytes(damaged.subarray(0, ctlFile.length), ctlFile)).toBe(true);
});

describe('a file without much in it', () => {
  it.each<Tampering>(['flip a byte', 'cut short', 'empty'])('can be damaged too: %s', (how) => {
    expect(tampered(new Uint8Array(), how)).toHaveLength(0);
    expect(tampered(Uint8Array.of(1), how)).toHaveLength(how === 'flip a byte' ? 1 : 0);
  });

  it('has no signature to falsify', () => {
    expect(() => tampered(new Uint8Array(), 'wrong signature')).toThrow(FormatError);
  });
});
