/** What stands in the handshake messages other than hellos (RFC 2246 section 7.4). */
import { ByteReader, concat, Framer, namesOf } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import { enterVector, readVector, vector } from './vectors.ts';

const handshakeTypes = {
  HelloRequest: 0,
  ClientHello: 1,
  ServerHello: 2,
  Certificate: 11,
  ServerKeyExchange: 12,
  CertificateRequest: 13,
  ServerHelloDone: 14,
  CertificateVerify: 15,
  ClientKeyExchange: 16,
  Finished: 20,
} as const;

export type HandshakeType = keyof typeof handshakeTypes;

export const format = 'TLS handshake';
/** Type and length. */
export const messageHeaderLength = 4;
/** RFC 2246 allows 2^24 - 1 bytes; not documented what phones take, chosen here: many long certificates. */
const maximumMessage = 2 ** 16;
/** RFC 2246 section 7.4.4: the only kind of certificate that phones have. */
const rsaSign = 1;

const names = namesOf(handshakeTypes);

/** @param message whole, with its header
 * @returns undefined for a type that RFC 2246 does not have */
export const handshakeType = ([code = 0]: Uint8Array): HandshakeType | undefined => names.get(code);

/** A message with its header. */
export const handshakeMessage = (type: HandshakeType, body: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(handshakeTypes[type]), vector(3, body));

/** Puts messages together, which may share records and span them. It throws TlsFailure. */
export const handshakeFramer = (): Framer =>
  new Framer(messageHeaderLength, ([, high = 0, middle = 0, low = 0]) => {
    const length = high * 0x1_0000 + middle * 256 + low;
    if (length > maximumMessage)
      throw new TlsFailure('decode_error', `a handshake message of ${length} bytes`);
    return messageHeaderLength + length;
  });

/** @throws FormatError */
export const expectEmpty = (body: Uint8Array): void =>
  new ByteReader(body, format).expectEnd('the head of the message');

/** @param chain DER, each certificate before that of its issuer */
export const writeCertificates = (chain: readonly Uint8Array[]): Uint8Array =>
  vector(3, ...chain.map((certificate) => vector(3, certificate)));

/** @throws FormatError */
export function readCertificates(body: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(body, format);
  const list = enterVector(reader, 3, 'certificates');
  reader.expectEnd('the certificates');
  const chain: Uint8Array[] = [];
  while (list.left > 0) chain.push(readVector(list, 3, 'certificate'));
  return chain;
}

/** Names no authorities: any issuer may be shown, and is judged then. */
export const writeCertificateRequest = (): Uint8Array =>
  concat(vector(1, Uint8Array.of(rsaSign)), vector(2));

/** @returns whether a certificate with an RSA key will do; the authorities are not looked at
 * @throws FormatError */
export function readCertificateRequest(body: Uint8Array): boolean {
  const reader = new ByteReader(body, format);
  const types = readVector(reader, 1, 'types of certificate');
  const authorities = enterVector(reader, 2, 'authorities');
  reader.expectEnd('the authorities');
  while (authorities.left > 0) readVector(authorities, 2, 'authority');
  return types.includes(rsaSign);
}

/** ClientKeyExchange and CertificateVerify: one number of RSA. */
export const writeRsaNumber = (number: Uint8Array): Uint8Array => vector(2, number);

/** @throws FormatError */
export function readRsaNumber(body: Uint8Array, what: string): Uint8Array {
  const reader = new ByteReader(body, format);
  const number = readVector(reader, 2, what);
  reader.expectEnd(`the ${what}`);
  return number;
}
