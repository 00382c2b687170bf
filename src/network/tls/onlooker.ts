import { FormatError, Framer, tryRead } from '../../basics/index.ts';
import { TlsFailure } from './alerts.ts';
import { type CipherSuiteName, cipherSuites } from './cipher-suites.ts';
import { handshakeFramer, handshakeType, messageHeaderLength } from './handshake-messages.ts';
import { readClientHello, readServerHello } from './hellos.ts';
import { connectionKeys } from './key-derivation.ts';
import { Protection } from './protection.ts';
import {
  type ContentType,
  contentType,
  recordHeaderLength,
  signedHeaderLength,
} from './records.ts';

/** A record as it lies on the wire, and what is in it. */
export interface SeenRecord {
  /** Undefined for a type that RFC 2246 does not have. */
  readonly type: ContentType | undefined;
  /** Header and all. */
  readonly bytes: Uint8Array;
  /** In the bytes that its side has sent so far. */
  readonly offset: number;
  /** Whether it comes behind the ChangeCipherSpec of its side. */
  readonly isSealed: boolean;
  /** What it carries; undefined where that is sealed and there is no key to open it. */
  readonly fragment: Uint8Array | undefined;
}

export type Side = 'client' | 'server';

/**
 * Reads along with a connection from the outside, as Wireshark does: with the master secret of the
 * connection it opens what is sealed.
 */
export class TlsOnlooker {
  readonly #secretOf: (clientRandom: Uint8Array) => Uint8Array | undefined;
  readonly #sides = { client: new SeenSide(), server: new SeenSide() };
  #suite: CipherSuiteName | undefined;

  /** @param secretOf the master secret of the connection that begins with this random value */
  constructor(secretOf: (clientRandom: Uint8Array) => Uint8Array | undefined) {
    this.#secretOf = secretOf;
  }

  /** @returns the records that these bytes complete
   * @throws FormatError where they are no records */
  see(side: Side, bytes: Uint8Array): SeenRecord[] {
    return [...this.#sides[side].framer.units(bytes)].map((record) => this.#read(side, record));
  }

  #read(name: Side, bytes: Uint8Array): SeenRecord {
    const side = this.#sides[name];
    const type = contentType(bytes[0] as number);
    const { offset, isSealed } = side;
    side.offset += bytes.length;
    const body = bytes.subarray(recordHeaderLength);
    const fragment = isSealed ? side.open(bytes) : body;
    if (type === 'change_cipher_spec') this.#seal(name);
    if (type === 'handshake' && !isSealed) this.#learn(side, body);
    return { type, bytes, offset, isSealed, fragment };
  }

  /** Takes the random values and the cipher suite out of the hellos. */
  #learn(side: SeenSide, body: Uint8Array): void {
    const messages = unlessBroken(() => [...side.handshake.units(body)]) ?? [];
    for (const message of messages) {
      const content = message.subarray(messageHeaderLength);
      const type = handshakeType(message);
      if (type === 'ClientHello')
        side.random = unlessBroken(() => readClientHello(content))?.random;
      if (type !== 'ServerHello') continue;
      const hello = unlessBroken(() => readServerHello(content));
      side.random = hello?.random;
      this.#suite = suites.find((name) => cipherSuites[name].code === hello?.cipherSuite);
    }
  }

  #seal(name: Side): void {
    const side = this.#sides[name];
    side.isSealed = true;
    const { client, server } = this.#sides;
    const secret = client.random && this.#secretOf(client.random);
    if (!secret || !client.random || !server.random || !this.#suite) return;
    const randoms = { client: client.random, server: server.random };
    side.protection = new Protection('opening', connectionKeys(this.#suite, secret, randoms)[name]);
  }
}

const suites = Object.keys(cipherSuites) as CipherSuiteName[];

/** What one side has sent. */
class SeenSide {
  readonly framer = new Framer(recordHeaderLength, sizeOfRecord);
  readonly handshake = handshakeFramer();
  offset = 0;
  random: Uint8Array | undefined;
  isSealed = false;
  protection: Protection | undefined;

  open(record: Uint8Array): Uint8Array | undefined {
    const { protection } = this;
    if (!protection) return undefined;
    const header = record.subarray(0, signedHeaderLength);
    return unlessBroken(() => protection.open(header, record.subarray(recordHeaderLength)));
  }
}

function sizeOfRecord([code = 0, major = 0, , high = 0, low = 0]: Uint8Array): number {
  if (contentType(code) === undefined || major !== 3)
    throw new FormatError('TLS record', 0, 'what stands here is no record of TLS');
  return recordHeaderLength + high * 256 + low;
}

/** A message that is broken teaches nothing. */
function unlessBroken<Value>(read: () => Value): Value | undefined {
  try {
    const value = tryRead(read);
    return value instanceof FormatError ? undefined : value;
  } catch (error) {
    if (error instanceof TlsFailure) return undefined;
    throw error;
  }
}
