import { type DeviceName, FormatError } from '../../basics/index.ts';
import type { ByteStream, Listener } from '../../network/index.ts';
import { type SecureStream, type TlsObserver, tls10 } from '../../network/tls/index.ts';
import type { Certificate, Identity } from '../../pki/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { Authentication } from './authentication.ts';
import type { CapfDatabase, CapfRecord } from './capf-database.ts';
import { type CapfService, CapfSession } from './capf-session.ts';
import { type CertificateFolder, capfCertificateFile } from './certificate-folder.ts';
import { describeCertificate, tryCertificate } from './certificate-names.ts';
import { issueLsc, makeCapfIdentity } from './identity.ts';
import { ServerFolder } from './server-folder.ts';
import { type CapfSettings, usualCapfSettings } from './settings.ts';
import { CapfTraceFile, capfTracePath } from './trace-file.ts';

export interface CapfServerOptions {
  readonly database: CapfDatabase;
  /** The folder of the server on which CAPF runs. */
  readonly certificates: CertificateFolder;
  /** The authorities that sign MICs; none when left out. */
  readonly manufacturers?: readonly Certificate[];
  /** Key and certificate from an earlier life; otherwise new ones are made. */
  readonly identity?: Identity;
  readonly settings?: Partial<CapfSettings>;
  /** Who hears what TLS does on a connection. */
  readonly tlsObserver?: (stream: ByteStream) => TlsObserver;
}

/** The Cisco Certificate Authority Proxy Function service: installs, deletes and fetches the
 * certificates of phones over TLS, one session a connection. */
export class CapfServer implements HasPresent {
  readonly #env: Environment;
  readonly #options: CapfServerOptions;
  readonly #service: CapfService;
  readonly #traceFile: CapfTraceFile;
  /** Where certificates that were fetched are written. */
  readonly traceFolder: ServerFolder;
  readonly #authentication: Authentication;
  readonly #sessions = new Set<CapfSession>();
  /** Through which session a device is served: one at a time. */
  readonly #devices = new Map<DeviceName, CapfSession>();
  #identity: Identity | undefined;
  #listener: Listener | undefined;
  #lastSession = 0;

  constructor(env: Environment, options: CapfServerOptions) {
    const { database, certificates, manufacturers = [] } = options;
    const settings = { ...usualCapfSettings, ...options.settings };
    const traceFile = new CapfTraceFile(env);
    const facts = { env, database, certificates, manufacturers, traceFile };
    const authentication = new Authentication(facts);
    this.#env = env;
    this.#options = options;
    this.#traceFile = traceFile;
    this.#authentication = authentication;
    this.#identity = options.identity;
    this.traceFolder = new ServerFolder(env, capfTracePath);
    this.#service = {
      env,
      settings,
      database,
      traceFile,
      takeUp: (name) => this.#takeUp(name),
      refusal: (record, answer) => authentication.refusal(record, answer),
      claim: (name, session) => this.#claim(name, session),
      issue: (record, publicKeyPkcs1) => this.#issue(record, publicKeyPkcs1),
      keep: (record, kind, der) => this.#keep(record, kind, der),
      closed: (session) => this.#closed(session),
    };
    if (options.identity) certificates.putCapfCertificate(options.identity.certificate);
  }

  get isRunning(): boolean {
    return this.#listener !== undefined;
  }

  /** Key and certificate; they are made when the service is first activated, or first asked for. */
  get identity(): Identity {
    return this.#identity ?? this.#makeIdentity();
  }

  /** The sessions in progress, as "show capf-server sessions" of Unified CME lists them: the device,
   * once it is authenticated, and the state. */
  get sessions(): readonly {
    readonly deviceName: DeviceName | undefined;
    readonly state: string;
  }[] {
    return [...this.#sessions].map(({ deviceName, state }) => ({ deviceName, state }));
  }

  /** What was fetched for troubleshooting nobody reads here. */
  present(into: Present): void {
    into.put(this.#listener !== undefined);
    into.bytes(this.#identity?.certificate.der);
    into.part('lockouts', this.#authentication);
    for (const session of this.#sessions) into.part('session', session);
  }

  /** Whether the authentication string of the device was wrong too often. */
  isLocked(name: DeviceName): boolean {
    return this.#authentication.isLocked(name);
  }

  /**
   * Starts the service. When CAPF.cer is not there it makes itself a new key pair and certificate.
   * (Guide, "Generating a New CAPF Certificate")
   * @throws UserError when the port is taken
   */
  start(): void {
    if (this.#listener) return;
    if (!this.#options.certificates.read(capfCertificateFile)) this.#makeIdentity();
    const { port } = this.#service.settings;
    this.#listener = this.#env.host.listen(port, (stream) => this.#accept(stream));
    this.#traceFile.write(`service started: port ${port}, ${this.identity.certificate.subject}`);
  }

  /** @param how `crashed`: connections are reset, and the trace file says nothing of it */
  stop(how: 'clean' | 'crashed' = 'clean'): void {
    if (!this.#listener) return;
    this.#listener.close();
    this.#listener = undefined;
    for (const session of [...this.#sessions])
      if (how === 'clean') session.stop('the service is stopped');
      else session.drop();
    if (how === 'clean') this.#traceFile.write('service stopped');
  }

  #makeIdentity(): Identity {
    const { random, name } = this.#env;
    const isReplacement = this.#identity !== undefined;
    const identity = makeCapfIdentity(random.stream(`CAPF ${name}`), this.#env.date());
    this.#identity = identity;
    this.#traceFile.write(
      `no ${capfCertificateFile}: new key pair and certificate, ${describeCertificate(identity.certificate)}`,
      isReplacement ? 'capf/new-certificate' : undefined,
    );
    this.#options.certificates.putCapfCertificate(identity.certificate);
    return identity;
  }

  #accept(stream: ByteStream): void {
    const session = new CapfSession(this.#service, this.#secure(stream), ++this.#lastSession);
    this.#sessions.add(session);
  }

  /** CAPF asks for no certificate inside TLS: phones prove themselves in the protocol. */
  #secure(stream: ByteStream): SecureStream {
    const { certificate, key } = this.identity;
    const observer = this.#options.tlsObserver?.(stream);
    return tls10.server(stream, {
      identity: { certificates: [certificate.der], privateKey: key.privateKey },
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      clientCertificate: 'not requested',
      judge: () => undefined,
      random: this.#env.random.stream(`CAPF ${this.#env.name} TLS`),
      date: () => this.#env.date(),
      ...(observer && { observer }),
    });
  }

  /** The deadline of an operation is judged when the phone comes, by the server's clock. */
  #takeUp(name: string): CapfRecord | undefined {
    const { database } = this.#options;
    const record = database.takeUp(name);
    if (!record?.completesBy || record.operation === 'none') return record;
    if (this.#env.date() <= record.completesBy) return record;
    this.#traceFile.write(`${name}: the operation was to be completed before`);
    database.failed(record, 'too late');
    return database.record(name);
  }

  #claim(name: DeviceName, session: CapfSession): void {
    this.#devices.get(name)?.stop('the phone has begun a new one');
    this.#devices.set(name, session);
  }

  #closed(session: CapfSession): void {
    this.#sessions.delete(session);
    const { deviceName } = session;
    if (deviceName && this.#devices.get(deviceName) === session) this.#devices.delete(deviceName);
  }

  #issue({ name }: CapfRecord, publicKeyPkcs1: Uint8Array): Certificate {
    const random = this.#env.random.stream(`CAPF ${this.#env.name} serial numbers`);
    const lsc = issueLsc(
      {
        issuer: this.identity,
        deviceName: name,
        publicKeyPkcs1,
        date: this.#env.date(),
        validityDays: this.#service.settings.lscValidityDays,
      },
      random,
    );
    this.#traceFile.write(`${name}: LSC issued, ${describeCertificate(lsc)}`);
    return lsc;
  }

  /** What the files are called is not documented; chosen here. */
  #keep({ name }: CapfRecord, kind: 'LSC' | 'MIC', der: Uint8Array): void {
    const certificate = tryCertificate(der);
    const detail =
      certificate instanceof FormatError
        ? `${der.length} bytes, ${certificate.message}`
        : describeCertificate(certificate);
    this.traceFolder.put(`${name}-${kind}.cer`, der, detail);
    this.#traceFile.write(`${name}: ${kind} fetched, ${detail}`);
  }
}
