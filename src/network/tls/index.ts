import { ClientHandshake } from './client-handshake.ts';
import type { TlsEngine } from './engine.ts';
import { ServerHandshake } from './server-handshake.ts';
import { TlsStream } from './tls-stream.ts';

export { type AlertName, alertName } from './alerts.ts';
export { type CipherSuiteName, cipherSuites } from './cipher-suites.ts';
export type * from './engine.ts';
export { handshakeType } from './handshake-messages.ts';
export { type SeenRecord, type Side, TlsOnlooker } from './onlooker.ts';

/**
 * TLS 1.0 of the phones' time (RFC 2246), in the two suites of CallManager 4.1. The bytes follow
 * from the settings and the peer alone. Without resumption, compression and renegotiation.
 */
export const tls10: TlsEngine = {
  client: (stream, settings) =>
    new TlsStream(stream, settings.observer, (carrier) => new ClientHandshake(carrier, settings)),
  server: (stream, settings) =>
    new TlsStream(stream, settings.observer, (carrier) => new ServerHandshake(carrier, settings)),
};
