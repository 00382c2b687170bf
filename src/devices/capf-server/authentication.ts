import type { DeviceName } from '../../basics/index.ts';
import type { Certificate } from '../../pki/index.ts';
import type { CapfFields } from '../../protocols/capf/index.ts';
import type { Environment } from '../environment.ts';
import type { CapfDatabase, CapfRecord } from './capf-database.ts';
import type { CertificateFolder } from './certificate-folder.ts';
import { certificateRefusal } from './credentials.ts';
import { Lockout } from './lockout.ts';
import type { CapfTraceFile } from './trace-file.ts';

export interface AuthenticationFacts {
  readonly env: Environment;
  readonly database: CapfDatabase;
  readonly certificates: CertificateFolder;
  /** The authorities that sign MICs. */
  readonly manufacturers: readonly Certificate[];
  readonly traceFile: CapfTraceFile;
}

/** Decides whether a phone is who it says, in the way that its record demands. */
export class Authentication {
  readonly #facts: AuthenticationFacts;
  /** They outlive a restart of the service: not documented; chosen here, as the guide says "at least". */
  readonly #lockouts = new Map<DeviceName, Lockout>();

  constructor(facts: AuthenticationFacts) {
    this.#facts = facts;
  }

  /**
   * Whether the phone is sent away. What is wrong stands in the trace file and in the record then.
   * Without a pending operation nobody has to prove anything.
   */
  refuses(record: CapfRecord, answer: CapfFields<'AUTH_RESPONSE'>): boolean {
    if (record.operation === 'none') return false;
    switch (record.authenticationMode) {
      case 'null string':
        return false;
      case 'authentication string':
        return this.#refusesString(record, answer.password ?? '');
      case 'existing certificate, LSC first':
      case 'existing certificate, MIC first':
        return this.#refusesCertificate(record, answer);
    }
  }

  isLocked(name: DeviceName): boolean {
    return this.#lockouts.get(name)?.isLocked ?? false;
  }

  /** The null string comes from phones at which nobody entered anything: it is no attempt. Not
   * documented; chosen here. */
  #refusesString(record: CapfRecord, entered: string): boolean {
    const { database, traceFile } = this.#facts;
    const { name, authenticationString } = record;
    if (entered === '') traceFile.write(`${name}: no authentication string came`);
    else if (this.#lockoutOf(name).accepts(entered === authenticationString)) return false;
    database.failed(record, 'wrong string');
    return true;
  }

  #refusesCertificate(record: CapfRecord, answer: CapfFields<'AUTH_RESPONSE'>): boolean {
    const { name, lscSerial } = record;
    const { env, database, certificates, manufacturers, traceFile } = this.#facts;
    const { capfCertificate } = certificates;
    const trust = { capfCertificate, lscSerial, manufacturers, date: env.date() };
    const refusal = certificateRefusal(answer, trust);
    if (!refusal) return false;
    traceFile.write(`${name}: ${refusal.text}`, refusal.guide);
    database.failed(record, refusal.failure);
    return true;
  }

  #lockoutOf(name: DeviceName): Lockout {
    const { env, traceFile } = this.#facts;
    const lockout = this.#lockouts.get(name) ?? new Lockout(env, name, traceFile);
    this.#lockouts.set(name, lockout);
    return lockout;
  }
}
