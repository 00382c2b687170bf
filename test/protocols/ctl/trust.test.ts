import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/basics/index.ts';
import {
  type CtlRecord,
  type CtlVerdict,
  judgeTrustList,
  readTrustList,
  recordFor,
  writeTrustList,
} from '../../../src/protocols/ctl/index.ts';
import { identity, vector } from './vectors.ts';

const [sast1, sast2, newToken] = [identity('sast1'), identity('sast2'), identity('sast-foreign')];
const v1 = 'cucm-style/CTLFile-v1.tlv';
const v2 = 'cucm-style/CTLFile-v2-signed-by-sast2.tlv';
const foreign = 'cucm-style/CTLFile-foreign-cluster.tlv';

const verdictOn = (installed: string | undefined, file: Uint8Array): CtlVerdict =>
  judgeTrustList(installed ? readTrustList(vector(installed)) : undefined, file).verdict;

describe('a phone without a CTL file', () => {
  it.each<[string, CtlVerdict]>([
    [v1, 'first'],
    [v2, 'first'],
    [foreign, 'first'],
    ['tool/CTLFile.tlv', 'first'],
    ['tool/ITLFile.tlv', 'first'],
    ['negative/ctl-body-flipped.tlv', 'bad-signature'],
    ['negative/ctl-signer-not-listed.tlv', 'unknown-signer'],
    ['negative/ctl-truncated.tlv', 'corrupt'],
    ['negative/ctl-empty.tlv', 'empty'],
  ])('finds %s: %s', (name, verdict) => {
    expect(verdictOn(undefined, vector(name))).toBe(verdict);
  });
});

describe('a phone with a CTL file', () => {
  it.each<[string, CtlVerdict]>([
    [v1, 'unchanged'],
    [v2, 'signed-by-installed-token'],
    [foreign, 'unknown-signer'],
    // Names are written in another way there, but it is the same token.
    ['tool/CTLFile.tlv', 'signed-by-installed-token'],
    ['negative/ctl-body-flipped.tlv', 'bad-signature'],
    // The installed file has the record that this one lacks.
    ['negative/ctl-signer-not-listed.tlv', 'signed-by-installed-token'],
    ['negative/ctl-truncated.tlv', 'corrupt'],
    ['negative/ctl-empty.tlv', 'empty'],
  ])('finds %s: %s', (name, verdict) => {
    expect(verdictOn(v1, vector(name))).toBe(verdict);
  });

  it('of another cluster finds the signer unknown', () => {
    expect(verdictOn(foreign, vector(v2))).toBe('unknown-signer');
  });

  it('tells an update that its own new token signed from a file of strangers', () => {
    const update = writeTrustList({
      records: [sast1, sast2, newToken].map(sast),
      signer: newToken,
      timestamp: new Date('2005-06-15'),
    });

    expect(verdictOn(v1, update)).toBe('signed-by-new-token');
    update[update.length - 1] = 1;
    expect(verdictOn(v1, update)).toBe('unknown-signer');
  });

  it('takes no record of another role for a token', () => {
    const capf = identity('capf');
    const update = writeTrustList({
      records: [sast1, sast2].map(sast),
      signer: capf,
      timestamp: new Date('2005-06-15'),
    });

    expect(verdictOn(v1, update)).toBe('unknown-signer');
  });

  it('takes no token without a key for one that signed', () => {
    const { publicKey: _, ...keyless } = sast(sast1);
    const installed = writeTrustList({
      records: [keyless],
      signer: sast1,
      timestamp: new Date('2005-06-15'),
    });

    expect(judgeTrustList(readTrustList(installed), vector(v1)).verdict).toBe('bad-signature');
  });
});

describe('the decision', () => {
  it('comes with the list that was read', () => {
    expect(judgeTrustList(undefined, vector(v1))).toEqual({
      verdict: 'first',
      list: readTrustList(vector(v1)),
    });
  });

  it('says of a corrupt file what was wrong and where', () => {
    const decision = judgeTrustList(undefined, vector('negative/ctl-truncated.tlv'));

    expect(decision.verdict === 'corrupt' && decision.problem).toBeInstanceOf(FormatError);
    expect(decision).toMatchObject({ problem: { offset: 2701 } });
  });

  it('sees a change of any single bit', () => {
    const installed = readTrustList(vector(v1));
    const good = vector(v2);
    for (let at = 0; at < good.length; at++) {
      const changed = good.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const { verdict } = judgeTrustList(installed, changed);
      expect(['bad-signature', 'unknown-signer', 'corrupt'], `byte ${at}`).toContain(verdict);
    }
  });
});

function sast({ certificate }: typeof sast1): CtlRecord {
  return recordFor('SAST', certificate);
}
