import { deviceType } from '../../protocols/sccp/index.ts';
import type { PhoneModel } from './cluster-database.ts';

/** What CallManager knows of a model. */
interface ModelFacts {
  readonly deviceType: number;
  /** Line and speed dial buttons beside the screen (data sheets). */
  readonly buttons: number;
}

export const phoneModels: Readonly<Record<PhoneModel, ModelFacts>> = {
  7970: { deviceType: deviceType['7970'], buttons: 8 },
  7960: { deviceType: deviceType['7960'], buttons: 6 },
  7940: { deviceType: deviceType['7940'], buttons: 2 },
};

const byDeviceType = new Map(
  Object.entries(phoneModels).map(([model, facts]) => [facts.deviceType, model as PhoneModel]),
);

/** The model that registers with this device type, if it is one that auto-registers here. */
export const modelOfDeviceType = (type: number): PhoneModel | undefined => byDeviceType.get(type);
