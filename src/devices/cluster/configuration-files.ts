import type { Identity } from '../../pki/index.ts';
import {
  type CallManagerMember,
  defaultPhonePort,
  emptyPhoneConfiguration,
  type PhoneConfiguration,
  writeDefaultConfiguration,
  writePhoneConfiguration,
} from '../../protocols/config-file/index.ts';
import { writeSignedFile } from '../../protocols/signed-file/index.ts';
import type { Trace } from '../../simulation/index.ts';
import {
  type ClusterDatabase,
  type DeviceRecord,
  securityModeFacts,
} from '../callmanager/index.ts';
import { type CapfRecord, usualCapfSettings } from '../capf-server/index.ts';
import { databaseHost, databaseSettings } from '../database-settings.ts';
import type { FileSource } from '../tftp-server/index.ts';

/** 0 disabled, 1 enabled, 2 restricted: vendorConfig/settingsAccess of a phone. */
export type SettingsAccess = PhoneConfiguration['settingsAccess'];

export interface ConfigurationFilesOptions {
  readonly database: ClusterDatabase;
  readonly settingsAccess: (device: DeviceRecord) => SettingsAccess;
  /** The server's own certificate; it signs once the cluster is in mixed mode. */
  readonly signer: () => Identity;
  /** When the files were built. */
  readonly timestamp: Date;
  /** Where it is told what is set in the database. */
  readonly trace?: Trace;
}

const defaultName = 'XMLDefault.cnf.xml';
const securityModes = { nonsecure: 1, authenticated: 2, encrypted: 3 } as const;
const capfAuthModes = {
  'authentication string': 1,
  'null string': 2,
  'existing certificate, LSC first': 3,
  'existing certificate, MIC first': 4,
} as const;

/**
 * The configuration files that the Cisco TFTP service builds from the database: one for each
 * phone, one for phones that the database does not know, and in mixed mode a signed one of each.
 */
export class ConfigurationFiles implements FileSource {
  readonly #options: ConfigurationFilesOptions;

  constructor(options: ConfigurationFilesOptions) {
    this.#options = options;
  }

  /** Case does not tell names apart on a Windows server. */
  read(name: string): Uint8Array | undefined {
    const { database, signer, timestamp } = this.#options;
    const isSigned = name.toLowerCase().endsWith('.sgn');
    if (isSigned && database.clusterSecurityMode === 0) return undefined;
    const plainName = isSigned ? name.slice(0, -'.sgn'.length) : name;
    const plain = this.#plain(plainName);
    if (!plain || !isSigned) return plain?.bytes;
    const signedName = `${plain.name}.sgn`;
    return writeSignedFile({ name: signedName, payload: plain.bytes, signer: signer(), timestamp });
  }

  facts(name: string): readonly number[] {
    const { database, trace } = this.#options;
    const [, deviceName] = /^(SEP[0-9A-F]{12})\.cnf\.xml(?:\.sgn)?$/i.exec(name) ?? [];
    if (!trace || !deviceName) return [];
    const device = deviceName.toUpperCase();
    return [
      ...securityModeFacts(trace, database, device),
      ...trace.facts(databaseHost, databaseSettings.capf(device)),
    ];
  }

  #plain(asked: string): { readonly name: string; readonly bytes: Uint8Array } | undefined {
    const { database } = this.#options;
    if (asked.toLowerCase() === defaultName.toLowerCase()) {
      const bytes = writeDefaultConfiguration({ callManagers: this.#callManagers(), loads: [] });
      return { name: defaultName, bytes };
    }
    const [, deviceName] = /^(SEP[0-9A-F]{12})\.cnf\.xml$/i.exec(asked) ?? [];
    const device = deviceName && database.device(deviceName.toUpperCase());
    if (!device) return undefined;
    const bytes = writePhoneConfiguration(this.#configurationOf(device));
    return { name: `${device.name}.cnf.xml`, bytes };
  }

  #configurationOf(device: DeviceRecord): PhoneConfiguration {
    const { database, settingsAccess, timestamp } = this.#options;
    return {
      ...emptyPhoneConfiguration,
      callManagers: this.#callManagers(),
      settingsAccess: settingsAccess(device),
      deviceSecurityMode: securityModes[database.securityModeOf(device)],
      capfAuthMode: capfAuthModeOf(database.capf.record(device.name)),
      capfList: this.#capfList(),
      versionStamp: `{${timestamp.toISOString()}}`,
    };
  }

  #capfList(): PhoneConfiguration['capfList'] {
    const { capfServer } = this.#options.database;
    const { port: phonePort } = usualCapfSettings;
    return capfServer ? [{ phonePort, processNodeName: capfServer.address }] : [];
  }

  #callManagers(): CallManagerMember[] {
    return this.#options.database.callManagerGroup.map(({ name, address }, priority) => ({
      name,
      priority,
      processNodeName: address,
      ethernetPhonePort: defaultPhonePort,
    }));
  }
}

const capfAuthModeOf = (record: CapfRecord | undefined): PhoneConfiguration['capfAuthMode'] =>
  record && record.operation !== 'none' ? capfAuthModes[record.authenticationMode] : 0;
