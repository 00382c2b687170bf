import { deviceType } from '../../protocols/sccp/index.ts';

export type PhoneModel = '7970' | '7960' | '7940';

/** What CallManager knows of a model. */
interface ModelFacts {
  readonly deviceType: number;
  /** Line and speed dial buttons beside the screen (data sheets). */
  readonly buttons: number;
  /** Whether phones leave the factory with a certificate (administration guides). */
  readonly hasMic: boolean;
}

export const phoneModels: Readonly<Record<PhoneModel, ModelFacts>> = {
  7970: { deviceType: deviceType['7970'], buttons: 8, hasMic: true },
  7960: { deviceType: deviceType['7960'], buttons: 6, hasMic: false },
  7940: { deviceType: deviceType['7940'], buttons: 2, hasMic: false },
};

const byDeviceType = new Map(
  Object.entries(phoneModels).map(([model, facts]) => [facts.deviceType, model as PhoneModel]),
);

/** The model that registers with this device type, if it is one that auto-registers here. */
export const modelOfDeviceType = (type: number): PhoneModel | undefined => byDeviceType.get(type);
