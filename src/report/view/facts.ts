import type { LinkSecurity, PhoneView } from './site-view.ts';

type PhoneFacts = Pick<PhoneView, 'model' | 'deviceName' | 'mac' | 'mode' | 'mic' | 'lsc' | 'line'>;

/** What a setting of a phone says about it, by the name of the setting. */
const phoneFacts: Readonly<Record<string, (value: string) => Partial<PhoneFacts>>> = {
  model: (model) => ({ model }),
  'device name': (deviceName) => ({ deviceName }),
  'MAC address': (mac) => ({ mac }),
  'device security mode': (mode) => (isLinkSecurity(mode) ? { mode } : {}),
  MIC: (value) => ({ mic: installedIn(value) }),
  LSC: (value) => ({ lsc: installedIn(value) }),
  line: (line) => ({ line }),
};

const isLinkSecurity = (text: string): text is LinkSecurity =>
  text === 'nonsecure' || text === 'authenticated' || text === 'encrypted';

const installedIn = (value: string) => (value === 'none' ? 'none' : 'installed');

export const phoneFactsIn = (setting: string, value: string): Partial<PhoneFacts> =>
  phoneFacts[setting]?.(value) ?? {};

/** Whether only phones have a setting of this name. */
export const isPhoneFact = (setting: string): boolean => setting in phoneFacts;

/** Settings that the view of a device shows anyway. */
export const isShownInView = (setting: string): boolean =>
  isPhoneFact(setting) ||
  setting.startsWith('device SEP') ||
  setting === 'CTL file' ||
  setting === servicesSetting ||
  serviceIn(setting) !== undefined;

/** Lists all services of a server. */
export const servicesSetting = 'services';

/** `service tftp` → `tftp` */
export const serviceIn = (setting: string): string | undefined =>
  /^service (.+)$/.exec(setting)?.[1];
