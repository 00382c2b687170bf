import type { KeyObject } from 'node:crypto';
import type { HasPresent, RandomStream } from '../../simulation/index.ts';
import type { ByteStream } from '../host.ts';
import type { AlertName } from './alerts.ts';
import type { CipherSuiteName } from './cipher-suites.ts';

/**
 * TLS over any byte stream. The stream is to be handed over in the turn in which it was got; what
 * comes back is to be given its handlers in that same turn.
 */
export interface TlsEngine {
  /** @param stream one that is connecting: the client speaks first, when it opens */
  client(stream: ByteStream, settings: TlsSettings): SecureStream;
  /** @param stream one that is open, as listeners give it */
  server(stream: ByteStream, settings: TlsServerSettings): SecureStream;
}

/** Own certificate, DER, first, then those of its issuers; and its key. */
export interface TlsIdentity {
  readonly certificates: readonly Uint8Array[];
  readonly privateKey: KeyObject;
}

export interface TlsSettings {
  /** A client without one says so when it is asked. */
  readonly identity?: TlsIdentity;
  /** In order of preference. */
  readonly cipherSuites: readonly CipherSuiteName[];
  /**
   * Looks at what the peer shows; not called when it shows nothing. A FormatError that is thrown
   * here counts as `bad_certificate`.
   * @param certificates DER, the peer's own first, as they came: nothing in them is checked
   * @returns the alert to refuse them with
   */
  judge(certificates: CertificateChain): AlertName | undefined;
  /** Where the bytes of hellos, of the pre-master secret and of its padding come from. */
  readonly random: RandomStream;
  /** The date on the clock, which both hellos give. */
  date(): Date;
  readonly observer?: TlsObserver;
}

export type CertificateChain = readonly [own: Uint8Array, ...issuers: Uint8Array[]];

export interface TlsServerSettings extends TlsSettings {
  readonly identity: TlsIdentity;
  readonly clientCertificate: 'not requested' | 'requested' | 'required';
}

/** Hears what the engine does, for the trace. */
export interface TlsObserver {
  /**
   * These messages are about to go out, in one piece. To let them, call `send`, once: within the
   * entry that is recorded for them, so that the packets name it as their cause.
   */
  sending?(messages: readonly TlsMessage[], send: () => void): void;
  /**
   * With these two values a capture of the connection can be read (NSS key log, `CLIENT_RANDOM`).
   * They are the same on both sides; the client has them first, before anything is protected.
   */
  secrets?(clientRandom: Uint8Array, masterSecret: Uint8Array): void;
}

/** A handshake message, ChangeCipherSpec or alert. */
export interface TlsMessage {
  /** As RFC 2246 has it: `ClientHello`, `ChangeCipherSpec`, `Alert`. */
  readonly name: string;
  /** What else is worth reading: cipher suites, `no certificate`, `fatal, unknown_ca`. */
  readonly detail: string;
}

/**
 * A stream inside TLS. It opens when the handshake is done, on both sides. A peer that refuses us,
 * that is refused, or that ends the connection without close_notify, closes it as `reset`; `failure`
 * says why. `end` before the stream is open, with nothing written, breaks the handshake off.
 */
export interface SecureStream extends ByteStream, HasPresent {
  /** What the peer showed, DER, be it accepted or not; empty before, or when it showed nothing. */
  readonly peerCertificates: readonly Uint8Array[];
  /** Undefined before the hellos. */
  readonly cipherSuite: CipherSuiteName | undefined;
  /** Undefined while nothing is wrong. */
  readonly failure: TlsConnectionFailure | undefined;
}

export interface TlsConnectionFailure {
  /** Who gave up. */
  readonly by: 'us' | 'peer';
  /** What was sent to the other side; undefined when the peer ended the connection without one that
   * RFC 2246 knows. */
  readonly alert: AlertName | undefined;
  /** A sentence for a log. */
  readonly problem: string;
}
