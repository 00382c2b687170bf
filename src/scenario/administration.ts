import { BugError, UserError } from '../basics/index.ts';
import { type CapfForm, checkCapfForm } from '../devices/administration/index.ts';
import type { ClusterDatabase, DeviceRecord } from '../devices/callmanager/index.ts';
import type { CapfRecord } from '../devices/capf-server/index.ts';
import { databaseHost, databaseSettings } from '../devices/index.ts';
import type { World } from '../simulation/index.ts';
import type { CapfFields } from './language/index.ts';

/** Cisco CallManager Administration runs on the publisher. */
const host = databaseHost;
const command = 'Phone Configuration';

const daysToComplete = 10;
const dayInMillis = 24 * 60 * 60 * 1000;

/** The Phone Configuration window of Cisco CallManager Administration. */
export class Administration {
  readonly #world: World;
  readonly #database: ClusterDatabase;

  constructor(world: World, database: ClusterDatabase) {
    this.#world = world;
    this.#database = database;
  }

  /** Says what is set when the scenario starts, also of phones that the database does not know. */
  tell(devices: Iterable<DeviceRecord>): void {
    const { clusterSecurityMode, autoRegistration } = this.#database;
    this.#tellCluster(clusterSecurityMode === 1 ? 'mixed' : 'nonsecure');
    this.#tellAutoRegistration(autoRegistration.enabled ? 'on' : 'off');
    for (const device of devices) this.#tellDevice(device.name);
  }

  /** A device that is not in the database yet; one that is stays as it is. */
  add(device: DeviceRecord): void {
    if (this.#database.device(device.name)) return;
    this.#database.setDevice(device);
    this.#tellDevice(device.name);
  }

  /**
   * A phone that is registered stays so until it starts again: not documented; chosen here.
   * @throws UserError when the database has no such device
   */
  delete(name: string): void {
    this.#database.deleteDevice(this.#deviceOf(name).name);
    this.#tellDevice(name);
  }

  setClusterSecurityMode(mode: 'mixed' | 'nonsecure'): void {
    this.#database.clusterSecurityMode = mode === 'mixed' ? 1 : 0;
    this.#tellCluster(mode);
  }

  setAutoRegistration(value: 'on' | 'off'): void {
    this.#database.autoRegistration.enabled = value === 'on';
    this.#tellAutoRegistration(value);
  }

  /** @throws UserError when the database has no such device */
  setSecurityMode(name: string, deviceSecurityMode: DeviceRecord['deviceSecurityMode']): void {
    this.#database.setDevice({ ...this.#deviceOf(name), deviceSecurityMode });
    this.#set(databaseSettings.securityMode(name), deviceSecurityMode);
  }

  /**
   * Saves the CAPF part of the window.
   * @returns what the window says, and prints, when it is refused
   * @throws UserError when the database has no such device
   */
  saveCapf(name: string, fields: CapfFields): string | undefined {
    const device = this.#deviceOf(name);
    const record = this.#recordOf(name);
    const result = checkCapfForm(filledIn(fields, record, this.#world.date()), this.#world.date());
    if (!result.accepted) {
      const { row: guide, message: output } = result;
      this.#world.trace.record(host, { kind: 'console', command, output, guide });
      return output;
    }
    this.#database.capf.order(device.name, result.order);
    const { operation, authenticationMode, authenticationString, keyBits } = result.order;
    const by =
      authenticationMode === 'authentication string'
        ? `${authenticationMode} ${authenticationString}`.trimEnd()
        : authenticationMode;
    this.#set(databaseSettings.capf(name), `${operation}, by ${by}, ${keyBits} bits`);
    return undefined;
  }

  /** @throws UserError when the database has no such device */
  show(name: string): void {
    const { description, model, lines, deviceSecurityMode } = this.#deviceOf(name);
    const { operation, authenticationMode, keyBits, status } = this.#recordOf(name);
    const output = [
      `Device Name: ${name}`,
      `Model: ${model}`,
      `Description: ${description}`,
      `Lines: ${lines.join(', ')}`,
      `Device Security Mode: ${deviceSecurityMode}`,
      `Certificate Operation: ${operations[operation]}`,
      `Authentication Mode: By ${authenticationMode}`,
      `Key Size: ${keyBits}`,
      `Operation Status: ${status}`,
    ].join('\n');
    this.#world.trace.record(host, { kind: 'console', command, output });
  }

  #tellDevice(name: string): void {
    const device = this.#database.device(name);
    const value = device
      ? [device.model, device.deviceSecurityMode, ...device.lines.map((line) => `line ${line}`)]
      : ['none'];
    this.#set(databaseSettings.device(name), value.join(', '));
  }

  #tellCluster(mode: 'mixed' | 'nonsecure'): void {
    this.#set(databaseSettings.clusterSecurityMode, mode);
  }

  #tellAutoRegistration(value: 'on' | 'off'): void {
    this.#set(databaseSettings.autoRegistration, value);
  }

  #deviceOf(name: string): DeviceRecord {
    const device = this.#database.device(name);
    if (device) return device;
    throw new UserError(`the database has no device ${name}`, 'Add it with «add device».');
  }

  #recordOf(name: string): CapfRecord {
    const record = this.#database.capf.record(name);
    if (!record) throw new BugError(`${name} has no CAPF settings`);
    return record;
  }

  #set(name: string, value: string): void {
    this.#world.trace.record(host, { kind: 'setting', name, value });
  }
}

const operations = {
  none: 'No Pending Operation',
  install: 'Install/Upgrade',
  delete: 'Delete',
  troubleshoot: 'Troubleshoot',
} as const;

/** The window shows what is set already; somebody has changed the fields that are given. */
function filledIn(fields: CapfFields, record: CapfRecord, now: Date): CapfForm {
  // Not documented which date stands there first; chosen here.
  const usual = new Date(now.getTime() + daysToComplete * dayInMillis);
  const date = record.completesBy ?? usual;
  const { year, month, day, hour } = fields['completes by'] ?? {};
  return {
    operation: fields.operation ?? record.operation,
    authenticationMode: fields.mode ?? record.authenticationMode,
    authenticationString: fields.string ?? record.authenticationString,
    keyBits: fields['key size'] ?? record.keyBits,
    year: year ?? String(date.getUTCFullYear()),
    month: month ?? String(date.getUTCMonth() + 1),
    day: day ?? String(date.getUTCDate()),
    hour: hour ?? String(date.getUTCHours()),
  };
}
