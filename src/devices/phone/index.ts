export { type ModelName, type PhoneModel, phoneModels } from './models.ts';
export { Phone, type PhoneOptions } from './phone.ts';
