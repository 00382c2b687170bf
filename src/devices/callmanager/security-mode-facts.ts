import type { Trace } from '../../simulation/index.ts';
import { databaseHost, databaseSettings } from '../database-settings.ts';
import type { ClusterDatabase } from './cluster-database.ts';

/** The entries that say which device security mode holds for a device, or that there is no such
 * device. In a nonsecure cluster that is the mode of the cluster. */
export function securityModeFacts(
  trace: Trace,
  { clusterSecurityMode }: ClusterDatabase,
  name: string,
): number[] {
  const own = trace.facts(databaseHost, databaseSettings.securityMode(name));
  const device = trace.facts(databaseHost, databaseSettings.device(name));
  const cluster = trace.facts(databaseHost, databaseSettings.clusterSecurityMode);
  return [...(own.length > 0 ? own : device), ...(clusterSecurityMode === 0 ? cluster : [])];
}
