import { createRsaKey, type Identity, selfSigned } from '../../pki/index.ts';
import type { Random } from '../../simulation/index.ts';

/** The usual size of CallManager 4.1 (and what tokens and servers of that time have). */
const keyBits = 1024;
const serialBytes = 10;
/** Validity around the start of the scenario: not documented; chosen here. */
const yearsBefore = 1;
const yearsAfter = 5;

/**
 * The keys and self-signed certificates of a cluster: each comes from a stream of its own, and is
 * made when it is first asked for.
 */
export class Identities {
  readonly #random: Random;
  readonly #start: Date;
  readonly #made = new Map<string, Identity>();

  /** @param start the date at which the scenario starts */
  constructor(random: Random, start: Date) {
    this.#random = random;
    this.#start = start;
  }

  /** A security token, and the SAST certificate in it. */
  token = (name: string): Identity => this.#identity(`SAST-${name.toUpperCase()}`);

  /** A server's certificate for CallManager and TFTP, `ccmserver.cer`. */
  server = (name: string): Identity => this.#identity(name.toUpperCase());

  #identity(commonName: string): Identity {
    const made = this.#made.get(commonName) ?? this.#make(commonName);
    this.#made.set(commonName, made);
    return made;
  }

  #make(commonName: string): Identity {
    const stream = this.#random.stream(`identity ${commonName}`);
    return selfSigned({
      subject: [
        ['CN', commonName],
        ['OU', 'offhook'],
        ['O', 'Simulated Cluster'],
      ],
      key: createRsaKey(stream, keyBits),
      serial: serialFrom(stream.bytes(serialBytes)),
      notBefore: yearsFrom(this.#start, -yearsBefore),
      notAfter: yearsFrom(this.#start, yearsAfter),
    });
  }
}

/** A serial number is positive and keeps its length: neither the first bit nor the first byte is 0. */
const serialFrom = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte));

function yearsFrom(date: Date, years: number): Date {
  const moved = new Date(date);
  moved.setUTCFullYear(date.getUTCFullYear() + years);
  return moved;
}
