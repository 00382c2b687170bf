import type { DeviceName, Ipv4 } from '../../basics/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import { CapfDatabase } from '../capf-server/index.ts';
import { type PhoneModel, phoneModels } from './phone-models.ts';

/** As Phone Configuration sets it; what holds depends on the cluster security mode too. */
export type DeviceSecurityMode = 'nonsecure' | 'authenticated' | 'encrypted';

export interface DeviceRecord {
  readonly name: DeviceName;
  readonly model: PhoneModel;
  readonly description: string;
  /** Directory numbers, that of line 1 first. */
  readonly lines: readonly string[];
  readonly deviceSecurityMode: DeviceSecurityMode;
}

/** A server of the CallManager group. */
export interface GroupMember {
  readonly name: string;
  readonly address: Ipv4;
}

export interface AutoRegistration {
  /** As Cisco CallManager Configuration shows it; see `autoRegisters` for when it has effect. */
  enabled: boolean;
  /** A number that is taken is skipped. */
  nextDirectoryNumber: number;
}

/** 0 nonsecure, 1 mixed mode: the values of the enterprise parameter Cluster Security Mode. */
export type ClusterSecurityMode = 0 | 1;

export interface ClusterDatabaseOptions {
  readonly clusterSecurityMode?: ClusterSecurityMode;
  readonly callManagerGroup?: readonly GroupMember[];
  /** Left out for a cluster without CAPF. */
  readonly capfServer?: GroupMember | undefined;
  readonly autoRegistration?: Partial<AutoRegistration>;
  readonly enterpriseParameters?: Iterable<readonly [string, string]>;
  readonly devices?: Iterable<DeviceRecord>;
}

/** Not documented; chosen here. */
const firstDirectoryNumber = 1000;

/** What the administrator configured: one database for all servers of a cluster. */
export class ClusterDatabase implements HasPresent {
  clusterSecurityMode: ClusterSecurityMode;
  /** The servers that phones register with, highest priority first; CallManager 4.1 takes three. */
  callManagerGroup: readonly GroupMember[];
  /** Where CAPF runs: on the publisher, if at all. */
  capfServer: GroupMember | undefined;
  /** The CAPF settings of the devices: each device has a record there. */
  readonly capf = new CapfDatabase();
  readonly autoRegistration: AutoRegistration;
  readonly enterpriseParameters: Map<string, string>;
  readonly #devices = new Map<DeviceName, DeviceRecord>();
  /** Every number that was ever a line: auto-registration gives none of them out again. */
  readonly #takenNumbers = new Set<string>();

  constructor({
    clusterSecurityMode = 0,
    callManagerGroup = [],
    capfServer,
    autoRegistration = {},
    enterpriseParameters = [],
    devices = [],
  }: ClusterDatabaseOptions = {}) {
    this.clusterSecurityMode = clusterSecurityMode;
    this.callManagerGroup = callManagerGroup;
    this.capfServer = capfServer;
    this.autoRegistration = {
      enabled: false,
      nextDirectoryNumber: firstDirectoryNumber,
      ...autoRegistration,
    };
    this.enterpriseParameters = new Map(enterpriseParameters);
    for (const device of devices) this.setDevice(device);
  }

  present(into: Present): void {
    const { enabled, nextDirectoryNumber } = this.autoRegistration;
    into.put(this.clusterSecurityMode, enabled, nextDirectoryNumber);
    into.data(this.callManagerGroup);
    into.data(this.capfServer);
    for (const [name, value] of this.enterpriseParameters) into.put(name, value);
    for (const device of this.#devices.values()) into.data(device);
    into.part('CAPF', this.capf);
  }

  get devices(): Iterable<DeviceRecord> {
    return this.#devices.values();
  }

  device(name: string): DeviceRecord | undefined {
    return this.#devices.get(name as DeviceName);
  }

  /** Adds a device, or puts it in the place of the one of this name; its CAPF settings stay. */
  setDevice(device: DeviceRecord): void {
    const { name, model, lines } = device;
    this.#devices.set(name, device);
    for (const line of lines) this.#takenNumbers.add(line);
    const { hasMic } = phoneModels[model];
    if (!this.capf.record(name)) this.capf.setRecord({ name, hasMic });
  }

  deleteDevice(name: DeviceName): void {
    this.#devices.delete(name);
    this.capf.deleteRecord(name);
  }

  /** In a nonsecure cluster a device is nonsecure whatever it is set to (CallManager security
   * guides). */
  securityModeOf({ deviceSecurityMode }: DeviceRecord): DeviceSecurityMode {
    return this.clusterSecurityMode === 1 ? deviceSecurityMode : 'nonsecure';
  }

  /** In mixed mode auto-registration has no effect (phone administration guides, security chapter). */
  get autoRegisters(): boolean {
    return this.autoRegistration.enabled && this.clusterSecurityMode === 0;
  }

  /** Adds a phone that nobody configured, with the next free directory number. */
  autoRegister(name: DeviceName, model: PhoneModel): DeviceRecord {
    const directoryNumber = this.#nextDirectoryNumber();
    const device: DeviceRecord = {
      name,
      model,
      description: `Auto ${directoryNumber}`,
      lines: [directoryNumber],
      deviceSecurityMode: 'nonsecure',
    };
    this.setDevice(device);
    return device;
  }

  #nextDirectoryNumber(): string {
    for (;;) {
      const number = String(this.autoRegistration.nextDirectoryNumber++);
      if (!this.#takenNumbers.has(number)) return number;
    }
  }
}
