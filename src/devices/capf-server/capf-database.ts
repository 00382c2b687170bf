import type { DeviceName } from '../../basics/index.ts';
import type { CapfOperation } from '../../machines/index.ts';
import type { KeyBits } from '../../pki/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import { type OperationFailure, operationStatus } from './operation-status.ts';

/** How a phone proves who it is: By Authentication String, By Null String, By Existing Certificate. */
export type CapfAuthenticationMode =
  | 'authentication string'
  | 'null string'
  | 'existing certificate, LSC first'
  | 'existing certificate, MIC first';

/** What an administrator orders for a phone in its Phone Configuration window. */
export interface CapfOrder {
  readonly operation: CapfOperation;
  readonly authenticationMode: CapfAuthenticationMode;
  readonly authenticationString: string;
  readonly keyBits: KeyBits;
  /** Operation Completes By; undefined for no limit. */
  readonly completesBy: Date | undefined;
}

/** The CAPF settings of a device, and what CAPF knows of it. */
export interface CapfRecord extends CapfOrder {
  readonly name: DeviceName;
  /** Whether phones of this model leave the factory with a certificate. */
  readonly hasMic: boolean;
  /** As the administration shows it: `None`, `Operation Pending`, `Upgrade Success`, … */
  readonly status: string;
  /** Serial number of the LSC that CAPF issued last and the phone stored, hexadecimal. */
  readonly lscSerial: string | undefined;
}

/** Phone Configuration before anybody changed it: 1024 bits, No Pending Operation. Which mode stands
 * there first is not documented for 4.1; chosen here. */
export const usualOrder: CapfOrder = {
  operation: 'none',
  authenticationMode: 'null string',
  authenticationString: '',
  keyBits: 1024,
  completesBy: undefined,
};

/** The CAPF settings of all devices of a cluster. */
export class CapfDatabase implements HasPresent {
  readonly #records = new Map<string, CapfRecord>();
  /** Devices for which something was ordered since CAPF took up their order last. */
  readonly #orderedSince = new Set<string>();

  get records(): Iterable<CapfRecord> {
    return this.#records.values();
  }

  record(name: string): CapfRecord | undefined {
    return this.#records.get(name);
  }

  present(into: Present): void {
    for (const record of this.#records.values()) {
      into.data(record);
      into.put(this.#orderedSince.has(record.name));
    }
  }

  /** Adds a device, or puts the record in the place of the one of this name. */
  setRecord(record: Partial<CapfRecord> & Pick<CapfRecord, 'name' | 'hasMic'>): void {
    const { operation = usualOrder.operation } = record;
    const status = operationStatus(operation);
    this.#records.set(record.name, { ...usualOrder, status, lscSerial: undefined, ...record });
  }

  deleteRecord(name: DeviceName): void {
    this.#records.delete(name);
  }

  /** What the administrator saves in Phone Configuration: the operation is pending from now on. */
  order(name: DeviceName, order: Partial<CapfOrder>): void {
    this.#orderedSince.add(name);
    const changed = { ...usualOrder, ...this.#records.get(name), ...order };
    this.#change(name, { ...changed, status: operationStatus(changed.operation) });
  }

  /** What is ordered now, for a session that begins with it. */
  takeUp(name: string): CapfRecord | undefined {
    this.#orderedSince.delete(name);
    return this.#records.get(name);
  }

  /**
   * The operation was carried out, and is not pending any more.
   * @param carriedOut as the session took it up: what was ordered since is pending, be it the same
   */
  succeeded(carriedOut: CapfRecord, lscSerial: string | undefined): void {
    const { name, operation } = carriedOut;
    this.#change(name, { lscSerial });
    if (this.#isStillOrdered(carriedOut))
      this.#change(name, { operation: 'none', status: operationStatus(operation, 'success') });
  }

  /**
   * The operation failed. It stays pending, so that the phone may try again, unless that would be in
   * vain. Not documented; chosen here, as otherwise nine more attempts at a string had no use.
   */
  failed(attempted: CapfRecord, failure: OperationFailure): void {
    if (!this.#isStillOrdered(attempted)) return;
    const { name, operation } = attempted;
    const isOver = failure === 'too late' || failure === 'no certificate';
    const status = operationStatus(operation, failure);
    this.#change(name, { status, operation: isOver ? 'none' : operation });
  }

  #isStillOrdered({ name, operation }: CapfRecord): boolean {
    return !this.#orderedSince.has(name) && this.#records.get(name)?.operation === operation;
  }

  #change(name: DeviceName, changes: Partial<CapfRecord>): void {
    const record = this.#records.get(name);
    if (record) this.#records.set(name, { ...record, ...changes });
  }
}
