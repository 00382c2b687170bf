import type { HostName } from '../simulation/index.ts';

/** The database of a cluster lives on its publisher, and what is set there is told there. */
export const databaseHost: HostName = 'publisher';

/** What the trace calls the settings of the database. */
export const databaseSettings = {
  device: (name: string) => `device ${name}`,
  securityMode: (name: string) => `device security mode of ${name}`,
  capf: (name: string) => `CAPF settings of ${name}`,
  clusterSecurityMode: 'cluster security mode',
  autoRegistration: 'auto-registration',
} as const;
