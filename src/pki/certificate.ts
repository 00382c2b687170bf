import { ByteReader, hex, latin1, Memo } from '../basics/index.ts';
import { contents, enter, explicitTag, nextTag, readBitString, readInteger, tags } from './der.ts';
import { readName } from './names.ts';
import { readPublicKey } from './public-key.ts';
import { type HashName, verify } from './signatures.ts';
import { readTime } from './times.ts';

/** An X.509 certificate with an RSA key (RFC 5280, section 4.1). */
export interface Certificate {
  readonly der: Uint8Array;
  /** Distinguished names as CallManager writes them: `CN=…;OU=…;O=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** The subject as it is encoded: the issuer of what this certificate's key signs. */
  readonly subjectDer: Uint8Array;
  /** Big-endian, without the byte that DER adds for the sign: as CTL files hold it. */
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER of RSAPublicKey: as CTL files hold it. */
  readonly publicKeyPkcs1: Uint8Array;
  readonly publicKeyBits: number;
  /** What the issuer signed. */
  readonly toBeSigned: Uint8Array;
  /** The hash under the signature, undefined for algorithms other than RSA with a hash known here. */
  readonly signatureHash: HashName | undefined;
  readonly signature: Uint8Array;
}

/** The signature algorithms of RFC 8017, appendix A.2.4, encoded. */
const signatureAlgorithms = new Map<string, HashName>([
  ['2a864886f70d010104', 'md5'],
  ['2a864886f70d010105', 'sha1'],
  ['2a864886f70d01010b', 'sha256'],
  ['2a864886f70d01010d', 'sha512'],
]);

/**
 * @throws FormatError when the bytes are not exactly one certificate, or its key is not RSA
 */
export const readCertificate = (der: Uint8Array): Certificate =>
  read.get(latin1(der), () => parse(new Uint8Array(der)));

/** The same few are read again and again; those who read them change nothing in them. */
const read = new Memo<Certificate>(256);

function parse(der: Uint8Array): Certificate {
  const file = new ByteReader(der, 'certificate');
  const certificate = enter(file, tags.sequence, 'certificate');
  file.expectEnd('the certificate');

  const toBeSignedStart = certificate.offset;
  const fields = enter(certificate, tags.sequence, 'TBSCertificate');
  const toBeSigned = der.subarray(toBeSignedStart, certificate.offset);
  const algorithm = enter(certificate, tags.sequence, 'signature algorithm');
  const signatureOid = hex(contents(enter(algorithm, tags.oid, 'algorithm'), 'algorithm'));
  const signature = contents(readBitString(certificate, 'signature'), 'signature');
  certificate.expectEnd('the signature');

  if (nextTag(fields) === explicitTag(0)) enter(fields, explicitTag(0), 'version');
  const serial = readInteger(fields, 'serial number');
  enter(fields, tags.sequence, 'algorithm of the signature');
  const issuer = readName(fields, 'issuer');
  const validity = enter(fields, tags.sequence, 'validity');
  const notBefore = readTime(validity, 'notBefore');
  const notAfter = readTime(validity, 'notAfter');
  const subjectStart = fields.offset;
  const subject = readName(fields, 'subject');
  const subjectDer = der.subarray(subjectStart, fields.offset);
  const key = readPublicKey(fields);

  return {
    der,
    subject,
    issuer,
    subjectDer,
    serial,
    notBefore,
    notAfter,
    publicKeyPkcs1: key.pkcs1,
    publicKeyBits: key.bits,
    toBeSigned,
    signatureHash: signatureAlgorithms.get(signatureOid),
    signature,
  };
}

/** Whether the key of `issuer` signed the certificate, and their names agree. Dates are not looked at. */
export const isIssuedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  certificate.issuer === issuer.subject &&
  certificate.signatureHash !== undefined &&
  verify(
    issuer.publicKeyPkcs1,
    certificate.signatureHash,
    certificate.toBeSigned,
    certificate.signature,
  );

/** Whether a moment lies within the validity, both ends included (RFC 5280, section 4.1.2.5). */
export const isValidAt = (certificate: Certificate, moment: Date): boolean =>
  certificate.notBefore <= moment && moment <= certificate.notAfter;

const written = new WeakMap<Certificate, string>();

export function toPem(certificate: Certificate): string {
  const known = written.get(certificate);
  if (known !== undefined) return known;
  const lines =
    Buffer.from(certificate.der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const text = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(
    '\n',
  );
  written.set(certificate, text);
  return text;
}
