import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import type { Endpoint, Port } from '../../../src/basics/index.ts';
import type { Environment } from '../../../src/devices/environment.ts';
import type { ByteStream, CloseReason } from '../../../src/network/index.ts';
import {
  type CipherSuiteName,
  type SecureStream,
  type TlsObserver,
  type TlsServerSettings,
  tls10,
} from '../../../src/network/tls/index.ts';
import { type Certificate, type Identity, readCertificate, toPem } from '../../../src/pki/index.ts';
import { judgeBy } from './certificates.ts';

export interface PartySettings {
  readonly identity?: Identity | undefined;
  readonly cipherSuites: readonly CipherSuiteName[];
  readonly trusted: readonly Certificate[];
  readonly clientCertificate?: TlsServerSettings['clientCertificate'];
}

/** One end of a connection, whoever made it. */
export interface Party {
  readonly opened: boolean;
  readonly bytes: Uint8Array;
  /** How often it was told of the end, and how. */
  readonly closed: readonly CloseReason[];
  /** `us: unknown_ca` when we gave up, `peer: unknown_ca` when the peer did. */
  readonly failure: string | undefined;
  /** The subject of the peer's certificate, empty without one. */
  readonly peer: string;
  readonly cipherSuite: CipherSuiteName | undefined;
  write(bytes: Uint8Array): void;
  end(): void;
  abort(): void;
}

/** An end that our engine made. */
export class OurParty implements Party {
  opened = false;
  #pieces: Uint8Array[] = [];
  readonly closed: CloseReason[] = [];
  readonly stream: SecureStream;

  constructor(stream: SecureStream) {
    this.stream = stream;
    stream.handle({
      opened: () => {
        this.opened = true;
      },
      received: (bytes) => this.#pieces.push(bytes),
      closed: (reason) => this.closed.push(reason),
    });
  }

  get bytes(): Uint8Array {
    this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0] as Uint8Array;
  }

  get failure(): string | undefined {
    const { failure } = this.stream;
    return failure && `${failure.by}: ${failure.alert ?? failure.problem}`;
  }

  get peer(): string {
    const [own] = this.stream.peerCertificates;
    return own ? readCertificate(own).subject : '';
  }

  get cipherSuite(): CipherSuiteName | undefined {
    return this.stream.cipherSuite;
  }

  write(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  end(): void {
    this.stream.end();
  }

  abort(): void {
    this.stream.abort();
  }
}

/** The settings of our engine for a device. */
export function ourSettings(
  env: Environment,
  { identity, cipherSuites, trusted }: PartySettings,
  observer?: TlsObserver,
) {
  return {
    ...(identity && { identity: ourIdentity(identity) }),
    cipherSuites,
    judge: judgeBy(trusted, env.date),
    random: env.random.stream(`TLS ${env.name}`),
    date: env.date,
    ...(observer && { observer }),
  };
}

export const ourIdentity = ({ certificate, key }: Identity) => ({
  certificates: [certificate.der],
  privateKey: key.privateKey,
});

export const ourClient = (
  env: Environment,
  stream: ByteStream,
  settings: PartySettings,
  observer?: TlsObserver,
): OurParty => new OurParty(tls10.client(stream, ourSettings(env, settings, observer)));

export const ourServer = (
  env: Environment,
  stream: ByteStream,
  settings: PartySettings,
  observer?: TlsObserver,
): OurParty =>
  new OurParty(
    tls10.server(stream, {
      ...ourSettings(env, settings, observer),
      identity: ourIdentity(settings.identity as Identity),
      clientCertificate: settings.clientCertificate ?? 'required',
    }),
  );

const opensslNames: Readonly<Record<CipherSuiteName, string>> = {
  TLS_RSA_WITH_NULL_SHA: 'NULL-SHA',
  TLS_RSA_WITH_AES_128_CBC_SHA: 'AES128-SHA',
};

/** An end that OpenSSL made, as Node shows it. */
export class OpensslParty implements Party {
  opened = false;
  #pieces: Uint8Array[] = [];
  readonly closed: CloseReason[] = [];
  failure: string | undefined;
  peer = '';
  cipherSuite: CipherSuiteName | undefined;
  #socket: TLSSocket | undefined;

  use(socket: TLSSocket): void {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#pieces.push(bytes));
    socket.on('error', (error) => this.fail(error));
    socket.once('close', () => this.closed.push(this.failure ? 'reset' : 'ended'));
  }

  open(socket: TLSSocket): void {
    this.opened = true;
    this.cipherSuite = Object.entries(opensslNames).find(
      ([, name]) => name === socket.getCipher().name,
    )?.[0] as CipherSuiteName;
    const { raw } = socket.getPeerCertificate();
    this.peer = raw ? readCertificate(raw).subject : '';
  }

  fail(error: NodeJS.ErrnoException): void {
    const code = error.code ?? error.message;
    const alert = /^ERR_SSL_(?:TLSV1|SSLV3|SSL\/TLS)_ALERT_(.*)$/.exec(code)?.[1];
    this.failure ??= alert ? `peer: ${alert.toLowerCase()}` : `us: ${code}`;
  }

  get bytes(): Uint8Array {
    this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0] as Uint8Array;
  }

  write(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  end(): void {
    this.#socket?.end();
  }

  abort(): void {
    this.#socket?.destroy();
  }
}

/** TLS 1.0 and SHA-1, which OpenSSL has to be asked for. */
const opensslOptions = ({ identity, cipherSuites, trusted }: PartySettings) => ({
  minVersion: 'TLSv1' as const,
  maxVersion: 'TLSv1' as const,
  ciphers: `${cipherSuites.map((name) => opensslNames[name]).join(':')}:@SECLEVEL=0`,
  ca: trusted.map(toPem),
  ...(identity && {
    cert: toPem(identity.certificate),
    key: identity.key.privateKey.export({ format: 'pem', type: 'pkcs1' }),
  }),
});

export function opensslClient(to: Endpoint, settings: PartySettings): OpensslParty {
  const party = new OpensslParty();
  const socket = connect({
    ...opensslOptions(settings),
    host: to.address,
    port: to.port,
    // Certificates of phones and servers do not name addresses.
    checkServerIdentity: () => undefined,
  });
  party.use(socket);
  socket.once('secureConnect', () => party.open(socket));
  return party;
}

export interface OpensslServer {
  readonly port: Port;
  readonly party: OpensslParty;
  readonly server: Server;
}

/** @returns when its port is open */
export function opensslServer(settings: PartySettings): Promise<OpensslServer> {
  const { clientCertificate = 'required' } = settings;
  const party = new OpensslParty();
  const server = createServer(
    {
      ...opensslOptions(settings),
      requestCert: clientCertificate !== 'not requested',
      rejectUnauthorized: clientCertificate === 'required',
    },
    (socket) => {
      party.use(socket);
      party.open(socket);
    },
  );
  server.on('tlsClientError', (error) => {
    party.fail(error);
    party.closed.push('reset');
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ port: (server.address() as AddressInfo).port as Port, party, server }),
    ),
  );
}
