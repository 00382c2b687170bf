import type { DeviceName } from '../../basics/index.ts';
import { type SccpMessageOf, textCodes } from '../../protocols/sccp/index.ts';
import type { ClusterDatabase, DeviceRecord } from './cluster-database.ts';
import { modelOfDeviceType, phoneModels } from './phone-models.ts';

export type Admission =
  | { readonly device: DeviceRecord; readonly isNew: boolean }
  | { readonly device: undefined; readonly text: string; readonly reason: string };

/**
 * Which text code goes with which reason is not documented; chosen here by the names of the codes
 * in Wireshark's skinny dissector.
 */
const rejections = {
  unknown: { text: textCodes.errorDatabase, reason: 'the database has no such device' },
  mismatch: {
    text: textCodes.errorMismatch,
    reason: 'the device type differs from that in the database',
  },
} as const;

const phoneName = /^SEP[0-9A-F]{12}$/;

/** Whether a phone may register: by the database, or by auto-registration, which adds it there. */
export function admit(
  database: ClusterDatabase,
  { deviceName, deviceType }: SccpMessageOf<'Register'>['fields'],
): Admission {
  const device = database.device(deviceName);
  if (device)
    return phoneModels[device.model].deviceType === deviceType
      ? { device, isNew: false }
      : { device: undefined, ...rejections.mismatch };

  const model = modelOfDeviceType(deviceType);
  return database.autoRegisters && model && phoneName.test(deviceName)
    ? { device: database.autoRegister(deviceName as DeviceName, model), isNew: true }
    : { device: undefined, ...rejections.unknown };
}
