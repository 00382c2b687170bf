import { formatEndpoint } from '../../basics/index.ts';
import type { ByteStream } from '../../network/index.ts';
import {
  type AlertName,
  type CertificateChain,
  type SecureStream,
  tls10,
} from '../../network/tls/index.ts';
import { type Certificate, type Identity, readCertificate } from '../../pki/index.ts';
import {
  type CertificateFolder,
  commonName,
  describeCertificate,
  serverCertificateFile,
} from '../capf-server/index.ts';
import type { Environment } from '../environment.ts';
import { tlsInTrace } from '../tls-in-trace.ts';
import { certificateRefusal } from './client-certificate.ts';
import type { ClusterDatabase } from './cluster-database.ts';
import type { TraceFiles } from './trace-files.ts';

/** What a server needs to speak TLS with phones. */
export interface ServerSecurity {
  /** Its own certificate, that of `ccmserver.cer`, and its key. */
  readonly identity: Identity;
  /** The folder of certificates of this server. */
  readonly certificates: CertificateFolder;
  /** The authorities that sign MICs. */
  readonly manufacturers: readonly Certificate[];
}

/** The TLS side of SCCP on port 2443: every phone has to show a certificate. */
export class SecurePort {
  readonly #env: Environment;
  readonly #database: ClusterDatabase;
  readonly #security: ServerSecurity;
  readonly #traceFiles: TraceFiles;

  constructor(
    env: Environment,
    database: ClusterDatabase,
    security: ServerSecurity,
    traceFiles: TraceFiles,
  ) {
    this.#env = env;
    this.#database = database;
    this.#security = security;
    this.#traceFiles = traceFiles;
  }

  /** Which of the two cipher suites a phone offers follows from its mode; it is held against the
   * mode in the database when the phone registers. */
  secure(stream: ByteStream): SecureStream {
    const { identity, certificates } = this.#security;
    const { certificate, key } = identity;
    let refusal: readonly number[] = [];
    return tls10.server(stream, {
      identity: { certificates: [certificate.der], privateKey: key.privateKey },
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_NULL_SHA'],
      clientCertificate: 'required',
      judge: (chain) => {
        const refused = this.#judge(stream, chain);
        if (refused) refusal = [refused.line];
        return refused?.alert;
      },
      random: this.#env.random.stream(`CallManager ${this.#env.name} TLS`),
      date: () => this.#env.date(),
      observer: tlsInTrace(this.#env, stream.remote, 'server', {
        certificate: () => certificates.facts(serverCertificateFile),
        refusal: () => refusal,
      }),
    });
  }

  /**
   * @returns the alert to refuse the certificate with, and the line of the SDL trace that says why
   * @throws FormatError when it is no certificate
   */
  #judge(
    { remote }: ByteStream,
    [own]: CertificateChain,
  ): { readonly alert: AlertName; readonly line: number } | undefined {
    const { trace } = this.#env;
    const certificate = readCertificate(own);
    const refusal = certificateRefusal(certificate, {
      ...this.#security,
      lscSerial: this.#database.capf.record(commonName(certificate))?.lscSerial,
      date: this.#env.date(),
    });
    if (!refusal) return undefined;
    const { alert, text, guide, facts } = refusal;
    const shown = describeCertificate(certificate);
    const because = [trace.causes.current, ...facts];
    const said = `${formatEndpoint(remote)}: TLS, ${alert}: ${text}; ${shown}`;
    return { alert, line: this.#traceFiles.sdl(said, guide, because) };
  }
}
