import { type Endpoint, sameBytes } from '../../basics/index.ts';
import {
  type CipherSuiteName,
  type SecureStream,
  type TlsConnectionFailure,
  tls10,
} from '../../network/tls/index.ts';
import type { Identity } from '../../pki/index.ts';
import type { Environment } from '../environment.ts';
import { tlsInTrace } from '../tls-in-trace.ts';

export interface TlsClientOptions {
  /** What the phone shows when it is asked; nothing when left out. */
  readonly identity?: Identity;
  /** Which of its certificates that is. */
  readonly shows?: 'LSC' | 'MIC';
  readonly cipherSuite: CipherSuiteName;
  /**
   * DER of the one certificate that the server may show; without it any will do. That it has to be
   * in the CTL file say the 79xx administration guides; that nothing else in it counts, and which
   * alert is sent, is chosen here.
   */
  readonly trusted?: Uint8Array;
}

/** Connects, and begins TLS as soon as the connection is there. */
export function connectWithTls(
  env: Environment,
  to: Endpoint,
  { identity, shows, cipherSuite, trusted }: TlsClientOptions,
): SecureStream {
  const { trace, name } = env;
  return tls10.client(env.host.connect(to), {
    ...(identity && {
      identity: {
        certificates: [identity.certificate.der],
        privateKey: identity.key.privateKey,
      },
    }),
    cipherSuites: [cipherSuite],
    judge: ([own]) => (!trusted || sameBytes(own, trusted) ? undefined : 'unknown_ca'),
    random: env.random.stream(`TLS client ${env.name}`),
    date: () => env.date(),
    observer: tlsInTrace(env, to, 'client', {
      certificate: () => (shows ? trace.facts(name, shows) : []),
      refusal: () => [trace.causes.current, ...trace.facts(name, 'CTL file')],
    }),
  });
}

/** Whether the phone itself ended the handshake because it does not trust the server. */
export const refusedServer = (failure: TlsConnectionFailure | undefined): boolean =>
  failure?.by === 'us' && failure.alert === 'unknown_ca';
