import { spawnSync } from 'node:child_process';
import { createPublicKey, verify as cryptoVerify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, Ipv4 } from '../../../src/basics/index.ts';
import { toPem } from '../../../src/pki/index.ts';
import {
  type CtlLimit,
  CtlLimitError,
  type CtlRecord,
  readTrustList,
  recordFor,
  recordWithoutCertificate,
  type TrustList,
  writeTrustList,
} from '../../../src/protocols/ctl/index.ts';
import { writeRecord } from '../../../src/protocols/ctl/record.ts';
import { writeHeader } from '../../../src/protocols/signed-header/index.ts';
import { runs } from '../../support/runs.ts';
import { identity, vector, withoutPlace } from './vectors.ts';

const signer = identity('sast1');
const publisher = { dnsName: 'ccm-pub', address: Ipv4('10.1.0.11') };
const timestamp = new Date('2005-06-15T08:00:00Z');
const records = [
  recordFor('SAST', signer.certificate),
  recordFor('SAST', identity('sast2').certificate),
  recordFor('CCM+TFTP', identity('ccmtftp').certificate, publisher),
  recordFor('CAPF', identity('capf').certificate, publisher),
  recordWithoutCertificate('TFTP', { dnsName: '10.1.0.99', address: Ipv4('10.1.0.99') }),
];

/** What stands before and after the SIGNATURE element. */
const signedPart = ({ bytes, header: { signatureElement } }: TrustList): Uint8Array =>
  concat(
    bytes.subarray(0, signatureElement.offset),
    bytes.subarray(signatureElement.offset + signatureElement.length),
  );

describe('writing a CTL file', () => {
  it.each([
    ['CTLFile-v1.tlv', 'sast1'],
    ['CTLFile-v2-signed-by-sast2.tlv', 'sast2'],
    ['CTLFile-foreign-cluster.tlv', 'sast-foreign'],
  ])('from the parts of %s gives that file again', (name, signerName) => {
    const file = vector(`cucm-style/${name}`);
    const { header, records: parts } = readTrustList(file);

    expect(hex(concat(writeHeader(header), ...parts.map(writeRecord)))).toBe(hex(file));
    const signedAgain = writeTrustList({
      records: parts,
      signer: identity(signerName),
      timestamp: header.timestamp,
    });
    expect(hex(signedAgain)).toBe(hex(file));
  });

  it('from certificates gives the records that are read back', () => {
    const file = writeTrustList({ records, signer, timestamp });
    const list = readTrustList(file);

    expect(list.records.map(withoutPlace)).toEqual(records);
    expect(list.exceededLimits).toEqual([]);
    expect(list.header).toMatchObject({
      version: '1.2',
      signerName: signer.certificate.subject,
      signerSerial: signer.certificate.serial,
      signerIssuer: signer.certificate.issuer,
      digest: 'sha1',
      signerKeyBits: 1024,
      fileName: 'CTLFile.tlv',
      timestamp,
    });
    expect(list.header).not.toHaveProperty('signerVersion');
    expect(list.header.headerLength % 4).toBe(0);
  });

  it.each(['sha1', 'sha512'] as const)(
    'signs with %s so that node:crypto verifies it',
    (digest) => {
      const list = readTrustList(writeTrustList({ records, signer, timestamp, digest }));
      const key = createPublicKey(signer.key.privateKey);

      expect(cryptoVerify(digest, signedPart(list), key, list.header.signature)).toBe(true);
    },
  );

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!hasOpenssl)('signs so that the openssl command verifies it', () => {
    const list = readTrustList(writeTrustList({ records, signer, timestamp }));
    const folder = mkdtempSync(join(tmpdir(), 'offhook-ctl-'));
    const path = (name: string) => join(folder, name);
    const openssl = (...words: string[]) => spawnSync('openssl', words, { encoding: 'utf8' });
    writeFileSync(path('body'), signedPart(list));
    writeFileSync(path('signature'), list.header.signature);
    writeFileSync(path('certificate'), toPem(signer.certificate));
    const key = openssl('x509', '-in', path('certificate'), '-pubkey', '-noout').stdout;
    writeFileSync(path('key'), key);
    const options = ['-sha1', '-verify', path('key'), '-signature', path('signature')];
    const { stdout } = openssl('dgst', ...options, path('body'));
    rmSync(folder, { recursive: true });

    expect(stdout.trim()).toBe('Verified OK');
  });

  it('keeps host names in other scripts as UTF-8', () => {
    const record = recordWithoutCertificate('TFTP', { ...publisher, dnsName: 'münchen' });
    const [read] = readTrustList(writeTrustList({ records: [record], signer, timestamp })).records;

    expect(Buffer.from(read?.dnsName ?? '', 'latin1').toString('utf8')).toBe('münchen');
  });

  it('whatever its records hold, gives what is read back', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const text = fc.string({ unit: fc.nat(255).map((n) => String.fromCharCode(n)) });
    const record = fc.record(
      {
        dnsName: text,
        subjectName: text,
        role: fc.constantFrom('SAST', 'CCM', 'CCM+TFTP', 'TFTP', 'CAPF', 'TVS', 9, 300),
        issuerName: text,
        serial: bytes,
        publicKey: bytes,
        signature: bytes,
        certificate: bytes,
        address: fc.ipV4().map(Ipv4),
        certificateHash: bytes,
        hashAlgorithm: fc.nat(255),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 10 }), (made) => {
        const file = writeTrustList({ records: made as CtlRecord[], signer, timestamp });

        expect(readTrustList(file).records.map(withoutPlace)).toEqual(made);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('the sizes of real files', () => {
  // Cisco tech notes 118892 and 118893 print the lengths of all elements of two files of real
  // servers; a public dump of scf_parse.h those of a third.
  const filler = (length: number): Uint8Array => new Uint8Array(length);
  const name = (length: number): string => 'x'.repeat(length - 1);
  const header = (signerName: number, serial: number, issuer: number): number =>
    writeHeader({
      version: '1.2',
      signerName: name(signerName),
      signerSerial: filler(serial),
      signerIssuer: name(issuer),
      digest: 'sha1',
      signatureAlgorithm: 'RSA',
      signerKeyBits: 1024,
      signature: filler(128),
      fileName: 'CTLFile.tlv',
      timestamp,
    }).length;
  interface Lengths {
    dns: number;
    subject: number;
    issuer: number;
    serial: number;
    signature?: number;
    certificate: number;
  }
  const record = ({ dns, subject, issuer, serial, signature, certificate }: Lengths): number =>
    writeRecord({
      dnsName: name(dns),
      subjectName: name(subject),
      role: 'SAST',
      issuerName: name(issuer),
      serial: filler(serial),
      publicKey: filler(140),
      ...(signature && { signature: filler(signature) }),
      certificate: filler(certificate),
      address: publisher.address,
    }).length;

  it('a file signed by an eToken, of a cluster that is not secure, has 3746 bytes', () => {
    const token = record({ dns: 1, subject: 56, issuer: 42, serial: 10, certificate: 902 });
    const capf = record({ dns: 13, subject: 60, issuer: 60, serial: 16, certificate: 680 });
    const server = { dnsName: '10.48.47.153', address: Ipv4('10.48.47.153') };
    const tftp = writeRecord(recordWithoutCertificate('CCM+TFTP', server)).length;

    expect([header(56, 10, 42), token, capf, tftp]).toEqual([304, 1186, 1004, 33]);
    expect(304 + token + token + tftp + capf + tftp).toBe(3746);
  });

  it('a file signed without token has a header of 336 and records of 1156 bytes', () => {
    const lengths = { dns: 16, subject: 62, issuer: 62, serial: 16 };

    expect(header(62, 16, 62)).toBe(336);
    expect(record({ ...lengths, signature: 128, certificate: 694 })).toBe(1156);
  });

  it('a third file has a header of 312 and a record of 1147 bytes', () => {
    const lengths = { dns: 11, subject: 55, issuer: 55, serial: 8 };

    expect(header(55, 8, 55)).toBe(312);
    expect(record({ ...lengths, signature: 128, certificate: 712 })).toBe(1147);
  });
});

describe('the limits of the CTL client', () => {
  const alternate = records.at(-1) as CtlRecord;
  const write = (made: readonly CtlRecord[]) =>
    writeTrustList({ records: made, signer, timestamp });
  const limitOf = (made: readonly CtlRecord[]): CtlLimit => {
    try {
      write(made);
    } catch (error) {
      if (error instanceof CtlLimitError) return error.limit;
      throw error;
    }
    throw new Error('was written without complaint');
  };

  it('100 records are written, 101 are not', () => {
    expect(readTrustList(write(Array(100).fill(alternate))).records).toHaveLength(100);
    expect(limitOf(Array(101).fill(alternate))).toBe('records');
  });

  it('76,800 bytes are written, 76,801 are not', () => {
    const big = { certificate: new Uint8Array(60_000) };
    const rest = 76_800 - write([big, { certificate: new Uint8Array() }]).length;

    expect(write([big, { certificate: new Uint8Array(rest) }])).toHaveLength(76_800);
    expect(limitOf([big, { certificate: new Uint8Array(rest + 1) }])).toBe('size');
  });

  it('a file that exceeds them is read, and the limits are named', () => {
    const { header } = readTrustList(vector('cucm-style/CTLFile-v1.tlv'));
    const many = concat(writeHeader(header), ...Array(101).fill(writeRecord(alternate)));
    const large = concat(writeHeader(header), ...Array(90).fill(writeRecord(records[0] ?? {})));

    expect(readTrustList(many).exceededLimits).toEqual(['records']);
    expect(large.length).toBeLessThan(76_800);
    expect(readTrustList(large).exceededLimits).toEqual([]);
    expect(
      readTrustList(concat(large, ...Array(9).fill(writeRecord(records[0] ?? {})))).exceededLimits,
    ).toEqual(['size']);
  });
});
