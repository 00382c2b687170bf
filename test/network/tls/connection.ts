import type {
  CipherSuiteName,
  TlsServerSettings,
  TlsSettings,
} from '../../../src/network/tls/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';
import { callManager, judgeBy, manufacturer, phone } from './certificates.ts';
import { OurParty, ourIdentity } from './parties.ts';
import { Pipe, type Tamper } from './pipe.ts';

export const date = () => new Date('2005-06-15T08:00:00Z');

export interface ConnectionOptions {
  readonly suite?: CipherSuiteName;
  readonly seed?: number;
  readonly client?: Partial<TlsSettings>;
  readonly server?: Partial<TlsServerSettings>;
}

export function settingsOf({
  suite = 'TLS_RSA_WITH_AES_128_CBC_SHA',
  seed = 42,
}: ConnectionOptions) {
  const random = new SeededRandom(seed);
  return {
    client: {
      identity: ourIdentity(phone),
      cipherSuites: [suite],
      judge: judgeBy([callManager.certificate], date),
      random: random.stream('client'),
      date,
    },
    server: {
      identity: ourIdentity(callManager),
      cipherSuites: [suite],
      judge: judgeBy([manufacturer.certificate], date),
      random: random.stream('server'),
      date,
      clientCertificate: 'required' as const,
    },
  };
}

/** A phone and CallManager at the two ends of a pipe, before the first byte. */
export function connection(options: ConnectionOptions = {}) {
  const pipe = new Pipe();
  const settings = settingsOf(options);
  const client = new OurParty(tls10.client(pipe.client, { ...settings.client, ...options.client }));
  const server = new OurParty(tls10.server(pipe.server, { ...settings.server, ...options.server }));
  pipe.client.handlers.opened?.();
  return { pipe, client, server };
}

/** The same after the handshake. */
export function openConnection(options: ConnectionOptions = {}, tamper?: Tamper) {
  const made = connection(options);
  made.pipe.run(tamper);
  return made;
}
