import type { RowId } from '../../guide/index.ts';
import type { DeviceSecurityMode } from './cluster-database.ts';
import { plain } from './trace-files.ts';

/** The cases in which CallManager raises an alarm. (Guide, "Using Alarms") */
export type SecurityAlarm = Extract<RowId, `alarm/callmanager/${string}`>;

interface ReasonCode {
  readonly code: number;
  readonly name: string;
}

const authenticationError: ReasonCode = { code: 10, name: 'authentication error' };

/**
 * The codes are those of CISCO-CCM-MIB, which got these three after 4.1 came out; that alarms of 4.1
 * have them is likely, not documented.
 */
const reasonCodes: Readonly<Record<SecurityAlarm, ReasonCode>> = {
  'alarm/callmanager/authenticated-device-without-tls': authenticationError,
  'alarm/callmanager/unauthenticated-phone-with-tls': authenticationError,
  'alarm/callmanager/name-mismatch': { code: 11, name: 'invalid X.509 name in certificate' },
  'alarm/callmanager/incompatible-tls': { code: 12, name: 'invalid TLS cipher' },
};

/** What a device that is set to one mode and comes in another one does wrong. */
export function disagreement(
  configured: DeviceSecurityMode,
  used: DeviceSecurityMode,
): SecurityAlarm | undefined {
  if (configured === used) return undefined;
  if (used === 'nonsecure') return 'alarm/callmanager/authenticated-device-without-tls';
  return configured === 'nonsecure'
    ? 'alarm/callmanager/unauthenticated-phone-with-tls'
    : 'alarm/callmanager/incompatible-tls';
}

/** The parameters of DeviceTransientConnection (an event of 2005 on the cisco-voip list). */
export interface TransientConnection {
  readonly port: number;
  readonly deviceName: string;
  readonly address: string;
  readonly deviceType: number;
  readonly node: string;
}

/** The alarm is DeviceTransientConnection; in which order its text names things is chosen here. */
export function alarmText(alarm: SecurityAlarm, connection: TransientConnection): string {
  const { code, name } = reasonCodes[alarm];
  const { port, deviceName, address, deviceType, node } = connection;
  return plain(
    `DeviceTransientConnection: connecting port ${port}, device name ${deviceName}, device IP address ${address}, device type ${deviceType}, reason code ${code} (${name}), App ID Cisco CallManager, Node ID ${node}`,
  );
}
