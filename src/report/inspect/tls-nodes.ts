import { type Annotation, ByteReader, FormatError, hex, tryRead } from '../../basics/index.ts';
import {
  alertName,
  cipherSuites,
  handshakeType,
  type SeenRecord,
} from '../../network/tls/index.ts';
import { readCertificate } from '../../pki/index.ts';
import { annotateCertificate } from './certificate.ts';
import { FieldReader } from './field-reader.ts';
import { shifted } from './inspection.ts';
import { data } from './units.ts';

const headerLength = 5;

/** A record as it lies on the wire: its header, and as much of what it carries as is not sealed. */
export function annotateRecord(record: SeenRecord): Annotation {
  const { type = 'unknown', bytes, isSealed } = record;
  const fields = new FieldReader(new ByteReader(bytes, 'TLS record'));
  fields.number('content type', 1, (code) => `${code} (${type})`);
  fields.number('version', 2, versionText);
  fields.number('length', 2);
  const body = bytes.subarray(headerLength);
  const content = isSealed
    ? [data(body, record.fragment ? 'sealed, opened below' : 'sealed')]
    : annotateFragment(record, body);
  return {
    offset: 0,
    length: bytes.length,
    name: 'TLS record',
    value: isSealed ? `${type}, sealed` : type,
    children: [...fields.fields, ...content.map((node) => shifted(node, headerLength))],
  };
}

/** What is in a record that is not sealed, or that was opened. */
export function annotateFragment(
  { type, isSealed }: SeenRecord,
  fragment: Uint8Array,
): readonly Annotation[] {
  switch (type) {
    case 'handshake':
      return handshakeMessages(fragment);
    case 'alert':
      return [alert(fragment)];
    default:
      return [data(fragment, isSealed ? 'data' : (type ?? 'data'))];
  }
}

const versionText = (version: number): string =>
  version === 0x0301 ? '3.1 (TLS 1.0)' : `${version >> 8}.${version & 0xff}`;

/** RFC 2246 section 7.2. */
const alert = (fragment: Uint8Array): Annotation => {
  const [level = 0, code = 0] = fragment;
  const value = `${level === 2 ? 'fatal' : 'warning'}, ${alertName(code) ?? code}`;
  return { offset: 0, length: fragment.length, name: 'alert', value };
};

/** The messages of a record; a broken rest is shown as bytes. */
function handshakeMessages(fragment: Uint8Array): readonly Annotation[] {
  const fields = new FieldReader(new ByteReader(fragment, 'TLS handshake'));
  while (fields.reader.left > 0) {
    const from = fields.reader.offset;
    const read = tryRead(() => handshakeMessage(fields));
    if (read instanceof FormatError)
      return [...fields.fields, shifted(data(fragment.subarray(from), 'not readable'), from)];
  }
  return fields.fields;
}

/** @throws FormatError where it lacks its end */
function handshakeMessage(fields: FieldReader): void {
  const { reader } = fields;
  const from = reader.offset;
  const head = new FieldReader(reader);
  const code = head.number('type', 1);
  const length = length24(head, 'length');
  const name = handshakeType(Uint8Array.of(code)) ?? `message ${code}`;
  const body = new FieldReader(reader.part(length, name));
  // What of a body is not as it should be is shown as bytes.
  tryRead(() => bodies[name]?.(body));
  const { left } = body.reader;
  if (left > 0) body.bytes('contents', left);
  fields.group(name, from, [...head.fields, ...body.fields]);
}

const bodies: Readonly<Record<string, (fields: FieldReader) => void>> = {
  ClientHello(fields) {
    hello(fields, 'client');
    const suites = fields.number('length of cipher suites', 2) / 2;
    for (let suite = 0; suite < suites; suite++) fields.number('cipher suite', 2, suiteText);
    const methods = fields.number('length of compression methods', 1);
    fields.bytes('compression methods', methods, (bytes) =>
      hex(bytes) === '00' ? 'none' : hex(bytes),
    );
    extensions(fields);
  },
  ServerHello(fields) {
    hello(fields, 'server');
    fields.number('cipher suite', 2, suiteText);
    fields.number('compression method', 1, (method) => (method === 0 ? 'none' : String(method)));
    extensions(fields);
  },
  Certificate(fields) {
    const { reader } = fields;
    length24(fields, 'length of certificates');
    while (reader.left > 0) {
      const length = length24(fields, 'length of certificate');
      const { offset } = reader;
      const der = reader.take(length, 'certificate');
      const certificate = tryRead(() => readCertificate(der));
      const subject =
        certificate instanceof FormatError ? certificate.problem : certificate.subject;
      const [tree] = annotateCertificate(der);
      const children = tree?.children?.map((child) => shifted(child, offset)) ?? [];
      fields.group('certificate', offset, children, subject);
    }
  },
  CertificateRequest(fields) {
    const types = fields.number('length of types', 1);
    fields.bytes('types of certificate', types, (bytes) =>
      hex(bytes) === '01' ? 'RSA' : hex(bytes),
    );
    fields.number('length of authorities', 2);
  },
  ClientKeyExchange(fields) {
    const length = fields.number('length', 2);
    fields.bytes('pre-master secret, encrypted to the server', length);
  },
  CertificateVerify(fields) {
    const length = fields.number('length', 2);
    fields.bytes('signature of all messages so far', length);
  },
  Finished(fields) {
    fields.bytes('hash of all messages so far', fields.reader.left);
  },
};

function hello(fields: FieldReader, side: 'client' | 'server'): void {
  fields.number('version', 2, versionText);
  fields.bytes(`${side} random`, 32);
  const session = fields.number('length of session id', 1);
  if (session > 0) fields.bytes('session id', session);
}

function extensions(fields: FieldReader): void {
  if (fields.reader.left > 0) fields.bytes('extensions', fields.reader.left);
}

/** A length of three bytes. */
function length24(fields: FieldReader, name: string): number {
  const { offset } = fields.reader;
  let length = 0;
  for (const digit of fields.reader.take(3, name)) length = length * 256 + digit;
  fields.group(name, offset, [], String(length));
  return length;
}

/** RFC 5746 section 3.3: stands among the suites of a client, and is none. */
const renegotiationSignal = 0x00ff;

function suiteText(code: number): string {
  if (code === renegotiationSignal) return 'TLS_EMPTY_RENEGOTIATION_INFO_SCSV';
  const found = Object.entries(cipherSuites).find(([, suite]) => suite.code === code);
  return found?.[0] ?? `0x${code.toString(16).padStart(4, '0')}`;
}
