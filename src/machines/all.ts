import type { AnyStateMachine } from 'xstate';
import { capfLockoutMachine } from './capf-lockout.machine.ts';
import { capfPhoneSessionMachine } from './capf-phone-session.machine.ts';
import { capfServerSessionMachine } from './capf-server-session.machine.ts';
import { ctlTrustMachine } from './ctl-trust.machine.ts';
import { failbackMachine } from './failback.machine.ts';
import { lscMachine } from './lsc.machine.ts';
import { phoneStartupMachine } from './phone-startup.machine.ts';
import { registrationMachine } from './registration.machine.ts';
import { settingsMenuMachine } from './settings-menu.machine.ts';
import { tftpAuthorizationMachine } from './tftp-authorization.machine.ts';

/** The names of the statecharts, as the trace gives them. */
export type MachineName =
  | 'ctl-trust'
  | 'tftp-authorization'
  | 'phone-startup'
  | 'registration'
  | 'failback'
  | 'settings-menu'
  | 'lsc'
  | 'capf-phone-session'
  | 'capf-server-session'
  | 'capf-lockout';

/** Every statechart. */
export const machines: Readonly<Record<MachineName, AnyStateMachine>> = {
  'ctl-trust': ctlTrustMachine,
  'tftp-authorization': tftpAuthorizationMachine,
  'phone-startup': phoneStartupMachine,
  registration: registrationMachine,
  failback: failbackMachine,
  'settings-menu': settingsMenuMachine,
  lsc: lscMachine,
  'capf-phone-session': capfPhoneSessionMachine,
  'capf-server-session': capfServerSessionMachine,
  'capf-lockout': capfLockoutMachine,
};
