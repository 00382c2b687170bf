/** RFC 2246 section 7.4.1, and as much of extensions as later peers insist on. */
import { ByteReader, ByteWriter } from '../../basics/index.ts';
import { format } from './handshake-messages.ts';
import { tlsVersion } from './records.ts';
import { enterVector, readVector, vector } from './vectors.ts';

export interface ClientHello {
  readonly version: number;
  readonly random: Uint8Array;
  readonly cipherSuites: readonly number[];
  /** RFC 5746: the client knows secure renegotiation, and may insist that the server does. */
  readonly offersRenegotiationInfo: boolean;
}

export interface ServerHello {
  readonly version: number;
  readonly random: Uint8Array;
  readonly cipherSuite: number;
  readonly compression: number;
}

export const randomLength = 32;
export const noCompression = 0;
const maximumSessionId = 32;
const renegotiationInfo = 0xff01;
/** RFC 5746 section 3.3: a cipher suite that is none. */
const renegotiationSignal = 0x00ff;

export function writeClientHello(random: Uint8Array, cipherSuites: readonly number[]): Uint8Array {
  const suites = cipherSuites.map((code) => Uint8Array.of(code >> 8, code & 0xff));
  return new ByteWriter()
    .u16(tlsVersion)
    .put(random)
    .put(vector(1)) // no session to resume
    .put(vector(2, ...suites))
    .put(vector(1, Uint8Array.of(noCompression)))
    .done();
}

/** @throws FormatError */
export function readClientHello(body: Uint8Array): ClientHello {
  const reader = new ByteReader(body, format);
  const version = reader.u16('client version');
  const random = reader.take(randomLength, 'client random');
  readSessionId(reader);
  const suites = enterVector(reader, 2, 'cipher suites');
  const cipherSuites: number[] = [];
  while (suites.left > 0) cipherSuites.push(suites.u16('cipher suite'));
  if (!readVector(reader, 1, 'compression methods').includes(noCompression))
    reader.fail('the client insists on compression');
  const extensions = readExtensions(reader);
  const offersRenegotiationInfo =
    cipherSuites.includes(renegotiationSignal) || extensions.has(renegotiationInfo);
  return { version, random, cipherSuites, offersRenegotiationInfo };
}

export function writeServerHello(
  random: Uint8Array,
  cipherSuite: number,
  withRenegotiationInfo: boolean,
): Uint8Array {
  const writer = new ByteWriter()
    .u16(tlsVersion)
    .put(random)
    .put(vector(1)) // a session that cannot be resumed
    .u16(cipherSuite)
    .u8(noCompression);
  // RFC 5746 section 3.6: nothing was negotiated before.
  if (withRenegotiationInfo)
    writer
      .u16(5)
      .u16(renegotiationInfo)
      .put(vector(2, vector(1)));
  return writer.done();
}

/** @throws FormatError */
export function readServerHello(body: Uint8Array): ServerHello {
  const reader = new ByteReader(body, format);
  const version = reader.u16('server version');
  const random = reader.take(randomLength, 'server random');
  readSessionId(reader);
  const cipherSuite = reader.u16('cipher suite');
  const compression = reader.u8('compression method');
  readExtensions(reader);
  return { version, random, cipherSuite, compression };
}

function readSessionId(reader: ByteReader): void {
  const { length } = readVector(reader, 1, 'session id');
  if (length > maximumSessionId) reader.fail(`a session id of ${length} bytes is too long`);
}

/** RFC 3546 section 2.3. @returns the types of the extensions, which are otherwise passed over */
function readExtensions(reader: ByteReader): Set<number> {
  const types = new Set<number>();
  if (reader.left === 0) return types;
  const extensions = enterVector(reader, 2, 'extensions');
  reader.expectEnd('the extensions');
  while (extensions.left > 0) {
    types.add(extensions.u16('type of extension'));
    readVector(extensions, 2, 'extension');
  }
  return types;
}
