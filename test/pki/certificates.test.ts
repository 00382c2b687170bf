import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError, fromHex, hex } from '../../src/basics/index.ts';
import {
  type AttributeType,
  type Certificate,
  createRsaKey,
  isIssuedBy,
  issue,
  isValidAt,
  type Name,
  readCertificate,
  selfSigned,
  toPem,
} from '../../src/pki/index.ts';
import { SeededRandom } from '../../src/simulation/index.ts';
import { runs } from '../support/runs.ts';
import { answerOf, answersWhateverComes, problemOf } from './hostile.ts';

const random = new SeededRandom(42);
const key = createRsaKey(random.stream('authority'), 1024);
const phoneKey = createRsaKey(random.stream('phone'), 512);
const validity = {
  notBefore: new Date('2000-01-01T00:00:00Z'),
  notAfter: new Date('2049-12-31T23:59:59Z'),
};

const authority = selfSigned({
  subject: [
    ['CN', 'CAPF-1'],
    ['OU', 'IPCBU'],
    ['O', 'offhook simulation'],
  ],
  key,
  serial: fromHex('83e908'),
  ...validity,
});
const lsc = issue({
  subject: [['CN', 'SEP001122334455']],
  publicKeyPkcs1: phoneKey.publicKeyPkcs1,
  issuer: authority,
  serial: fromHex('0102'),
  ...validity,
});

/** Expects that OpenSSL reads the same from the certificate. */
function expectAgreement(certificate: Certificate): void {
  const native = new X509Certificate(certificate.der);
  const plain = (text: string) => text.replace(/\n/g, ';').replace(/\\(?=[^0-9A-F])/g, '');

  expect(certificate.subject).toBe(plain(native.subject));
  expect(certificate.issuer).toBe(plain(native.issuer));
  expect(hex(certificate.serial)).toBe(native.serialNumber.toLowerCase());
  expect(certificate.notBefore).toEqual(new Date(native.validFrom));
  expect(certificate.notAfter).toEqual(new Date(native.validTo));
  expect(hex(certificate.publicKeyPkcs1)).toBe(
    native.publicKey.export({ format: 'der', type: 'pkcs1' }).toString('hex'),
  );
  expect(certificate.publicKeyBits).toBe(native.publicKey.asymmetricKeyDetails?.modulusLength);
}

describe('a certificate made here', () => {
  it('names its subject as CallManager does, most specific first', () => {
    expect(authority.certificate.subject).toBe('CN=CAPF-1;OU=IPCBU;O=offhook simulation');
  });

  it('says that it is simulated even if it was not asked to', () => {
    expect(lsc.subject).toBe('CN=SEP001122334455;O=offhook simulation');
  });

  it('is read by OpenSSL with the same fields, extensions and signature', () => {
    expectAgreement(authority.certificate);
    expectAgreement(lsc);
    const [issuer, subject] = [authority.certificate, lsc].map((it) => new X509Certificate(it.der));

    expect(issuer?.ca).toBe(true);
    expect(issuer?.verify(issuer.publicKey)).toBe(true);
    expect(subject?.ca).toBe(false);
    expect(issuer && subject?.checkIssued(issuer)).toBe(true);
    expect(issuer && subject?.verify(issuer.publicKey)).toBe(true);
  });

  it('keeps its serial number without the byte that DER adds for the sign', () => {
    expect(hex(authority.certificate.serial)).toBe('83e908');
  });

  it('is the same for the same request', () => {
    const again = selfSigned({
      subject: [
        ['CN', 'CAPF-1'],
        ['OU', 'IPCBU'],
        ['O', 'offhook simulation'],
      ],
      key,
      serial: fromHex('83e908'),
      ...validity,
    });

    expect(hex(again.certificate.der)).toBe(hex(authority.certificate.der));
  });

  it('is known as issued by its issuer and by nobody else', () => {
    const { certificate: impostor } = selfSigned({
      subject: [
        ['CN', 'CAPF-1'],
        ['OU', 'IPCBU'],
        ['O', 'offhook simulation'],
      ],
      key: phoneKey,
      serial: fromHex('83e908'),
      ...validity,
    });

    expect(isIssuedBy(lsc, authority.certificate)).toBe(true);
    expect(isIssuedBy(authority.certificate, authority.certificate)).toBe(true);
    expect(isIssuedBy(lsc, impostor)).toBe(false);
    expect(isIssuedBy(lsc, lsc)).toBe(false);
  });

  it('is valid from its first second to its last', () => {
    expect(isValidAt(lsc, validity.notBefore)).toBe(true);
    expect(isValidAt(lsc, validity.notAfter)).toBe(true);
    expect(isValidAt(lsc, new Date(validity.notBefore.getTime() - 1))).toBe(false);
    expect(isValidAt(lsc, new Date(validity.notAfter.getTime() + 1))).toBe(false);
  });

  it('whatever its name, serial number and validity, is read by OpenSSL as it was meant', () => {
    const types: AttributeType[] = ['CN', 'OU', 'O', 'L', 'ST', 'C'];
    const value = fc.stringMatching(/^[A-Za-z0-9äöü. ,+"<>;=#-]{1,20}$/);
    const name = fc.array(fc.tuple(fc.constantFrom(...types.slice(0, 5)), value), {
      minLength: 1,
      maxLength: 6,
    });
    const second = fc
      .integer({ min: Date.UTC(1950, 0) / 1000, max: Date.UTC(9999, 0) / 1000 })
      .map((seconds) => new Date(seconds * 1000));
    const serial = fc.uint8Array({ minLength: 1, maxLength: 20 }).filter((bytes) => bytes[0] !== 0);
    fc.assert(
      fc.property(name, serial, second, second, (subject, serialBytes, notBefore, notAfter) => {
        const certificate = issue({
          subject: subject as Name,
          publicKeyPkcs1: phoneKey.publicKeyPkcs1,
          issuer: authority,
          serial: serialBytes,
          notBefore,
          notAfter,
        });

        expect(certificate).toMatchObject({ serial: serialBytes, notBefore, notAfter });
        expect(certificate.subject).toBe(
          [...subject, ['O', 'offhook simulation']].map((pair) => pair.join('=')).join(';'),
        );
        const native = new X509Certificate(certificate.der);
        expect(native.serialNumber.toLowerCase()).toBe(hex(serialBytes));
        expect(new Date(native.validFrom)).toEqual(notBefore);
        expect(new Date(native.validTo)).toEqual(notAfter);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!hasOpenssl)('is verified by the openssl command', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-pki-'));
    const [root, leaf] = [join(folder, 'root.pem'), join(folder, 'leaf.pem')];
    writeFileSync(root, toPem(authority.certificate));
    writeFileSync(leaf, toPem(lsc));
    const { stdout } = spawnSync(
      'openssl',
      ['verify', '-auth_level', '0', '-attime', '1118822400', '-CAfile', root, leaf],
      { encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true });

    expect(stdout.trim()).toBe(`${leaf}: OK`);
  });
});

describe('reading certificates made elsewhere', () => {
  const folder = 'test/vectors/ctl/keys';

  it.each(readdirSync(folder))('%s is read as OpenSSL reads it', (file) => {
    expectAgreement(readCertificate(new X509Certificate(readFileSync(join(folder, file))).raw));
  });

  it('an LSC names the CAPF server that issued it with SHA-256', () => {
    const read = (file: string) =>
      readCertificate(new X509Certificate(readFileSync(join(folder, file))).raw);
    const issued = read('capf-issued-lsc-SEP001122334455.pem');

    expect(issued.signatureHash).toBe('sha256');
    expect(isIssuedBy(issued, read('capf.pem'))).toBe(true);
    expect(isIssuedBy(read('mic-SEP001122334455.crt.pem'), read('mic-ca.crt.pem'))).toBe(true);
  });
});

describe('bytes that are no certificate', () => {
  it('are refused at every length but the right one', () => {
    for (let length = 0; length < lsc.der.length; length++)
      expect(answerOf(readCertificate, lsc.der.subarray(0, length))).toBeInstanceOf(FormatError);
  });

  it('give a FormatError whatever they are', () => {
    answersWhateverComes(readCertificate, lsc.der);
  });

  it('may not follow a certificate', () => {
    expect(problemOf(readCertificate, Uint8Array.of(...lsc.der, 0))).toMatchObject({
      offset: lsc.der.length,
      problem: '1 bytes follow the certificate',
    });
  });

  it.each([
    ['PEM', '2d2d2d2d2d', 0, 'certificate has tag 45, not 48'],
    ['an endless length', '3080', 1, 'length of certificate takes 0 bytes'],
    ['a length of four bytes', '308401000000', 1, 'length of certificate takes 4 bytes'],
    ['a length not in its shortest form', '308100', 1, 'length of certificate is not the shortest'],
    ['a length beyond the end', '3083ffffff', 5, 'certificate needs 16777215 bytes'],
  ])('%s is refused with the place', (_, bytes, offset, problem) => {
    const error = problemOf(readCertificate, fromHex(bytes));

    expect(error.offset).toBe(offset);
    expect(error.problem).toContain(problem);
  });

  it('a date that no calendar has is refused', () => {
    const der = lsc.der.slice();
    const at = Buffer.from(der).indexOf('491231235959Z');
    der.set(Buffer.from('490231'), at);

    expect(problemOf(readCertificate, der)).toMatchObject({
      offset: at - 2,
      problem: 'notAfter is not a date',
    });
  });

  it('a negative serial number is refused', () => {
    const der = lsc.der.slice();
    const at = Buffer.from(der).indexOf(Buffer.from('02020102', 'hex'));
    der[at + 2] = 0x81;

    expect(problemOf(readCertificate, der)).toMatchObject({
      offset: at,
      problem: 'serial number is negative',
    });
  });
});
