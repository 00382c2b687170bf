export { type CallManagerMember, defaultPhonePort } from './call-managers.ts';
export * from './default-configuration.ts';
export * from './phone-configuration.ts';
export type { SrstReference } from './srst-info.ts';
