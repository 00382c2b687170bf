import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError, hex } from '../../../src/basics/index.ts';
import { checkSignature, readTrustList, tftpRecords } from '../../../src/protocols/ctl/index.ts';
import {
  annotateSignedFile,
  judgeSignedFile,
  readSignedFile,
  type SignedFileVerdict,
  writeSignedFile,
} from '../../../src/protocols/signed-file/index.ts';
import { answerOf, answersWhateverComes } from '../../pki/hostile.ts';
import { runs } from '../../support/runs.ts';
import { describeHeader, expected, identity, sha1, vector } from '../ctl/vectors.ts';

const list = readTrustList(vector('cucm-style/CTLFile-v1.tlv'));
const server = identity('ccmtftp');
const name = 'SEP001122334455.cnf.xml.sgn';
const configuration = vector('tool/SEP001122334455.cnf.xml');
const timestamp = new Date('2005-01-01T01:00:00Z');

const verdictOn = (file: Uint8Array, requested = name): SignedFileVerdict =>
  judgeSignedFile(list, file, requested).verdict;

describe('reading signed files', () => {
  it.each([
    `tool/${name}`,
    `cucm-style/${name}`,
    'negative/sgn-body-flipped.cnf.xml.sgn',
    'negative/sgn-signed-by-capf-role.cnf.xml.sgn',
  ])('%s is read as an independent parser reads it', (file) => {
    const bytes = vector(file);
    const read = readSignedFile(bytes);
    const said = expected(file);

    expect(said).toMatchObject(describeHeader(bytes, read.header));
    expect(said).toMatchObject({
      payloadOffset: read.header.headerLength,
      payloadLength: read.payload.length,
      payloadSha1: sha1(read.payload),
    });
    expect(said.headerTags).toEqual(describeHeader(bytes, read.header).headerTags);
    expect(checkSignature(read, list.records) === 'good').toBe(said.signatureValid);
  });

  it('the payload is the original file', () => {
    expect(readSignedFile(vector(`tool/${name}`)).payload).toEqual(configuration);
  });
});

describe('writing signed files', () => {
  it('gives the bytes that the vectors have', () => {
    const file = writeSignedFile({ name, payload: configuration, signer: server, timestamp });

    expect(hex(file)).toBe(hex(vector(`cucm-style/${name}`)));
  });

  it('whatever the file and its name, gives what a phone accepts', () => {
    const fileName = fc.stringMatching(/^[A-Za-z0-9_/-]{1,40}$/).map((stem) => `${stem}.xml.sgn`);
    const digest = fc.constantFrom('sha1' as const, 'sha256' as const, 'sha512' as const);
    fc.assert(
      fc.property(fileName, fc.uint8Array({ maxLength: 2000 }), digest, (made, payload, hash) => {
        const signed = { name: made, payload, signer: server, timestamp, digest: hash };
        const decision = judgeSignedFile(list, writeSignedFile(signed), made);

        expect(decision).toMatchObject({ verdict: 'ok', file: { payload } });
        expect(decision).toMatchObject({ file: { header: { version: '1.0', timestamp } } });
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });
});

describe('a phone with a CTL file that gets a signed file', () => {
  it.each<[string, SignedFileVerdict]>([
    [`tool/${name}`, 'ok'],
    [`cucm-style/${name}`, 'ok'],
    ['negative/sgn-body-flipped.cnf.xml.sgn', 'bad-signature'],
    ['negative/sgn-signed-by-capf-role.cnf.xml.sgn', 'signer-role'],
    ['tool/SEP001122334455.cnf.xml', 'corrupt'],
  ])('finds %s: %s', (file, verdict) => {
    expect(verdictOn(vector(file))).toBe(verdict);
  });

  it('refuses one of a server that its CTL file does not have', () => {
    const signer = identity('sast-foreign');

    expect(verdictOn(writeSignedFile({ name, payload: configuration, signer, timestamp }))).toBe(
      'unknown-signer',
    );
  });

  it('refuses one that a security token signed: tokens sign no configuration', () => {
    const signer = identity('sast1');

    expect(verdictOn(writeSignedFile({ name, payload: configuration, signer, timestamp }))).toBe(
      'signer-role',
    );
  });

  it('refuses the signed file of another phone', () => {
    expect(verdictOn(vector(`tool/${name}`), 'SEP001122334466.cnf.xml.sgn')).toBe('other-name');
  });

  it('refuses every file when its CTL file has the TFTP server without certificate', () => {
    const records = tftpRecords(list).map(({ serial: _, publicKey: __, ...record }) => record);

    expect(judgeSignedFile({ ...list, records }, vector(`tool/${name}`), name).verdict).toBe(
      'unknown-signer',
    );
  });

  it('sees a change of any single bit', () => {
    const good = vector(`cucm-style/${name}`);
    for (let at = 0; at < good.length; at++) {
      const changed = good.slice();
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      expect(verdictOn(changed), `byte ${at}`).not.toBe('ok');
    }
  });
});

describe('the annotated dump of a signed file', () => {
  it('has the header and then the payload as one piece', () => {
    const [header, payload] = annotateSignedFile(readSignedFile(vector(`tool/${name}`)));

    expect(header).toMatchObject({ offset: 0, length: 320, name: 'Header' });
    expect(header?.children?.map((it) => it.name)).toContain('SIGNATUREINFO');
    expect(payload).toEqual({ offset: 320, length: 979, name: 'Payload', value: '979 bytes' });
  });
});

describe('bytes that are no signed file', () => {
  it('are refused at every length below that of the header', () => {
    const good = vector(`tool/${name}`);
    for (let length = 0; length < 320; length++)
      expect(answerOf(readSignedFile, good.subarray(0, length))).toBeInstanceOf(FormatError);
  });

  it('give a FormatError whatever they are', () => {
    answersWhateverComes(readSignedFile, vector(`tool/${name}`));
  });
});
