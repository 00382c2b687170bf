/**
 * A record of a CTL or ITL file: a token or a server that the phone trusts, and for what. Layout:
 * public tool certutils and the `show ctl` output of real servers, Cisco tech notes 118892, 118893.
 */
import {
  anyAddress,
  BugError,
  type ByteReader,
  ByteWriter,
  FormatError,
  formatDay,
  type Ipv4,
  printable,
  tryRead,
} from '../../basics/index.ts';
import { type Certificate, publicKeyBits, readCertificate } from '../../pki/index.ts';
import {
  bytes,
  type Element,
  eightBit,
  expectElement,
  type Kind,
  readElements,
  serialNumber,
  type Table,
  text,
  u16,
  valuesOf,
  writeElements,
} from '../signed-header/index.ts';
import { type Role, role } from './roles.ts';

/** Any of it may be missing: a server of a non-secure cluster has no certificate, for example. */
export interface CtlRecord {
  /** Host name or dotted address as configured; empty for tokens. */
  readonly dnsName?: string;
  /** Distinguished names are opaque: compared as they stand, never taken apart. */
  readonly subjectName?: string;
  readonly role?: Role;
  readonly issuerName?: string;
  /** Big-endian, without the byte that DER adds for the sign. */
  readonly serial?: Uint8Array;
  /** DER of RSAPublicKey. */
  readonly publicKey?: Uint8Array;
  /** The certificate's own signature; CTL files of the Windows CTL client have none. */
  readonly signature?: Uint8Array;
  /** DER. */
  readonly certificate?: Uint8Array;
  /** 0.0.0.0 for tokens. */
  readonly address?: Ipv4;
  /** Instead of the certificate, in ITL files of later releases. */
  readonly certificateHash?: Uint8Array;
  readonly hashAlgorithm?: number;
}

/** A record as it stands in a file. */
export interface ParsedRecord extends CtlRecord {
  /** From the first byte of the file. */
  readonly offset: number;
  readonly length: number;
  readonly elements: readonly Element[];
}

interface RecordValues extends CtlRecord {
  readonly recordLength: number;
}

const certificate: Kind<Uint8Array> = {
  ...bytes,
  show(der) {
    const read = tryRead(() => readCertificate(der));
    return read instanceof FormatError
      ? notReadable(read)
      : `${printable(read.subject)}, ${validityAndKey(read)}`;
  },
};

const publicKey: Kind<Uint8Array> = {
  ...bytes,
  show(key) {
    const bits = tryRead(() => publicKeyBits(key));
    return bits instanceof FormatError ? notReadable(bits) : `RSA ${bits} bits`;
  },
};

const address: Kind<Ipv4> = {
  read: (reader, name) => reader.ipv4(name),
  write: (value) => new ByteWriter().ipv4(value).done(),
  show: (value) => value,
};

const u8: Kind<number> = {
  read: (reader, name) => reader.u8(name),
  write: (value) => Uint8Array.of(value),
  show: String,
};

const recordLengthTag = 1;

/** In the order in which CallManager writes them. */
const recordTable: Table<RecordValues> = [
  { tag: recordLengthTag, name: 'RECORDLENGTH', key: 'recordLength', kind: u16 },
  { tag: 2, name: 'DNSNAME', key: 'dnsName', kind: text },
  { tag: 3, name: 'SUBJECTNAME', key: 'subjectName', kind: text },
  { tag: 4, name: 'FUNCTION', key: 'role', kind: role },
  { tag: 5, name: 'ISSUERNAME', key: 'issuerName', kind: text },
  { tag: 6, name: 'SERIALNUMBER', key: 'serial', kind: serialNumber },
  { tag: 7, name: 'PUBLICKEY', key: 'publicKey', kind: publicKey },
  { tag: 8, name: 'SIGNATURE', key: 'signature', kind: bytes },
  { tag: 9, name: 'CERTIFICATE', key: 'certificate', kind: certificate },
  { tag: 10, name: 'IPADDRESS', key: 'address', kind: address },
  { tag: 11, name: 'CERTHASH', key: 'certificateHash', kind: bytes },
  { tag: 12, name: 'HASHALGORITHM', key: 'hashAlgorithm', kind: u8 },
];

/**
 * Reads one record: its length first, then what there is, in any order.
 * @param elements receives what is read, also where a problem follows
 * @throws FormatError
 */
export function readRecord(reader: ByteReader, elements: Element[] = []): ParsedRecord {
  const offset = reader.offset;
  const first = expectElement(reader, recordTable, recordLengthTag);
  const length = first.content?.value as number;
  const end = offset + length;
  if (end < reader.offset || end > reader.end)
    reader.fail(
      `RECORDLENGTH ${length} does not fit, ${reader.end - offset} bytes are left`,
      offset,
    );

  elements.push(first);
  readElements(reader.part(end - reader.offset, 'record'), recordTable, elements);
  const { recordLength: _, ...values } = valuesOf<RecordValues>(elements);
  return { ...values, offset, length, elements };
}

export function writeRecord(record: CtlRecord): Uint8Array {
  const { length } = writeElements({ ...record, recordLength: 0 }, recordTable);
  if (length > 0xffff) throw new BugError(`a record of ${length} bytes is too long`);
  return writeElements({ ...record, recordLength: length }, recordTable);
}

/** A record for a token or a server that has a certificate. */
export const recordFor = (
  role: Role,
  certificate: Certificate,
  server: { readonly dnsName: string; readonly address: Ipv4 } = unaddressed,
): CtlRecord => ({
  dnsName: eightBit(server.dnsName),
  subjectName: eightBit(certificate.subject),
  role,
  issuerName: eightBit(certificate.issuer),
  serial: certificate.serial,
  publicKey: certificate.publicKeyPkcs1,
  certificate: certificate.der,
  address: server.address,
});

/** A record for a server without a certificate: an alternate TFTP server, or a non-secure cluster's. */
export const recordWithoutCertificate = (
  role: Role,
  server: { readonly dnsName: string; readonly address: Ipv4 },
): CtlRecord => ({ dnsName: eightBit(server.dnsName), role, address: server.address });

/** Tokens are no hosts. */
const unaddressed = { dnsName: '', address: anyAddress };

/** `valid 2000-01-01 to 2049-12-31, RSA 1024 bits` */
export const validityAndKey = ({ notBefore, notAfter, publicKeyBits: bits }: Certificate) =>
  `valid ${formatDay(notBefore)} to ${formatDay(notAfter)}, RSA ${bits} bits`;

const notReadable = ({ message }: FormatError): string => `not readable: ${message}`;
