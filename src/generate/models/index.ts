import type { MachineName } from '../../machines/index.ts';
import type { Model } from '../model/index.ts';
import { capfLockoutModel } from './capf-lockout.ts';
import { capfPhoneSessionModel } from './capf-phone-session.ts';
import { capfServerSessionModel } from './capf-server-session.ts';
import { ctlTrustModel } from './ctl-trust.ts';
import { failbackModel } from './failback.ts';
import { lscModel } from './lsc.ts';
import { phoneStartupModel } from './phone-startup.ts';
import { registrationModel } from './registration.ts';
import { settingsMenuModel } from './settings-menu.ts';
import { tftpAuthorizationModel } from './tftp-authorization.ts';

/** The models of the shipped machines, by the name of the machine. */
export const models: Readonly<Record<MachineName, Model>> = {
  'capf-lockout': capfLockoutModel,
  'capf-phone-session': capfPhoneSessionModel,
  'capf-server-session': capfServerSessionModel,
  'ctl-trust': ctlTrustModel,
  failback: failbackModel,
  lsc: lscModel,
  'phone-startup': phoneStartupModel,
  registration: registrationModel,
  'settings-menu': settingsMenuModel,
  'tftp-authorization': tftpAuthorizationModel,
};
