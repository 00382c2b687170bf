import { type Endpoint, hex } from '../basics/index.ts';
import type { TlsMessage, TlsObserver } from '../network/tls/index.ts';
import type { Environment } from './environment.ts';

/** Asked when the message goes out. */
type Grounds = () => readonly number[];

/**
 * Records what a device says in a TLS handshake, and its alerts: each message with the one before as
 * its cause. The client records the secrets as well, so that a connection has them once.
 * @param grounds the entries on which a certificate, or the alert that refuses one, rests
 */
export function tlsInTrace(
  { name: host, trace }: Environment,
  to: Endpoint,
  role: 'client' | 'server',
  grounds: { readonly certificate?: Grounds; readonly refusal?: Grounds } = {},
): TlsObserver {
  const groundsFor = ({ name, detail }: TlsMessage): Grounds | undefined => {
    if (name === 'Certificate') return grounds.certificate;
    return detail.startsWith('fatal') ? grounds.refusal : undefined;
  };
  const observer: TlsObserver = {
    sending: (messages, send) => {
      let cause = trace.causes.current;
      for (const { name, detail } of messages) {
        const body = { kind: 'message', protocol: 'TLS', name, to, detail } as const;
        cause = trace.record(host, body, cause, groundsFor(body)?.());
      }
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
