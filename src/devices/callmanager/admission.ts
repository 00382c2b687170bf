import type { DeviceName } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import { type SccpMessageOf, textCodes } from '../../protocols/sccp/index.ts';
import { commonName } from '../capf-server/index.ts';
import type { ClusterDatabase, DeviceRecord } from './cluster-database.ts';
import { modelOfDeviceType, phoneModels } from './phone-models.ts';
import type { Protection } from './protection.ts';
import { disagreement, type SecurityAlarm } from './security-alarms.ts';

export type Admission =
  | { readonly device: DeviceRecord; readonly isNew: boolean }
  | ({ readonly device: undefined } & Rejection);

export interface Rejection {
  /** For the phone. */
  readonly text: string;
  /** For the log. */
  readonly reason: string;
  readonly alarm?: SecurityAlarm;
  /** What is behind it, where that is more than the log says. */
  readonly finding?: RowId;
}

type RegisterFields = SccpMessageOf<'Register'>['fields'];

/**
 * Which text code goes with which reason is not documented; chosen here by the names of the codes
 * in Wireshark's skinny dissector.
 */
const rejections = {
  unknown: { text: textCodes.errorDatabase, reason: 'the database has no such device' },
  withoutAutoRegistration: {
    text: textCodes.errorDatabase,
    reason: 'the database has no such device, and auto-registration has no effect in mixed mode',
    finding: 'ctl-file/phone-does-not-register/auto-registration',
  },
  mismatch: {
    text: textCodes.errorMismatch,
    reason: 'the device type differs from that in the database',
  },
} as const satisfies Record<string, Rejection>;

const phoneName = /^SEP[0-9A-F]{12}$/;

/**
 * Whether a phone may register: by its certificate, by the database, and by the device security
 * mode; or by auto-registration, which adds it to the database. In which order that is looked at is
 * not documented; chosen here, from who it is to how it comes.
 */
export function admit(
  database: ClusterDatabase,
  fields: RegisterFields,
  protection: Protection,
): Admission {
  const { deviceName, deviceType } = fields;
  const shown = protection.mode === 'nonsecure' ? deviceName : commonName(protection.certificate);
  if (shown !== deviceName)
    return rejectedBy('alarm/callmanager/name-mismatch', `its certificate names ${shown}`);

  const device = database.device(deviceName);
  if (!device) return admitUnknown(database, fields, protection);
  if (phoneModels[device.model].deviceType !== deviceType)
    return { device: undefined, ...rejections.mismatch };

  const configured = database.securityModeOf(device);
  const alarm = disagreement(configured, protection.mode);
  return alarm
    ? rejectedBy(alarm, `the device is ${configured}, the connection ${protection.mode}`)
    : { device, isNew: false };
}

/** What auto-registration adds is nonsecure. */
function admitUnknown(
  database: ClusterDatabase,
  { deviceName, deviceType }: RegisterFields,
  { mode }: Protection,
): Admission {
  const model = modelOfDeviceType(deviceType);
  const { enabled } = database.autoRegistration;
  if (!enabled || !model || !phoneName.test(deviceName) || mode !== 'nonsecure')
    return { device: undefined, ...rejections.unknown };
  return database.autoRegisters
    ? { device: database.autoRegister(deviceName as DeviceName, model), isNew: true }
    : { device: undefined, ...rejections.withoutAutoRegistration };
}

const rejectedBy = (alarm: SecurityAlarm, reason: string): Admission => ({
  device: undefined,
  text: textCodes.securityError,
  reason,
  alarm,
});
