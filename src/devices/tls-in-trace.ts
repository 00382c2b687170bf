import { type Endpoint, hex } from '../basics/index.ts';
import type { TlsObserver } from '../network/tls/index.ts';
import type { Environment } from './environment.ts';

/**
 * Records what a device says in a TLS handshake, and its alerts: each message with the one before as
 * its cause. The client records the secrets as well, so that a connection has them once.
 */
export function tlsInTrace(
  { name: host, trace }: Environment,
  to: Endpoint,
  role: 'client' | 'server',
): TlsObserver {
  const observer: TlsObserver = {
    sending: (messages, send) => {
      let cause = trace.causes.current;
      for (const { name, detail } of messages)
        cause = trace.record(host, { kind: 'message', protocol: 'TLS', name, to, detail }, cause);
      trace.causes.within(cause, send);
    },
  };
  if (role === 'server') return observer;
  return {
    ...observer,
    secrets: (clientRandom, masterSecret) => {
      trace.record(host, {
        kind: 'tls-secret',
        clientRandom: hex(clientRandom),
        masterSecret: hex(masterSecret),
      });
    },
  };
}
