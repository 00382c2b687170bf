export { type ModelName, type PhoneModel, phoneModels } from './models.ts';
export { Phone } from './phone.ts';
export type { PhoneOptions } from './phone-options.ts';
