import { describe, expect, it } from 'vitest';
import { ByteReader, concat, FormatError, fromHex, hex } from '../../../src/basics/index.ts';
import {
  checkSignature,
  type ParsedRecord,
  readTrustList,
  sastRecords,
} from '../../../src/protocols/ctl/index.ts';
import { readRecord } from '../../../src/protocols/ctl/record.ts';
import { answerOf, answersWhateverComes, problemOf } from '../../pki/hostile.ts';
import { describeHeader, expected, sha1, vector } from './vectors.ts';

const files = [
  'tool/CTLFile.tlv',
  'tool/ITLFile.tlv',
  'cucm-style/CTLFile-v1.tlv',
  'cucm-style/CTLFile-v2-signed-by-sast2.tlv',
  'cucm-style/CTLFile-foreign-cluster.tlv',
  'negative/ctl-body-flipped.tlv',
  'negative/ctl-signer-not-listed.tlv',
];

/** A record in the words of the independent parser. */
const describeRecord = (record: ParsedRecord) => ({
  offset: record.offset,
  recordLength: record.length,
  tags: record.elements.map(({ tag, name, length }) => ({
    tag,
    ...(tag !== 1 && { name }),
    length: length - 3,
  })),
  ...(record.dnsName !== undefined && { dnsName: record.dnsName }),
  ...(record.subjectName !== undefined && { subjectName: record.subjectName }),
  role: record.role,
  ...(record.issuerName !== undefined && { issuerName: record.issuerName }),
  ...(record.serial && { serialHex: hex(record.serial) }),
  ...(record.publicKey && {
    publicKeyLength: record.publicKey.length,
    publicKeySha1: sha1(record.publicKey),
  }),
  ...(record.signature && { signatureLength: record.signature.length }),
  ...(record.certificate && {
    certificateLength: record.certificate.length,
    certificateSha1: sha1(record.certificate),
  }),
  ...(record.address && { ipAddress: record.address }),
});

/** What the independent parser says of the signature: null when the file has no record of its signer. */
const signatureVerdicts = { good: true, 'bad-signature': false, 'unknown-signer': null };

describe('reading CTL and ITL files', () => {
  it.each(files)('%s is read as an independent parser reads it', (name) => {
    const bytes = vector(name);
    const list = readTrustList(bytes);
    const said = expected(name);

    expect(said).toMatchObject(describeHeader(bytes, list.header));
    expect(said.headerTags).toEqual(describeHeader(bytes, list.header).headerTags);
    expect(list.records.map(describeRecord)).toEqual(
      said.records.map(({ function: _, ...record }: Record<string, unknown>) => record),
    );
    expect(signatureVerdicts[checkSignature(list, sastRecords(list))]).toBe(
      said.signatureValidWithOwnSastRecord,
    );
  });

  it('an empty file has no VERSION', () => {
    expect(problemOf(readTrustList, vector('negative/ctl-empty.tlv'))).toMatchObject({
      format: 'CTL file',
      offset: 0,
    });
  });

  it('a file that was cut off is refused at the record that it cuts', () => {
    expect(problemOf(readTrustList, vector('negative/ctl-truncated.tlv'))).toMatchObject({
      offset: 2701,
      problem: 'RECORDLENGTH 902 does not fit, 802 bytes are left',
    });
  });

  it('a signed file is no CTL file', () => {
    const problem = problemOf(readTrustList, vector('tool/SEP001122334455.cnf.xml.sgn'));

    expect(problem).toMatchObject({ offset: 320, format: 'CTL file' });
  });
});

describe('reading a record', () => {
  const read = (text: string) => readRecord(new ByteReader(fromHex(text), 'CTL file'));
  const problem = (text: string) =>
    problemOf((bytes) => readRecord(new ByteReader(bytes, 'CTL file')), fromHex(text));

  it('takes elements in any order, and none for granted', () => {
    const length = '0100020019';
    const [address, role, name] = ['0a00040a01000b', '0400020003', '020005 6363 6d31 00'];
    const values = { address: '10.1.0.11', role: 'TFTP', dnsName: 'ccm1' };

    expect(read(length + address + role + name)).toMatchObject(values);
    expect(read(length + name + role + address)).toMatchObject(values);
    expect(Object.keys(read('0100020005'))).toEqual(['offset', 'length', 'elements']);
  });

  it('keeps the code of a role that it does not know', () => {
    expect(read('010002000a 0400020009').role).toBe(9);
  });

  it('steps over elements that it does not know', () => {
    expect(read('010002000f 630002ffff 0400020004')).toMatchObject({ role: 'CAPF', length: 15 });
  });

  it.each([
    ['does not begin with its length', '0400020004', 0, 'RECORDLENGTH belongs here, not'],
    ['says that it is shorter than its length', '0100020004', 0, 'RECORDLENGTH 4 does not fit'],
    ['has an element that runs over its end', '010002000a 040005000400000000', 8, 'FUNCTION needs'],
    ['has an element twice', '010002000f 0400020004 0400020004', 10, 'FUNCTION stands here again'],
    ['has a name without NUL', '0100020009 020001 41', 8, 'DNSNAME has no NUL at its end'],
    ['has an empty name without NUL', '0100020008 020000', 8, 'DNSNAME has no NUL at its end'],
    ['has a role of one byte', '0100020009 040001 02', 8, 'FUNCTION needs 2 bytes, 1 are left'],
    ['has a role of three bytes', '010002000b 040003 000200', 10, '1 bytes follow the value of'],
  ])('that %s is refused with the place', (_, bytes, offset, text) => {
    expect(problem(bytes)).toMatchObject({ offset, problem: expect.stringContaining(text) });
  });
});

describe('bytes that are no CTL file', () => {
  const good = vector('cucm-style/CTLFile-v1.tlv');
  const ends = new Set([good.length, ...readTrustList(good).records.map(({ offset }) => offset)]);

  it('are a shorter list when they end after a record, and refused when they end elsewhere', () => {
    for (let length = 0; length <= good.length; length++) {
      const answer = answerOf(readTrustList, good.subarray(0, length));
      expect(answer instanceof FormatError, `${length} bytes`).toBe(!ends.has(length));
    }
  });

  it('give a FormatError whatever they are', () => {
    answersWhateverComes(readTrustList, good);
    answersWhateverComes(readTrustList, vector('tool/ITLFile.tlv'));
  });

  it('may be made of very many very small records', () => {
    const header = good.subarray(0, 272);
    const records = new Uint8Array(Buffer.alloc(500_000, Buffer.from('0100020005', 'hex')));
    const list = readTrustList(concat(header, records));

    expect(list.records).toHaveLength(100_000);
    expect(list.exceededLimits).toEqual(['records', 'size']);
  });
});
