export { CallManager, type StopKind } from './callmanager.ts';
export {
  type AutoRegistration,
  ClusterDatabase,
  type ClusterDatabaseOptions,
  type ClusterSecurityMode,
  type DeviceRecord,
  type DeviceSecurityMode,
  type GroupMember,
  type PhoneModel,
} from './cluster-database.ts';
export { type CallManagerSettings, defaultSettings } from './settings.ts';
