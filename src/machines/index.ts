export {
  attemptsBeforeLockout,
  type CapfLockoutEvent,
  type CapfLockoutIntent,
  capfLockoutMachine,
  lockoutTime,
} from './capf-lockout.machine.ts';
export {
  type CapfPhoneFailure,
  type CapfPhoneSessionEvent,
  type CapfPhoneSessionIntent,
  type CapfSessionEnd,
  capfPatience,
  capfPhoneSessionMachine,
  capfRetries,
  capfRetryInterval,
} from './capf-phone-session.machine.ts';
export {
  type CapfFailure,
  type CapfOperation,
  type CapfServerSessionEvent,
  type CapfServerSessionInput,
  type CapfServerSessionIntent,
  capfAnswerTimeout,
  capfServerSessionMachine,
} from './capf-server-session.machine.ts';
export {
  type CtlOutcome,
  type CtlTrustEvent,
  type CtlTrustIntent,
  ctlTrustMachine,
} from './ctl-trust.machine.ts';
export {
  type FailbackEvent,
  type FailbackIntent,
  failbackMachine,
  probeInterval,
  probePatience,
} from './failback.machine.ts';
export {
  type CapfMode,
  type LscEvent,
  type LscIntent,
  type LscSettings,
  lscMachine,
  type StringRefusal,
} from './lsc.machine.ts';
export {
  type PhoneStartupEvent,
  type PhoneStartupInput,
  type PhoneStartupIntent,
  phoneStartupMachine,
  type SecurityLack,
  type StartupFile,
} from './phone-startup.machine.ts';
export {
  type RegistrationEvent,
  type RegistrationIntent,
  type RegistrationServer,
  registrationMachine,
  type SetupRequest,
} from './registration.machine.ts';
export {
  longestAuthenticationString,
  type MenuPage,
  type SettingsAccess,
  type SettingsMenuEvent,
  type SettingsMenuInput,
  type SettingsMenuIntent,
  settingsMenuMachine,
} from './settings-menu.machine.ts';
export {
  type TftpAuthorizationEvent,
  type TftpAuthorizationIntent,
  tftpAuthorizationMachine,
} from './tftp-authorization.machine.ts';
