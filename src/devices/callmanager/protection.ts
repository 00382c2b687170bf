import type { ByteStream } from '../../network/index.ts';
import type { CipherSuiteName, SecureStream } from '../../network/tls/index.ts';
import { type Certificate, readCertificate } from '../../pki/index.ts';
import type { DeviceSecurityMode } from './cluster-database.ts';

/** A connection of a phone: TCP, or TLS over it. */
export type PhoneStream = ByteStream | SecureStream;

/** How a connection is protected, and who is at its other end. */
export type Protection =
  | { readonly mode: 'nonsecure' }
  | {
      readonly mode: Exclude<DeviceSecurityMode, 'nonsecure'>;
      readonly cipherSuite: CipherSuiteName;
      readonly certificate: Certificate;
    };

const modes = {
  TLS_RSA_WITH_NULL_SHA: 'authenticated',
  TLS_RSA_WITH_AES_128_CBC_SHA: 'encrypted',
} as const satisfies Record<CipherSuiteName, DeviceSecurityMode>;

/** @param stream one that is open: in TLS the handshake is done */
export function protectionOf(stream: PhoneStream): Protection {
  if (!('cipherSuite' in stream)) return { mode: 'nonsecure' };
  const { cipherSuite, peerCertificates } = stream;
  const [own] = peerCertificates;
  // Every phone has to show a certificate: there is no TLS connection without one.
  if (!cipherSuite || !own) return { mode: 'nonsecure' };
  return { mode: modes[cipherSuite], cipherSuite, certificate: readCertificate(own) };
}
