export { CallManager, type CallManagerOptions, type StopKind } from './callmanager.ts';
export {
  type AutoRegistration,
  ClusterDatabase,
  type ClusterDatabaseOptions,
  type ClusterSecurityMode,
  type DeviceRecord,
  type DeviceSecurityMode,
  type GroupMember,
} from './cluster-database.ts';
export type { PhoneModel } from './phone-models.ts';
export { counterNames } from './registered-phones.ts';
export { securityModeFacts } from './security-mode-facts.ts';
export { type CallManagerSettings, defaultSettings } from './settings.ts';
