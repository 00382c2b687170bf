import type { DeviceName } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import type { DeviceSecurityMode } from './cluster-database.ts';

interface Counter {
  readonly counter: string;
  readonly counts: readonly DeviceSecurityMode[];
  readonly guide?: RowId;
}

/**
 * The counters of the object Cisco CallManager, named as serviceability guides of later releases name
 * them. A phone that encrypts has shown its certificate as well, and counts as authenticated; whether
 * it does so in 4.1 is not documented, chosen here.
 */
const counters: readonly Counter[] = [
  { counter: 'RegisteredHardwarePhones', counts: ['nonsecure', 'authenticated', 'encrypted'] },
  {
    counter: 'AuthenticatedRegisteredPhones',
    counts: ['authenticated', 'encrypted'],
    guide: 'counter/authenticated-registered-phones',
  },
  { counter: 'EncryptedRegisteredPhones', counts: ['encrypted'] },
];

/** The counters that CallManager has here. */
export const counterNames: readonly string[] = counters.map(({ counter }) => counter);

/** The phones that are registered with a server, and how: what its counters show. */
export class RegisteredPhones implements HasPresent {
  readonly #env: Environment;
  readonly #modes = new Map<DeviceName, DeviceSecurityMode>();
  readonly #tally = { nonsecure: 0, authenticated: 0, encrypted: 0 };
  readonly #shown = new Map<string, number>();

  constructor(env: Environment) {
    this.#env = env;
  }

  get size(): number {
    return this.#modes.size;
  }

  present(into: Present): void {
    for (const [name, mode] of this.#modes) into.put(name, mode);
  }

  /** @returns undefined when it is not registered */
  modeOf(name: DeviceName): DeviceSecurityMode | undefined {
    return this.#modes.get(name);
  }

  add(name: DeviceName, mode: DeviceSecurityMode): void {
    this.#forget(name);
    this.#modes.set(name, mode);
    this.#tally[mode]++;
    this.showCounters();
  }

  delete(name: DeviceName): void {
    this.#forget(name);
    this.showCounters();
  }

  /** The counters stay as they were last shown. */
  forgetAll(): void {
    for (const name of [...this.#modes.keys()]) this.#forget(name);
  }

  #forget(name: DeviceName): void {
    const mode = this.#modes.get(name);
    if (mode === undefined) return;
    this.#modes.delete(name);
    this.#tally[mode]--;
  }

  /** Records the counters that have changed. */
  showCounters(): void {
    const { trace, name } = this.#env;
    for (const { counter, counts, guide } of counters) {
      const value = counts.reduce((sum, mode) => sum + this.#tally[mode], 0);
      if (value === (this.#shown.get(counter) ?? 0)) continue;
      this.#shown.set(counter, value);
      const body = { kind: 'counter', object: 'Cisco CallManager', counter, value } as const;
      trace.record(name, { ...body, ...(guide && { guide }) });
    }
  }
}
