import type { DeviceName } from '../../basics/index.ts';
import type { Certificate } from '../../pki/index.ts';
import type { CapfFields } from '../../protocols/capf/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import { databaseHost, databaseSettings } from '../database-settings.ts';
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
export class Authentication implements HasPresent {
  readonly #facts: AuthenticationFacts;
  /** They outlive a restart of the service: not documented; chosen here, as the guide says "at least". */
  readonly #lockouts = new Map<DeviceName, Lockout>();

  constructor(facts: AuthenticationFacts) {
    this.#facts = facts;
  }

  /**
   * Whether the phone is sent away. What is wrong stands in the trace file and in the record then.
   * Without a pending operation nobody has to prove anything.
   * @returns the entry of the line that says why; undefined when it may stay
   */
  refusal(record: CapfRecord, answer: CapfFields<'AUTH_RESPONSE'>): number | undefined {
    if (record.operation === 'none') return undefined;
    switch (record.authenticationMode) {
      case 'null string':
        return undefined;
      case 'authentication string':
        return this.#refusalOfString(record, answer.password ?? '');
      case 'existing certificate, LSC first':
      case 'existing certificate, MIC first':
        return this.#refusalOfCertificate(record, answer);
    }
  }

  present(into: Present): void {
    for (const [name, lockout] of this.#lockouts) into.part(name, lockout);
  }

  isLocked(name: DeviceName): boolean {
    return this.#lockouts.get(name)?.isLocked ?? false;
  }

  /** The null string comes from phones at which nobody entered anything: it is no attempt. Not
   * documented; chosen here. */
  #refusalOfString(record: CapfRecord, entered: string): number | undefined {
    const { database, traceFile } = this.#facts;
    const { name, authenticationString } = record;
    const grounds = this.#groundsFor(name);
    let line: number;
    if (entered === '')
      line = traceFile.write(`${name}: no authentication string came`, undefined, grounds);
    else {
      const lockout = this.#lockoutOf(name);
      if (lockout.accepts(entered === authenticationString, grounds)) return undefined;
      line = lockout.refusal;
    }
    database.failed(record, 'wrong string');
    return line;
  }

  /** What came, and what is ordered for the device. */
  #groundsFor(name: DeviceName): readonly number[] {
    const { trace } = this.#facts.env;
    return [trace.causes.current, ...trace.facts(databaseHost, databaseSettings.capf(name))];
  }

  #refusalOfCertificate(
    record: CapfRecord,
    answer: CapfFields<'AUTH_RESPONSE'>,
  ): number | undefined {
    const { name, lscSerial } = record;
    const { env, database, certificates, manufacturers, traceFile } = this.#facts;
    const { capfCertificate } = certificates;
    const trust = { capfCertificate, lscSerial, manufacturers, date: env.date() };
    const refusal = certificateRefusal(answer, trust);
    if (!refusal) return undefined;
    const grounds = [...this.#groundsFor(name), ...certificates.capfCertificateFacts];
    const line = traceFile.write(`${name}: ${refusal.text}`, refusal.guide, grounds);
    database.failed(record, refusal.failure);
    return line;
  }

  #lockoutOf(name: DeviceName): Lockout {
    const { env, traceFile } = this.#facts;
    const lockout = this.#lockouts.get(name) ?? new Lockout(env, name, traceFile);
    this.#lockouts.set(name, lockout);
    return lockout;
  }
}
